#include "depot/somme.hpp"

#include "base/crypto.hpp"

#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <stdexcept>
#include <vector>

namespace depot {
namespace {

constexpr std::size_t window = std::size_t{256} * 1024;

const EVP_MD* digest_of(std::string_view algorithm) {
    if (algorithm == "sha1") return ::EVP_sha1();
    if (algorithm == "sha256") return ::EVP_sha256();
    if (algorithm == "sha512") return ::EVP_sha512();
    return nullptr;
}

class Digest {
public:
    explicit Digest(const EVP_MD* kind) : context_(::EVP_MD_CTX_new(), &::EVP_MD_CTX_free) {
        must(context_ && ::EVP_DigestInit_ex(context_.get(), kind, nullptr) == 1);
    }
    void add(const char* bytes, std::size_t count) {
        must(::EVP_DigestUpdate(context_.get(), bytes, count) == 1);
    }
    std::string end() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
        unsigned size = 0;
        must(::EVP_DigestFinal_ex(context_.get(), out.data(), &size) == 1);
        return {out.begin(), out.begin() + size};
    }

private:
    static void must(bool done) {
        if (!done) throw std::runtime_error("OpenSSL refuses to hash");
    }
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

void add_all(Digest& digest, const Entrant& body) {
    std::vector<char> buffer(window);
    for (std::uint64_t at = 0; at < body.taille();) {
        const auto got =
            ::pread(body.fichier().get(), buffer.data(), buffer.size(), static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got == 0) errno = EIO;
        if (got <= 0) disque::fail(body.chemin());
        digest.add(buffer.data(), static_cast<std::size_t>(got));
        at += static_cast<std::uint64_t>(got);
    }
}

}  // namespace

std::optional<Somme> Somme::make(std::string_view algorithm, std::string value) {
    const auto* const kind = digest_of(algorithm);
    if (kind == nullptr || value.size() != static_cast<std::size_t>(::EVP_MD_get_size(kind)))
        return std::nullopt;
    return Somme(std::string(algorithm), std::move(value));
}

bool Somme::fits(const std::optional<Entrant>& body) const {
    Digest digest(digest_of(algorithm_));
    if (body) add_all(digest, *body);
    return base::equal_constant_time(digest.end(), value_);
}

}  // namespace depot
