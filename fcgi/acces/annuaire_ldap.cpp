// Search the entry of a login, then bind as it: libldap, one connection, every step with what is
// left of the patience. Who is not found costs the same steps as who has a wrong password.
#include "acces/annuaire.hpp"
#include "acces/annuaire_prise.hpp"

#include "base/crypto.hpp"

#include <ldap.h>
#include <openldap.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace acces {
namespace {

using Clock = std::chrono::steady_clock;

struct MessageFree {
    void operator()(LDAPMessage* message) const { ldap_msgfree(message); }
};
using Message = std::unique_ptr<LDAPMessage, MessageFree>;

struct Away {
    std::string cause;
};

// One connection, open and encrypted, or Away. Codes of the server are values.
class Connexion {
public:
    Connexion(const detail::AdresseAnnuaire& adresse, const std::string& ca)
        : end_(Clock::now() + detail::directory_patience),
          prise_(adresse.authority, adresse.scheme == "ldaps" ? "636" : "389", end_) {
        must(
            ldap_init_fd(prise_.take(), LDAP_PROTO_TCP, adresse.url().c_str(), &ld_), "connection"
        );
        try {
            set_up(ca);
            must(adresse.scheme == "ldaps" ? ldap_install_tls(ld_) : start_tls(), "encryption");
        } catch (const Away&) {
            close();
            throw;
        }
    }
    ~Connexion() { close(); }
    Connexion(const Connexion&) = delete;
    Connexion& operator=(const Connexion&) = delete;
    Connexion(Connexion&&) = delete;
    Connexion& operator=(Connexion&&) = delete;

    // The server's code: 0 when it lets in.
    int bind(const std::string& dn, const base::Secret& password) {
        berval credentials{password.reveal().size(), const_cast<char*>(password.reveal().c_str())};
        int id = 0;
        must(
            ldap_sasl_bind(ld_, dn.c_str(), LDAP_SASL_SIMPLE, &credentials, nullptr, nullptr, &id),
            "bind"
        );
        return code_of(result_of(id).get());
    }
    // At most two entries: a second one is one too many.
    Message search(
        const std::string& base, const std::string& filter, const std::vector<std::string>& wanted
    ) {
        std::vector<char*> names;
        names.reserve(wanted.size() + 1);
        for (const auto& name : wanted) names.push_back(const_cast<char*>(name.c_str()));
        names.push_back(nullptr);
        auto left = patience();
        int id = 0;
        must(
            ldap_search_ext(
                ld_,
                base.c_str(),
                LDAP_SCOPE_SUBTREE,
                filter.c_str(),
                names.data(),
                0,
                nullptr,
                nullptr,
                &left,
                2,
                &id
            ),
            "search"
        );
        auto found = result_of(id);
        const int code = code_of(found.get());
        if (code != LDAP_SUCCESS && code != LDAP_SIZELIMIT_EXCEEDED) must(code, "search");
        return found;
    }
    LDAP* handle() const { return ld_; }

private:
    void set_up(const std::string& ca) {
        const int version = LDAP_VERSION3;
        const int demand = LDAP_OPT_X_TLS_DEMAND;
        const int client = 0;
        const std::string authority = ca.empty() ? "/etc/ssl/certs/ca-certificates.crt" : ca;
        ldap_set_option(ld_, LDAP_OPT_PROTOCOL_VERSION, &version);
        ldap_set_option(ld_, LDAP_OPT_REFERRALS, LDAP_OPT_OFF);
        ldap_set_option(ld_, LDAP_OPT_X_TLS_REQUIRE_CERT, &demand);
        ldap_set_option(ld_, LDAP_OPT_X_TLS_CACERTFILE, authority.c_str());
        must(ldap_set_option(ld_, LDAP_OPT_X_TLS_NEWCTX, &client), "certificates");
    }
    int start_tls() { return ldap_start_tls_s(ld_, nullptr, nullptr); }
    timeval patience() const {
        const auto left =
            std::chrono::duration_cast<std::chrono::microseconds>(end_ - Clock::now());
        constexpr long million = 1'000'000;
        const auto micro = std::max<std::int64_t>(left.count(), 1000);
        return {micro / million, micro % million};
    }
    Message result_of(int id) {
        auto left = patience();
        LDAPMessage* message = nullptr;
        const int kind = ldap_result(ld_, id, LDAP_MSG_ALL, &left, &message);
        Message kept(message);
        if (kind == 0) throw Away{"no answer in time"};
        if (kind < 0) throw Away{prise_.ended() ? "no answer in time" : "connection lost"};
        return kept;
    }
    int code_of(LDAPMessage* message) const {
        int code = LDAP_OTHER;
        must(
            ldap_parse_result(ld_, message, &code, nullptr, nullptr, nullptr, nullptr, 0), "answer"
        );
        return code;
    }
    void must(int code, const char* step) const {
        if (code != LDAP_SUCCESS && prise_.ended()) throw Away{"no answer in time"};
        if (code != LDAP_SUCCESS) throw Away{std::string(step) + ": " + ldap_err2string(code)};
    }
    void close() {
        if (ld_ != nullptr) ldap_unbind_ext_s(ld_, nullptr, nullptr);
        ld_ = nullptr;
    }

