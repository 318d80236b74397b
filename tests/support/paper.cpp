#include "support/paper.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <regex>
#include <sstream>

#include "base/utf8.h"

namespace jianbao::test {
namespace {

namespace fs = std::filesystem;

/// Of the same line: a mark that another face draws may stand a little off its baseline.
constexpr double same_baseline = 1.0;
constexpr double points_per_inch = 72;

/// The value of an attribute of an XML tag; empty: it has none.
std::string attribute(std::string_view tag, const std::string& name) {
  const std::string key = ' ' + name + "=\"";
  const std::size_t at = tag.find(key);
  if (at == std::string_view::npos) {
    return {};
  }
  const std::size_t begin = at + key.size();
  return std::string(tag.substr(begin, tag.find('"', begin) - begin));
}

double number(std::string_view tag, const std::string& name) {
  const std::string value = attribute(tag, name);
  REQUIRE_MESSAGE(!value.empty(), name);
  return std::stod(value);
}

char32_t character_of(const std::string& entity) {
  static const std::map<std::string, char32_t> named{
      {"&lt;", U'<'}, {"&gt;", U'>'}, {"&amp;", U'&'}, {"&quot;", U'"'}, {"&apos;", U'\''}};
  if (const auto found = named.find(entity); found != named.end()) {
    return found->second;
  }
  if (entity.starts_with("&#x")) {
    return static_cast<char32_t>(std::stoul(entity.substr(3), nullptr, 16));
  }
  const std::u32string text = to_utf32(entity);
  return text.empty() ? U' ' : text.front();
}

std::string unescaped(std::string text) {
  for (const auto& [entity, c] :
       {std::pair{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}}) {
    for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at)) {
      text.replace(at, std::string_view(entity).size(), 1, c);
      ++at;
    }
  }
  return text;
}

std::vector<double> numbers_in(const std::string& text) {
  std::istringstream in(text);
  std::vector<double> values;
  for (double v = 0; in >> v;) {
    values.push_back(v);
  }
  return values;
}

std::vector<PaperRow> rows_of(std::vector<PaperChar> chars) {
  std::ranges::stable_sort(chars, {}, &PaperChar::baseline);
  std::vector<PaperRow> rows;
  for (PaperChar& c : chars) {
    if (rows.empty() || c.baseline - rows.back().baseline() > same_baseline) {
      rows.emplace_back();
    }
    rows.back().chars.push_back(std::move(c));
  }
  for (PaperRow& row : rows) {
    std::ranges::stable_sort(row.chars, {}, &PaperChar::left);
  }
  return rows;
}

/// mutool draw -F stext: <page …> <font name size> <char quad x y color c>.
void read_characters(Paper& paper) {
  std::istringstream in(output_of("mutool draw -q -F stext '" + paper.file.string() + "' 2>&1"));
  std::vector<std::vector<PaperChar>> pages, turned;
  bool upwards = false;
  std::string face;
  double size = 0;
  for (std::string tag; std::getline(in, tag);) {
    if (tag.starts_with("<page ")) {
      pages.emplace_back();
      turned.emplace_back();
    } else if (tag.starts_with("<line ")) {
      const std::string direction = attribute(tag, "dir");
      upwards = direction == "0 -1";
      REQUIRE_MESSAGE((upwards || direction == "1 0"), tag);
    } else if (tag.starts_with("<font ")) {
      face = attribute(tag, "name");
      size = number(tag, "size");
    } else if (tag.starts_with("<char ")) {
      const char32_t c = character_of(attribute(tag, "c"));
      const auto quad = numbers_in(attribute(tag, "quad"));
      REQUIRE(quad.size() == 8);
      REQUIRE_FALSE(pages.empty());
      if (c > U' ' && c != 0x3000) {
        (upwards ? turned : pages)
            .back()
            .push_back({c, number(tag, "x"), quad[2], number(tag, "y"), size, face,
                        static_cast<std::uint32_t>(
                            std::stoul(attribute(tag, "color").substr(1), nullptr, 16))});
      }
    }
  }
  paper.pages.resize(pages.size());
  for (std::size_t k = 0; k < pages.size(); ++k) {
    paper.pages[k].rows = rows_of(std::move(pages[k]));
    paper.pages[k].turned = std::move(turned[k]);
  }
}

std::uint32_t colour_of(const std::string& text) {
  auto parts = numbers_in(text);
  if (parts.size() == 1) {
    parts.resize(3, parts.front());
  }
  REQUIRE(parts.size() == 3);
  std::uint32_t colour = 0;
  for (const double part : parts) {
    colour = colour << 8U | static_cast<std::uint32_t>(std::lround(part * 255));
  }
  return colour;
}

/// mutool trace: fill paths with their points. Only upright rectangles are taken.
void read_fills(Paper& paper) {
  std::istringstream in(output_of("mutool trace '" + paper.file.string() + "' 2>&1"));
  std::size_t page = 0;
  bool filling = false;
  std::vector<double> xs, ys;
  PaperFill fill;
  for (std::string line; std::getline(in, line);) {
    const std::size_t at = line.find('<');
    const std::string tag = at == std::string::npos ? line : line.substr(at);
    if (tag.starts_with("<page ")) {
      page = static_cast<std::size_t>(number(tag, "number"));
    } else if (tag.starts_with("<fill_path ")) {
      filling = true;
      xs.clear();
      ys.clear();
      fill.colour = colour_of(attribute(tag, "color"));
      REQUIRE(attribute(tag, "transform").starts_with("1 0 0 -1 0 "));
    } else if (filling && (tag.starts_with("<moveto ") || tag.starts_with("<lineto "))) {
      xs.push_back(number(tag, "x"));
      ys.push_back(number(tag, "y"));
    } else if (tag.starts_with("</fill_path>")) {
      filling = false;
      REQUIRE(page >= 1);
      REQUIRE(page <= paper.pages.size());
      if (xs.size() == 4) {
        const double height = paper.pages[page - 1].height;
        const auto [left, right] = std::ranges::minmax(xs);
        const auto [foot, head] = std::ranges::minmax(ys);
        fill = {left, height - head, right, height - foot, fill.colour};
        paper.pages[page - 1].fills.push_back(fill);
      }
    }
  }
}

