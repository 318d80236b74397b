#pragma once
// The review list of an issue with its ticks, for those who show it and for those who wait for it.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/issue/build_issue.h"
#include "app/run.h"
#include "model/review.h"

namespace jianbao {

/// The items of all documents of an issue, by kind; each with its tick, if somebody looked.
class ReviewList {
 public:
  ReviewList(std::vector<ReviewItem> items, std::vector<ReviewTick> ticks)
      : items_(std::move(items)) {
    set_ticks(std::move(ticks));
  }
  void set_ticks(std::vector<ReviewTick>);
  [[nodiscard]] const std::vector<ReviewItem>& items() const { return items_; }
  [[nodiscard]] const ReviewTick* tick(const ReviewItem&) const;
  [[nodiscard]] const ReviewItem* find(const std::string& mark) const;
  [[nodiscard]] std::vector<const ReviewItem*> open() const;
  /// Ticks of what is no longer on the list.
  [[nodiscard]] std::vector<const ReviewTick*> stale() const;

 private:
  std::vector<ReviewItem> items_;
  std::map<std::string, ReviewTick> ticks_;  // by mark
};

/// Of an issue whose documents were built as far as their checking lists (Stage::Typeset), which
/// print words of the sources. An office without data/watchwords.yaml is told of it. Nothing: the
/// run has errors.
[[nodiscard]] std::optional<ReviewList> review_list(Run&, const Prepared&, const BuiltIssue&);

/// An issue that was signed off goes out only when everything on its list was looked at: else an
/// error names what is open, and false. A draft may go round with open items.
[[nodiscard]] bool is_reviewed(Run&, const Prepared&, const BuiltIssue&);

}  // namespace jianbao
