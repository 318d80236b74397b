#include "base/system_error.h"

#include <doctest/doctest.h>

#include <cerrno>

#include "base/utf8.h"

using namespace jianbao;

TEST_CASE("what the system refuses is said in the reader's language") {
  for (const int number : {ENOENT, ENOTDIR, EACCES, EROFS, ENOSPC, EISDIR, EEXIST, ENAMETOOLONG,
                           ELOOP, EDQUOT, EMFILE, EIO}) {
    CAPTURE(number);
    const std::string zh = system_error_words(number, Language::Chinese);
    CHECK_FALSE(zh.empty());
    for (const char32_t c : to_utf32(zh)) {
      CHECK((is_han(c) || c == U'，'));
    }
    const std::string en = system_error_words(number, Language::English);
    CHECK_FALSE(en.empty());
    CHECK(en.find_first_of("0123456789") == std::string::npos);
  }
  CHECK(system_error_words(ENOTDIR, Language::Chinese) == "路径里有一级不是文件夹");
  CHECK(system_error_words(ENOTDIR, Language::English) == "Not a directory");
}

TEST_CASE("an error that nobody put into Chinese keeps its number and the system's words") {
  CHECK(system_error_words(EDOM, Language::Chinese) ==
        "系统错误33（" + system_error_words(EDOM, Language::English) + "）");
}

TEST_CASE("a diagnostic carries the number and is printed in either language") {
  const SourceMap sources;
  const Diagnostic d(Code::OutputCannotCreate, std::nullopt,
                     {{"path", "out"}, {system_error_argument, std::to_string(EACCES)}});
  CHECK(describe(d, sources, Language::Chinese).find("无法创建 out：没有权限。") !=
        std::string::npos);
  CHECK(describe(d, sources, Language::English).find("cannot create out: Permission denied.") !=
        std::string::npos);
  CHECK(describe_json(d, sources, Language::Chinese).find("没有权限") != std::string::npos);
}
