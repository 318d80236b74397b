#include "app/issue/review_list.h"

#include <algorithm>
#include <set>
#include <utility>

#include "review/review.h"

namespace jianbao {
namespace {

/// The items of all documents of the issue; what two of them print alike is one item.
std::vector<ReviewItem> items_of(const Prepared& prepared, const BuiltIssue& built,
                                 const Watchwords& watchwords) {
  std::vector<ReviewItem> items;
  std::set<std::string> marks;
  for (const BuiltDocument& made : built.documents) {
    for (ReviewItem& item :
         review_items({made.document, built.checked->facts(), *prepared.inputs.catalogue,
                       prepared.inputs.registry, watchwords})) {
      if (marks.insert(item.mark).second) {
        items.push_back(std::move(item));
      }
    }
  }
  std::ranges::stable_sort(items, {}, &ReviewItem::kind);
  return items;
}

/// 0a1b2c3d（绝密）；…: enough to find each on the list.
std::string names_of(const std::vector<const ReviewItem*>& items) {
  std::string names;
  for (const ReviewItem* item : items) {
    names += (names.empty() ? "" : "；") + item->mark + "（" + item->words + "）";
  }
  return names;
}

}  // namespace

void ReviewList::set_ticks(std::vector<ReviewTick> ticks) {
  ticks_.clear();
  for (ReviewTick& tick : ticks) {
    const std::string mark = tick.mark;
    ticks_.emplace(mark, std::move(tick));
  }
}

const ReviewTick* ReviewList::tick(const ReviewItem& item) const {
  const auto found = ticks_.find(item.mark);
  return found == ticks_.end() ? nullptr : &found->second;
}

const ReviewItem* ReviewList::find(const std::string& mark) const {
  const auto found = std::ranges::find(items_, mark, &ReviewItem::mark);
  return found == items_.end() ? nullptr : &*found;
}

std::vector<const ReviewItem*> ReviewList::open() const {
  std::vector<const ReviewItem*> all;
  for (const ReviewItem& item : items_) {
    if (tick(item) == nullptr) {
      all.push_back(&item);
    }
  }
  return all;
}

std::vector<const ReviewTick*> ReviewList::stale() const {
  std::vector<const ReviewTick*> all;
  for (const auto& [mark, tick] : ticks_) {
    if (find(mark) == nullptr) {
      all.push_back(&tick);
    }
  }
  return all;
}

std::optional<ReviewList> review_list(Run& run, const Prepared& prepared, const BuiltIssue& built) {
  const std::filesystem::path& workspace = run.settings().workspace;
  const auto watchwords = run.stage(load_watchwords(workspace, run.sources()));
  auto ticks = run.stage(load_review(workspace, built.issue->key, run.sources()));
  if (!watchwords || !ticks) {
    return std::nullopt;
  }
  if (!watchwords->given) {
    run.diagnostics().add({Code::ReviewNoWatchwords, std::nullopt, {{"issue", built.issue->key}}});
  }
  return ReviewList(items_of(prepared, built, *watchwords), std::move(*ticks));
}

bool is_reviewed(Run& run, const Prepared& prepared, const BuiltIssue& built) {
  if (!built.issue->signed_off) {
    return true;
  }
  const auto list = review_list(run, prepared, built);
  if (!list) {
    return false;
  }
  const auto open = list->open();
  if (!open.empty()) {
    run.diagnostics().add({Code::AppReviewOpen,
                           built.issue->span,
                           {{"issue", built.issue->key},
                            {"open", std::to_string(open.size())},
                            {"items", names_of(open)}}});
  }
  return open.empty();
}

}  // namespace jianbao
