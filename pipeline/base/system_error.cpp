#include "base/system_error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace jianbao {
namespace {

struct Words {
  int number;
  std::string_view zh;
};

/// What reading and writing files can end in through no fault of the program.
constexpr std::array<Words, 17> chinese{{{ENOENT, "没有这个文件或文件夹"},
                                         {ENOTDIR, "路径里有一级不是文件夹"},
                                         {EACCES, "没有权限"},
                                         {EPERM, "系统不允许这样做"},
                                         {EROFS, "磁盘是只读的"},
                                         {ENOSPC, "磁盘已满"},
                                         {EDQUOT, "超出了磁盘配额"},
                                         {EFBIG, "文件太大"},
                                         {EISDIR, "这是文件夹，不是文件"},
                                         {EEXIST, "已经有同名的文件"},
                                         {ENAMETOOLONG, "名字太长"},
                                         {ELOOP, "符号链接转成了圈"},
                                         {EMFILE, "程序同时打开的文件太多"},
                                         {ENFILE, "系统同时打开的文件太多"},
                                         {EBUSY, "文件正被占用"},
                                         {ETXTBSY, "文件正在运行"},
                                         {EIO, "磁盘读写出错"}}};

}  // namespace

std::string system_error_words(int number, Language language) {
  std::string own = std::generic_category().message(number);
  if (language == Language::English) {
    return own;
  }
  const auto* const known = std::ranges::find(chinese, number, &Words::number);
  return known != chinese.end() ? std::string(known->zh)
                                : "系统错误" + std::to_string(number) + "（" + own + "）";
}

}  // namespace jianbao
