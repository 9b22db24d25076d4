#include "web/template_files.hpp"

#include <sys/stat.h>

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
    const auto changed = std::int64_t{found.st_mtim.tv_sec} * 1'000'000'000 + found.st_mtim.tv_nsec;
    return {path, found.st_ino, found.st_size, changed};
}

// Names already there stay: the override folder comes first.
void list_into(TemplateFiles& files, const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".tpl" || !entry.is_regular_file()) continue;
        files.try_emplace(entry.path().lexically_relative(folder).string(), stat_of(entry.path()));
    }
}

}  // namespace

bool is_plain_text(std::string_view file) { return file.ends_with(".txt.tpl"); }

base::Result<TemplateFiles> list_templates(const TemplateFolders& folders) {
    TemplateFiles files;
    try {
        if (!folders.override_folder.empty()) list_into(files, folders.override_folder);
        list_into(files, folders.folder);
    } catch (const std::system_error& failure) {  // also a file that vanishes while we look
        return base::refuse(std::string("templates: ") + failure.what());
    }
    if (files.empty()) return base::refuse(folders.folder + " : aucun modèle");
    return files;
}

std::string read_template(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(path.string() + " : ce fichier ne se lit pas");
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
