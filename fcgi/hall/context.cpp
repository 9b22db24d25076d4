#include "hall/context.hpp"

#include "acces/brouillon.hpp"
#include "base/log.hpp"
#include "base/percent.hpp"
#include "base/text.hpp"
#include "hall/autre_ecole.hpp"
#include "hall/layout.hpp"
#include "hall/profil.hpp"
#include "hall/reprise.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace hall {
namespace {

// In a form's token, between its proof and its school; neither holds it.
constexpr char ecole_mark = '.';

bool is_loopback(std::string_view address) {
    return address == "::1" || address.starts_with("127.") || address == "unix:";
}

// A few words of the User-Agent for the list of devices; never used to decide anything.
std::string device_of(std::string_view agent) {
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Pair, 6> browsers{
        {{"Edg/", "Edge"},
         {"OPR/", "Opera"},
         {"Firefox/", "Firefox"},
         {"Chrome/", "Chrome"},
         {"Safari/", "Safari"},
         {"curl/", "curl"}}
    };
    static constexpr std::array<Pair, 6> systems{
        {{"Android", "Android"},
         {"iPhone", "iPhone"},
         {"iPad", "iPad"},
         {"Windows", "Windows"},
         {"Mac OS", "macOS"},
         {"Linux", "Linux"}}
    };
    const auto word = [agent](const auto& table, std::string_view otherwise) {
        for (const auto& [mark, name] : table)
            if (agent.find(mark) != std::string_view::npos) return std::string(name);
        return std::string(otherwise);
    };
    return word(browsers, "navigateur inconnu") + ", " + word(systems, "système inconnu");
}

web::Response to_sign_in(Context& context, const web::Request& request) {
    if (request.method == web::Method::post)
        return web::Response::redirect(
            garder(context, request) ? "/connexion?session=gardee" : "/connexion?session=expiree"
        );
    std::string back;
    for (const char c : request.path) {
        // what parse_path lets through and a query must escape
        if (c == '&' || c == '+' || c == '#' || c == '%' || c == ' ' || c == '?' ||
            (static_cast<unsigned char>(c) & 0x80U) != 0)
            return web::Response::redirect("/connexion");
        back += c;
    }
    // the view that was chosen comes along, where it is as plain as ours are
    const bool plain =
        std::all_of(request.query_text.begin(), request.query_text.end(), [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                   std::string_view("=&-_").find(c) != std::string_view::npos;
        });
    if (plain && !request.query_text.empty()) back += "?" + request.query_text;
    return web::Response::redirect("/connexion?retour=" + base::percent_encode(back, "/-_"));
}

}  // namespace

Context::Context(const World& world)
    : config(world.config),
      db(world.db),
      clock(world.clock),
      random(world.random),
      keys(world.keys),
      templates(world.templates),
      now(world.clock.now()) {}

const acces::Session& Context::session() const {
    if (!visitor.session)
        throw std::logic_error("the access of this route does not ask for an account");
    return *visitor.session;
}

const acces::Poste& Context::poste() const {
    if (!visitor.poste)
        throw std::logic_error("the access of this route does not ask for a school");
    return visitor.postes.at(*visitor.poste);
}

acces::Auteur Context::auteur() const {
    acces::Auteur auteur{std::nullopt, visitor.adresse};
    if (visitor.session) auteur.compte = visitor.session->compte;
    return auteur;
}

std::string Context::csrf() const {
    if (!visitor.poste) return csrf(std::nullopt);
    return csrf(poste().etablissement);
}

std::string Context::csrf(std::optional<scolarite::EtablissementId> ecole) const {
    const auto token =
        base::base64url(base::hmac_sha256(keys.of(base::KeyUse::csrf), visitor.token));
    return ecole ? token + ecole_mark + handle(*ecole) : token;
}

std::optional<scolarite::EtablissementId> Context::ecole_of(const web::Request& request) const {
    const auto text = request.form.value("_csrf");
    const auto mark = text.find(ecole_mark);
    if (mark == std::string_view::npos) return std::nullopt;
    return open_handle<scolarite::Etablissement>(text.substr(mark + 1));
}

void Context::begin(const web::Request& request) {
    now = clock.now();
    signed_out_ = false;
    away_ = nullptr;
    visitor = Visitor{};
    visitor.adresse = request.remote_addr;
    visitor.appareil = device_of(request.header("user-agent"));
    const auto token = request.cookie(cookie_name);
    if (token.size() == 43 && base::unbase64url(token)) {
        visitor.token = token;
        visitor.fresh = false;
        visitor.digest = acces::session_digest(token);
    } else {
        visitor.token = base::base64url(random.bytes(32));
        visitor.digest = acces::session_digest(visitor.token);
    }
    if (visitor.fresh) return;
    // A body that nginx hands over has passed the gate, with this session: a slow line does not
    // lose what it has sent. Nobody else's request has one.
    const auto idle = request.handed_body() ? std::chrono::minutes(std::chrono::hours(24))
                                            : std::chrono::minutes(config.session_idle_minutes);
    try {
        visitor.session = acces::find_session(db, visitor.digest, now, idle);
        if (visitor.session) acces::touch_session(db, *visitor.session, now);
    } catch (const db::Unavailable&) {
        away_ = std::current_exception();  // refuse() says for whom that matters
    }
}

