// A form that could not be carried out when it was sent, because the session had ended or another
// school was at hand: kept sealed at the place of the account whose session it was, and offered to
// it again for a day, on every page of every browser where it signs in, whoever has signed in
// meanwhile. No other account finds it. Its page says when and from where it was sent: a session
// may have been ended because somebody else had it.
#pragma once

#include "hall/context.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hall {

struct Reprise {
    std::string quoi;                                         // "Message à la vie scolaire"
    std::string chemin;                                       // where it was sent, below the prefix
    std::vector<std::pair<std::string, std::string>> champs;  // in the order of the form
    std::uint64_t ecole = 0;                                  // it was made for; 0: for none
    bool proposee = false;                                    // after a sign-in
    std::int64_t envoyee_le = 0;                              // seconds since 1970
    std::string appareil;
    std::string adresse;
};

// Keeps the form of a POST that was refused. False when there is nothing to keep: no session was
// ever there or it was closed on purpose, the form is forged or holds a password, it is no more
// than a button, its route has no words for it, or too many wait already.
bool garder(Context& context, const web::Request& request);
// A form says by this field that its sender was told what it takes away. That is not kept: a day
// later the page says it anew.
inline constexpr std::string_view field_of_confirmation = "confirme";

// What was kept last for the signed-in account, and the mark of the form that sends it again.
struct Gardee {
    Reprise saisie;
    std::string marque;  // field `field_of_mark`
};
inline constexpr std::string_view field_of_mark = "_reprise";
std::optional<Gardee> reprise_of(Context& context);
// True the first time: a later sign-in leads where it leads, and pages say that something is kept.
bool proposer_reprise(Context& context);
void oublier_reprise(Context& context, std::string_view marque);
// Forgets it once the page it was for has answered: done, or shown again with its errors. Never
// throws: what was done stands.
void forget_answered(Context& context, const web::Request& request, int status) noexcept;

// What the page put there itself: its tokens, and its buttons.
bool is_of_page(std::string_view name);
// What somebody has typed, rather than ticked or pressed.
bool is_typed(std::string_view name, std::string_view text);
// What was typed, without what the page put there itself. In the order of the form.
using Champs = std::vector<std::pair<std::string, std::string>>;
std::vector<std::string_view> words_of(const Champs& champs);

}  // namespace hall
