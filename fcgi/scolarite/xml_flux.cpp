#include "scolarite/xml_flux.hpp"

#include "base/text.hpp"
#include "scolarite/encodage.hpp"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <array>
#include <deque>
#include <exception>
#include <unordered_map>

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

// Elements of one record, kept with their buffers for the next.
class ElementPool {
public:
    Element* make() {
        if (used_ == all_.size()) all_.emplace_back();
        auto& element = all_[used_++];
        element.text_.clear();
        element.attributes_.clear();
        element.children_.clear();
        return &element;
    }
    void clear() { used_ = 0; }
    std::size_t used() const { return used_; }

private:
    std::deque<Element> all_;
    std::size_t used_ = 0;
};

struct XmlFlux::State {
    Source& source;
    std::unordered_map<std::string, OnRecord> records;
    OnRecord root;
    xmlParserCtxtPtr parser = nullptr;
    ElementPool pool;
    std::vector<Element*> open;  // of the record at hand
    const OnRecord* current = nullptr;
    std::size_t text_bytes = 0;
    std::string path;  // outside records, under the root
    std::vector<std::size_t> path_lengths;
    bool in_document = false;
    bool stopped = false;
    base::Check result;
    std::exception_ptr thrown;
    Utf8Watch watch;
    std::string encoding;

    explicit State(Source& from) : source(from) {}
    bool enter(const xmlChar* name);
    Element* make_element(const xmlChar* name, int attribute_count, const xmlChar** attributes);
    void start(const xmlChar* name, int attribute_count, const xmlChar** attributes);
    void end();
    void characters(std::string_view text);
    void fail(int at, const std::string& why);
    void fail_parse(const xmlError& error);
    void call(const OnRecord& record, const Element& element);
    void halt();
    int line() const { return xmlSAX2GetLineNumber(parser); }
    base::Check begin(std::string_view& bytes);
    base::Check feed();
    base::Check check_announcement(std::string_view head);
    base::Check check_encoding() const;
    tl::unexpected<base::Problem> refuse(int at, const std::string& why) const {
        return base::refuse(source.name() + ", ligne " + std::to_string(at) + " : " + why);
    }
};

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

namespace {

XmlFlux::State& state_of(void* context) { return *static_cast<XmlFlux::State*>(context); }

void on_start(
    void* context,
    const xmlChar* name,
    const xmlChar* /*prefix*/,
    const xmlChar* /*uri*/,
    int /*namespaces*/,
    const xmlChar** /*namespace list*/,
    int attribute_count,
    int /*defaulted*/,
    const xmlChar** attributes
) {
    state_of(context).start(name, attribute_count, attributes);
}

void on_end(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    state_of(context).end();
}

void on_characters(void* context, const xmlChar* text, int size) {
    state_of(context).characters(
        {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)}
    );
}

void on_doctype(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto& state = state_of(context);
    state.fail(
        state.line(),
        "le fichier déclare un DOCTYPE, ce que les exports SIECLE et STS ne font jamais ; il est "
        "refusé."
    );
}

void on_error(void* context, xmlErrorPtr error) { state_of(context).fail_parse(*error); }

xmlSAXHandler handler() {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_characters;
    sax.ignorableWhitespace = on_characters;
    sax.cdataBlock = on_characters;
    sax.internalSubset = on_doctype;
    sax.serror = on_error;
    return sax;
}

struct FreeParser {
    void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

}  // namespace

base::Check XmlFlux::State::check_announcement(std::string_view head) {
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
            static_cast<int>(watch.line()),
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

XmlFlux::XmlFlux(Source& source) : state_(std::make_unique<State>(source)) {}
XmlFlux::~XmlFlux() = default;

void XmlFlux::on(std::string path, OnRecord record) {
    state_->records.emplace(std::move(path), std::move(record));
}
void XmlFlux::on_root(OnRecord root) { state_->root = std::move(root); }
void XmlFlux::stop() { state_->halt(); }

tl::unexpected<base::Problem> XmlFlux::refuse(int line, const std::string& why) const {
    return state_->refuse(line, why);
}

base::Check XmlFlux::run() {
    auto sax = handler();
    const std::unique_ptr<xmlParserCtxt, FreeParser> parser(
        xmlCreatePushParserCtxt(&sax, state_.get(), nullptr, 0, nullptr)
    );
    if (!parser) throw std::bad_alloc();
    state_->parser = parser.get();
    xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET);
    auto read = state_->feed();
    if (state_->thrown) std::rethrow_exception(state_->thrown);
    return read;
}

}  // namespace scolarite