    Clock::time_point end_;
    detail::Prise prise_;
    LDAP* ld_ = nullptr;
};

std::vector<std::string> values_of(LDAP* ld, LDAPMessage* entry, const std::string& name) {
    std::vector<std::string> out;
    auto** values = ldap_get_values_len(ld, entry, name.c_str());
    if (values == nullptr) return out;
    for (auto** value = values; *value != nullptr; ++value)
        out.push_back(text_of_value({(*value)->bv_val, (*value)->bv_len}));
    ldap_value_free_len(values);
    return out;
}

std::string first_of(LDAP* ld, LDAPMessage* entry, const std::string& name) {
    auto values = values_of(ld, entry, name);
    return values.empty() ? std::string() : std::move(values.front());
}

// "cn=dsi,ou=groupes,dc=exemple" is the group "dsi"; any other text names itself.
std::string group_name(const std::string& value) {
    LDAPDN dn = nullptr;
    if (value.find('=') == std::string::npos ||
        ldap_str2dn(value.c_str(), &dn, LDAP_DN_FORMAT_LDAPV3) != LDAP_SUCCESS)
        return value;
    std::string name = value;
    if (dn != nullptr && dn[0] != nullptr && dn[0][0] != nullptr)
        name = text_of_value({dn[0][0]->la_value.bv_val, dn[0][0]->la_value.bv_len});
    ldap_dnfree(dn);
    return name;
}

std::string dn_of(LDAP* ld, LDAPMessage* entry) {
    char* text = ldap_get_dn(ld, entry);
    if (text == nullptr) throw Away{"an entry without a name"};
    std::string dn(text);
    ldap_memfree(text);
    return dn;
}

// What a server says when the password is not right, or may not be used: never what it says when
// it is ill.
bool is_refusal(int code) {
    static constexpr std::array<int, 6> refusals{
        LDAP_INVALID_CREDENTIALS,
        LDAP_INAPPROPRIATE_AUTH,
        LDAP_NO_SUCH_OBJECT,
        LDAP_INSUFFICIENT_ACCESS,
        LDAP_CONSTRAINT_VIOLATION,
        LDAP_UNWILLING_TO_PERFORM};
    return std::find(refusals.begin(), refusals.end(), code) != refusals.end();
}

class AnnuaireLdap final : public Annuaire {
public:
    AnnuaireLdap(const base::Config& config, detail::AdresseAnnuaire adresse)
        : adresse_(std::move(adresse)),
          ca_(config.directory_ca),
          base_(config.directory_base),
          filter_(config.directory_filter),
          searcher_(config.directory_bind),
          searcher_password_(config.directory_password),
          attributes_{
              config.directory_person,
              config.directory_name,
              config.directory_mail,
              config.directory_groups} {}
    std::string source() const override { return "ldap:" + adresse_.authority; }

private:
    ReponseAnnuaire ask_server(const std::string& login, const base::Secret& password) override {
        try {
            Connexion connexion(adresse_, ca_);
            if (!searcher_.empty()) {
                const int code = connexion.bind(searcher_, searcher_password_);
                if (code != LDAP_SUCCESS)
                    throw Away{std::string("the searcher: ") + ldap_err2string(code)};
            }
            const auto found = connexion.search(base_, fill_filter(filter_, login), attributes_);
            auto* ld = connexion.handle();
            auto* entry = ldap_first_entry(ld, found.get());
            const bool one = entry != nullptr && ldap_next_entry(ld, entry) == nullptr;
            const int code = connexion.bind(one ? dn_of(ld, entry) : nobody(), password);
            if (code == LDAP_SUCCESS && one) return person(ld, entry, login);
            if (one && !is_refusal(code)) throw Away{ldap_err2string(code)};
            return {.avis = AvisAnnuaire::non};
        } catch (const Away& away) {
            return {.avis = AvisAnnuaire::absent, .cause = away.cause};
        } catch (const std::runtime_error& failure) {  // of Prise
            return {.avis = AvisAnnuaire::absent, .cause = failure.what()};
        }
    }
    // Bound as in vain: an unknown login takes the steps of a known one.
    std::string nobody() const { return "cn=" + base::hex(random_.bytes(8)) + "," + base_; }
    ReponseAnnuaire person(LDAP* ld, LDAPMessage* entry, const std::string& login) const {
        PersonneAnnuaire out{first_of(ld, entry, attributes_[0]), login};
        if (out.personne.empty()) throw Away{"the entry has no " + attributes_[0]};
        out.nom = first_of(ld, entry, attributes_[1]);
        out.courriel = first_of(ld, entry, attributes_[2]);
        if (!attributes_[3].empty())
            for (const auto& value : values_of(ld, entry, attributes_[3]))
                out.groupes.push_back(group_name(value));
        return {.avis = AvisAnnuaire::oui, .personne = std::move(out)};
    }

    detail::AdresseAnnuaire adresse_;
    std::string ca_;
    std::string base_;
    std::string filter_;
    std::string searcher_;
    base::Secret searcher_password_;
    std::vector<std::string> attributes_;  // person, name, mail, groups
    mutable base::SystemRandom random_;
};

}  // namespace

std::unique_ptr<Annuaire> detail::make_ldap(const base::Config& config, AdresseAnnuaire adresse) {
    return std::make_unique<AnnuaireLdap>(config, std::move(adresse));
}

}  // namespace acces
