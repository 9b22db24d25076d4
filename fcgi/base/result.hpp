// What a user can cause is a value: Result<T> is either a T or a Problem whose message, in French,
// says what is wrong and what to do. What the operator must mend is an exception instead.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace base {

struct Problem {
    std::string message;  // one or two French sentences for the person who typed
};

template <class T>
using Result = tl::expected<T, Problem>;
using Check = tl::expected<void, Problem>;

inline tl::unexpected<Problem> refuse(std::string message) {
    return tl::unexpected<Problem>(Problem{std::move(message)});
}

}  // namespace base
