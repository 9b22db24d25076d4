// Signing in to a mailbox, and out again: libcurl authenticates, and asks nothing else.
#include "acces/annuaire.hpp"

#include <curl/curl.h>

#include <new>

namespace acces {
namespace {

std::size_t swallow(char*, std::size_t size, std::size_t count, void*) { return size * count; }

// A login that the server was never asked about ends in the code of a refusal too: only a tagged NO
// is one.
bool is_no(std::string_view line) {
    const auto space = line.find(' ');
    return !line.starts_with('*') && space != std::string_view::npos &&
           line.substr(space + 1, 2) == "NO";
}

// Keeps the server's refusal, to tell "no" from "not now" (RFC 5530); never what we send.
int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* user) {
    const std::string_view line(data, size);
    if (type == CURLINFO_HEADER_IN && is_no(line)) static_cast<std::string*>(user)->assign(line);
    return 0;
}

bool is_not_now(std::string_view reply) {
    return reply.find("[UNAVAILABLE]") != std::string_view::npos ||
           reply.find("[SERVERBUG]") != std::string_view::npos ||
           reply.find("[INUSE]") != std::string_view::npos;
}

class AnnuaireImap final : public Annuaire {
public:
    AnnuaireImap(const base::Config& config, detail::AdresseAnnuaire adresse)
        : adresse_(std::move(adresse)),
          ca_(config.directory_ca),
          domain_(config.directory_domain),
          handle_(curl_easy_init(), &curl_easy_cleanup) {
        if (!handle_) throw std::bad_alloc();
    }
    std::string source() const override { return "imap:" + adresse_.authority; }

private:
    ReponseAnnuaire ask_server(const std::string& login, const base::Secret& password) override {
        const auto mailbox = canonical_mailbox(login, domain_);
        // not a mailbox: the server is asked all the same, since silence would tell
        const auto asked = mailbox.value_or(login);
        set_up();
        std::string reply;
        auto* handle = handle_.get();
        curl_easy_setopt(handle, CURLOPT_DEBUGDATA, &reply);
        curl_easy_setopt(handle, CURLOPT_USERNAME, asked.c_str());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, password.reveal().c_str());
        const auto code = curl_easy_perform(handle);
        curl_easy_reset(handle);  // the password with it
        if (code == CURLE_OK && mailbox)
            return {
                AvisAnnuaire::oui, PersonneAnnuaire{*mailbox, *mailbox, {}, courriel(*mailbox)}
            };
        if (code == CURLE_OK) return {.avis = AvisAnnuaire::non};
        if (code == CURLE_LOGIN_DENIED && !reply.empty() && !is_not_now(reply))
            return {.avis = AvisAnnuaire::non};
        return {.avis = AvisAnnuaire::absent, .cause = curl_easy_strerror(code)};
    }
    void set_up() {
        auto* handle = handle_.get();
        const long patience = detail::directory_patience.count();
        curl_easy_setopt(handle, CURLOPT_URL, (adresse_.url() + "/").c_str());
        curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "imap,imaps");
        curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, "NOOP");
        curl_easy_setopt(handle, CURLOPT_USE_SSL, CURLUSESSL_ALL);
        curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
        curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
        if (!ca_.empty()) {
            curl_easy_setopt(handle, CURLOPT_CAINFO, ca_.c_str());
            curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
        }
        curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, patience);
        curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, patience);
        curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(handle, CURLOPT_FORBID_REUSE, 1L);
        curl_easy_setopt(handle, CURLOPT_PROXY, "");
        curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &swallow);
        curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, &on_debug);
        curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);  // calls on_debug; nothing is printed
    }
    static std::string courriel(const std::string& mailbox) {
        return mailbox.find('@') == std::string::npos ? std::string() : mailbox;
    }

    detail::AdresseAnnuaire adresse_;
    std::string ca_;
    std::string domain_;
    std::unique_ptr<CURL, void (*)(CURL*)> handle_;
};

}  // namespace

std::unique_ptr<Annuaire> detail::make_imap(const base::Config& config, AdresseAnnuaire adresse) {
    return std::make_unique<AnnuaireImap>(config, std::move(adresse));
}

}  // namespace acces
