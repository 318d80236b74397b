#pragma once
// Writes the JSON of manifests and messages: a few dozen lines, so no library. Members keep the
// order of the calls; strings are escaped; the result ends without a line feed.

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace jianbao {

class JsonWriter {
 public:
  /// `indent` 0 writes everything on one line.
  explicit JsonWriter(int indent = 0) : indent_(indent) {}
  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view);
  void value(std::string_view);
  void value(const char* v) { value(std::string_view(v)); }
  void value(std::int64_t);
  void value(bool);
  /// Without it every other integer would be ambiguous between std::int64_t and bool.
  template <std::integral T>
  void value(T v) {
    value(static_cast<std::int64_t>(v));
  }
  void null();
  template <class T>
  void member(std::string_view k, const T& v) {
    key(k);
    value(v);
  }
  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  void begin(char bracket);
  void end(char bracket);
  void separate();
  void new_line();
  std::string out_;
  int indent_;
  int depth_ = 0;
  bool first_ = true;
  bool after_key_ = false;
};

}  // namespace jianbao
