// libFuzzer over fuzz::handed_multipart; its corpus is tests/fuzz/corpus/multipart.
#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::handed_multipart({reinterpret_cast<const char*>(data), size});
    return 0;
}
