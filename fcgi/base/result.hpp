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

// A refusal that nobody looks at is one that nobody is told: the compiler warns of it.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Problem> {
public:
    using tl::expected<T, Problem>::expected;
    // NOLINTNEXTLINE(google-explicit-constructor): what map() and and_then() give
    Result(tl::expected<T, Problem> other) : tl::expected<T, Problem>(std::move(other)) {}
};
using Check = Result<void>;

inline tl::unexpected<Problem> refuse(std::string message) {
    return tl::unexpected<Problem>(Problem{std::move(message)});
}

}  // namespace base
