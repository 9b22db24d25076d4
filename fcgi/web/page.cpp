#include "web/page.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "web/template_check.hpp"
#include "web/template_files.hpp"

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <ctemplate/template_emitter.h>
#include <ctemplate/template_string.h>

#include <chrono>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace web {
namespace {

using ctemplate::TemplateCache;
using ctemplate::TemplateString;

// The hash made at build time goes along, so that nothing is hashed at each request.
TemplateString name_of(Var var) {
    const ctemplate::StaticTemplateString text{
        {var.name, var.size, var.id}
    };
    return {text};
}

TemplateString text_of(std::string_view text) { return {text.data(), text.size()}; }

ctemplate::Strip strip_of(std::string_view file) {
    return is_plain_text(file) ? ctemplate::DO_NOT_STRIP : ctemplate::STRIP_BLANK_LINES;
}

// ctemplate says what is wrong on std::cerr only.
class CapturedErrors {
public:
    CapturedErrors() : before_(std::cerr.rdbuf(said_.rdbuf())) {}
    ~CapturedErrors() { std::cerr.rdbuf(before_); }
    CapturedErrors(const CapturedErrors&) = delete;
    CapturedErrors& operator=(const CapturedErrors&) = delete;
    CapturedErrors(CapturedErrors&&) = delete;
    CapturedErrors& operator=(CapturedErrors&&) = delete;
    // "ERROR: Template /x/y.tpl: ERROR: …" without what the caller says better, on one line.
    std::string one_line() const {
        auto text = base::squeeze(said_.str());
        if (const auto at = text.find(": ERROR: "); at != std::string::npos) text.erase(0, at + 9);
        return text;
    }

private:
    std::ostringstream said_;
    std::streambuf* before_;
};

using CachePtr = std::unique_ptr<TemplateCache>;

constexpr auto engine = "le moteur des modèles (ctemplate) le refuse : ";

// ctemplate gives no line; our own scan does.
std::string why(
    const std::string& name,
    const TemplateFile& file,
    const TemplateRules& rules,
    const std::string& said
) {
    const auto path = file.path.string();
    const auto faults = scan_template(path, read_template(file.path), kind_of(name, rules));
    if (faults.empty()) return path + ": " + engine + said;
    return path + ":" + std::to_string(faults.front().line) + ": " + faults.front().message + " (" +
           said + ")";
}

// The templates that pages use; any other file is passed over, and `unused_files` says which.
base::Result<TemplateFiles> list_used(
    const TemplateFolders& folders, const TemplateRules& rules, std::string& unused_files
) {
    auto files = list_templates(folders);
    if (!files || rules.known.empty()) return files;
    std::string passed_over;
    std::erase_if(*files, [&](const auto& one) {
        if (is_used(one.first, rules)) return false;
        passed_over += " " + one.second.path.string();
        return true;
    });
    if (passed_over == unused_files) return files;
    unused_files = std::move(passed_over);
    if (!unused_files.empty())
        base::log::info("templates: " + std::string(unused) + " :" + unused_files);
    return files;
}

// Files that were found good before are not looked at again.
base::Check check_rules(
    const TemplateFolders& folders,
    const TemplateFiles& files,
    const TemplateRules& rules,
    const TemplateFiles& good
) {
    if (rules.known.empty()) return {};
    for (const auto& [name, file] : files) {
        const auto before = good.find(name);
        if (before != good.end() && before->second == file) continue;
        const auto faults = check_template(name, file, folders.folder, rules);
        if (faults.empty()) continue;
        const auto& first = faults.front();
        return base::refuse(first.file + ":" + std::to_string(first.line) + ": " + first.message);
    }
    return {};
}

base::Result<CachePtr> load_cache(
    const TemplateFolders& folders,
    const TemplateFiles& files,
    const TemplateRules& rules,
    const TemplateFiles& good
) try {
    if (auto kept = check_rules(folders, files, rules, good); !kept)
        return tl::unexpected(kept.error());
    auto cache = std::make_unique<TemplateCache>();
    if (folders.override_folder.empty()) {
        cache->SetTemplateRootDirectory(folders.folder);
    } else {
        cache->SetTemplateRootDirectory(folders.override_folder);
        cache->AddAlternateTemplateRootDirectory(folders.folder);
    }
    for (const auto& [name, file] : files) {
        if (auto first = check_first_line(name, file.path); !first)
            return tl::unexpected(first.error());
        const CapturedErrors errors;
        if (!cache->LoadTemplate(name, strip_of(name)))
            return base::refuse(why(name, file, rules, errors.one_line()));
    }
    cache->Freeze();
    return cache;
} catch (const std::runtime_error& failure) {  // a file that vanishes while we look
    return base::refuse(failure.what());
}

}  // namespace

Dict& Dict::set(Var name, std::string_view value) {
    dictionary_->SetValue(name_of(name), text_of(value));
    return *this;
}

Dict& Dict::set_number(Var name, std::int64_t value) { return set(name, std::to_string(value)); }

