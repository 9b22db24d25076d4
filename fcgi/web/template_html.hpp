// Where in the HTML a marker of a template stands, and what each tag says: enough of a tokenizer to
// read a page as a browser does. It does not judge; template_check.cpp and template_rules.cpp do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace web {

struct HtmlAttribute {
    std::string name;        // lower case
    std::string value;       // its references (&amp;) read; a marker stands in it as {{NAME}}
    bool sometimes = false;  // a section of the template inside the tag holds it
    bool mixed = false;      // a section begins or ends in its value
};

// As the browser takes an address: white space left out, a backslash for a slash.
std::string read_address(std::string_view value);
// Of a host that the address itself names, or of a scheme, whatever the prefix of the site.
bool leads_elsewhere(std::string_view address);

class HtmlPlace {
public:
    enum class State {
        text,
        comment,
        tag_name,
        tag,
        attribute_name,
        value_start,
        quoted,
        unquoted,
        raw
    };

    void step(char c);
    void marker(std::string_view name);  // a variable or include: counts as a piece of value
    void section(bool opens);

    State state() const { return state_; }
    State kind() const;                              // text, comment, tag, quoted, unquoted or raw
    std::string what_is_open() const;                // in French, when that is not text
    const std::string& tag() const { return tag_; }  // lower case: "script", "/form"
    const std::vector<HtmlAttribute>& attributes() const { return attributes_; }
    // The first of the name in the tag at hand, as for a browser; nullptr when there is none.
    const HtmlAttribute* find(std::string_view name) const;
    // Its value in lower case, "" when there is none.
    std::string word(std::string_view name) const;

    // Of the attribute at hand; its value is not read before it has ended.
    const std::string& attribute() const { return attributes_.back().name; }
    const std::string& value() const { return attributes_.back().value; }
    bool in_value() const {
        return state_ == State::quoted || state_ == State::unquoted || state_ == State::value_start;
    }
    bool tag_ended() const { return tag_ended_; }  // with the last step

    bool closing_raw() const;  // within the "</script" that ends the raw text

private:
    void step_text(char c);
    void step_tag(char c);
    void step_name(char c);
    void step_value(char c);
    void step_raw(char c);
    void end_value();
    void leave_tag();

    State state_ = State::text;
    std::string tag_;
    std::vector<HtmlAttribute> attributes_;
    std::string recent_;  // the last characters of text, comment or raw text
    char quote_ = '"';
    int sections_ = 0;  // opened since the tag began
    bool tag_ended_ = false;
};

}  // namespace web
