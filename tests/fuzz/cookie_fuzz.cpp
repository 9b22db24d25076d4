// libFuzzer over fuzz::cookie; its corpus is tests/fuzz/corpus/cookie.
#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::cookie({reinterpret_cast<const char*>(data), size});
    return 0;
}
