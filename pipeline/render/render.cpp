#include "render/render.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "base/digest.h"
#include "render/content.h"
#include "render/font_object.h"
#include "render/haru.h"

namespace jianbao {
namespace {

constexpr std::size_t id_bytes = 16;
/// libharu's own bounds of a page's sides.
constexpr Length min_side = Length::pt(3);
constexpr Length max_side = Length::pt(14400);

HPDF_REAL points(Length length) { return static_cast<HPDF_REAL>(length.count()) / 1000.0F; }

/// What of the layout no PDF can hold: always a bug of typeset. Empty: nothing.
std::string unfit_part(const Pages& pages, std::size_t face_count) {
  if (pages.pages.empty()) {
    return "pages: 0";
  }
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const Page& page = pages.pages[i];
    const std::string where = "page " + std::to_string(i + 1) + ": ";
    if (std::min(page.width, page.height) < min_side ||
        std::max(page.width, page.height) > max_side) {
      return where + "size";
    }
    for (const Item& item : page.items) {
      const auto* run = std::get_if<TextRun>(&item);
      if (run != nullptr &&
          (run->face.index() >= face_count || run->size <= Length() || run->x_scale <= 0)) {
        return where + "text run";
      }
    }
  }
  const auto outside = [&](const Bookmark& b) {
    return b.level == 0 || b.page >= pages.pages.size();
  };
  const auto bad = std::find_if(pages.bookmarks.begin(), pages.bookmarks.end(), outside);
  return bad == pages.bookmarks.end() ? std::string() : "bookmark " + bad->title;
}

/// By face index, ascending and unique: what FontSet::subset takes.
std::vector<std::vector<GlyphUse>> collect_uses(const Pages& pages, std::size_t face_count) {
  std::vector<std::vector<GlyphUse>> uses(face_count);
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      if (const auto* run = std::get_if<TextRun>(&item)) {
        for (const Glyph& glyph : run->glyphs) {
          uses[run->face.index()].push_back({glyph.id, glyph.text});
        }
      }
    }
  }
  for (auto& of_face : uses) {
    std::sort(of_face.begin(), of_face.end());
    of_face.erase(std::unique(of_face.begin(), of_face.end()), of_face.end());
  }
  return uses;
}

class DocumentWriter {
 public:
  DocumentWriter(const Pages& pages, const FontSet& faces, const PdfInfo& info)
      : pages_(pages), faces_(faces), info_(info) {}

  /// Each part in turn; the first that fails ends it.
  Result<std::string> write() {
    constexpr std::array parts{
        std::pair{"fonts", &DocumentWriter::write_fonts},
        std::pair{"pages", &DocumentWriter::write_pages},
        std::pair{"outline", &DocumentWriter::write_outline},
        std::pair{"catalog", &DocumentWriter::write_catalog},
        std::pair{"info", &DocumentWriter::write_info},
    };
    if (const auto fault = haru_.fault()) {
      return library_error("start", *fault);
    }
    for (const auto& [name, part] : parts) {
      if (auto done = (this->*part)(); !done) {
        return tl::unexpected(done.error());
      }
      if (const auto fault = haru_.fault()) {
        return library_error(name, *fault);
      }
    }
    std::string file = haru_.save();
    const auto fault = haru_.fault();
    return fault ? library_error("save", *fault) : Result<std::string>(std::move(file));
  }

 private:
  static Result<std::string> library_error(const char* part, Haru::Fault fault) {
    return tl::unexpected(Diagnostic(Code::RenderLibrary, std::nullopt,
                                     {{"part", part},
                                      {"error", std::to_string(fault.error)},
                                      {"detail", std::to_string(fault.detail)}}));
  }

  Result<void> write_fonts();
  Result<void> write_pages();
  Result<void> write_outline();
  Result<void> write_catalog();
  Result<void> write_info();
  void write_page_labels();

  const Pages& pages_;
  const FontSet& faces_;
  const PdfInfo& info_;
  Haru haru_;
  std::vector<SubsetFont> fonts_;       ///< by face index; empty where a face is not used
  HPDF_Dict font_resources_ = nullptr;  ///< one dictionary, shared by all pages
  std::vector<HPDF_Page> page_objects_;
};

Result<void> DocumentWriter::write_fonts() {
  font_resources_ = haru_.object();
  const auto uses = collect_uses(pages_, faces_.face_count());
  fonts_.resize(uses.size());
  for (const FaceId face : faces_.faces()) {
    const std::size_t i = face.index();
    if (uses[i].empty()) {
      continue;
    }
    auto font = faces_.subset(face, uses[i]);
    if (!font) {
      return tl::unexpected(font.error());
    }
    fonts_[i] = std::move(*font);
    HPDF_Dict_Add(font_resources_, font_resource_name(i).c_str(),
                  add_font(haru_, fonts_[i], faces_.metrics(face)));
  }
  return {};
}

