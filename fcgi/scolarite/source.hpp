// A file to import, bare or as the only XML of a zip, read in pieces and never whole. Every cap
// that protects the reader from a hostile or mistaken file is here: size, expansion, number of
// entries.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace scolarite {

struct SourceLimits {
    std::uint64_t expanded_bytes = 1024ULL * 1024 * 1024;
    std::uint64_t ratio = 100;  // expanded : compressed, beyond the first MiB
};

// How a path is named in messages, also "." and "exports/".
std::string name_of_path(const std::string& path);
// Fails with a sentence when the path is no file that can be read twice: absent, a folder, a pipe.
base::Check check_regular(const std::string& path);

class Source {
public:
    // Fails with a sentence naming the file: absent, empty, unreadable, no XML or several in the
    // zip, larger than the caps once expanded.
    static base::Result<Source> open(const std::string& path, const SourceLimits& limits = {});
    // Bytes that are XML already: for the fuzzer and for tests.
    static Source of_bytes(std::string name, std::string bytes);
    ~Source();
    Source(Source&&) noexcept;
    Source& operator=(Source&&) noexcept;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    const std::string& name() const;  // as shown in messages: file name, and that of the entry
    // Fills from the start of `out`; 0 at the end. Fails when a cap is passed or the zip is
    // damaged.
    base::Result<std::size_t> read(std::span<char> out);

private:
    struct State;
    explicit Source(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace scolarite
