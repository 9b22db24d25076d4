// libFuzzer over fuzz::siecle; its corpus is tests/fuzz/corpus/siecle.
#include "siecle_target.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::siecle({reinterpret_cast<const char*>(data), size});
    return 0;
}