std::optional<web::Response> Context::refuse(const Access& access, const web::Request& request) {
    using Kind = Access::Kind;
    saisie = access.saisie.value_or("");
    if (access.kind == Kind::texte) return std::nullopt;
    if (away_) std::rethrow_exception(away_);
    if (access.kind == Kind::everyone) return std::nullopt;
    if (access.kind == Kind::stranger)
        return visitor.session ? std::optional(web::Response::redirect("/")) : std::nullopt;
    if (access.kind == Kind::local || access.kind == Kind::gate) {
        const bool asked_as_it_should = access.kind == Kind::local
                                            ? is_loopback(visitor.adresse)
                                            : !request.said_by_server("gate-uri").empty();
        if (asked_as_it_should) return std::nullopt;
        return not_found(request);
    }
    if (!visitor.session) return to_sign_in(*this, request);
    if (!may_enter(access.kind, visitor.session->profil)) return forbidden(request);
    return is_of_school(access.kind) ? refuse_staff(access, request) : std::nullopt;
}

std::optional<web::Response> Context::refuse_staff(
    const Access& access, const web::Request& request
) {
    using Kind = Access::Kind;
    read_postes();
    if (visitor.postes.empty()) return forbidden(request);
    if (access.kind == Kind::agent) return std::nullopt;
    if (request.method != web::Method::get && csrf_ok(request)) {
        const auto ecole = ecole_of(request);
        if (ecole && (!visitor.poste || *ecole != poste().etablissement))
            return autre_ecole(*this, request, *ecole);
    }
    if (!visitor.poste) return web::Response::redirect("/ts-admin/");
    const auto& at_hand = poste();
    if (access.kind == Kind::head && !at_hand.head()) return forbidden(request);
    if (access.kind == Kind::right && !at_hand.may(access.application)) return forbidden(request);
    if (access.needs_declaration && !at_hand.declare)
        return web::Response::redirect("/ts-admin/declaration");
    return std::nullopt;
}

void Context::read_postes() {
    visitor.postes = acces::postes_of(db, session().compte);
    if (visitor.postes.size() == 1) visitor.poste = 0;
    for (std::size_t i = 0; i < visitor.postes.size(); ++i)
        if (visitor.postes[i].etablissement == session().etablissement) visitor.poste = i;
}

bool Context::choose(scolarite::EtablissementId id) {
    for (std::size_t i = 0; i < visitor.postes.size(); ++i) {
        if (visitor.postes[i].etablissement != id) continue;
        acces::choose_etablissement(db, visitor.digest, id);
        visitor.poste = i;
        return true;
    }
    return false;
}

void Context::sign_in(acces::CompteId compte) {
    const auto before = visitor.digest;
    const std::chrono::hours lifetime(config.session_hours);
    visitor.token =
        acces::open_session(db, random, {compte, now, lifetime, visitor.adresse, visitor.appareil});
    visitor.digest = acces::session_digest(visitor.token);
    visitor.fresh = true;
    signed_out_ = false;
    acces::move_brouillons(db, before, visitor.digest, compte);
    acces::carry_choices(db, before, visitor.digest);
    acces::close_session(db, before, now);
    visitor.session = acces::find_session(
        db, visitor.digest, now, std::chrono::minutes(config.session_idle_minutes)
    );
}

void Context::sign_out() {
    acces::close_session(db, visitor.digest, now);
    visitor.session.reset();
    signed_out_ = true;
}

Sender Context::sender_of(const web::Request& request) const {
    const auto site = request.header("sec-fetch-site");
    const auto origin = request.header("origin");
    if (!origin.empty() && origin != config.site_url) return Sender::elsewhere;
    if (site == "same-origin") return Sender::our_page;
    if (site == "none") return Sender::unsaid;  // typed, or a bookmark
    if (!site.empty()) return Sender::elsewhere;
    return origin.empty() ? Sender::unsaid : Sender::our_page;
}

bool Context::csrf_ok(const web::Request& request) const {
    if (visitor.fresh || sender_of(request) == Sender::elsewhere) return false;
    const auto text = request.form.value("_csrf");
    return base::equal_constant_time(text.substr(0, text.find(ecole_mark)), csrf(std::nullopt));
}

bool Context::is_unavailable(const std::exception& exception) {
    return dynamic_cast<const db::Unavailable*>(&exception) != nullptr;
}

void Context::finish(const web::Request& request, web::Response& response) {
    if (visitor.session) forget_answered(*this, request, response.status);
    if (signed_out_) {
        response.cookie({std::string(cookie_name), "", std::chrono::seconds(0)});
        return;
    }
    // A cookie only for who needs one: an account, or a form whose token hangs on it.
    const auto token_goes_out = [&] {
        return response.body.find(csrf(std::nullopt)) != std::string::npos;
    };
    if (visitor.fresh && (visitor.session || token_goes_out()))
        response.cookie({std::string(cookie_name), visitor.token, std::nullopt});
}

web::Response Context::not_found(const web::Request& request) { return error(request, 404, ""); }

web::Response Context::forbidden(const web::Request& request) { return error(request, 403, ""); }

web::Response Context::error(const web::Request& request, int status, std::string_view reference) {
    return error_page(*this, request, status, reference);
}

}  // namespace hall
