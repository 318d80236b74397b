#include "interchange/fact_json.h"

#include <algorithm>

#include "base/json.h"
#include "interchange/json_period.h"
#include "interchange/json_text.h"
#include "model/words.h"

namespace jianbao {
namespace {

void write_anchor(JsonWriter& json, const std::optional<Anchor>& anchor) {
  text_or_null(json, "anchor", anchor ? anchor->text : "");
  json.key("anchor_ordinal");
  if (anchor && anchor->ordinal > 0) {
    json.value(anchor->ordinal);
  } else {
    json.null();
  }
}

void write_quantity(JsonWriter& json, const Fact& fact, const Catalogue& catalogue) {
  const auto& quantity = fact.quantity;
  text_or_null(json, "value", quantity ? quantity->amount.to_string() : "");
  text_or_null(json, "upper", quantity && quantity->upper ? quantity->upper->to_string() : "");
  const bool bounded = quantity && quantity->qualifier != Qualifier::None;
  text_or_null(json, "qualifier", bounded ? json_word(quantity->qualifier) : "");
  text_or_null(json, "unit", quantity ? catalogue[quantity->unit].name : "");
}

std::string base_words(const Comparison& comparison) {
  if (!comparison.base.empty()) {
    return comparison.base;
  }
  return comparison.kind == ComparisonKind::YearOnYear ? std::string(usual_base) : "";
}

void write_comparisons(JsonWriter& json, const Fact& fact) {
  json.key("comparisons");
  json.begin_array();
  for (const Comparison& comparison : fact.comparisons) {
    json.begin_object();
    json.member("kind", json_word(comparison.kind));
    json.member("value", comparison.value.to_string());
    json.member("unit", comparison_unit(comparison.kind));
    text_or_null(json, "base", base_words(comparison));
    const bool bounded = comparison.qualifier != Qualifier::None;
    text_or_null(json, "qualifier", bounded ? json_word(comparison.qualifier) : "");
    text_or_null(json, "rate_basis", comparison.rate_basis);
    write_anchor(json, comparison.anchor);
    text_or_null(json, "qualifier_printed", bounded ? data_word(comparison.qualifier) : "");
    json.end_object();
  }
  json.end_array();
}

void write_claim(JsonWriter& json, const std::optional<Claim>& claim) {
  json.key("claim");
  if (!claim) {
    json.null();
    return;
  }
  json.begin_object();
  json.member("kind", claim->kind);
  text_or_null(json, "scope", claim->scope);
  write_anchor(json, claim->anchor);
  json.end_object();
}

/// null, one, or a list of them from the first to the last: as in data files.
void write_revisions(JsonWriter& json, const Fact& fact) {
  const auto write = [&json](const Revision& revision) {
    json.begin_object();
    json.member("from", revision.from);
    json.member("to", revision.to);
    json.member("reason", revision.reason);
    json.member("by", revision.by);
    json.member("on", to_string(revision.on));
    json.end_object();
  };
  if (!fact.revision) {
    json.null();
  } else if (fact.earlier_revisions.empty()) {
    write(*fact.revision);
  } else {
    json.begin_array();
    std::ranges::for_each(fact.earlier_revisions, write);
    write(*fact.revision);
    json.end_array();
  }
}

void write_standing(JsonWriter& json, const Fact& fact, const Catalogue& catalogue,
                    const Revisions& revisions) {
  text_or_null(json, "system", fact.system);
  text_or_null(json, "provider", fact.provider);
  json.member("disclosure", json_word(fact.disclosure));
  json.key("confirmed");
  if (fact.confirmed) {
    json.begin_object();
    json.member("by", fact.confirmed->by);
    json.member("on", to_string(fact.confirmed->on));
    json.end_object();
  } else {
    json.null();
  }
  json.member("nature", nature(fact, catalogue));
  json.member("published", to_string(catalogue[fact.document].published));
  const auto revised = revisions.revises.find(fact.id);
  text_or_null(json, "revises", revised == revisions.revises.end() ? "" : revised->second);
  text_or_null(json, "note", fact.note);
  json.key("revision");
  write_revisions(json, fact);
}

/// What the fields of the interface leave out; with it the same fact can be read again.
void write_rest(JsonWriter& json, const Fact& fact, const Catalogue& catalogue) {
  json.member("source", catalogue[fact.document].key);
  json.member("indicator_key", catalogue[fact.indicator].key);
  text_or_null(json, "period_notation", fact.period.to_string());
  json.member("period_inferred", fact.period.inferred);
  const bool bounded = fact.quantity && fact.quantity->qualifier != Qualifier::None;
  text_or_null(json, "qualifier_printed", bounded ? data_word(fact.quantity->qualifier) : "");
  text_or_null(json, "due_notation", fact.due ? fact.due->to_string() : "");
  write_anchor(json, fact.anchor);
  json.key("also");
  json.begin_array();
  for (const Occurrence& place : fact.also) {
    json.begin_object();
    json.member("line", place.line);
    write_anchor(json, place.anchor);
    json.end_object();
  }
  json.end_array();
  write_claim(json, fact.claim);
  text_or_null(json, "parent_basis", fact.within ? fact.within->basis : "");
  text_or_null(json, "per", fact.per.value_or(""));
  text_or_null(json, "pair", fact.pair.value_or(""));
  json.key("examples");
  json.begin_array();
  for (const std::string& example : fact.examples) {
    json.value(example);
  }
  json.end_array();
}

std::string fact_json(const Fact& fact, const Catalogue& catalogue, const Revisions& revisions) {
  const Indicator& indicator = catalogue[fact.indicator];
  JsonWriter json;
  json.begin_object();
  json.member("id", fact.id);
  json.member("document", catalogue[fact.document].file);
  json.member("line", fact.line);
  json.member("subject", catalogue[fact.subject].name);
  json.member("domain", indicator.domain);
  text_or_null(json, "indicator", indicator.undertaking ? "" : indicator.name);
  write_quantity(json, fact, catalogue);
  write_period(json, "period", fact.period);
  json.member("status", json_word(fact.status));
  write_comparisons(json, fact);
  text_or_null(json, "parent", fact.within ? fact.within->fact : "");
  text_or_null(json, "threshold", fact.within ? fact.within->threshold : "");
  text_or_null(json, "pledged_by", fact.pledged_by ? catalogue[*fact.pledged_by].name : "");
  text_or_null(json, "due", fact.due ? due_text(*fact.due) : "");
  json.member("text", statement(fact, catalogue));
  write_rest(json, fact, catalogue);
  write_standing(json, fact, catalogue, revisions);
  json.end_object();
  return json.text();
}

}  // namespace

std::string facts_json(const std::vector<Fact>& facts, const Catalogue& catalogue,
                       const Revisions& revisions) {
  std::string out;
  for (const Fact& fact : facts) {
    out += fact_json(fact, catalogue, revisions) + '\n';
  }
  return out;
}

}  // namespace jianbao
