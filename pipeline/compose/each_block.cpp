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

/// The clause that a sentence begins with, with its comma: 1—10月，. Empty: figures stand in it.
std::string opening_of(const Spans& text) {
  constexpr std::string_view comma = "，";
  if (text.empty() || text.front().figure) {
    return {};
  }
  const std::size_t end = text.front().text.find(comma);
  return end == std::string::npos ? std::string() : text.front().text.substr(0, end + comma.size());
}

/// S-21: what is said of the same time stands in one sentence, with the time at its head alone.
void join(Spans& run, Spans next, std::string& opening) {
  constexpr std::string_view stop = "。";
  const std::string begins = opening_of(next);
  std::string& before = run.back().text;
  if (!begins.empty() && begins == opening && !run.back().figure && before.ends_with(stop)) {
    before.replace(before.size() - stop.size(), stop.size(), "；");
    next.front().text.erase(0, begins.size());
    if (next.front().text.empty()) {
      next.erase(next.begin());
    }
  }
  opening = begins;
  append(run, std::move(next));
}

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
    std::string opening;
    for (const Selected& one : group.items) {
      auto item = make_item(context, spec, one);
      if (!item) {
        continue;
      }
      if (spec.as == EachAs::Run && !item->heading.empty()) {
        item->text.insert(item->text.begin(),
                          {std::exchange(item->heading, {}) + "：", Emphasis::Plain, std::nullopt});
      }
      // Only a single sentence carries its time to its end.
      const bool single = spec.sentences.size() == 1;
      if (spec.as == EachAs::Run && !made.items.empty()) {
        join(made.items.front().text, std::move(item->text), opening);
        opening = single ? opening : std::string();
      } else {
        opening = single ? opening_of(item->text) : std::string();
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
