#include "envoi/lots.hpp"

#include "acces/car.hpp"
#include "base/text.hpp"
#include "db/bulk.hpp"

#include <stdexcept>

namespace envoi {
namespace {

const char* genre_of(Voie voie) { return voie == Voie::courrier ? "courrier" : "courriel"; }

EtatLot etat_from(std::string_view column) {
    if (column == "attente") return EtatLot::attente;
    if (column == "en_cours") return EtatLot::en_cours;
    if (column == "fini") return EtatLot::fini;
    if (column == "echoue") return EtatLot::echoue;
    if (column == "efface") return EtatLot::efface;
    throw std::logic_error("lot.etat " + std::string(column));
}

Progress read_progress(const db::Row& row) {
    return {
        row.get<acces::LotId>(0),
        row.get<std::string>(1) == "courrier" ? Voie::courrier : Voie::courriel,
        etat_from(row.get<std::string>(2)),
        row.get<unsigned>(3),
        row.get<unsigned>(4),
        row.get<std::string>(5),
        row.get<base::Instant>(6),
        row.get<std::optional<base::Instant>>(7),
        row.get<std::string>(8)};
}

void add_line(std::vector<std::string>& lines, std::string line) {
    if (line = base::squeeze(line); !line.empty()) lines.push_back(std::move(line));
}

std::string text_at(const db::Row& row, std::size_t column) {
    return row.get<std::optional<std::string>>(column).value_or("");
}

// Seven columns of table `adresse` from `column` on; all NULL when there is no address.
std::vector<std::string> address_at(const db::Row& row, std::size_t column) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < 4; ++i) add_line(lines, text_at(row, column + i));
    add_line(lines, text_at(row, column + 4) + " " + text_at(row, column + 5));
    add_line(lines, text_at(row, column + 6));
    return lines;
}

// The code while it opens something; empty once used, ended or expired.
std::string living_code(const db::Row& row, const base::Keys& keys, base::Instant now) {
    const auto sealed = row.get<std::optional<std::string>>(1);
    const bool dead = row.get<bool>(4) || row.get<base::Instant>(3) <= now;
    if (!sealed || dead) return {};
    const auto code = acces::Car::open(keys, *sealed, row.get<std::string>(2));
    return code ? code->display().reveal() : std::string();
}

std::string without_spaces(std::string_view code) {
    std::string out;
    for (const char c : code) {
        if (c != ' ') out += c;
    }
    return out;
}

}  // namespace

acces::LotId create_lot(db::Transaction& tx, base::Instant now, const NouveauLot& lot) {
    constexpr std::size_t most_bytes = 500;
    const auto id = tx->insert<acces::Lot>(
        "INSERT INTO lot (etablissement, genre, demande_par, cree_le, criteres, total, "
        "prochain_le) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        lot.etablissement,
        genre_of(lot.voie),
        lot.demande_par,
        now,
        base::cut_utf8(lot.criteres, most_bytes),
        lot.cars.size(),
        now
    );
    db::Bulk rows(tx.connection(), "INSERT INTO lot_car (lot, car) VALUES", 2);
    for (const auto car : lot.cars) rows.add(id, car);
    rows.flush();
    return id;
}

std::optional<Progress> progress(
    db::Connection& connection, scolarite::EtablissementId etablissement, acces::LotId lot
) {
    return connection.first<Progress>(
        "SELECT id, genre, etat, total, fait, criteres, cree_le, fini_le, raison FROM lot "
        "WHERE etablissement = ? AND id = ? AND genre IN ('courrier', 'courriel')",
        read_progress,
        etablissement,
        lot
    );
}

std::vector<Progress> last_lots(
    db::Connection& connection, scolarite::EtablissementId etablissement, unsigned count
) {
    return connection.all<Progress>(
        "SELECT id, genre, etat, total, fait, criteres, cree_le, fini_le, raison FROM lot "
        "WHERE etablissement = ? AND genre IN ('courrier', 'courriel') ORDER BY id DESC LIMIT ?",
        read_progress,
        etablissement,
        count
    );
}

