// Files of tests: a whole one as a string, and folders that go away.
#pragma once

#include <stdlib.h>  // NOLINT: mkdtemp is POSIX

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace support {

// Throws std::runtime_error when it cannot be read.
inline std::string read_file(const std::filesystem::path& path) {
    const std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(path.string() + ": cannot be read");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// An empty folder, gone with all that is in it at the end. Throws std::runtime_error.
struct Folder {
    Folder() {
        auto pattern = (std::filesystem::temp_directory_path() / "ts-test.XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
        path = pattern;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(Folder&&) = delete;

    // Makes its folders; its whole path.
    std::string file(const std::string& name, const std::string& text) const {
        const auto whole = path / name;
        std::filesystem::create_directories(whole.parent_path());
        std::ofstream(whole, std::ios::binary) << text;
        return whole.string();
    }

    std::filesystem::path path;
};

}  // namespace support
