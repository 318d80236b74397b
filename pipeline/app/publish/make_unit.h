#pragma once
// One unit of a batch, from its facts to its files.

#include <filesystem>
#include <string>
#include <vector>

#include "app/issue/build_issue.h"
#include "ledger/unit_account.h"

namespace jianbao {

struct UnitWork {
  const IssueBasis& basis;
  const BriefUnit& unit;
  const std::vector<MadeDocument>& made;  ///< what a sheet lists
  std::filesystem::path folder;           ///< of the issue
  std::string key;                        ///< digest of all that it is made from
};

/// Makes the unit and puts its files in place: PDFs, then the records of its lists, last the one of
/// its body, which vouches for all. What was found stands in the account, and nothing in the run:
/// its findings are empty before and afterwards. The files told of hold the last record too; none
/// are written of a unit that is stopped.
[[nodiscard]] UnitAccount make_unit(Run&, const Prepared&, const UnitWork&);

}  // namespace jianbao
