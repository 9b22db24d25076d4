#include "web/template_files.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

namespace web {
namespace {

namespace fs = std::filesystem;

TemplateFile stat_of(const fs::path& path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0)
        throw std::system_error(errno, std::generic_category(), path.string());
    const auto changed = std::int64_t{found.st_ctim.tv_sec} * 1'000'000'000 + found.st_ctim.tv_nsec;
    return {path, found.st_ino, found.st_size, changed};
}

// A folder or a file, for who may mend it.
std::string why_not_read(const std::string& path, const std::error_code& error) {
    if (error == std::errc::permission_denied)
        return path + " : ce programme n’a pas le droit de le lire ; donnez-lui ce droit (chmod " +
               (fs::is_directory(path) ? "o+rx" : "o+r") + ")";
    if (error == std::errc::no_such_file_or_directory) return path + " : n’existe pas";
    return path + " : ne se lit pas (" + error.message() + ")";
}

// Not of a folder that a link leads to, which may be one of those around.
void list_below(TemplateFiles& files, const fs::path& folder, const fs::path& at) {
    for (const auto& entry : fs::directory_iterator(at)) {
        if (entry.is_directory() && !entry.is_symlink()) list_below(files, folder, entry.path());
        if (entry.path().extension() != ".tpl" || !entry.is_regular_file()) continue;
        files.try_emplace(entry.path().lexically_relative(folder).string(), stat_of(entry.path()));
    }
}

}  // namespace

bool is_closed_to_others(const fs::path& path, const fs::path& folder) {
    const auto lacks = [](const fs::path& one, fs::perms asked) {
        std::error_code error;
        return (fs::status(one, error).permissions() & asked) != asked;
    };
    if (lacks(path, fs::perms::others_read)) return true;
    for (auto around = path.parent_path(); around != folder && around.has_relative_path();
         around = around.parent_path())
        if (lacks(around, fs::perms::others_read | fs::perms::others_exec)) return true;
    return false;
}

bool is_plain_text(std::string_view file) { return file.ends_with(".txt.tpl"); }

base::Result<TemplateFiles> list_templates(const TemplateFolders& folders) {
    TemplateFiles files;
    try {
        // Names already there stay: the override folder comes first.
        if (const fs::path own(folders.override_folder); !own.empty()) list_below(files, own, own);
        list_below(files, folders.folder, folders.folder);
    } catch (const fs::filesystem_error& failure) {
        return base::refuse(why_not_read(failure.path1().string(), failure.code()));
    } catch (const std::system_error& failure) {  // a file that vanishes while we look
        return base::refuse(failure.what());
    }
    if (files.empty()) return base::refuse(folders.folder + " : aucun modèle");
    return files;
}

std::string read_template(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error(why_not_read(path.string(), {errno, std::generic_category()}));
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

base::Check check_first_line(std::string_view name, const fs::path& path) {
    if (is_plain_text(name)) return {};
    std::ifstream file(path, std::ios::binary);
    std::string start(autoescape_line.size(), '\0');
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    if (file && start == autoescape_line) return {};
    return base::refuse(path.string() + ":1: doit commencer par " + std::string(autoescape_line));
}

}  // namespace web
