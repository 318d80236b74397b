#pragma once
// What many rules would else reckon again for each fact: the highest figure before a day, the bases
// of a series of growths, the sum of the shares of a whole. Private to validate.

#include <chrono>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "validate/scene.h"

namespace jianbao::validation {

/// Figures that add up from one start (累计至 always, 1—9月 and 1—10月 of one year), in order of
/// their ends, each with what is known of all before it. Superseded figures are left out.
class CumulativeIndex {
 public:
  explicit CumulativeIndex(const Scene&);

  struct Before {
    std::optional<FactIndex> highest;  ///< surely stood highest (超100 above 100)
    std::optional<FactIndex> open;     ///< one that a bounding word leaves without a bound
    bool too_large = false;            ///< one of them leaves exact arithmetic
    [[nodiscard]] bool empty() const { return !highest && !open && !too_large; }
  };
  /// Of all that end before the fact does; empty: nothing accumulates with it.
  [[nodiscard]] Before before(const Scene&, FactIndex) const;

 private:
  using Key =
      std::tuple<Scene::ThingNumber, std::string_view, PeriodKind, std::chrono::year_month_day>;
  struct Entry {
    Key key;
    std::chrono::year_month_day end;
    FactIndex index;
    Before so_far;  ///< this one and those in front of it
  };
  static std::optional<Key> key_of(const Scene&, Scene::ThingNumber, const Fact&);
  static void add(const Scene&, FactIndex, Before&);
  static void combine(const Scene&, const Before&, Before&);
  std::vector<Entry> entries_;
};

/// Observed growths over the year before by thing and kind of period, and the bases (可比价 …) on
/// which they are stated.
class BasisIndex {
 public:
  explicit BasisIndex(const Scene&);

  struct Basis {
    std::string_view words;  ///< empty: the source does not say
    FactIndex first;         ///< the first fact with it
  };
  /// Of all that may be compared with the fact, which must have such a growth: stated bases by
  /// their words, then the unstated one.
  [[nodiscard]] std::vector<Basis> of(const Scene&, FactIndex) const;
  /// Whether the fact is the only one of its kind.
  [[nodiscard]] bool is_alone(const Scene&, FactIndex) const;

 private:
  using Key = std::pair<Scene::ThingNumber, PeriodKind>;
  struct Series {
    Key key;
    std::size_t count;
    std::vector<Basis> bases;
  };
  [[nodiscard]] const Series* find(const Key&) const;
  std::vector<Series> series_;
};

/// Shares of one whole on one base (占青岛市 and 占全省 make no sum), of one period and status.
class ShareIndex {
 public:
  explicit ShareIndex(const Scene&);

  struct Sum {
    std::span<const FactIndex> parts;  ///< ascending
    std::optional<Rational> least;     ///< none: the sum leaves exact arithmetic
    bool bounded = true;               ///< each share has an upper bound
  };
  /// None: the fact has no share of a whole that could be added to others.
  [[nodiscard]] std::optional<Sum> sum_with(const Scene&, FactIndex) const;

 private:
  using Key = std::tuple<std::string_view, std::string_view, Status, Scene::PeriodKey>;
  static std::optional<Key> key_of(const Fact&);
  Groups<Key> groups_;
  std::map<Key, Sum> sums_;
};

}  // namespace jianbao::validation
