#include "compose/chart_rules.h"

#include <algorithm>
#include <utility>

#include "compose/rounded_sums.h"
#include "compose/wording.h"
#include "model/comparability.h"

namespace jianbao::composing {
namespace {

class Judge {
 public:
  Judge(Context& context, const ChartSpec& spec, std::vector<ChartColumn>& columns)
      : context_(context), spec_(spec), columns_(columns) {}

  bool is_honest() {
    switch (spec_.kind) {
      case ChartKind::Timeline:
        return true;
      case ChartKind::Multiples:
        return units_of_series();
      case ChartKind::Progress:
        return units_of_axes() && is_promised() && is_of_the_same();
      case ChartKind::StackedColumn:
        return units_of_axes() && compare_periods() && are_parts();
      case ChartKind::ShareBar:
        return units_of_axes() && are_shares();
      default:
        return units_of_axes() && compare_periods();
    }
  }

  [[nodiscard]] ChartChange change() const { return changed_; }

 private:
  /// Each axis has one unit.
  bool units_of_axes() {
    bool fits = true;
    for (const bool second : {false, true}) {
      const ChartMark* first = nullptr;
      const std::string& declared = second ? spec_.second_unit : spec_.unit;
      each_mark([&](ChartColumn& column, std::size_t s, ChartMark& mark) {
        if (spec_.series[s].second != second) {
          return;
        }
        first = first == nullptr ? &mark : first;
        const bool in_unit = declared.empty() || mark.unit == declared;
        if (!in_unit || mark.unit != first->unit) {
          fits = false;
          complain_unlike(column, mark, *first, in_unit ? "" : declared);
        }
      });
    }
    return fits;
  }

  /// Progress is towards something: what happened is compared with what was promised.
  bool is_promised() {
    bool promised = true;
    each_mark([&](ChartColumn& column, std::size_t s, ChartMark& mark) {
      if (is_observed(context_.views.fact(mark.fact).status) != (s == 0)) {
        promised = false;
        context_.diagnostics.add(
            {Code::ComposeChartProgress,
             mark.span,
             {{"label", column.label}, {"value", mark.words.figures.front().printed}}});
      }
    });
    return promised;
  }

  /// A promise is measured by what the same body did within its time; it is drawn as the line to
  /// reach, never as a bar over what was done.
  bool is_of_the_same() {
    bool same = true;
    for (ChartColumn& column : columns_) {
      const auto& done = column.marks.front();
      for (std::size_t s = 1; s < column.marks.size(); ++s) {
        auto& promise = column.marks[s];
        if (!promise) {
          continue;
        }
        promise->point.nature = PointNature::Target;
        if (done && !measures(*done, *promise)) {
          same = false;
          context_.diagnostics.add({Code::ComposeChartOtherPromise,
                                    promise->span,
                                    {{"label", column.label},
                                     {"done", of_whom_and_when(*done)},
                                     {"promised", of_whom_and_when(*promise)}}});
        }
      }
    }
    return same;
  }

  [[nodiscard]] bool measures(const ChartMark& done, const ChartMark& promise) const {
    return context_.views.fact(done.fact).subject == context_.views.fact(promise.fact).subject &&
           promise.period.begin <= done.period.begin && done.period.end <= promise.period.end;
  }

  [[nodiscard]] std::string of_whom_and_when(const ChartMark& mark) const {
    return context_.input.catalogue[context_.views.fact(mark.fact).subject].name + "，" +
           period_with_year(mark.period);
  }

  bool units_of_series() {
    bool fits = true;
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
      const ChartMark* first = nullptr;
      for (ChartColumn& column : columns_) {
        if (auto& mark = column.marks[s]) {
          first = first == nullptr ? &*mark : first;
          const bool alike = mark->unit == first->unit && are_alike(mark->period, first->period);
          if (!alike) {
            complain_unlike(column, *mark, *first, "");
          }
          fits = fits && alike;
        }
      }
    }
    return fits;
  }

  /// Unlike periods become monthly averages where all have one; else those of one indicator stand
  /// apart, with a break between them; else there is nothing to compare (W-11).
  bool compare_periods() {
    const ChartMark* first = nullptr;
    std::vector<std::pair<ChartColumn*, ChartMark*>> unlike;
    each_mark([&](ChartColumn& column, std::size_t, ChartMark& mark) {
      first = first == nullptr ? &mark : first;
      if (!are_alike(mark.period, first->period)) {
        unlike.emplace_back(&column, &mark);
      }
    });
    if (unlike.empty() || use_monthly()) {
      return true;
    }
    if (is_one_indicator() && is_alike_within_columns()) {
      set_breaks();
      return true;
    }
    for (const auto& [column, mark] : unlike) {
      complain_unlike(*column, *mark, *first, "");
    }
    return false;
  }

  bool use_monthly() {
    std::vector<ChartMark> monthly;
    bool whole = is_one_indicator();
    each_mark([&](ChartColumn&, std::size_t, ChartMark& mark) {
      auto average = as_monthly(context_, mark);
      whole = whole && average;
      if (whole) {
        monthly.push_back(std::move(*average));
      }
    });
    if (!whole) {
      return false;
    }
    auto next = monthly.begin();
    each_mark([&](ChartColumn&, std::size_t, ChartMark& mark) { mark = std::move(*next++); });
    context_.diagnostics.add({Code::ComposeChartMonthly, spec_.span, {{"chart", spec_.name}}});
    changed_ = ChartChange::Monthly;
    return true;
  }

