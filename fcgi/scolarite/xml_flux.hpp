// Streaming XML: calls back with one record (a pupil, an address…) at a time, as a small tree that
// lives during the call. Memory does not grow with the file. Doctypes and entities are refused.
//
//   XmlFlux flux(source);
//   flux.on("DONNEES/ELEVES/ELEVE", [&](const Element& eleve) { …; return Check{}; });
//   auto read = flux.run();
#pragma once

#include "base/result.hpp"
#include "scolarite/source.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scolarite {

// One element of a record. Tags that are absent and tags that are empty read the same: "".
class Element {
public:
    std::string_view name() const { return name_; }
    int line() const { return line_; }
    std::string_view text() const { return text_; }  // trimmed
    std::string_view attribute(std::string_view name) const;
    const Element* child(std::string_view name) const;      // the first of that name, or null
    std::string_view text_of(std::string_view name) const;  // of the child of that name
    const std::vector<Element*>& children() const { return children_; }

private:
    friend class ElementPool;
    friend class XmlFlux;
    std::string_view name_;  // in libxml2's dictionary, alive as long as the parser
    std::string text_;
    std::vector<std::pair<std::string_view, std::string>> attributes_;
    std::vector<Element*> children_;
    int line_ = 0;
};

class XmlFlux {
public:
    using OnRecord = std::function<base::Check(const Element&)>;
    explicit XmlFlux(Source& source);
    ~XmlFlux();
    XmlFlux(const XmlFlux&) = delete;
    XmlFlux& operator=(const XmlFlux&) = delete;
    XmlFlux(XmlFlux&&) = delete;
    XmlFlux& operator=(XmlFlux&&) = delete;

    // Path under the root, tags joined by '/'. A record inside a record is not called apart.
    void on(std::string path, OnRecord record);
    // Called with the root before anything under it: attributes only.
    void on_root(OnRecord root);
    // Stops quietly after the call in progress: run() succeeds.
    void stop();
    // Fails with a sentence naming file and line: not XML, cut, doctype, encoding that is not the
    // one announced; or with what a callback returned.
    base::Check run();
    // "ElevesAvecAdresses.xml, ligne 12 : …"
    tl::unexpected<base::Problem> refuse(int line, const std::string& why) const;

    struct State;

private:
    std::unique_ptr<State> state_;
};

}  // namespace scolarite
