#include "base/diagnostic_pack.h"

#include <charconv>
#include <utility>

#include "base/system_error.h"

namespace jianbao {
namespace {

constexpr char separator = '|', escape = '\\';

void put(std::string& line, std::string_view field) {
  for (const char c : field) {
    if (c == separator || c == escape) {
      line += escape;
      line += c;
    } else if (c == '\n') {
      line += "\\n";
    } else {
      line += c;
    }
  }
  line += separator;
}

void put(std::string& line, std::size_t number) { put(line, std::to_string(number)); }

void put(std::string& line, const std::optional<Span>& span, const SourceMap& sources) {
  put(line, span ? sources.path(span->file) : std::string());
  for (const std::uint32_t number :
       span ? std::vector{span->begin.line, span->begin.column, span->end.line, span->end.column}
            : std::vector<std::uint32_t>(4)) {
    put(line, std::size_t{number});
  }
}

void put(std::string& line, const Args& args) {
  put(line, args.size());
  for (const auto& [key, value] : args) {
    put(line, key);
    put(line, value);
  }
}

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  std::string field;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == separator) {
      fields.push_back(std::exchange(field, {}));
    } else if (line[i] == escape && i + 1 < line.size()) {
      field += line[++i] == 'n' ? '\n' : line[i];
    } else {
      field += line[i];
    }
  }
  return fields;
}

/// Names of arguments are those of the message's own text, which outlives every finding.
std::string_view key_of(Code code, std::string_view key) {
  const Message& table = message(code);
  for (const std::string_view text : {table.zh, table.zh_hint, table.en, table.en_hint}) {
    const std::size_t at = text.find("{" + std::string(key) + "}");
    if (at != std::string_view::npos) {
      return text.substr(at + 1, key.size());
    }
  }
  return key == system_error_argument ? std::string_view(system_error_argument)
                                      : std::string_view();
}

/// Walks the fields; what is missing or no number makes the whole line bad.
class Reader {
 public:
  explicit Reader(std::vector<std::string> fields) : fields_(std::move(fields)) {}
  [[nodiscard]] bool good() const { return good_; }
  std::string text() {
    if (at_ >= fields_.size()) {
      good_ = false;
      return {};
    }
    return fields_[at_++];
  }
  std::size_t number() {
    const std::string digits = text();
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    good_ = good_ && error == std::errc() && end == digits.data() + digits.size();
    return good_ ? value : 0;
  }

 private:
  std::vector<std::string> fields_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace

std::string pack(const Diagnostic& found, const SourceMap& sources) {
  std::string line;
  put(line, message(found.code).code);
  put(line, static_cast<std::size_t>(found.severity));
  put(line, found.where, sources);
  put(line, found.rule);
  put(line, found.mark);
  put(line, found.accepted);
  put(line, found.args);
  put(line, found.related.size());
  for (const Related& related : found.related) {
    put(line, message(related.what).code);
    put(line, related.span, sources);
    put(line, related.args);
  }
  return line;
}

std::vector<std::string> pack_all(const Diagnostics& found, const SourceMap& sources) {
  std::vector<std::string> lines;
  for (const Diagnostic& one : found.all()) {
    lines.push_back(pack(one, sources));
  }
  return lines;
}

Unpacker::Unpacker(const SourceMap& sources) {
  for (const FileId file : sources.files()) {
    files_.emplace(sources.path(file), file);
  }
  const auto messages = all_messages();
  for (std::size_t i = 0; i < messages.size(); ++i) {
    codes_.emplace(messages[i].code, static_cast<Code>(i));
  }
}

std::optional<Diagnostic> Unpacker::unpack(std::string_view line) const {
  Reader reader(fields_of(line));
  bool known = true;
  const auto read_code = [&] {
    const auto code = codes_.find(reader.text());
    known = known && code != codes_.end();
    return code == codes_.end() ? Code() : code->second;
  };
  const auto read_span = [&]() -> std::optional<Span> {
    const std::string path = reader.text();
    std::vector<std::uint32_t> at;
    for (int i = 0; i < 4; ++i) {
      at.push_back(static_cast<std::uint32_t>(reader.number()));
    }
    const auto file = files_.find(path);
    if (path.empty() || file == files_.end()) {
      known = known && path.empty();
      return std::nullopt;
    }
    return Span{file->second, {at[0], at[1]}, {at[2], at[3]}};
  };
  const auto read_args = [&](Code code) {
    Args args;
    for (std::size_t left = reader.number(); left > 0 && reader.good(); --left) {
      const std::string_view key = key_of(code, reader.text());
      std::string value = reader.text();
      if (!key.empty()) {
        args.emplace_back(key, std::move(value));
      }
    }
    return args;
  };
  Diagnostic found(read_code(), std::nullopt);
  found.severity = static_cast<Severity>(reader.number());
  known = known && found.severity <= Severity::Error;
  found.where = read_span();
  found.rule = reader.text();
  found.mark = reader.text();
  found.accepted = reader.text();
  found.args = read_args(found.code);
  for (std::size_t left = reader.number(); left > 0 && reader.good() && known; --left) {
    const Code what = read_code();
    const auto span = read_span();
    Args args = read_args(what);
    if (span) {
      found.related.push_back({what, *span, std::move(args)});
    }
  }
  return known && reader.good() ? std::optional(std::move(found)) : std::nullopt;
}

std::optional<std::vector<Diagnostic>> Unpacker::unpack_all(
    const std::vector<std::string>& lines) const {
  std::vector<Diagnostic> all;
  for (const std::string& line : lines) {
    auto one = unpack(line);
    if (!one) {
      return std::nullopt;
    }
    all.push_back(*std::move(one));
  }
  return all;
}

}  // namespace jianbao
