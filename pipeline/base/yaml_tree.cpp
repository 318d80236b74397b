#include "base/yaml_tree.h"

#include "base/utf8.h"

namespace jianbao::yaml_tree {
namespace {

constexpr auto no_offset = std::string_view::npos;
constexpr std::string_view full_width_colon = "：";

}  // namespace

/// The word that yaml-cpp took for null, or an empty extent when there is no value at all: the
/// mark is then that of the next token, which may itself be a key called "null".
Extent TreeBuilder::null_word(std::size_t at) const {
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (text_.substr(at, word.size()) != word) {
      continue;
    }
    const std::size_t end = at + word.size();
    const std::size_t next = skip_blanks(end);
    const bool alone = next == text_.size() ||
                       std::string_view("\r\n,]}").find(text_[next]) != no_offset ||
                       (text_[next] == '#' && next > end);
    if (expects_key() ? alone || has_colon_after(end) : alone) {
      return {at, end};
    }
  }
  return {at, at};
}

/// Whether a colon follows, perhaps on the next line (after `? key`).
bool TreeBuilder::has_colon_after(std::size_t at) const {
  const std::size_t next = text_.find_first_not_of(" \t\r\n", at);
  return next != no_offset && text_[next] == ':';
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t) {
  const Extent word = null_word(offset(mark));
  const bool is_word = word.end > word.begin;
  if (expects_key()) {
    if (!is_word) {
      report(Code::YamlKeyNotText, {word.begin, std::min(word.begin + 1, text_.size())});
      throw Stop{};
    }
    set_key({std::string(text_.substr(word.begin, word.end - word.begin)), word});
    return;
  }
  // Nothing is best shown where the value should have been: after the colon or the dash.
  std::size_t before = word.begin;
  if (!is_word && before > 0) {
    const std::size_t last = text_.find_last_not_of(" \t\r\n", before - 1);
    before = last == no_offset ? 0 : last;
  }
  YamlNode node(span(is_word ? word : Extent{before, std::min(before + 1, text_.size())}));
  if (is_word) {
    node.kind = YamlNode::Kind::Scalar;
    node.text = text_.substr(word.begin, word.end - word.begin);
  } else if (!frames_.empty() && frames_.back().key) {
    const std::size_t end = frames_.back().key->extent.end;
    node.span = span({end, std::min(end + 1, text_.size())});
  }
  add(std::move(node));
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                           const std::string& value) {
  const std::size_t begin = offset(mark);
  // yaml-cpp says "?" of plain and "!" of other scalars; "! x" is a tag that looks like the latter.
  const bool plain = tag == "?";
  const bool tagged = (!plain && tag != "!") || (begin < text_.size() && text_[begin] == '!');
  const bool anchored = begin < text_.size() && text_[begin] == '&';
  if (tagged) {
    report(Code::YamlTag, word_at(find_property(begin, '!')));
  }
  const Extent extent = tagged || anchored ? word_at(begin) : scalar_extent(begin, plain, value);
  check_scalar(extent, value);
  if (expects_key()) {
    if (plain && value == "<<") {
      report(Code::YamlMergeKey, extent);
    }
    set_key({value, extent});
    return;
  }
  YamlNode node(span(extent));
  node.kind = YamlNode::Kind::Scalar;
  node.text = value;
  node.quoted = !plain;
  add(std::move(node));
}

/// Lines of `名称：内容` run together into one text: then the colon is what is wrong.
void TreeBuilder::report_plain_over_lines(std::size_t begin) {
  const std::size_t before = text_.substr(0, begin).find_last_not_of(" -");
  const bool starts_line = before == no_offset || text_[before] == '\n';
  const std::string_view line = text_.substr(begin, line_end(begin) - begin);
  const std::size_t wide = line.find(full_width_colon);
  if (!starts_line || wide == no_offset || wide == 0) {
    report(Code::YamlPlainOverLines, {begin, line_end(begin)});
    return;
  }
  report(Code::YamlFullWidthColon, {begin + wide, begin + wide + full_width_colon.size()},
         {{"key", std::string(line.substr(0, wide))}});
}

