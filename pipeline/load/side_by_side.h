#pragma once
// Work that does not depend on its order, on all cores.

#include <cstddef>
#include <functional>

namespace jianbao {

/// Calls work(0) … work(count - 1), each once, on as many threads as the machine has cores, and
/// returns when all have ended. What one of them throws is thrown here, so that it is told like
/// any other fault of the program; the calls that have not begun by then are left out.
void side_by_side(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace jianbao
