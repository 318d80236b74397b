#pragma once
// A finding as a line of text, for the record of a document and for the process that collects what
// others found. No clock, no path outside the workspace: the same finding gives the same line.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace jianbao {

[[nodiscard]] std::string pack(const Diagnostic&, const SourceMap&);
[[nodiscard]] std::vector<std::string> pack_all(const Diagnostics&, const SourceMap&);

/// Reads what pack() wrote, by this program over the same files.
class Unpacker {
 public:
  explicit Unpacker(const SourceMap&);
  /// nullopt: not such a line, or of a file or a message that is not there.
  [[nodiscard]] std::optional<Diagnostic> unpack(std::string_view line) const;
  /// nullopt: one of them is not such a line.
  [[nodiscard]] std::optional<std::vector<Diagnostic>> unpack_all(
      const std::vector<std::string>& lines) const;

 private:
  std::map<std::string, FileId, std::less<>> files_;
  std::map<std::string, Code, std::less<>> codes_;
};

}  // namespace jianbao
