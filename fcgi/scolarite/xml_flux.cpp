#include "scolarite/xml_flux.hpp"

#include "scolarite/xml_etat.hpp"

namespace scolarite {

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
