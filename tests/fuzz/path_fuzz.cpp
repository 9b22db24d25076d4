// libFuzzer over fuzz::path; its corpus is tests/fuzz/corpus/path.
#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::path({reinterpret_cast<const char*>(data), size});
    return 0;
}
