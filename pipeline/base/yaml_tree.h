#pragma once
// From yaml-cpp's events to our own tree. Private to base.

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/yaml.h"
#include "base/yaml_checks.h"

namespace jianbao::yaml_tree {

/// Leaves yaml-cpp from inside an event; the reason is already reported.
struct Stop {};

/// Where a scalar stands in the file, in bytes.
struct Extent {
  std::size_t begin, end;
};

/// Builds our tree from yaml-cpp's events. Marks are byte offsets in what yaml-cpp was given: the
/// text after the byte order mark.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const SourceMap& sources, FileId file, Diagnostics& out, YamlTolerance tolerance)
      : sources_(sources),
        file_(file),
        out_(out),
        tolerance_(tolerance),
        text_(sources.text(file)),
        mark_start_(yaml_checks::byte_order_mark(text_)) {}

  std::optional<YamlNode> take_root() { return std::move(root_); }

  void syntax_error(const YAML::Exception& error);

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) {
      const std::size_t at = offset(mark);
      const bool marked = text_.substr(at, 3) == "---";
      report(marked ? Code::YamlSecondDocument : Code::YamlMixedLevel, {at, line_end(at)});
      throw Stop{};
    }
  }
  void OnDocumentEnd() override {}
  void OnAnchor(const YAML::Mark& mark, const std::string&) override {
    report(Code::YamlAnchor, word_at(find_property(offset(mark), '&')));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    const Extent word = word_at(offset(mark));
    report(Code::YamlAlias, word);
    if (expects_key()) {
      throw Stop{};
    }
    add(YamlNode(span(word)));
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::Sequence, mark, tag);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::Map, mark, tag);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  struct Key {
    std::string text;
    Extent extent;
  };
  /// A sequence or map that is still open.
  struct Frame {
    YamlNode node;
    std::optional<Key> key;  ///< of a map: read, and waiting for its value
    // NOLINTNEXTLINE(readability-redundant-member-init): g++ wants it for designated use
    std::unordered_map<std::string, std::size_t> seen{};  ///< key → its entry
    bool run_together = false;  ///< of a map: two items of a list, without the dash between
  };

  void report(Code code, Extent where, Args args = {}, std::vector<Related> related = {}) {
    out_.add({code, span(where), std::move(args), std::move(related)});
    if (++errors_ == yaml_checks::most_errors) {
      out_.add({Code::YamlTooMany, span(where)});
      throw Stop{};
    }
  }
  [[nodiscard]] Span span(Extent e) const {
    return yaml_checks::span_of(sources_, file_, e.begin, e.end);
  }
  [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const {
    const auto pos = static_cast<std::size_t>(std::max(mark.pos, 0));
    return std::min(mark_start_ + pos, text_.size());
  }
  [[nodiscard]] bool expects_key() const {
    return !frames_.empty() && frames_.back().node.kind == YamlNode::Kind::Map &&
           !frames_.back().key;
  }
  [[nodiscard]] std::size_t line_end(std::size_t at) const {
    return std::min(text_.find_first_of("\r\n", at), text_.size());
  }
  [[nodiscard]] Extent word_at(std::size_t at) const {
    return {at, std::min(text_.find_first_of(" \t\r\n,]}", at), text_.size())};
  }
  /// An anchor's mark is that of its node's first property, which may be a tag.
  [[nodiscard]] std::size_t find_property(std::size_t at, char sign) const {
    const std::size_t found = text_.substr(0, line_end(at)).find(sign, at);
    return found == std::string_view::npos ? at : found;
  }
  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const {
    return std::min(text_.find_first_not_of(" \t", at), text_.size());
  }

  [[nodiscard]] Extent null_word(std::size_t at) const;
  [[nodiscard]] bool has_colon_after(std::size_t at) const;
  void report_plain_over_lines(std::size_t begin);
  Extent scalar_extent(std::size_t begin, bool plain, const std::string& value);
  void check_scalar(Extent extent, const std::string& value);
  void set_key(Key key);
  void report_duplicate(const Key& key, Frame& frame, std::size_t earlier);
  void report_missing_colon(const Key& key);
  bool report_comma_in_number(const Key& key);
  bool report_missing_space(std::string_view source);
  bool report_full_width_colon(std::string_view source);
  void add(YamlNode node);
  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag);
  void close();

  const SourceMap& sources_;
  FileId file_;
  Diagnostics& out_;
  YamlTolerance tolerance_;
  std::string_view text_;
  std::size_t mark_start_;
  std::vector<Frame> frames_;
  std::optional<YamlNode> root_;
  int documents_ = 0;
  std::size_t errors_ = 0;
};

}  // namespace jianbao::yaml_tree
