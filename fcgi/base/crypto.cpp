#include "base/crypto.hpp"

#include "base/private_file.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <system_error>

namespace base {
namespace {

constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
constexpr std::array<const char*, 9> labels{
    "car lookup",
    "car seal",
    "mail seal",
    "csrf",
    "ids",
    "totp",
    "letter seal",
    "anonymous",
    "depot seal"};

using CipherCtx = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
int size_of(std::string_view text) { return static_cast<int>(text.size()); }

CipherCtx cipher() {
    CipherCtx ctx(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    if (!ctx) throw std::bad_alloc();
    return ctx;
}

void must(int openssl_result) {
    if (openssl_result != 1) throw std::runtime_error("OpenSSL refused a cipher operation");
}

// Looked up once: EVP_aes_256_ecb() is looked up again at each use, which costs more than a block.
const EVP_CIPHER* aes_256_ecb() {
    static const EVP_CIPHER* const found = EVP_CIPHER_fetch(nullptr, "AES-256-ECB", nullptr);
    return found;
}

std::string aes_block(const std::string& key, std::string_view block, bool encrypt) {
    const auto ctx = cipher();
    must(EVP_CipherInit_ex(ctx.get(), aes_256_ecb(), nullptr, bytes(key), nullptr, encrypt ? 1 : 0)
    );
    EVP_CIPHER_CTX_set_padding(ctx.get(), 0);
    std::string out(32, '\0');
    int size = 0;
    must(EVP_CipherUpdate(ctx.get(), bytes(out), &size, bytes(block), size_of(block)));
    out.resize(static_cast<std::size_t>(size));
    return out;
}

}  // namespace

// libsodium's: of a few bytes, OpenSSL 3's own look-ups cost several times the digest.
std::string sha256(std::string_view data) {
    std::string out(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(bytes(out), bytes(data), data.size());
    return out;
}

std::string hmac_sha256(std::string_view key, std::string_view data) {
    std::string out(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytes(data), data.size());
    crypto_auth_hmacsha256_final(&state, bytes(out));
    return out;
}

std::string hmac_sha1(std::string_view key, std::string_view data) {
    std::string out(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    HMAC(EVP_sha1(), key.data(), size_of(key), bytes(data), data.size(), bytes(out), &size);
    out.resize(size);
    return out;
}

bool equal_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string hex(std::string_view data) {
    std::string out(data.size() * 2 + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), bytes(data), data.size());
    out.pop_back();
    return out;
}

std::optional<std::string> unhex(std::string_view text) {
    std::string out(text.size() / 2, '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    if (text.size() % 2 != 0 ||
        sodium_hex2bin(bytes(out), out.size(), text.data(), text.size(), nullptr, &size, &end) !=
            0 ||
        end != text.data() + text.size())
        return std::nullopt;
    return out;
}

std::string base64url(std::string_view data) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string out(sodium_base64_encoded_len(data.size(), variant), '\0');
    sodium_bin2base64(out.data(), out.size(), bytes(data), data.size(), variant);
    out.resize(std::strlen(out.c_str()));
    return out;
}

std::optional<std::string> unbase64url(std::string_view text) {
    std::string out(text.size(), '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(
            bytes(out),
            out.size(),
            text.data(),
            text.size(),
            nullptr,
            &size,
            &end,
            sodium_base64_VARIANT_URLSAFE_NO_PADDING
        ) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    out.resize(size);
    return out;
}

Keys::Keys(const Secret& master) {
    if (master.reveal().size() < 32)
        throw std::invalid_argument("the master key is under 32 bytes");
    for (std::size_t i = 0; i < labels.size(); ++i)
        derived_[i] = hmac_sha256(master.reveal(), std::string("teleservices/1/") + labels[i]);
}

Keys Keys::load(const std::string& path) {
    std::ifstream file(path);
    if (path.empty()) throw std::runtime_error("key-file is not set: the file of the master key");
    if (!file) throw std::system_error(errno, std::generic_category(), path + ": cannot be read");
    refuse_public_file(path);
    std::string line;
    std::getline(file, line);
    const auto raw = unhex(line);
    if (!raw || raw->size() < 32)
        throw std::runtime_error(path + ": the key file must hold 64 hexadecimal digits");
    return Keys(Secret(*raw));
}

const std::string& Keys::of(KeyUse use) const { return derived_[static_cast<std::size_t>(use)]; }

std::string Keys::seal(KeyUse use, std::string_view plain, std::string_view context, Random& random)
    const {
    const std::string nonce = random.bytes(nonce_size);
    const auto ctx = cipher();
    must(EVP_EncryptInit_ex(ctx.get(), EVP_aes_256_gcm(), nullptr, bytes(of(use)), bytes(nonce)));
    int size = 0;
    if (!context.empty())
        must(EVP_EncryptUpdate(ctx.get(), nullptr, &size, bytes(context), size_of(context)));
    std::string body(plain.size() + tag_size, '\0');
    must(EVP_EncryptUpdate(ctx.get(), bytes(body), &size, bytes(plain), size_of(plain)));
    int tail = 0;
    must(EVP_EncryptFinal_ex(ctx.get(), bytes(body) + size, &tail));
    must(EVP_CIPHER_CTX_ctrl(ctx.get(), EVP_CTRL_GCM_GET_TAG, tag_size, body.data() + plain.size())
    );
    return nonce + body;
}

std::optional<Secret> Keys::open(KeyUse use, std::string_view sealed, std::string_view context)
    const {
    if (sealed.size() < nonce_size + tag_size) return std::nullopt;
    const auto nonce = sealed.substr(0, nonce_size);
    const auto body = sealed.substr(nonce_size, sealed.size() - nonce_size - tag_size);
    std::string tag(sealed.substr(sealed.size() - tag_size));
    const auto ctx = cipher();
    must(EVP_DecryptInit_ex(ctx.get(), EVP_aes_256_gcm(), nullptr, bytes(of(use)), bytes(nonce)));
    int size = 0;
    if (!context.empty())
        must(EVP_DecryptUpdate(ctx.get(), nullptr, &size, bytes(context), size_of(context)));
    std::string plain(body.size() + tag_size, '\0');
    must(EVP_DecryptUpdate(ctx.get(), bytes(plain), &size, bytes(body), size_of(body)));
    must(EVP_CIPHER_CTX_ctrl(ctx.get(), EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()));
    int tail = 0;
    if (EVP_DecryptFinal_ex(ctx.get(), bytes(plain) + size, &tail) != 1) return std::nullopt;
    plain.resize(body.size());
    return Secret(std::move(plain));
}

std::string Keys::seal_id(std::uint64_t id, std::uint32_t kind) const {
    std::string block(16, '\0');
    std::memcpy(block.data(), &id, sizeof id);
    std::memcpy(block.data() + sizeof id, &kind, sizeof kind);
    return base64url(aes_block(of(KeyUse::ids), block, true));
}

std::optional<std::uint64_t> Keys::open_id(std::string_view text, std::uint32_t kind) const {
    if (text.size() != 22) return std::nullopt;
    const auto raw = unbase64url(text);
    if (!raw || raw->size() != 16) return std::nullopt;
    const auto block = aes_block(of(KeyUse::ids), *raw, false);
    std::uint64_t id = 0;
    std::uint32_t found = 0;
    std::uint32_t zero = 1;
    std::memcpy(&id, block.data(), sizeof id);
    std::memcpy(&found, block.data() + 8, sizeof found);
    std::memcpy(&zero, block.data() + 12, sizeof zero);
    if (found != kind || zero != 0) return std::nullopt;
    return id;
}

}  // namespace base
