#include "normalise/printed_texts.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace jianbao {
namespace {

/// The files whose path begins so, and the keys of texts in them, parted by spaces. parent.key
/// stands before key. What nobody prints (why something was left out) is not mended for print.
struct Family {
  std::string_view path, printed, references, verbatim;
};

constexpr std::array<Family, 19> families{{
    {"data/facts/", "examples text note provider by reason",
     "subject pledged_by of system mentions.name",
     "source id indicator domain period period_inferred value upper unit qualifier status due line "
     "lines anchor anchor_ordinal basis fact threshold kind scope disclosure on per pair from to "
     "left_out.reason"},
    {"data/systems/", "name full does note what", "distinct_from members",
     "aliases slips sort_as kind domain status count complete from"},
    // The title of a source is the source's.
    {"data/sources.yaml", "publisher page date_basis event", "",
     "key title kind file sha256 published date_inferred event_date"},
    {"data/catalogue/indicators.yaml", "name short answers definition word less more", "",
     "unit measure domain better below_zero"},
    {"data/catalogue/subjects.yaml", "name full", "parent", "level"},
    {"data/catalogue/units.yaml", "", "", "name base factor countable currency money"},
    {"data/catalogue/domains.yaml", "", "", "key name"},
    {"data/rules/", "reason owner", "subjects",
     "check id severity indicators domains limit low high whole parts complete"},
    {"data/rulings.yaml", "question decision reason by", "about", "key marks on until comparable"},
    // What a warning said, and by what mark it is known.
    {"data/acknowledged.yaml", "by why", "", "mark code about on until"},
    {"data/reviews/", "by remark", "", "mark about on"},
    {"data/issued/", "", "", "issue signed_off fact figure part facts what"},
    {"data/calendar.yaml", "responsible reason", "",
     "report every starts months_after due_day issue due"},
    {"data/issues.yaml", "title subtitle exception", "",
     "key as_of period number_of_year running_number signed_off embargo sources reports "
     "classification "
     "copy_number"},
    {"data/notes/", "editor_note text author", "section", ""},
    {"data/office.yaml", "masthead unit report_to send_to distribute_to copy_to", "", "copies"},
    // Words to look for are compared as they stand.
    {"reports/common/", "draft_mark word", "",
     "body_size_pt duplex tight_lines colophon_on_back red draft_grey masthead_most_pt "
     "masthead_least_pt masthead_width_mm "
     "at_least above at_most below in_a_row slower multiple_from empty_phrases"},
    // Samples are set as they stand, right or wrong.
    {"reports/specimen/", "", "",
     "title unit name issue date classification copy_number style label text lines subtitle as_of "
     "level heading names caption head align cells notes bands horizontal categories points "
     "measure indent strict sealed copies whole from to group times columns rows rules landscape"},
    // Samples of a gallery are set as they stand.
    {"reports/",
     "title key_points heading subtitle say subheading notes label sources_title addressee "
     "post_note "
     "rows.group head series.name form.columns form.rows",
     "subject subjects names under",
     "report aim most name columns rows kind unit second_unit bands of view period axis level "
     "sealed "
     "issue sample.categories points on unlike source over merge rules landscape caption cells "
     "times "
     "align whole from to text columns.head heads.head front colophon proof levels some none "
     "rising "
     "falling flat bound exact estimate growth no_growth below_zero comparable unlike in as group "
     "indicator level domain status "
     "facts has lacks due within_days change growth_at_least claims changed order one_per select "
     "now "
     "before part tall"},
}};

const Family* family_of(std::string_view path) {
  const auto* const found = std::ranges::find_if(
      families, [path](const Family& family) { return path.starts_with(family.path); });
  return found == families.end() || !path.ends_with(".yaml") ? nullptr : found;
}

bool holds(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) {
      return true;
    }
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

TextKind kind_in(const Family& family, std::string_view key) {
  return holds(family.printed, key)      ? TextKind::Printed
         : holds(family.references, key) ? TextKind::Reference
         : holds(family.verbatim, key)   ? TextKind::Verbatim
                                         : TextKind::Unknown;
}

TextKind kind_in(const Family& family, std::string_view parent, std::string_view key) {
  const auto special = kind_in(family, std::string(parent) + '.' + std::string(key));
  return special == TextKind::Unknown ? kind_in(family, key) : special;
}

/// One walk over a file, for texts of one kind.
struct Walk {
  const Family& family;
  TextKind wanted;
  std::vector<const YamlNode*> found;

  /// `kind` is that of the node, should it be a text, and `key` what it stands under; both pass
  /// through lists.
  void visit(const YamlNode& node, std::string_view key, TextKind kind) {
    if (node.kind == YamlNode::Kind::Scalar && kind == wanted) {
      found.push_back(&node);
    }
    for (const YamlNode& item : node.items) {
      visit(item, key, kind);
    }
    for (const YamlNode::Entry& entry : node.entries) {
      visit(entry.value, entry.key, kind_in(family, key, entry.key));
    }
  }
};

}  // namespace

bool has_printed_texts(std::string_view path) {
  const Family* family = family_of(path);
  return family != nullptr && !family->printed.empty();
}

TextKind kind_of_text(std::string_view path, std::string_view parent, std::string_view key) {
  const Family* family = family_of(path);
  return family == nullptr ? TextKind::Unknown : kind_in(*family, parent, key);
}

std::vector<const YamlNode*> texts_of(TextKind kind, std::string_view path, const YamlNode& root) {
  const Family* family = family_of(path);
  if (family == nullptr) {
    return {};
  }
  Walk walk{*family, kind, {}};
  walk.visit(root, "", TextKind::Unknown);
  return std::move(walk.found);
}

}  // namespace jianbao
