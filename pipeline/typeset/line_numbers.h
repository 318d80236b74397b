#pragma once
// 校样: every line of text has its number in the margin, so that people can speak of a place.

#include "model/page.h"
#include "typeset/text.h"

namespace jianbao {

/// Puts the numbers 1…22 of the grid to the left of the lines that hold text, outside the type
/// area, which begins `left` from the edge of the paper: the numbers by which `explain` and the
/// manifest speak. On a page that is turned they run along the side that is read as its left
/// (E-25). Every fifth is black, the others are `grey`.
void number_lines(Page&, const Grid&, Length left, Rgb grey, TextSetter&);

}  // namespace jianbao