Extent TreeBuilder::scalar_extent(std::size_t begin, bool plain, const std::string& value) {
  if (plain) {
    const bool on_one_line =
        value.find('\n') == std::string::npos && text_.substr(begin, value.size()) == value;
    if (!on_one_line) {
      if (report_missing_space(text_.substr(begin, line_end(begin) - begin))) {
        return {begin, line_end(begin)};
      }
      report_plain_over_lines(begin);
      return {begin, line_end(begin)};
    }
    return {begin, begin + value.size()};
  }
  if (text_[begin] != '"' && text_[begin] != '\'') {
    return {begin, begin + 1};  // a block scalar is placed at its | or >
  }
  const std::size_t close = yaml_checks::closing_quote(text_, begin);
  if (close == no_offset) {
    report(Code::YamlQuoteOverLines, {begin, line_end(begin)},
           {{"quote", std::string(1, text_[begin])}});
    return {begin, line_end(begin)};
  }
  return {begin, close + 1};
}

/// The bytes of the file are already checked; an escape such as "\u202E" is seen only here.
void TreeBuilder::check_scalar(Extent extent, const std::string& value) {
  if (value.size() > yaml_checks::most_scalar_bytes) {
    report(Code::YamlScalarTooLong, {extent.begin, extent.begin + 1},
           {{"bytes", std::to_string(value.size())},
            {"limit", std::to_string(yaml_checks::most_scalar_bytes)}});
    return;
  }
  const std::string_view written = text_.substr(extent.begin, extent.end - extent.begin);
  const bool as_written = written == value || written.find('\\') == std::string_view::npos;
  if (as_written && value.find('\r') == std::string::npos) {
    return;
  }
  if (first_invalid_utf8(value)) {  // "\uD800"
    report(Code::YamlNotUtf8, extent, {{"byte", "\\u"}});
    return;
  }
  for (std::size_t i = 0; i < value.size();) {
    const char32_t c = next_character(value, i);
    if (const auto code = c == '\r' ? Code::TextControlCharacter
                                    : yaml_checks::refused_character(c, tolerance_)) {
      report(*code, extent, {{"character", code_point_name(c)}});
      return;
    }
  }
}

void TreeBuilder::set_key(Key key) {
  Frame& frame = frames_.back();
  if (!has_colon_after(key.extent.end)) {
    report_missing_colon(key);
  }
  const auto [earlier, is_new] = frame.seen.emplace(key.text, frame.node.entries.size());
  if (!is_new) {
    report_duplicate(key, frame, earlier->second);
  }
  frame.key = std::move(key);
}

/// When all starts again with the first key of a list's item, the dash before it was forgotten:
/// what follows up to the next item is told with it.
void TreeBuilder::report_duplicate(const Key& key, Frame& frame, std::size_t earlier) {
  if (frame.run_together) {
    return;
  }
  const std::size_t indent = text_.substr(0, key.extent.begin).find_last_not_of(' ');
  const bool starts_line = indent == no_offset || text_[indent] == '\n';
  const bool in_list =
      frames_.size() > 1 && frames_[frames_.size() - 2].node.kind == YamlNode::Kind::Sequence;
  frame.run_together = earlier == 0 && in_list && starts_line;
  const Span first = frame.node.entries[earlier].key_span;
  report(frame.run_together ? Code::YamlMissingDash : Code::YamlDuplicateKey, key.extent,
         {{"key", key.text}}, {Related{Code::YamlFirstHere, first, {{"key", key.text}}}});
}

/// A word where a key was due: what was most likely meant by it.
void TreeBuilder::report_missing_colon(const Key& key) {
  if (report_comma_in_number(key)) {
    return;
  }
  const std::string_view written =
      text_.substr(key.extent.begin, key.extent.end - key.extent.begin);
  if (report_missing_space(written)) {
    return;
  }
  const std::size_t wide = key.text.find(full_width_colon);
  const bool is_wide = wide != std::string::npos;
  const std::size_t at = key.extent.begin + (is_wide ? wide : 0);
  report(is_wide ? Code::YamlFullWidthColon : Code::YamlMissingColon,
         is_wide ? Extent{at, at + full_width_colon.size()} : key.extent,
         {{"key", key.text.substr(0, is_wide ? wide : key.text.find(' '))}});
}

