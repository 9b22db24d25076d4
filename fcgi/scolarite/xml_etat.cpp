#include "scolarite/xml_etat.hpp"

#include "base/text.hpp"

#include <array>

namespace scolarite {
namespace {

constexpr std::size_t max_nodes = 200'000;            // of one record
constexpr std::size_t max_text = 16UL * 1024 * 1024;  // of one record
constexpr std::size_t max_depth = 24;

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view()
                           : std::string_view(reinterpret_cast<const char*>(text));
}

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string_view strip(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace

std::string_view Element::attribute(std::string_view name) const {
    for (const auto& [key, value] : attributes_) {
        if (key == name) return strip(value);
    }
    return {};
}

const Element* Element::child(std::string_view name) const {
    for (const auto* child : children_) {
        if (child->name_ == name) return child;
    }
    return nullptr;
}

std::string_view Element::text_of(std::string_view name) const {
    const auto* found = child(name);
    return found == nullptr ? std::string_view() : found->text();
}

void XmlFlux::State::halt() {
    stopped = true;
    xmlStopParser(parser);
}

void XmlFlux::State::fail(int at, const std::string& why) {
    if (result) result = refuse(at, why);
    halt();
}

void XmlFlux::State::call(const OnRecord& record, const Element& element) {
    try {
        result = record(element);
    } catch (...) {
        thrown = std::current_exception();  // libxml2 is C: nothing may unwind through it
    }
    if (!result || thrown) halt();
}

// False when nobody asks for the element at this path, or it lies too deep.
bool XmlFlux::State::enter(const xmlChar* name) {
    path_lengths.push_back(path.size());
    if (!path.empty()) path += '/';
    path += view(name);
    if (path_lengths.size() > max_depth) {
        fail(line(), "les éléments sont trop imbriqués.");
        return false;
    }
    const auto found = records.find(path);
    if (found == records.end()) return false;
    current = &found->second;
    text_bytes = 0;
    pool.clear();
    return true;
}

Element* XmlFlux::State::make_element(
    const xmlChar* name, int attribute_count, const xmlChar** attributes
) {
    auto* element = pool.make();
    element->name_ = view(name);
    element->line_ = line();
    for (int i = 0; i < attribute_count; ++i) {
        const auto* part =
            attributes + static_cast<std::ptrdiff_t>(i) * 5;  // local, prefix, URI, value, end
        element->attributes_.emplace_back(
            view(part[0]),
            std::string(
                reinterpret_cast<const char*>(part[3]), static_cast<std::size_t>(part[4] - part[3])
            )
        );
    }
    return element;
}

void XmlFlux::State::start(const xmlChar* name, int attribute_count, const xmlChar** attributes) {
    if (stopped) return;
    const bool is_root = !in_document;
    if (current == nullptr && !is_root && !enter(name)) return;
    in_document = true;
    auto* element = make_element(name, attribute_count, attributes);
    if (is_root) {
        if (root) call(root, *element);
        return;
    }
    if (!open.empty()) open.back()->children_.push_back(element);
    open.push_back(element);
    if (open.size() > max_depth || pool.used() > max_nodes)
        fail(line(), "cet élément est trop grand.");
}

void XmlFlux::State::end() {
    if (stopped) return;
    if (current != nullptr) {
        auto* element = open.back();
        const auto text = strip(element->text_);
        if (text.size() != element->text_.size()) element->text_ = std::string(text);
        open.pop_back();
        if (!open.empty()) return;
        const auto* record = std::exchange(current, nullptr);
        call(*record, *element);
    }
    if (path_lengths.empty()) return;  // the root
    path.resize(path_lengths.back());
    path_lengths.pop_back();
}

void XmlFlux::State::characters(std::string_view text) {
    if (stopped || open.empty()) return;
    auto& into = open.back()->text_;
    if (into.empty() && blank(text)) return;
    into += text;
    text_bytes += text.size();
    if (text_bytes > max_text) fail(line(), "cet élément est trop grand.");
}

void XmlFlux::State::fail_parse(const xmlError& error) {
    if (stopped || error.level < XML_ERR_ERROR || !result) return;
    const int at = error.line > 0 ? error.line : line();
    switch (error.code) {
        case XML_ERR_DOCUMENT_EMPTY:
        case XML_ERR_DOCUMENT_START:
            result = refuse(at, "ce fichier n’est pas un fichier XML.");
            return;
        case XML_ERR_INVALID_CHAR:
        case XML_ERR_INVALID_ENCODING:
        case XML_I18N_CONV_FAILED:
        case XML_ERR_UNKNOWN_ENCODING:
        case XML_ERR_UNSUPPORTED_ENCODING:
            result = refuse(
                at,
                "un caractère n’est pas dans l’encodage annoncé (" + encoding +
                    ") ; réexportez le fichier sans l’ouvrir ni l’enregistrer avec un éditeur."
            );
            return;
        case XML_ERR_TAG_NOT_FINISHED:
        case XML_ERR_DOCUMENT_END:
        case XML_ERR_GT_REQUIRED:
        case XML_ERR_LTSLASH_REQUIRED:
            result = refuse(
                at, "le fichier est coupé ou abîmé à cet endroit ; téléchargez-le de nouveau."
            );
            return;
        default:
            result =
                refuse(at, "ce n’est pas du XML bien formé ; téléchargez de nouveau l’export.");
    }
}

base::Check XmlFlux::State::check_announcement(std::string_view head) {
    if (is_utf16(head))
        return refuse(
            1,
            "le fichier est en UTF-16 ; réexportez-le sans l’ouvrir ni l’enregistrer avec un "
            "éditeur."
        );
    encoding = announced_encoding(head.substr(0, 128));
    const bool bom = begins_with_bom(head);
    if (bom && encoding != "UTF-8") {
        return refuse(
            1,
            "le fichier s’annonce en " + encoding +
                " mais il est en UTF-8 ; réexportez-le sans l’ouvrir ni l’enregistrer avec un "
                "éditeur."
        );
    }
    if (encoding != "UTF-8" && encoding != "US-ASCII" && !is_eight_bit(encoding)) {
        return refuse(1, "l’encodage annoncé (" + encoding + ") n’est pas celui d’un export.");
    }
    return {};
}

base::Check XmlFlux::State::check_encoding() const {
    if (is_eight_bit(encoding) && watch.looks_utf8()) {
        return refuse(
            static_cast<int>(watch.proofs().first),
            "le fichier s’annonce en " + encoding +
                " mais ses caractères accentués sont en UTF-8 ; réexportez-le sans l’ouvrir ni "
                "l’enregistrer avec un éditeur."
        );
    }
    return {};
}

// The first bytes: what the file announces, and not its byte order mark.
base::Check XmlFlux::State::begin(std::string_view& bytes) {
    if (auto known = check_announcement(bytes); !known) return known;
    if (begins_with_bom(bytes)) bytes.remove_prefix(3);
    return {};
}

base::Check XmlFlux::State::feed() {
    std::array<char, 65536> buffer{};
    bool first = true;
    while (!stopped && result) {
        const auto got = source.read(buffer);
        if (!got) return tl::unexpected(got.error());
        std::string_view bytes(buffer.data(), *got);
        if (std::exchange(first, false))
            if (auto known = begin(bytes); !known) return known;
        watch.feed(bytes);
        xmlParseChunk(parser, bytes.data(), static_cast<int>(bytes.size()), bytes.empty() ? 1 : 0);
        if (bytes.empty()) break;
    }
    if (!result || stopped) return result;
    return check_encoding();
}

}  // namespace scolarite
