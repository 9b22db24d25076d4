#include "filex/tus.hpp"

#include "base/text.hpp"
#include "filex/base64.hpp"
#include "filex/mots.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace filex::tus {
namespace {

constexpr std::size_t longest_metadata = 4000;
constexpr std::size_t most_parts = 500;
constexpr std::uint64_t largest = std::uint64_t{1} << 62U;  // offsets of files are signed

tl::unexpected<Refus> wrong(std::string raison, int status = 400) {
    return tl::unexpected(Refus{status, std::move(raison)});
}

bool is_key(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return c > ' ' && c < 0x7F && c != ',';
    });
}

bool is_bytes(const web::Request& request) {
    const std::string_view type = request.content_type;
    return base::upper_ascii(base::trim(type.substr(0, type.find(';')))) ==
           "APPLICATION/OFFSET+OCTET-STREAM";
}

struct Pair {
    std::string text;
    std::string key;
    std::string value;
};

std::optional<Pair> read_pair(std::string text) {
    const auto space = text.find(' ');
    auto key = text.substr(0, space);
    auto value = space == std::string::npos
                     ? std::optional<std::string>("")
                     : decode_base64(std::string_view(text).substr(space + 1));
    if (!is_key(key) || !value) return std::nullopt;
    return Pair{std::move(text), std::move(key), std::move(*value)};
}

void take_pair(const Pair& pair, Metadonnees& out, std::string& nom) {
    if (pair.key == "droit") {
        out.droit = pair.value;
        return;
    }
    if (pair.key == "filename" || (pair.key == "name" && nom.empty())) nom = pair.value;
    out.texte += (out.texte.empty() ? "" : ",") + pair.text;
}

// A size in decimal digits; nothing when the header is absent.
Ou<std::optional<std::uint64_t>> read_size(const web::Request& request, std::string_view name) {
    const auto text = request.header(name);
    if (text.empty()) return std::optional<std::uint64_t>();
    const auto size = base::parse_number<std::uint64_t>(text);
    if (!size) return wrong("Une taille ou une position n’est pas un nombre d’octets.");
    if (*size > largest) return wrong("Cette taille est impossible.", 413);
    return size;
}

Ou<std::optional<depot::Somme>> read_sum(const web::Request& request) {
    const auto text = request.header("upload-checksum");
    if (text.empty()) return std::optional<depot::Somme>();
    const auto space = text.find(' ');
    if (space == std::string_view::npos) return wrong("Upload-Checksum est mal formé.");
    auto value = decode_base64(text.substr(space + 1));
    auto sum = value ? depot::Somme::make(text.substr(0, space), std::move(*value)) : std::nullopt;
    if (!sum) return wrong("Cette somme de contrôle n’est pas de celles que ce service calcule.");
    return sum;
}

bool is_printable(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F; });
}

// The secret at the end of an upload's address, relative or whole; "" when it is none.
std::string secret_in(std::string_view address) {
    const auto at = address.find(root);
    if (at == std::string_view::npos) return {};
    const auto secret = address.substr(at + root.size());
    return depot::empreinte_of(secret) ? std::string(secret) : std::string();
}

std::optional<Refus> read_concat(const web::Request& request, Creation& creation) {
    constexpr std::string_view final = "final;";
    const auto text = request.header("upload-concat");
    if (text.empty()) return std::nullopt;
    if (text == "partial") {
        creation.sorte = depot::Sorte::partie;
        return std::nullopt;
    }
    const auto list = text.starts_with(final) ? base::trim(text.substr(final.size())) : "";
    for (const auto address : base::split(list, ' '))
        if (!address.empty()) creation.parts.push_back(secret_in(address));
    const bool all = std::none_of(creation.parts.begin(), creation.parts.end(), [](const auto& s) {
        return s.empty();
    });
    if (creation.parts.empty() || creation.parts.size() > most_parts || !all || !is_printable(text))
        return Refus{400, "Upload-Concat ne nomme pas des envois de ce service."};
    creation.sorte = depot::Sorte::final;
    creation.assemble = text;
    return std::nullopt;
}

std::optional<Refus> read_length(const web::Request& request, Creation& creation) {
    const auto length = read_size(request, "upload-length");
    if (!length) return length.error();
    const auto deferred = request.header("upload-defer-length");
    if (!deferred.empty() && deferred != "1")
        return Refus{400, "Upload-Defer-Length ne peut valoir que 1."};
    const bool is_final = creation.sorte == depot::Sorte::final;
    const int said = (length->has_value() ? 1 : 0) + (deferred.empty() ? 0 : 1);
    if (said != (is_final ? 0 : 1))
        return Refus{400, "Annoncez la taille par Upload-Length, ou plus tard."};
    creation.taille = *length;
    return std::nullopt;
}

}  // namespace

std::optional<Metadonnees> read_metadata(std::string_view header) {
    if (header.size() > longest_metadata) return std::nullopt;
    Metadonnees out;
    std::set<std::string, std::less<>> seen;
    std::string nom;
    if (!header.empty())
        for (const auto text : base::split(header, ',')) {
            const auto pair = read_pair(base::trim(text));
            if (!pair || !seen.insert(pair->key).second) return std::nullopt;
            take_pair(*pair, out, nom);
        }
    out.nom = depot::clean_nom(nom);
    return out;
}

Ou<Creation> read_creation(const web::Request& request) {
    Creation creation;
    auto metadata = read_metadata(request.header("upload-metadata"));
    if (!metadata) return wrong("Upload-Metadata est mal formé ou trop long.");
    creation.metadonnees = std::move(*metadata);
    if (auto refused = read_concat(request, creation)) return tl::unexpected(*refused);
    if (auto refused = read_length(request, creation)) return tl::unexpected(*refused);
    auto sum = read_sum(request);
    if (!sum) return tl::unexpected(sum.error());
    creation.somme = std::move(*sum);
    creation.with_bytes = is_bytes(request) && creation.sorte != depot::Sorte::final;
    return creation;
}

Ou<Suite> read_append(const web::Request& request) {
    if (!is_bytes(request))
        return wrong("Les octets s’envoient en application/offset+octet-stream.", 415);
    const auto offset = read_size(request, "upload-offset");
    if (!offset || !*offset) return wrong("Dites d’où reprend l’envoi par Upload-Offset.");
    const auto length = read_size(request, "upload-length");
    if (!length) return tl::unexpected(length.error());
    auto sum = read_sum(request);
    if (!sum) return tl::unexpected(sum.error());
    return Suite{**offset, *length, std::move(*sum)};
}

std::optional<Refus> refuse_version(const web::Request& request) {
    if (request.header("tus-resumable") == version) return std::nullopt;
    return Refus{412, "Ce service parle tus 1.0.0."};
}

Ou<depot::Envoyeur> envoyeur_of(
    hall::Context& context, const web::Request& request, const Creation& creation
) {
    if (!creation.metadonnees.droit.empty()) return holder_of(context, creation.metadonnees.droit);
    return porteur_of(context, request);
}

}  // namespace filex::tus
