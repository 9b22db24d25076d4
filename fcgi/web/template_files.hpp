// The files of the templates: a folder, and an override folder whose files win.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace web {

struct TemplateFolders {
    std::string folder;
    std::string override_folder;  // "" when there is none
};

// What tells one version of a file from another.
struct TemplateFile {
    std::filesystem::path path;
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t changed = 0;  // in nanoseconds: what it holds, or who may read it
    bool operator==(const TemplateFile&) const = default;
};
using TemplateFiles = std::map<std::string, TemplateFile>;  // by name: "famille/notes.tpl"

// Every *.tpl below the folders. Fails, for the operator, when a folder cannot be read or holds
// none.
base::Result<TemplateFiles> list_templates(const TemplateFolders& folders);

// Whether accounts other than its owner and group may not read the file, or a folder of it below
// `folder`: auth, ts-admin, famille and the workers each have an account of their own.
bool is_closed_to_others(const std::filesystem::path& path, const std::filesystem::path& folder);

bool is_plain_text(std::string_view file);  // .txt.tpl: bodies of mails, not escaped

inline constexpr std::string_view autoescape_line = "{{%AUTOESCAPE context=\"HTML\"}}";
// A file without it would come out raw, even inside a page that escapes.
base::Check check_first_line(std::string_view name, const std::filesystem::path& path);

// Throws std::runtime_error when it cannot be read.
std::string read_template(const std::filesystem::path& path);

}  // namespace web
