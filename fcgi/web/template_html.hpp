// Where in the HTML a marker of a template stands: enough of a tokenizer to tell text, tag,
// attribute and the inside of <script> and <style> apart. It does not judge; template_check.cpp
// does.
#pragma once

#include <string>
#include <string_view>

namespace web {

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

    void feed(std::string_view html);  // the text up to the next marker
    void marker();  // a variable or include stands here: counts as a piece of value

    State state() const { return state_; }
    const std::string& tag() const { return tag_; }              // lower case: "script"
    const std::string& attribute() const { return attribute_; }  // lower case, of the value at hand
    const std::string& value() const { return value_; }  // what stands before; '\x01' for a marker
    bool in_value() const {
        return state_ == State::quoted || state_ == State::unquoted || state_ == State::value_start;
    }

    bool closing_raw() const;  // within the "</script" that ends the raw text

private:
    void step(char c);
    void step_text(char c);
    void step_tag(char c);
    void step_name(char c);
    void step_value(char c);
    void step_raw(char c);
    void leave_tag();

    State state_ = State::text;
    std::string tag_;
    std::string attribute_;
    std::string value_;
    std::string recent_;  // the last characters of text, comment or raw text
    char quote_ = '"';
};

}  // namespace web
