// Runs a fuzz target without libFuzzer: every file named, then mutations of them, the same ones
// each time. ./test uses it with small counts; ./test --full has libFuzzer search on.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string mutate(std::string bytes, std::mt19937& random) {
  for (auto changes = 1 + random() % 4; changes > 0 && !bytes.empty(); --changes) {
    const std::size_t at = random() % bytes.size();
    const std::size_t length = 1 + random() % 16;
    switch (random() % 4) {
      case 0:
        bytes[at] = static_cast<char>(random());
        break;
      case 1:
        bytes.erase(at, length);
        break;
      case 2:
        bytes.insert(at, bytes.substr(random() % bytes.size(), length));
        break;
      default:
        bytes.insert(at, 1, ":-#\"'{}[]\t\n& *!|>%@`"[random() % 20]);
        break;
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: fuzz ROUNDS FILE...\n", stderr);
    return 64;
  }
  const long rounds = std::strtol(argv[1], nullptr, 10);
  std::vector<std::string> seeds;
  for (int k = 2; k < argc; ++k) {
    std::ifstream in(argv[k], std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    run(seeds.back());
  }
  std::mt19937 random(20241203);
  for (long k = 0; k < rounds; ++k) {
    run(mutate(seeds[random() % seeds.size()], random));
  }
  std::printf("%ld inputs\n", rounds + static_cast<long>(seeds.size()));
}
