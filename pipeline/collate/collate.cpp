#include "collate/collate.h"

#include <unicode/alphaindex.h>
#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace jianbao {
namespace {

constexpr std::string_view digits_head = "0—9";
constexpr std::string_view others_head = "其他";
// First bytes of keys: before and behind those of the letters A to Z.
constexpr char before_letters = '0', behind_letters = '~';

void require(UErrorCode status) {
  // Of a locale that is not there ICU gives another one, with a warning only.
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) {
    throw std::runtime_error(std::string("ICU: zh-u-co-pinyin: ") + u_errorName(status));
  }
}

icu::Locale pinyin() {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag("zh-u-co-pinyin", status);
  require(status);
  return locale;
}

/// Without the marks that a name begins with.
icu::UnicodeString inside(std::string_view name) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  std::int32_t begin = 0;
  while (begin < text.length() && u_isalnum(text.char32At(begin)) == 0) {
    begin = text.moveIndex32(begin, 1);
  }
  return text.remove(0, begin);
}

}  // namespace

class PinyinOrder::Tables {
 public:
  Tables() {
    UErrorCode status = U_ZERO_ERROR;
    collator_.reset(icu::Collator::createInstance(pinyin(), status));
    require(status);
    const icu::Locale found = collator_->getLocale(ULOC_VALID_LOCALE, status);
    require(status);
    if (std::strcmp(found.getLanguage(), "zh") != 0) {
      require(U_USING_DEFAULT_WARNING);
    }
    collator_->setAttribute(UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, status);
    collator_->setAttribute(UCOL_STRENGTH, UCOL_QUATERNARY, status);
    collator_->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
    require(status);
    icu::AlphabeticIndex index(pinyin(), status);
    require(status);
    letters_.reset(index.buildImmutableIndex(status));
    require(status);
  }

  [[nodiscard]] std::string head(const icu::UnicodeString& text) const {
    if (text.isEmpty()) {
      return std::string(others_head);
    }
    if (u_isdigit(text.char32At(0)) != 0) {
      return std::string(digits_head);
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto* letter = letters_->getBucket(letters_->getBucketIndex(text, status));
    require(status);
    if (letter == nullptr || letter->getLabelType() != U_ALPHAINDEX_NORMAL) {
      return std::string(others_head);
    }
    std::string label;
    letter->getLabel().toUTF8String(label);
    return label;
  }

  [[nodiscard]] std::string key(const icu::UnicodeString& text) const {
    const std::string under = head(text);
    std::string out(1, under == digits_head   ? before_letters
                       : under == others_head ? behind_letters
                                              : under.front());
    std::vector<std::uint8_t> bytes(
        static_cast<std::size_t>(collator_->getSortKey(text, nullptr, 0)));
    (void)collator_->getSortKey(text, bytes.data(), static_cast<std::int32_t>(bytes.size()));
    return out.append(bytes.begin(), bytes.end());
  }

 private:
  std::unique_ptr<icu::Collator> collator_;
  std::unique_ptr<const icu::AlphabeticIndex::ImmutableIndex> letters_;
};

PinyinOrder::PinyinOrder() : tables_(std::make_unique<const Tables>()) {}
PinyinOrder::~PinyinOrder() = default;

std::string PinyinOrder::key(std::string_view name) const { return tables_->key(inside(name)); }
std::string PinyinOrder::head(std::string_view name) const { return tables_->head(inside(name)); }

std::string collation_library() {
  UVersionInfo version{};
  u_getVersion(version);
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_versionToString(version, text.data());
  return std::string("ICU ") + text.data();
}

}  // namespace jianbao
