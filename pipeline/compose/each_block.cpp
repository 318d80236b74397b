#include "compose/each_block.h"

#include <utility>

namespace jianbao::composing {
namespace {

/// What {it} means for as long as this lives.
class Speaking {
 public:
  Speaking(Context& context, const Selected& of)
      : context_(context), before_(std::exchange(context.it, &of)) {}
  ~Speaking() { context_.it = before_; }
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;
  Speaking(Speaking&&) = delete;
  Speaking& operator=(Speaking&&) = delete;

 private:
  Context& context_;
  const Selected* before_;
};

std::optional<EachItem> make_item(Context& context, const EachSpec& spec, const Selected& of) {
  const Speaking speaking(context, of);
  EachItem item;
  item.text = paragraph(context, "", spec.sentences);
  if (item.text.empty()) {
    return std::nullopt;
  }
  if (spec.heading) {
    item.heading = label(context, *spec.heading).value_or("");
  }
  return item;
}

}  // namespace

std::vector<EachGroup> make_each(Context& context, const EachSpec& spec) {
  std::vector<EachGroup> out;
  const auto* all = context.selections.find(spec.in, context.diagnostics);
  if (all == nullptr) {
    return out;
  }
  for (const SelectedGroup& group : context.selections.groups(*all, spec.group)) {
    EachGroup made{group.heading, {}};
    for (const Selected& one : group.items) {
      auto item = make_item(context, spec, one);
      if (!item) {
        continue;
      }
      if (spec.as == EachAs::Run && !made.items.empty()) {
        append(made.items.front().text, std::move(item->text));
      } else {
        made.items.push_back(std::move(*item));
      }
    }
    if (!made.items.empty()) {
      out.push_back(std::move(made));
    }
  }
  if (out.size() == 1 && spec.group) {
    out.front().heading.clear();  // one group is no grouping
  }
  return out;
}

}  // namespace jianbao::composing
