#include <algorithm>
#include <set>

#include "base/json.h"
#include "interchange/fact_json.h"
#include "interchange/json_text.h"
#include "model/words.h"

namespace jianbao {
namespace {

template <class Texts>
void write_list(JsonWriter& json, std::string_view key, const Texts& texts) {
  json.key(key);
  json.begin_array();
  for (const auto& text : texts) {
    json.value(text);
  }
  json.end_array();
}

void write_figures(JsonWriter& json, const System& system, const std::vector<Fact>& facts,
                   const Registry& registry, const Catalogue& catalogue) {
  json.key("figures");
  json.begin_array();
  for (const Fact& fact : facts) {
    const std::string& named = fact.system.empty() ? catalogue[fact.subject].name : fact.system;
    if (registry.find(named) != &system || (!fact.quantity && fact.comparisons.empty())) {
      continue;
    }
    json.begin_object();
    json.member("fact", fact.id);
    json.member("text", statement(fact, catalogue));
    json.end_object();
  }
  json.end_array();
}

void write_parts(JsonWriter& json, const System& system) {
  json.key("parts");
  json.begin_array();
  for (const SchemePart& part : system.parts) {
    json.begin_object();
    json.member("count", part.count);
    json.member("what", part.what);
    write_list(json, "members", part.members);
    json.member("complete", part.complete);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string systems_json(const Registry& registry, const std::vector<Fact>& facts,
                         const Catalogue& catalogue) {
  std::string out;
  for (const System& system : registry.systems()) {
    std::set<std::string> documents;
    for (const Mention& mention : registry.mentions()) {
      if (registry.find(mention.name) == &system) {
        documents.insert(catalogue[mention.document].file);
      }
    }
    JsonWriter json;
    json.begin_object();
    json.member("name", system.name);
    write_list(json, "aliases", system.aliases);
    write_list(json, "documents", documents);
    json.member("domain", system.domain);
    const SystemState state = latest_state(system);
    json.member("status", json_word(state.status));
    json.member("does", state.does);
    write_figures(json, system, facts, registry, catalogue);
    json.member("kind", system.kind);
    text_or_null(json, "full", system.full);
    write_list(json, "slips", system.slips);
    write_list(json, "distinct_from", system.distinct_from);
    write_parts(json, system);
    text_or_null(json, "note", system.note);
    json.end_object();
    out += json.text() + '\n';
  }
  return out;
}

}  // namespace jianbao
