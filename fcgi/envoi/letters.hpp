// The worker's part of a lot: one PDF of letters, sealed, in the host's folder, or one queued mail
// for each code. A worker that dies leaves the lot to the next one; doing it again does no harm.
#pragma once

#include "courrier/letter.hpp"
#include "envoi/lots.hpp"
#include "envoi/texts.hpp"

#include <functional>
#include <optional>
#include <string>

namespace envoi {

// What is written to a family, from the host's templates: envoi itself includes none.
struct MailWords {
    std::string subject;
    std::string text;
    std::string html;
};
struct Writer {
    std::function<LetterText(const Ecole&, const Notice&)> letter;
    std::function<MailWords(const Ecole&, const Notice&)> mail;
};

// The world of the worker.
struct Desk {
    db::Connection& db;
    const base::Config& config;
    const base::Keys& keys;
    base::Random& random;
    const base::Clock& clock;
};

// One letter as it is printed.
courrier::Letter letter_of(
    const Ecole& school, const Notice& notice, const LetterText& text, base::Instant now
);

// Takes the oldest lot that is due and does it; says which. Nothing when none is. A lot that cannot
// be made is tried again every five minutes and fails after an hour, with a sentence for the person
// who waits and the cause in the log. A database that is away passes through.
std::optional<acces::LotId> make_one_lot(const Desk& desk, const Writer& writer);

}  // namespace envoi