/// pdftotext -bbox-layout: <page width height> … <line xMin …> <word …>text</word> … </line>.
void read_boxes(Paper& paper) {
  std::istringstream in(
      output_of("pdftotext -enc UTF-8 -bbox-layout '" + paper.file.string() + "' -"));
  std::size_t page = 0;
  PaperBox box;
  for (std::string line; std::getline(in, line);) {
    const std::size_t at = line.find('<');
    const std::string tag = at == std::string::npos ? "" : line.substr(at);
    if (tag.starts_with("<page ")) {
      REQUIRE(page < paper.pages.size());
      paper.pages[page].width = number(tag, "width");
      paper.pages[page++].height = number(tag, "height");
    } else if (tag.starts_with("<line ")) {
      box = {
          number(tag, "xMin"), number(tag, "yMin"), number(tag, "xMax"), number(tag, "yMax"), {}};
    } else if (tag.starts_with("<word ")) {
      const std::size_t begin = tag.find('>') + 1;
      box.text += unescaped(tag.substr(begin, tag.rfind("</word>") - begin));
    } else if (tag.starts_with("</line>")) {
      paper.pages[page - 1].boxes.push_back(box);
    }
  }
  REQUIRE(page == paper.pages.size());
}

Ink read_pgm(const std::string& bytes) {
  std::istringstream in(bytes);
  std::string magic;
  int most = 0;
  Ink ink;
  in >> magic >> ink.width >> ink.height >> most;
  REQUIRE(magic == "P5");
  REQUIRE(most == 255);
  in.get();
  ink.pixels.assign(static_cast<std::size_t>(ink.width) * static_cast<std::size_t>(ink.height),
                    '\0');
  in.read(ink.pixels.data(), static_cast<std::streamsize>(ink.pixels.size()));
  REQUIRE(in.gcount() == static_cast<std::streamsize>(ink.pixels.size()));
  return ink;
}

}  // namespace

std::string PaperRow::text() const {
  std::u32string text;
  for (const PaperChar& c : chars) {
    text += c.c;
  }
  return to_utf8(text);
}

double PaperRow::size() const {
  std::map<double, std::size_t> counts;
  for (const PaperChar& c : chars) {
    ++counts[c.size];
  }
  return std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })
      ->first;
}

int Ink::darkness(int x, int y) const {
  return 255 - static_cast<unsigned char>(
                   pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                          static_cast<std::size_t>(x)]);
}

PaperFill Ink::extent(double from, double to) const {
  const int begin = std::clamp(static_cast<int>(from * dpi / points_per_inch) - x0, 0, width);
  const int end = std::clamp(static_cast<int>(std::min(to * dpi / points_per_inch, 1e8)) + 1 - x0,
                             begin, width);
  int left = width, right = -1, top = height, bottom = -1;
  for (int y = 0; y < height; ++y) {
    for (int x = begin; x < end; ++x) {
      if (darkness(x, y) >= 64) {
        left = std::min(left, x);
        right = std::max(right, x + 1);
        top = std::min(top, y);
        bottom = std::max(bottom, y + 1);
      }
    }
  }
  const auto points = [this](int pixel) { return pixel * points_per_inch / dpi; };
  return {points(left + x0), points(top + y0), points(right + x0), points(bottom + y0), 0};
}

double Ink::thickness_at(double x) const {
  const int column = static_cast<int>(std::lround(x * dpi / points_per_inch)) - x0;
  REQUIRE(column >= 0);
  REQUIRE(column < width);
  double sum = 0;
  int full = 1;
  for (int y = 0; y < height; ++y) {
    sum += darkness(column, y);
    full = std::max(full, darkness(column, y));
  }
  return sum / full * points_per_inch / dpi;
}

Paper::Paper(std::string its_name, fs::path its_file)
    : name(std::move(its_name)), file(std::move(its_file)) {
  read_characters(*this);
  read_boxes(*this);
  read_fills(*this);
}

Ink Paper::ink(std::size_t k, int dpi) const { return ink(k, dpi, 0, pages[k].height); }

Ink Paper::ink(std::size_t k, int dpi, double top, double bottom) const {
  const int y0 = static_cast<int>(std::floor(top * dpi / points_per_inch));
  const int y1 = static_cast<int>(std::ceil(bottom * dpi / points_per_inch));
  const int across = static_cast<int>(std::ceil(pages[k].width * dpi / points_per_inch));
  const std::string page = std::to_string(k + 1);
  Ink ink =
      read_pgm(output_of("pdftoppm -gray -r " + std::to_string(dpi) + " -f " + page + " -l " +
                         page + " -x 0 -y " + std::to_string(y0) + " -W " + std::to_string(across) +
                         " -H " + std::to_string(y1 - y0) + " '" + file.string() + "'"));
  ink.dpi = dpi;
  ink.y0 = y0;
  return ink;
}

}  // namespace jianbao::test
