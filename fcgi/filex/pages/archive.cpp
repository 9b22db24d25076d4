// All files of a drop as one zip, made on the fly. No process is held by it: what is answered is
// the zip's own bytes with, in the place of each file, an instruction that nginx carries out (SSI,
// nginx/remise.conf). A file that went away meanwhile cuts the connection, so that half a zip never
// looks like a whole one.
#include "filex/pages/remise.hpp"

#include "base/date.hpp"
#include "depot/telechargement.hpp"
#include "depot/zip.hpp"
#include "web/attachment.hpp"

#include <algorithm>
#include <stdexcept>

namespace filex::pages {
namespace {

constexpr std::string_view mark = "<!--#";

std::vector<depot::EntreeZip> entries_of(const std::vector<depot::FichierRemis>& fichiers) {
    std::vector<std::string> names;
    names.reserve(fichiers.size());
    for (const auto& one : fichiers) names.push_back(one.nom);
    names = depot::zip_names(names);
    std::vector<depot::EntreeZip> entries;
    entries.reserve(fichiers.size());
    for (std::size_t i = 0; i < fichiers.size(); ++i)
        entries.push_back(
            {names[i], fichiers[i].taille, fichiers[i].crc32.value_or(0), fichiers[i].recu_le}
        );
    return entries;
}

// A checksum and a length side by side could read as an instruction, once in 2⁴⁰ zips.
bool is_harmless(const depot::Zip& zip) {
    const auto clean = [](const std::string& bytes) {
        return bytes.find(mark) == std::string::npos;
    };
    return std::all_of(zip.entetes.begin(), zip.entetes.end(), clean) && clean(zip.fin);
}

std::string include_of(const base::Config& config, const depot::BlobNom& blob) {
    return std::string(mark) + " include virtual=\"" + config.prefix + "/.filex/morceaux/" +
           blob.chemin() + R"(" wait="yes" -->)";
}

std::string body_of(const base::Config& config, const Archive& archive) {
    const auto zip = depot::make_zip(entries_of(archive.fichiers));
    if (!is_harmless(zip)) throw std::logic_error("a zip whose bytes read as an instruction");
    std::string body;
    for (std::size_t i = 0; i < archive.fichiers.size(); ++i) {
        body += zip.entetes[i];
        if (archive.fichiers[i].taille > 0) body += include_of(config, archive.fichiers[i].blob);
    }
    return body + zip.fin;
}

// The size it had when the button was pressed; nothing when that act serves no more.
std::optional<std::uint64_t> promised(
    hall::Context& context, const depot::Remise& remise, depot::TelechargementId id
) {
    std::optional<acces::CompteId> compte;
    if (is_own(context, remise)) compte = context.session().compte;
    return context.db.value<std::uint64_t>(
        "SELECT total FROM telechargement WHERE id = ? AND depot = ? AND fichier IS NULL AND "
        "expire_le > ? AND (complet_le IS NULL OR complet_le > ?) AND (compte = ? OR (compte IS "
        "NULL AND destinataire <=> ?))",
        id,
        remise.depot,
        context.now,
        context.now - depot::adresse_apres_complet,
        compte,
        remise.destinataire
    );
}

}  // namespace

std::optional<Archive> archive_of(
    const base::Config& config, const std::vector<depot::FichierRemis>& fichiers
) {
    Archive archive{{}, 0};
    if (archive_to_come(config, fichiers)) return std::nullopt;
    for (const auto& one : fichiers)
        if (one.remis(config)) archive.fichiers.push_back(one);
    if (archive.fichiers.size() < 2) return std::nullopt;
    const auto zip = depot::make_zip(entries_of(archive.fichiers));
    if (!is_harmless(zip)) return std::nullopt;
    archive.total = zip.total;
    return archive;
}

bool archive_to_come(const base::Config& config, const std::vector<depot::FichierRemis>& fichiers) {
    const auto waits = [&](const depot::FichierRemis& one) {
        const bool scan = config.scan_required() && one.antivirus == depot::Antivirus::attente;
        return one.la && (scan || (one.remis(config) && !one.crc32));
    };
    return fichiers.size() > 1 && std::any_of(fichiers.begin(), fichiers.end(), waits);
}

web::Response archive(hall::Context& context, const web::Request& request) {
    const auto remise = remise_at(context, request);
    if (!remise) return fausse_adresse(context);
    if (auto elsewhere = vers_hote_des_liens(context, request, *remise))
        return std::move(*elsewhere);
    if (!may_go_on(context, *remise)) return pas_de_remise(context, *remise);
    const auto id = context.open_handle<depot::Telechargement>(request.param("telechargement"));
    const auto size = id ? promised(context, *remise, *id) : std::nullopt;
    const auto zip = archive_of(context.config, depot::fichiers_of(context.db, remise->depot));
    if (!size || !zip || zip->total != *size)
        return empechement(context, request, Empechement::perime);
    for (const auto& one : zip->fichiers)
        if (is_lost(context, one)) return perdu(context, request, *id);
    web::Response response;
    response.body = body_of(context.config, *zip);
    const auto day = base::Zone::paris().date_at(zip->fichiers.front().recu_le);
    response.header("Content-Type", "application/zip")
        .header(
            "Content-Disposition", web::attachment_named("filex-" + base::iso_date(day) + ".zip")
        )
        .header("Cache-Control", "private, no-store")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .header("X-Filex-Dl", std::to_string(id->value()));
    return response;
}

}  // namespace filex::pages
