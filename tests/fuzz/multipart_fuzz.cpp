// libFuzzer over fuzz::multipart; its corpus is tests/fuzz/corpus/multipart.
#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::multipart({reinterpret_cast<const char*>(data), size});
    return 0;
}
