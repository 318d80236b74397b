#include "app/publish/make_unit.h"

#include <utility>

#include "app/issue/record.h"
#include "app/issue/sign_off.h"
#include "app/output.h"
#include "base/diagnostic_pack.h"
#include "ledger/freshness.h"

namespace jianbao {
namespace {

class UnitMaker {
 public:
  UnitMaker(Run& run, const Prepared& prepared, const UnitWork& work)
      : run_(run),
        prepared_(prepared),
        work_(work),
        built_{work.basis.issue, work.basis.checked, std::nullopt, {}, {}} {}

  UnitAccount make() {
    run_.diagnostics() = Diagnostics();
    build_unit(run_, prepared_, work_.basis, work_.unit, work_.made, built_, Stage::Render);
    run_.settle(prepared_.inputs.acknowledged, work_.basis.issue->as_of);
    run_.diagnostics().sort();  // what a brief says of itself many times is told once
    UnitAccount account{work_.unit.name, work_.key, true, {}, {}, {}, {}, {}};
    if (built_.stopped.empty() && !run_.failed()) {
      tell_of_body(account);
      write(account);
    }
    account.findings = pack_all(run_.diagnostics(), run_.sources());
    run_.diagnostics() = Diagnostics();
    return account;
  }

 private:
  void tell_of_body(UnitAccount& account) const {
    account.documents = accounts_of(built_);
    for (const BuiltDocument& proof : built_.proofs) {  // its figures are those of its body
      account.documents.push_back({proof.document.name,
                                   static_cast<std::uint32_t>(proof.pages->pages.size()),
                                   0,
                                   0,
                                   {},
                                   proof.cpu});
    }
    for (const BuiltDocument& made : built_.documents) {
      if (made.document.name != work_.unit.name) {
        continue;
      }
      for (const FactIndex index : made.document.facts) {
        account.facts.push_back(work_.basis.checked->facts().at(index).id);
      }
      for (const Figure& figure : made.document.figures) {
        if (figure.derived) {
          account.reckoned.push_back(figure.what);
        }
      }
    }
  }

  /// Looked at before the first is written: a new PDF beside an old list of its figures is worse
  /// than none.
  [[nodiscard]] bool may_be_written() {
    std::vector<std::filesystem::path> targets;
    for (const auto* list : {&built_.documents, &built_.proofs}) {
      for (const BuiltDocument& made : *list) {
        targets.push_back(work_.folder / (made.document.name + ".pdf"));
        targets.push_back(record_path(work_.folder, made.document.name));
      }
    }
    run_.diagnostics().append(check_targets(targets, run_.settings().workspace));
    return !run_.failed();
  }

  /// `account` is stopped until the last of them is in place.
  void write(UnitAccount& account) {
    if (!may_be_written()) {
      return;
    }
    std::vector<OutputFile> records;
    std::optional<Manifest> last;
    for (const auto* list : {&built_.documents, &built_.proofs}) {
      for (const BuiltDocument& made : *list) {
        Manifest manifest = make_manifest(
            {*built_.issue, made.document, *made.pages, made.placed, *built_.checked,
             *prepared_.inputs.catalogue, run_.sources(), made.inputs, made.pdf,
             static_cast<std::uint32_t>(made.warnings), prepared_.inputs.style.duplex});
        if (!put({work_.folder / manifest.pdf, made.pdf}, account)) {
          return;
        }
        if (made.document.name == work_.unit.name) {
          last = std::move(manifest);
        } else {
          records.push_back(
              {record_path(work_.folder, made.document.name), write_manifest(manifest)});
        }
      }
    }
    for (const OutputFile& record : records) {
      if (!put(record, account)) {
        return;
      }
    }
    if (!last) {  // the issue has no such document
      account.stopped = false;
      return;
    }
    UnitAccount kept = account;
    kept.stopped = false;
    kept.findings = pack_all(run_.diagnostics(), run_.sources());
    for (DocumentAccount& document : kept.documents) {
      document.cpu = {};
    }
    last->account = std::move(kept);
    account.stopped =
        !put({record_path(work_.folder, work_.unit.name), write_manifest(*last)}, account);
  }

  bool put(const OutputFile& file, UnitAccount& account) {
    if (!run_.step(write_output(file))) {
      return false;
    }
    account.files.push_back(kept_file(file.path.filename().generic_string(), file.bytes));
    return true;
  }

  Run& run_;
  const Prepared& prepared_;
  const UnitWork& work_;
  BuiltIssue built_;
};

}  // namespace

UnitAccount make_unit(Run& run, const Prepared& prepared, const UnitWork& work) {
  return UnitMaker(run, prepared, work).make();
}

}  // namespace jianbao