Result<void> DocumentWriter::write_pages() {
  for (const Page& page : pages_.pages) {
    HPDF_Page object = HPDF_AddPage(haru_.document());
    HPDF_Page_SetWidth(object, points(page.width));
    HPDF_Page_SetHeight(object, points(page.height));
    HPDF_Dict_Add(object, "TrimBox",
                  HPDF_Box_Array_New(haru_.document()->mmgr,
                                     {0, 0, points(page.width), points(page.height)}));
    auto* resources =
        static_cast<HPDF_Dict>(HPDF_Page_GetInheritableItem(object, "Resources", HPDF_OCLASS_DICT));
    HPDF_Dict_Add(resources, "Font", font_resources_);
    haru_.set_content(object, page_content(page, fonts_));
    page_objects_.push_back(object);
  }
  write_page_labels();
  return {};
}

/// The number on paper; a page without one takes the next (typography.md A-11).
void DocumentWriter::write_page_labels() {
  std::uint32_t expected = 0;
  for (std::size_t i = 0; i < pages_.pages.size(); ++i) {
    const std::uint32_t number = pages_.pages[i].number.value_or(i == 0 ? 1 : expected);
    if (number != expected) {
      HPDF_AddPageLabel(haru_.document(), static_cast<HPDF_UINT>(i), HPDF_PAGE_NUM_STYLE_DECIMAL,
                        number, nullptr);
    }
    expected = number + 1;
  }
}

Result<void> DocumentWriter::write_outline() {
  std::vector<HPDF_Outline> parents;  // the latest bookmark of each level
  for (const Bookmark& mark : pages_.bookmarks) {
    parents.resize(std::min<std::size_t>(parents.size(), mark.level - std::size_t{1}));
    HPDF_Outline item = HPDF_CreateOutline(haru_.document(),
                                           parents.empty() ? nullptr : parents.back(), "", nullptr);
    HPDF_Dict_Add(item, "Title", haru_.text(mark.title));
    // libharu's destination call insists on a zoom; 0 keeps what the reader has.
    HPDF_Array destination = haru_.array();
    HPDF_Array_Add(destination, page_objects_[mark.page]);
    HPDF_Array_AddName(destination, "XYZ");
    HPDF_Array_AddNumber(destination, 0);
    HPDF_Array_AddReal(destination, points(pages_.pages[mark.page].height - mark.y));
    HPDF_Array_AddNumber(destination, 0);
    HPDF_Dict_Add(item, "Dest", destination);
    parents.push_back(item);
  }
  return {};
}

Result<void> DocumentWriter::write_catalog() {
  HPDF_Dict catalog = haru_.document()->catalog;
  HPDF_Dict_Add(catalog, "Lang", haru_.ascii("zh-CN"));
  HPDF_Dict_AddName(catalog, "PageMode", pages_.bookmarks.empty() ? "UseNone" : "UseOutlines");
  HPDF_Dict preferences = haru_.dictionary();
  HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
  HPDF_Dict_AddName(preferences, "Duplex", "DuplexFlipLongEdge");
  HPDF_Dict_AddName(preferences, "PrintScaling", "None");
  HPDF_Dict_Add(catalog, "ViewerPreferences", preferences);
  return {};
}

Result<void> DocumentWriter::write_info() {
  HPDF_Doc document = haru_.document();
  const std::array<std::pair<const char*, const std::string*>, 3> texts{
      {{"Title", &info_.title}, {"Author", &info_.author}, {"Subject", &info_.subject}}};
  for (const auto& [key, value] : texts) {
    if (!value->empty()) {
      HPDF_Dict_Add(document->info, key, haru_.text(*value));
    }
  }
  const HPDF_Date date{static_cast<int>(info_.date.year()),
                       static_cast<int>(static_cast<unsigned>(info_.date.month())),
                       static_cast<int>(static_cast<unsigned>(info_.date.day())),
                       0,
                       0,
                       0,
                       '+',
                       8,
                       0};
  HPDF_SetInfoDateAttr(document, HPDF_INFO_CREATION_DATE, date);
  HPDF_SetInfoDateAttr(document, HPDF_INFO_MOD_DATE, date);
  // A random or clock-made /ID would make every run differ.
  const std::string digest = sha256_hex(info_.id);
  std::array<HPDF_BYTE, id_bytes> id{};
  for (std::size_t i = 0; i < id.size(); ++i) {
    id[i] = static_cast<HPDF_BYTE>(std::stoi(digest.substr(2 * i, 2), nullptr, 16));
  }
  HPDF_Array pair = haru_.array();
  HPDF_Array_Add(pair, HPDF_Binary_New(document->mmgr, id.data(), id_bytes));
  HPDF_Array_Add(pair, HPDF_Binary_New(document->mmgr, id.data(), id_bytes));
  HPDF_Dict_Add(document->trailer, "ID", pair);
  return {};
}

}  // namespace

Outcome<std::string> render(const Pages& pages, const FontSet& faces, const PdfInfo& info) {
  Outcome<std::string> outcome;
  if (std::string part = unfit_part(pages, faces.face_count()); !part.empty()) {
    outcome.diagnostics.add(
        Diagnostic(Code::RenderLayout, std::nullopt, {{"part", std::move(part)}}));
    return outcome;
  }
  auto file = DocumentWriter(pages, faces, info).write();
  if (file) {
    outcome.value = std::move(*file);
  } else {
    outcome.diagnostics.add(file.error());
  }
  return outcome;
}

}  // namespace jianbao
