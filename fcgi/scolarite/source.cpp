#include "scolarite/source.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <vector>

namespace scolarite {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const {
        // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): of a unique_ptr
        if (std::fclose(file) != 0) std::perror("fclose");
    }
};
struct CloseZip {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct CloseEntry {
    void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

// Hidden files and the shadow folder that macOS adds are nobody's export.
bool is_export_entry(std::string_view name) {
    if (!name.ends_with(".xml") && !name.ends_with(".XML")) return false;
    std::size_t start = 0;
    while (start <= name.size()) {
        const auto end = std::min(name.find('/', start), name.size());
        const auto part = name.substr(start, end - start);
        if (part.empty() || part.front() == '.' || part == "__MACOSX") return false;
        start = end + 1;
    }
    return true;
}

bool begins_as_zip(std::FILE* file) {
    std::array<char, 4> magic{};
    const auto got = std::fread(magic.data(), 1, magic.size(), file);
    std::rewind(file);
    return got == magic.size() && std::string_view(magic.data(), 2) == "PK" && magic[2] <= 8;
}

}  // namespace

struct Source::State {
    std::string name;
    SourceLimits limits;
    std::unique_ptr<std::FILE, CloseFile> file;
    std::unique_ptr<zip_t, CloseZip> zip;
    std::unique_ptr<zip_file_t, CloseEntry> entry;
    std::uint64_t compressed = 0;  // of the entry
    std::uint64_t given = 0;
    std::string bytes;  // of a Source without a file

    tl::unexpected<base::Problem> refuse(const std::string& why) const {
        return base::refuse(name + " : " + why);
    }
    base::Check open_zip(const std::string& path);
    base::Check check_size(std::uint64_t expanded) const;
};

base::Check Source::State::check_size(std::uint64_t expanded) const {
    if (expanded > limits.expanded_bytes) {
        return refuse(
            "le fichier dépasse " + std::to_string(limits.expanded_bytes / 1024 / 1024) +
            " Mo une fois décompressé ; ce n’est pas un export d’établissement."
        );
    }
    const bool bomb = zip && expanded > 1024UL * 1024UL && expanded / limits.ratio > compressed;
    if (bomb) {
        return refuse("l’archive grossit démesurément en se décompressant ; elle est refusée.");
    }
    return {};
}

base::Check Source::State::open_zip(const std::string& path) {
    int code = 0;
    zip.reset(zip_open(path.c_str(), ZIP_RDONLY, &code));
    if (!zip) return refuse("l’archive zip est abîmée ; téléchargez de nouveau l’export.");
    const auto count = zip_get_num_entries(zip.get(), 0);
    if (count > 1000) return refuse("l’archive contient trop de fichiers.");
    std::vector<zip_uint64_t> found;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        const char* entry_name = zip_get_name(zip.get(), i, ZIP_FL_ENC_GUESS);
        if (entry_name != nullptr && is_export_entry(entry_name)) found.push_back(i);
    }
    if (found.empty()) return refuse("l’archive ne contient aucun fichier XML.");
    if (found.size() > 1) {
        return refuse("l’archive contient plusieurs fichiers XML ; donnez une archive par export.");
    }
    zip_stat_t stat{};
    if (zip_stat_index(zip.get(), found.front(), 0, &stat) != 0) {
        return refuse("l’archive zip est abîmée ; téléchargez de nouveau l’export.");
    }
    compressed = stat.comp_size;
    name += " (" + std::string(stat.name) + ")";
    if (auto size = check_size(stat.size); !size) return size;
    entry.reset(zip_fopen_index(zip.get(), found.front(), 0));
    if (!entry)
        return refuse("l’archive est chiffrée ou abîmée ; téléchargez de nouveau l’export.");
    return {};
}

std::string name_of_path(const std::string& path) {
    auto name = std::filesystem::path(path).filename().string();
    return name.empty() ? path : name;
}

base::Check check_regular(const std::string& path) {
    std::error_code error;
    const auto name = name_of_path(path);
    switch (std::filesystem::status(path, error).type()) {
        case std::filesystem::file_type::regular:
            return {};
        case std::filesystem::file_type::not_found:
            return base::refuse(name + " : ce fichier n’existe pas.");
        case std::filesystem::file_type::directory:
            return base::refuse(name + " : c’est un dossier ; donnez les fichiers qu’il contient.");
        case std::filesystem::file_type::none:
            return base::refuse(name + " : ce fichier ne peut pas être lu.");
        default:
            return base::refuse(name + " : ce n’est pas un fichier ordinaire.");
    }
}

Source::Source(std::unique_ptr<State> state) : state_(std::move(state)) {}
Source::~Source() = default;
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;

const std::string& Source::name() const { return state_->name; }

base::Result<Source> Source::open(const std::string& path, const SourceLimits& limits) {
    auto state = std::make_unique<State>();
    state->name = name_of_path(path);
    state->limits = limits;
    if (auto regular = check_regular(path); !regular) return tl::unexpected(regular.error());
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): of a unique_ptr from here on
    state->file.reset(std::fopen(path.c_str(), "rbe"));
    if (!state->file) return state->refuse("ce fichier ne peut pas être lu.");
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error || size == 0) return state->refuse("le fichier est vide.");
    if (begins_as_zip(state->file.get())) {
        state->file.reset();
        if (auto opened = state->open_zip(path); !opened) {
            return tl::unexpected(opened.error());
        }
    } else if (auto fits = state->check_size(size); !fits) {
        return tl::unexpected(fits.error());
    }
    return Source(std::move(state));
}

Source Source::of_bytes(std::string name, std::string bytes) {
    auto state = std::make_unique<State>();
    state->name = std::move(name);
    state->bytes = std::move(bytes);
    return Source(std::move(state));
}

base::Result<std::size_t> Source::read(std::span<char> out) {
    std::size_t got = 0;
    if (!state_->file && !state_->entry) {
        const auto left = std::string_view(state_->bytes).substr(state_->given);
        got = left.copy(out.data(), out.size());
    } else if (state_->entry) {
        const auto count = zip_fread(state_->entry.get(), out.data(), out.size());
        if (count < 0) {
            return state_->refuse("l’archive zip est abîmée ; téléchargez de nouveau l’export.");
        }
        got = static_cast<std::size_t>(count);
    } else {
        got = std::fread(out.data(), 1, out.size(), state_->file.get());
        if (got == 0 && std::ferror(state_->file.get()) != 0) {
            return state_->refuse("le fichier ne peut pas être lu jusqu’au bout.");
        }
    }
    state_->given += got;
    if (auto fits = state_->check_size(state_->given); !fits) return tl::unexpected(fits.error());
    return got;
}

}  // namespace scolarite