  bool is_one_indicator() {
    bool same = true;
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
      std::optional<IndicatorId> of;
      for (const ChartColumn& column : columns_) {
        if (column.marks[s]) {
          const IndicatorId here = context_.views.fact(column.marks[s]->fact).indicator;
          same = same && (!of || *of == here);
          of = here;
        }
      }
    }
    return same;
  }

  bool is_alike_within_columns() {
    bool alike = true;
    each_mark([&](ChartColumn& column, std::size_t, ChartMark& mark) {
      alike = alike && are_alike(mark.period, column.first()->period);
    });
    return alike;
  }

  void set_breaks() {
    const ChartMark* before = nullptr;
    for (ChartColumn& column : columns_) {
      const ChartMark* mark = column.first();
      if (mark != nullptr) {
        column.unlike_before = before != nullptr && !are_alike(before->period, mark->period);
        before = mark;
      }
    }
    context_.diagnostics.add({Code::ComposeChartBroken, spec_.span, {{"chart", spec_.name}}});
    changed_ = ChartChange::Broken;
  }

  /// A stack is a sum: only what is registered as parts of one whole, and is exactly known, adds
  /// up.
  bool are_parts() {
    bool parts = true;
    for (ChartColumn& column : columns_) {
      std::optional<std::string> whole;
      for (const auto& mark : column.marks) {
        if (!mark) {
          continue;
        }
        const auto& within = context_.views.fact(mark->fact).within;
        const bool part = within && (!whole || *whole == within->fact) && is_exact(*mark);
        if (!part) {
          complain_part(column, *mark);
          parts = false;
        }
        whole = within ? within->fact : std::string();
      }
    }
    return parts;
  }

  /// The same whole, as a registered fact or by the name that the sources give it.
  [[nodiscard]] bool have_one_whole(const ChartMark& a, const ChartMark& b) const {
    const Fact& one = context_.views.fact(a.fact);
    const Fact& other = context_.views.fact(b.fact);
    if (one.within && other.within) {
      return one.within->fact == other.within->fact;
    }
    const Comparison* share = one.comparison(ComparisonKind::Share);
    const Comparison* second = other.comparison(ComparisonKind::Share);
    return share != nullptr && second != nullptr && !share->base.empty() &&
           share->base == second->base;
  }

  bool are_shares() {
    bool shares = true;
    for (ChartColumn& column : columns_) {
      Rational sum(0);
      Rational rounding(0);  // 33.4, 33.3 and 33.4 are a whole (S-19)
      const ChartMark* first = column.first();
      for (const auto& mark : column.marks) {
        if (!mark) {
          continue;
        }
        const bool one_whole = &*mark == first || have_one_whole(*mark, *first);
        if (mark->unit != "%" || mark->view == View::Rate || !is_exact(*mark) || !one_whole) {
          complain_part(column, *mark);
          shares = false;
        }
        sum = sum + Rational(*mark->point.value);
        rounding = rounding + half_a_step(*mark->point.value);
      }
      if (sum > Rational(100) + rounding) {
        context_.diagnostics.add({Code::ComposeChartShares,
                                  column.span,
                                  {{"label", column.label}, {"sum", sum.rounded(2).to_string()}}});
        shares = false;
      }
    }
    return shares;
  }

  static bool is_exact(const ChartMark& mark) {
    return !mark.point.upper && !mark.point.value->is_negative() &&
           mark.point.nature != PointNature::LowerBound &&
           mark.point.nature != PointNature::UpperBound;
  }

  void complain_part(const ChartColumn& column, const ChartMark& mark) {
    context_.diagnostics.add(
        {Code::ComposeChartNoPart,
         mark.span,
         {{"label", column.label}, {"value", mark.words.figures.front().printed}}});
  }

  void complain_unlike(const ChartColumn& column, const ChartMark& mark, const ChartMark& other,
                       const std::string& declared) {
    const auto what = [](const ChartMark& m) { return period_with_year(m.period) + "，" + m.unit; };
    std::string other_label = spec_.name;
    for (const ChartColumn& c : columns_) {
      const bool holds =
          std::ranges::any_of(c.marks, [&](const auto& m) { return m && &*m == &other; });
      other_label = declared.empty() && holds ? c.label : other_label;
    }
    context_.diagnostics.add({Code::ComposeChartUnlike,
                              mark.span,
                              {{"label", column.label},
                               {"what", what(mark)},
                               {"other", other_label},
                               {"other_what", declared.empty() ? what(other) : declared}}});
  }

  template <class Visit>
  void each_mark(Visit visit) {
    for (ChartColumn& column : columns_) {
      for (std::size_t s = 0; s < column.marks.size(); ++s) {
        if (column.marks[s]) {
          visit(column, s, *column.marks[s]);
        }
      }
    }
  }

  Context& context_;
  const ChartSpec& spec_;
  std::vector<ChartColumn>& columns_;
  ChartChange changed_ = ChartChange::None;
};

}  // namespace

std::string_view change_note(ChartChange change) {
  switch (change) {
    case ChartChange::None:
      return "";
    case ChartChange::Monthly:
      return "注：各期月数不同，改画月均数（推算）。";
    case ChartChange::Broken:
      break;
  }
  return "注：断开处两边的期间长短不同，不能直接相比。";
}

std::optional<ChartChange> make_comparable(Context& context, const ChartSpec& spec,
                                           std::vector<ChartColumn>& columns) {
  Judge judge(context, spec, columns);
  return judge.is_honest() ? std::optional(judge.change()) : std::nullopt;
}

}  // namespace jianbao::composing
