// Names of templates and of their variables, as the headers made from templates/ declare them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace web {

struct Var {
    const char* name;
    std::size_t size;
    std::uint64_t id;  // ctemplate's hash of the name
};

struct Template {
    const char* file;  // "famille/notes.tpl"
};

}  // namespace web
