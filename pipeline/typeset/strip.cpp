#include "typeset/strip.h"

namespace jianbao {

void shift(Item& item, Length dx, Length dy) {
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
  std::visit(Shift{dx, dy}, item);
}

}  // namespace jianbao