Dict& Dict::set_global(Var name, std::string_view value) {
    dictionary_->SetTemplateGlobalValue(name_of(name), text_of(value));
    return *this;
}

Dict& Dict::show(Var section) {
    dictionary_->ShowSection(name_of(section));
    return *this;
}

Dict& Dict::show_if(bool condition, Var section) { return condition ? show(section) : *this; }

Dict Dict::add(Var section) { return Dict(dictionary_->AddSectionDictionary(name_of(section))); }

Dict Dict::include(Var marker, Template file) {
    auto* included = dictionary_->AddIncludeDictionary(name_of(marker));
    included->SetFilename(file.file);
    return Dict(included);
}

Dict& Dict::set_optional(Var section, Var name, std::string_view value) {
    if (!value.empty()) add(section).set(name, value);
    return *this;
}

namespace {

// What was found wrong, to say it once; a folder that could not be read has files of no set.
TemplateFiles refused_of(base::Result<TemplateFiles>& files) {
    if (files) return std::move(*files);
    return {
        {"", {}}
    };
}

}  // namespace

struct Templates::Set {
    TemplateFolders folders;
    TemplateRules rules;
    TemplateFiles files;    // as loaded
    TemplateFiles refused;  // the last set that did not load: said once, not every second
    std::string refusal;    // and why
    std::string unused;     // files that are passed over, as last said
    CachePtr cache;
    std::chrono::steady_clock::time_point looked;
};

Templates::Templates(std::unique_ptr<Set> set) : set_(std::move(set)) {}
Templates::~Templates() = default;
Templates::Templates(Templates&&) noexcept = default;
Templates& Templates::operator=(Templates&&) noexcept = default;

base::Result<Templates> Templates::load(
    std::string folder, std::string override_folder, const TemplateRules& rules
) {
    auto set = std::make_unique<Set>();
    set->folders = {std::move(folder), std::move(override_folder)};
    set->rules = rules;
    auto files = list_used(set->folders, rules, set->unused);
    auto cache =
        files ? load_cache(set->folders, *files, rules, {}) : tl::unexpected(files.error());
    if (!cache && !set->folders.override_folder.empty()) {
        base::log::error(
            "templates: the shipped ones are used, without " + set->folders.override_folder + ": " +
            cache.error().message
        );
        set->refused = refused_of(files);
        set->refusal = cache.error().message;
        const TemplateFolders shipped{set->folders.folder, ""};
        files = list_used(shipped, rules, set->unused);
        if (!files) return tl::unexpected(files.error());
        cache = load_cache(shipped, *files, rules, {});
    }
    if (!cache) return tl::unexpected(cache.error());
    set->files = std::move(*files);
    set->cache = std::move(*cache);
    set->looked = std::chrono::steady_clock::now();
    return Templates(std::move(set));
}

void Templates::reload_if_changed() {
    const auto now = std::chrono::steady_clock::now();
    if (now - set_->looked < std::chrono::seconds(1)) return;
    set_->looked = now;
    reload_now();
}

void Templates::reload_now() {
    auto files = list_used(set_->folders, set_->rules, set_->unused);
    if (files && (*files == set_->files || *files == set_->refused)) return;
    auto cache = files ? load_cache(set_->folders, *files, set_->rules, set_->files)
                       : tl::unexpected(files.error());
    if (cache) {
        set_->cache = std::move(*cache);
        set_->files = std::move(*files);
        set_->refused.clear();
        set_->refusal.clear();
        base::log::info("templates: reloaded");
        return;
    }
    if (!files && !set_->refused.empty()) return;
    set_->refused = refused_of(files);
    set_->refusal = cache.error().message;
    base::log::error("templates: the last good ones stay in use: " + set_->refusal);
}

std::string Templates::refusal() const {
    const auto folder = set_->folders.override_folder + "/";
    const bool theirs = !set_->refusal.empty() && set_->refusal.starts_with(folder);
    return theirs ? set_->refusal.substr(folder.size()) : set_->refusal;
}

bool Templates::has_theme() const {
    std::error_code error;
    const std::filesystem::path folder(set_->folders.override_folder);
    return !folder.empty() && std::filesystem::is_regular_file(folder / theme_file, error);
}

std::string Templates::render(Template file, const std::function<void(Dict&)>& fill) const {
    ctemplate::TemplateDictionary dictionary(file.file);
    Dict dict(&dictionary);
    fill(dict);
    std::string out;
    ctemplate::PerExpandData data;
    const CapturedErrors errors;
    if (!set_->cache->ExpandNoLoad(file.file, strip_of(file.file), &dictionary, &data, &out))
        throw std::runtime_error(std::string(file.file) + " does not render: " + errors.one_line());
    return out;
}

std::string template_errors(const std::string& name, const std::string& path) {
    TemplateCache cache;
    const CapturedErrors errors;
    if (cache.LoadTemplate(path, strip_of(name))) return {};
    return engine + errors.one_line();
}

}  // namespace web
