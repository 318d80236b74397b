#include "typeset/strip.h"

#include "model/geometry.h"

namespace jianbao {
namespace {

struct Shift {
  Length dx, dy;
  void operator()(TextRun& r) const { move(r.origin); }
  void operator()(Fill& f) const {
    f.area.x += dx;
    f.area.y += dy;
  }
  void operator()(Box& b) const {
    b.area.x += dx;
    b.area.y += dy;
  }
  void operator()(Stroke& s) const {
    move(s.from);
    move(s.to);
  }
  void operator()(Shape& s) const {
    for (Point& point : s.points) {
      move(point);
    }
  }
  void move(Point& p) const {
    p.x += dx;
    p.y += dy;
  }
};

struct Turn {
  Length left, foot;
  void operator()(TextRun& r) const {
    r.origin = turned(r.origin);
    r.turned = true;
  }
  void operator()(Fill& f) const { f.area = turned(f.area); }
  void operator()(Box& b) const { b.area = turned(b.area); }
  void operator()(Stroke& s) const {
    s.from = turned(s.from);
    s.to = turned(s.to);
  }
  void operator()(Shape& s) const {
    for (Point& point : s.points) {
      point = turned(point);
    }
  }
  [[nodiscard]] Point turned(Point p) const { return {left + p.y, foot - p.x}; }
  [[nodiscard]] Rect turned(const Rect& r) const {
    return {left + r.y, foot - r.x - r.width, r.height, r.width};
  }
};

}  // namespace

void shift(Item& item, Length dx, Length dy) { std::visit(Shift{dx, dy}, item); }

void turn(Item& item, Length left) {
  std::visit(Turn{left, Geometry::top + Geometry::height}, item);
}

}  // namespace jianbao
