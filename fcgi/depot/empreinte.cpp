#include "depot/empreinte.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <vector>

namespace depot {
namespace {

constexpr std::size_t piece = std::size_t{1} << 20U;
constexpr std::chrono::milliseconds beat{500};

struct Digest {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{
        EVP_MD_CTX_new(), &EVP_MD_CTX_free};

    Digest() { check(EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr)); }
    // NOLINTNEXTLINE(readability-make-member-function-const): changes what it holds
    void add(const unsigned char* data, std::size_t size) {
        check(EVP_DigestUpdate(context.get(), data, size));
    }
    // NOLINTNEXTLINE(readability-make-member-function-const): changes what it holds
    std::string end() {
        std::array<unsigned char, 32> out{};
        check(EVP_DigestFinal_ex(context.get(), out.data(), nullptr));
        return {out.begin(), out.end()};
    }
    static void check(int done) {
        if (done != 1) throw std::runtime_error("SHA-256 failed");
    }
};

std::size_t read_some(int file, std::vector<unsigned char>& buffer, off_t at) {
    for (;;) {
        const auto got = ::pread(file, buffer.data(), buffer.size(), at);
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR)
            throw std::system_error(errno, std::generic_category(), "reading a file of the store");
    }
}

}  // namespace

std::optional<Empreintes> empreintes_of(int file, const Pouls& pouls) {
    using Now = std::chrono::steady_clock;
    // What was read stays in the page cache: a recipient comes soon after a drop.
    ::posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
    Digest digest;
    std::uint32_t crc = 0;
    std::vector<unsigned char> buffer(piece);
    off_t at = 0;
    auto last_beat = Now::now();
    while (const auto got = read_some(file, buffer, at)) {
        digest.add(buffer.data(), got);
        crc = static_cast<std::uint32_t>(::crc32_z(crc, buffer.data(), got));
        at += static_cast<off_t>(got);
        if (Now::now() - last_beat < beat) continue;
        if (!pouls()) return std::nullopt;
        last_beat = Now::now();
    }
    return Empreintes{digest.end(), crc, static_cast<std::uint64_t>(at)};
}

}  // namespace depot