std::set<acces::CarId> cars_on_their_way(
    db::Connection& connection, scolarite::EtablissementId etablissement
) {
    std::set<acces::CarId> cars;
    connection.each(
        "SELECT c.car FROM lot l JOIN lot_car c ON c.lot = l.id WHERE l.etablissement = ? "
        "AND l.etat IN ('attente', 'en_cours') AND l.genre IN ('courrier', 'courriel') "
        "AND NOT EXISTS (SELECT 1 FROM courriel_a_envoyer m "
        "WHERE m.car = c.car AND m.lot = l.id AND m.etat = 'refuse')",
        [&](const db::Row& row) { cars.insert(row.get<acces::CarId>(0)); },
        etablissement
    );
    return cars;
}

std::string Notice::recipient_name() const {
    return base::squeeze(civilite + " " + prenom + " " + nom);
}

std::string Notice::eleve() const { return base::squeeze(eleve_prenom + " " + eleve_nom); }

Ecole read_ecole(db::Connection& connection, scolarite::EtablissementId id) {
    auto school = connection.first<Ecole>(
        "SELECT denomination, adresse1, adresse2, adresse3, code_postal, commune, telephone, "
        "courriel, "
        "chef_nom, chef_qualite, fuseau, presentation_familles, mot_familles FROM etablissement "
        "WHERE id = ?",
        [&](const db::Row& row) {
            Ecole s{
                id,
                row.get<std::string>(0),
                {                        },
                row.get<std::string>(5),
                row.get<std::string>(6),
                row.get<std::string>(7),
                row.get<std::string>(8),
                row.get<std::string>(9),
                base::Zone::parse(row.get<std::string>(10)).value_or(base::Zone::paris()),
                { row.get<std::string>(11), row.get<std::string>(12)}
            };
            for (std::size_t i = 1; i < 4; ++i) add_line(s.adresse, row.get<std::string>(i));
            add_line(s.adresse, row.get<std::string>(4) + " " + row.get<std::string>(5));
            return s;
        },
        id
    );
    if (!school) throw std::runtime_error("no such school: " + std::to_string(id.value()));
    school->services = connection.all<std::string>(
        "SELECT service FROM teleservice WHERE etablissement = ? ORDER BY service DESC",
        [](const db::Row& row) { return row.get<std::string>(0); },
        id
    );
    return *std::move(school);
}

std::vector<Notice> read_notices(
    db::Connection& connection,
    const base::Config& config,
    const base::Keys& keys,
    const Ecole& school,
    acces::LotId lot,
    base::Instant now
) {
    const auto site = config.link("/compte/creer");
    const auto read = [&](const db::Row& row) {
        const bool for_pupil = row.get<bool>(5);
        Notice notice{
            row.get<acces::CarId>(0),
            living_code(row, keys, now),
            school.zone.date_at(row.get<base::Instant>(3)),
            for_pupil,
            for_pupil ? std::string() : text_at(row, 6),
            text_at(row, for_pupil ? 17 : 7),
            text_at(row, for_pupil ? 18 : 8),
            address_at(row, for_pupil ? 20 : 10),
            text_at(row, for_pupil ? 19 : 9),
            text_at(row, 17),
            text_at(row, 18),
            text_at(row, 27),
            site,
            {}};
        notice.lien = site + "#car=" + without_spaces(notice.code);
        return notice;
    };
    return connection.all<Notice>(
        "SELECT c.id, c.scelle, c.empreinte, c.expire_le, "
        "(c.utilise_le IS NOT NULL OR c.fin_le IS NOT NULL OR e.motif_sortie = '43' "
        "OR k.fin_le IS NOT NULL), "
        "c.couple IS NULL, r.civilite, r.nom, r.prenom, r.courriel, "
        "a.ligne1, a.ligne2, a.ligne3, a.ligne4, a.code_postal, a.commune, a.pays, "
        "e.nom, e.prenom, e.courriel, "
        "b.ligne1, b.ligne2, b.ligne3, b.ligne4, b.code_postal, b.commune, b.pays, d.code "
        "FROM lot_car l JOIN car c ON c.id = l.car JOIN eleve e ON e.id = c.eleve "
        "LEFT JOIN division d ON d.id = e.division "
        "LEFT JOIN couple k ON k.id = c.couple LEFT JOIN responsable r ON r.id = k.responsable "
        "LEFT JOIN adresse a ON a.id = r.adresse LEFT JOIN adresse b ON b.id = e.adresse "
        "WHERE l.lot = ? ORDER BY d.code, e.tri, e.id, k.rang_legal, c.id",
        read,
        lot
    );
}

}  // namespace envoi
