#pragma once
// The fields of `jianbao add` and what its help says of them.

#include <array>
#include <string_view>

namespace jianbao {

struct AddKey {
  std::string_view key, zh, en;
};
/// The fields of `add`, in the order in which they are written into the file.
inline constexpr std::array<AddKey, 28> add_keys{{
    {"id", "编号", "Identifier"},
    {"indicator", "指标的键", "Key of the indicator"},
    {"domain", "领域（没有指标的承诺）", "Domain (of a pledge without indicator)"},
    {"subject", "主体", "Subject"},
    {"period", "期间，例如 2024-01..2024-10", "Period, such as 2024-01..2024-10"},
    {"value", "数", "Figure"},
    {"upper", "区间的上端", "Upper end of a range"},
    {"unit", "单位", "Unit"},
    {"qualifier", "界限词", "Bounding word"},
    {"status", "状态（缺省：实际）", "Status (default: 实际)"},
    {"pledged_by", "谁承诺的", "Who pledges"},
    {"due", "期限", "By when"},
    {"line", "原文第几行", "Line of the document"},
    {"anchor", "锚：原文里的几个字", "Anchor: a few words of the document"},
    {"anchor_ordinal", "锚是这一行的第几处", "Which occurrence of the anchor"},
    {"year_on_year", "同比，百分数", "Growth over the year, per cent"},
    {"year_on_year_anchor", "同比的锚", "Anchor of the growth"},
    {"within", "其中：是哪条事实的一部分，写它的编号", "Of which: id of the fact it is a part of"},
    {"within_threshold", "其中的门槛，例如 50亿元以上", "Threshold of that part"},
    {"within_basis", "谁说的包含关系（缺省：source，来源自己）",
     "Who says that it is a part (default: source)"},
    {"claim", "说法：首个、唯一、第一、前列……", "Claim: 首个, 唯一, 第一, 前列 …"},
    {"scope", "说法的范围，来源没写的写 未写明", "Scope of the claim"},
    {"claim_anchor", "说法的锚", "Anchor of the claim"},
    {"per", "除得有意义的成对数：个数那条的编号",
     "Id of the count that this amount is spread over"},
    {"pair", "除着没有意义的成对数：另一半的编号", "Id of the other half of a pair"},
    {"system", "名册里的名称", "Name in the register"},
    {"text", "自己的话", "The statement in your words"},
    {"note", "口径说明", "Note"},
}};

}  // namespace jianbao
