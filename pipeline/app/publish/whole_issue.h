#pragma once
// An issue that was signed off or went out is one piece: what its readers have is held against all
// of it, and it goes out whole or not at all.

#include "app/publish/issue_output.h"

namespace jianbao {

void publish_whole(Run&, const Prepared&, const BatchWork&, IssueOutput&);

}  // namespace jianbao
