#include "base/encoding.h"

#include <iconv.h>

#include <memory>

namespace jianbao {

std::optional<std::string> from_gb18030(std::string_view bytes) {
  struct Close {
    void operator()(void* handle) const { iconv_close(handle); }
  };
  iconv_t opened = iconv_open("UTF-8", "GB18030");
  // NOLINTNEXTLINE(performance-no-int-to-ptr,cppcoreguidelines-pro-type-cstyle-cast): iconv's own
  if (opened == reinterpret_cast<iconv_t>(-1)) {
    return std::nullopt;
  }
  const std::unique_ptr<void, Close> converter(opened);
  std::string in(bytes);  // iconv wants it writable
  // Four bytes of GB 18030 or two give at most three or four of UTF-8: twice is always enough.
  std::string out(2 * in.size() + 4, '\0');
  char* from = in.data();
  std::size_t left = in.size();
  char* to = out.data();
  std::size_t room = out.size();
  if (iconv(converter.get(), &from, &left, &to, &room) == static_cast<std::size_t>(-1) ||
      left > 0) {
    return std::nullopt;
  }
  out.resize(out.size() - room);
  return out;
}

}  // namespace jianbao
