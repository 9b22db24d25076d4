#include "web/verb.hpp"

#include <array>

namespace web {

std::string_view name_of(Verb verb) {
    static constexpr std::array<std::string_view, 6> names{
        "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    return names.at(static_cast<std::size_t>(verb) - 1);
}

bool answers(Verb verb, Method method) {
    switch (verb) {
        case Verb::get:
            return method == Method::get || method == Method::head;
        case Verb::post:
            return method == Method::post;
        case Verb::put:
            return method == Method::put;
        case Verb::patch:
            return method == Method::patch;
        case Verb::del:
            return method == Method::del;
        case Verb::options:
            return method == Method::options;
    }
    return false;
}

}  // namespace web
