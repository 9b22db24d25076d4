#include "vie_scolaire/calendrier.hpp"

namespace vie_scolaire {

using namespace std::chrono;  // NOLINT(google-build-using-namespace): calendar arithmetic only

std::vector<Fermeture> fermetures_of(db::Connection& db, scolarite::EtablissementId id) {
    return db.all<Fermeture>(
        "SELECT debut, fin, libelle FROM fermeture WHERE etablissement = ? ORDER BY debut, fin",
        [](const db::Row& row) {
            return Fermeture{
                {row.get<base::Date>(0), row.get<base::Date>(1)},
                row.get<std::string>(2)
            };
        },
        id
    );
}

const Periode* periode_at(const std::vector<Periode>& periodes, base::Date day) {
    const Periode* found = nullptr;
    for (const auto& periode : periodes)
        if (found == nullptr || periode.jours.debut <= day) found = &periode;
    return found;
}

const Periode* periode_of_rang(const std::vector<Periode>& periodes, unsigned rang) {
    for (const auto& periode : periodes)
        if (periode.rang == rang) return &periode;
    return nullptr;
}

Intervalle week_of(base::Date day) {
    const sys_days at(day);
    const auto since_monday = weekday(at) - Monday;
    return {base::Date(at - since_monday), base::Date(at - since_monday + days(6))};
}

Intervalle month_of(year_month month) { return {month / day(1), sys_days(month / last)}; }

Intervalle month_of(base::Date day) { return month_of(day.year() / day.month()); }

Intervalle year_of(unsigned annee, std::optional<base::Date> debut, std::optional<base::Date> fin) {
    const year start(static_cast<int>(annee));
    const Intervalle usual{start / September / 1, (start + years(1)) / August / 31};
    if (fin && *fin < usual.debut) return usual;
    return {debut.value_or(usual.debut), fin.value_or(usual.fin)};
}

std::vector<year_month> months_of(const Intervalle& interval) {
    std::vector<year_month> list;
    const auto end = interval.fin.year() / interval.fin.month();
    for (auto month = interval.debut.year() / interval.debut.month(); month <= end;
         month += months(1))
        list.push_back(month);
    return list;
}

}  // namespace vie_scolaire
