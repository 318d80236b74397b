#pragma once
// Texts made in code, for the tests of what a proof-reader sees.

#include <deque>
#include <string>
#include <vector>

#include "model/period.h"
#include "validate/document_checks.h"

namespace jianbao::testing {

using validation::TextCheckResult;

class TextBench {
 public:
  /// `published` as 2024-12-03; the key of the document is its file name too.
  void add(const std::string& key, std::string text, std::string_view published = "2024-12-03") {
    const FileId file = sources_.add(key, text);
    documents_.push_back(SourceDocument{.key = key,
                                        .title = key,
                                        .publisher = {},
                                        .file = key,
                                        .sha256 = {},
                                        .page = {},
                                        .published = *parse_date(published),
                                        .date_inferred = false,
                                        .date_basis = {},
                                        .kind = DocumentKind::Press,
                                        .event_date = {},
                                        .event = {},
                                        .span = {file, {}, {}}});
    texts_.push_back({catalogue_.add(documents_.back()), std::move(text)});
    checked_.push_back({texts_.back(), documents_.back(), file});
  }

  template <class Check, class... More>
  [[nodiscard]] TextCheckResult result(const Check& check, const More&... more) const {
    return check(std::span<const validation::CheckedText>(checked_), more...);
  }

  template <class Check, class... More>
  [[nodiscard]] std::vector<Diagnostic> diagnostics(const Check& check, const More&... more) const {
    return result(check, more...).findings;
  }

  /// Each finding as "code file:line:column message [place] …", in Chinese.
  template <class Check, class... More>
  [[nodiscard]] std::vector<std::string> run(const Check& check, const More&... more) const {
    std::vector<std::string> out;
    for (const Diagnostic& d : diagnostics(check, more...)) {
      std::string text = std::string(message(d.code).code) + " " + sources_.describe(*d.where) +
                         " " + expand(message(d.code).zh, d.args, Language::Chinese);
      for (const Related& r : d.related) {
        text += " [" + sources_.describe(r.span) + "]";
      }
      out.push_back(std::move(text));
    }
    return out;
  }

  [[nodiscard]] static std::string argument(const Diagnostic& d, std::string_view name) {
    for (const auto& [key, value] : d.args) {
      if (key == name) {
        return value;
      }
    }
    return {};
  }

 private:
  SourceMap sources_;
  Catalogue catalogue_;
  std::deque<DocumentText> texts_;  // references to them stay good
  std::deque<SourceDocument> documents_;
  std::vector<validation::CheckedText> checked_;
};

}  // namespace jianbao::testing
