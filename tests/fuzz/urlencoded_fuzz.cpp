// libFuzzer over fuzz::urlencoded; its corpus is tests/fuzz/corpus/urlencoded.
#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::urlencoded({reinterpret_cast<const char*>(data), size});
    return 0;
}
