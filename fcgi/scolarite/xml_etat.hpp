// The inside of XmlFlux: where the reading of a file stands, and the element at hand.
#pragma once

#include "scolarite/encodage.hpp"
#include "scolarite/xml_flux.hpp"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <deque>
#include <exception>
#include <string>
#include <unordered_map>
#include <vector>

namespace scolarite {

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

}  // namespace scolarite
