// The grammar that the two readers of multipart/form-data share, that of bodies in memory and that
// of bodies nginx has left in a file: one grammar, so that both see the same parts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace web::multipart {

inline constexpr const char* broken =
    "L’envoi reçu est illisible ou incomplet. Rechargez la page et recommencez.";
inline constexpr const char* too_large =
    "L’envoi reçu est trop grand. Envoyez moins de fichiers ou de texte à la fois.";
inline constexpr std::string_view crlf = "\r\n";

struct PartHead {
    std::string name;
    std::optional<std::string> file_name;
    std::string content_type;
    bool disposed = false;  // Content-Disposition was seen
    bool typed = false;
};

// The boundary that a Content-Type names; nothing when it is not that of a form.
std::optional<std::string> boundary_of(std::string_view content_type);

// The headers of a part; `text` ends before the empty line. Nothing when they are not as browsers
// and curl write them. The name of a file in another encoding than UTF-8 costs nobody the file: it
// is taken for Windows-1252, and its control characters are left out. All else must be UTF-8
// without any.
std::optional<PartHead> read_head(std::string_view text);

}  // namespace web::multipart
