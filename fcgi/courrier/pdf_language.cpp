#include "courrier/pdf_language.hpp"

#include <algorithm>
#include <stdexcept>

namespace courrier {
namespace {

constexpr std::string_view catalogue_start = "<< /Type /Catalog";
constexpr std::string_view object_end = "endobj";
constexpr std::size_t kept = 1024;

// What follows the last `keyword` in the text, up to a character that ends it.
std::string after_last(std::string_view text, std::string_view keyword, std::string_view stop) {
    const auto at = text.rfind(keyword);
    if (at == std::string_view::npos) throw std::runtime_error("PDF: no " + std::string(keyword));
    const auto rest = text.substr(at + keyword.size());
    return std::string(rest.substr(0, rest.find_first_of(stop)));
}

}  // namespace

void PdfLanguage::see(std::string_view bytes) {
    size_ += bytes.size();
    tail_ += bytes;
    if (const auto at = tail_.find(catalogue_start);
        at != std::string::npos && catalogue_.empty()) {
        const auto end = tail_.find(object_end, at);
        if (end == std::string::npos) return;  // its end is in the next piece: keep all until then
        catalogue_ = tail_.substr(at, tail_.rfind(">>", end) - at);
    }
    if (tail_.size() > kept) tail_.erase(0, tail_.size() - kept);
}

std::string PdfLanguage::update(const std::string& language) const {
    if (catalogue_.empty()) throw std::runtime_error("PDF: no catalogue");
    const auto root = after_last(tail_, "/Root ", " ");
    const auto offset = std::to_string(size_);
    const auto entry =
        std::string(10 - std::min<std::size_t>(10, offset.size()), '0') + offset + " 00000 n \n";
    const auto object = root + " 0 obj\n" + catalogue_ + "/Lang (" + language +
                        ") /ViewerPreferences << /DisplayDocTitle true >> >>\nendobj\n";
    return object + "xref\n" + root + " 1\n" + entry + "trailer\n<< /Size " +
           after_last(tail_, "/Size ", " \n") + " /Root " + root + " 0 R /Info " +
           after_last(tail_, "/Info ", " ") + " 0 R /Prev " +
           after_last(tail_, "startxref\n", "\n") + " >>\nstartxref\n" +
           std::to_string(size_ + object.size()) + "\n%%EOF\n";
}

}  // namespace courrier
