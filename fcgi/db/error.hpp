// What goes wrong between us and the server. All are the operator's to mend, hence exceptions.
#pragma once

#include <stdexcept>
#include <string>

namespace db {

class Error : public std::runtime_error {
public:
    Error(int code, const std::string& what) : std::runtime_error(what), code_(code) {}
    int code() const { return code_; }  // the server's: 1062, 1213…

private:
    int code_;
};

// The server is away, refuses connections or stopped answering: a 503 page, and try again later.
class Unavailable final : public Error {
public:
    using Error::Error;
};

// 1213 deadlock, 1205 lock wait: transact() runs the whole transaction again.
class Retry final : public Error {
public:
    using Error::Error;
};

// 1062: a unique key says no. Domain code catches it where it means something.
class Duplicate final : public Error {
public:
    using Error::Error;
};

}  // namespace db