/// `{value: 3,200}` has a key 200 to YAML. Of 3,200,000 the first part tells it all.
bool TreeBuilder::report_comma_in_number(const Key& key) {
  constexpr std::string_view digits = "0123456789";
  const std::size_t begin = key.extent.begin;
  if (begin < 2 || text_[begin - 1] != ',' || digits.find(text_[begin]) == no_offset) {
    return false;
  }
  const std::size_t before = text_.substr(0, begin).find_last_not_of("0123456789,");
  const std::size_t start = before == no_offset ? 0 : before + 1;
  if (start + 1 >= begin) {
    return false;
  }
  std::size_t end = std::min(text_.find_first_not_of("0123456789.,", begin), text_.size());
  while (text_[end - 1] == ',') {
    --end;
  }
  const std::string number(text_.substr(start, end - start));
  if (number.find(',') + start + 1 == begin) {
    report(Code::YamlCommaInNumber, {start, end},
           {{"text", number}, {"suggestion", plain_decimal_form(number).value_or(number)}});
  }
  return true;
}

/// `source` is a part of the text.
bool TreeBuilder::report_missing_space(std::string_view source) {
  const auto found = yaml_checks::colon_without_space(source);
  if (!found) {
    return false;
  }
  const std::size_t start = static_cast<std::size_t>(source.data() - text_.data());
  const std::size_t last = std::min(source.find_last_not_of(" \r") + 1, source.size());
  report(Code::YamlMissingSpace, {start + found->colon, start + found->colon + 1},
         {{"key", std::string(source.substr(found->begin, found->colon - found->begin))},
          {"value", std::string(source.substr(found->colon + 1, last - found->colon - 1))}});
  return true;
}

/// `source` is a line of the text.
bool TreeBuilder::report_full_width_colon(std::string_view source) {
  const std::size_t wide = source.find(full_width_colon);
  if (wide == no_offset || source.find(": ") != no_offset ||
      source.find_first_of("\"'#") != no_offset) {
    return false;
  }
  const std::size_t start = source.find_first_not_of(" -");
  const auto begin = static_cast<std::size_t>(source.data() - text_.data()) + wide;
  report(Code::YamlFullWidthColon, {begin, begin + full_width_colon.size()},
         {{"key", std::string(source.substr(start, wide - start))}});
  return true;
}

void TreeBuilder::add(YamlNode node) {
  if (frames_.empty()) {
    root_ = std::move(node);
    return;
  }
  Frame& frame = frames_.back();
  frame.node.span.end = std::max(frame.node.span.end, node.span.end);
  if (frame.node.kind == YamlNode::Kind::Sequence) {
    frame.node.items.push_back(std::move(node));
    return;
  }
  const Span key_span = span(frame.key->extent);
  frame.node.entries.push_back({std::move(frame.key->text), key_span, std::move(node)});
  frame.key.reset();
}

void TreeBuilder::open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag) {
  const std::size_t at = offset(mark);
  const Extent here{at, std::min(at + 1, text_.size())};
  if (expects_key()) {
    report(Code::YamlKeyNotText, here);
    throw Stop{};
  }
  if (frames_.size() == yaml_checks::most_depth) {
    report(Code::YamlDepth, here, {{"limit", std::to_string(yaml_checks::most_depth)}});
    throw Stop{};
  }
  if (tag != "?") {
    report(Code::YamlTag, word_at(find_property(at, '!')));
  }
  frames_.push_back({YamlNode(span(here)), std::nullopt});
  frames_.back().node.kind = kind;
}

void TreeBuilder::close() {
  YamlNode node = std::move(frames_.back().node);
  frames_.pop_back();
  add(std::move(node));
}

/// yaml-cpp stops where it lost the thread, often one line below the mistake. When we know more
/// than it does, its own words would only mislead.
void TreeBuilder::syntax_error(const YAML::Exception& error) {
  if (errors_ > 0) {
    return;
  }
  const std::size_t at = offset(error.mark);
  if (at < text_.size() && text_[at] == '*') {
    report(Code::YamlAlias, word_at(at));
    return;
  }
  const std::uint32_t line = sources_.position(file_, at).line;
  for (const std::uint32_t number : {line, line - 1}) {
    const std::string_view source = sources_.line(file_, number);
    if (report_full_width_colon(source) || report_missing_space(source)) {
      return;
    }
  }
  if (auto slip = yaml_checks::find_slip(text_, at)) {
    report(slip->code, {slip->begin, slip->end}, std::move(slip->args));
    return;
  }
  report(Code::YamlSyntax, {at, std::min(at + 1, text_.size())}, {{"detail", error.msg}});
}

}  // namespace jianbao::yaml_tree
