#include "courrier/message.hpp"

#include "base/text.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

namespace courrier {
namespace {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

struct FreeOptions {
    void operator()(GMimeFormatOptions* options) const { g_mime_format_options_free(options); }
};

void start_gmime() {
    static const bool started = [] {
        g_mime_init();
        return true;
    }();
    static_cast<void>(started);
}

base::Check check_header(std::string_view value) {
    if (!base::is_utf8(value) || base::has_control(value)) {
        return base::refuse(
            "Un retour à la ligne ou un caractère interdit se trouve dans l’en-tête du courriel."
        );
    }
    return {};
}

base::Check check(const Mail& mail) {
    if (!is_one_address(mail.to) || !is_one_address(mail.from) ||
        !is_one_address(mail.message_id) ||
        (!mail.reply_to.empty() && !is_one_address(mail.reply_to))) {
        return base::refuse("L’adresse électronique n’est pas correcte.");
    }
    for (const auto* value : {&mail.to_name, &mail.from_name, &mail.subject}) {
        if (auto checked = check_header(*value); !checked) return checked;
    }
    if (!base::is_utf8(mail.text) || !base::is_utf8(mail.html)) {
        return base::refuse("Le texte du courriel contient des caractères illisibles.");
    }
    return {};
}

// text/<subtype> in quoted-printable: left to itself, GMime picks iso-8859-1 and 8bit.
Owned<GMimePart> text_part(const char* subtype, const std::string& content) {
    Owned<GMimePart> part(g_mime_part_new_with_type("text", subtype));
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    const Owned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(content.data(), content.size())
    );
    const Owned<GMimeDataWrapper> wrapper(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT)
    );
    g_mime_part_set_content(part.get(), wrapper.get());
    return part;
}

void set_body(GMimeMessage* message, const Mail& mail) {
    const auto text = text_part("plain", mail.text);
    if (mail.html.empty()) {
        g_mime_message_set_mime_part(message, GMIME_OBJECT(text.get()));
        return;
    }
    const auto html = text_part("html", mail.html);
    const Owned<GMimeMultipart> both(g_mime_multipart_new_with_subtype("alternative"));
    g_mime_multipart_add(both.get(), GMIME_OBJECT(text.get()));
    g_mime_multipart_add(both.get(), GMIME_OBJECT(html.get()));
    g_mime_message_set_mime_part(message, GMIME_OBJECT(both.get()));
}

const char* name_or_null(const std::string& name) { return name.empty() ? nullptr : name.c_str(); }

void set_headers(GMimeMessage* message, const Mail& mail) {
    g_mime_message_add_mailbox(
        message, GMIME_ADDRESS_TYPE_FROM, name_or_null(mail.from_name), mail.from.c_str()
    );
    g_mime_message_add_mailbox(
        message, GMIME_ADDRESS_TYPE_TO, name_or_null(mail.to_name), mail.to.c_str()
    );
    if (!mail.reply_to.empty())
        g_mime_message_add_mailbox(
            message, GMIME_ADDRESS_TYPE_REPLY_TO, nullptr, mail.reply_to.c_str()
        );
    g_mime_message_set_subject(message, mail.subject.c_str(), "utf-8");
    g_mime_message_set_message_id(message, mail.message_id.c_str());
    GDateTime* date = g_date_time_new_from_unix_utc(mail.date.time_since_epoch().count());
    g_mime_message_set_date(message, date);
    g_date_time_unref(date);
    // RFC 3834: no out-of-office reply to a machine.
    g_mime_object_set_header(GMIME_OBJECT(message), "Auto-Submitted", "auto-generated", "utf-8");
}

std::string bytes_of(GMimeMessage* message) {
    const std::unique_ptr<GMimeFormatOptions, FreeOptions> options(g_mime_format_options_new());
    g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), options.get(), stream.get());
    const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace

bool is_one_address(std::string_view address) {
    const auto at = address.find('@');
    return at != 0 && at != std::string_view::npos && at + 1 < address.size() &&
           address.find('@', at + 1) == std::string_view::npos && address.size() <= 254 &&
           std::all_of(address.begin(), address.end(), [](char c) {
               return c > ' ' && c < 0x7F &&
                      std::string_view("<>(),;:\\\"[]").find(c) == std::string_view::npos;
           });
}

base::Result<std::string> compose(const Mail& mail) {
    if (const auto checked = check(mail); !checked) return tl::unexpected(checked.error());
    start_gmime();
    const Owned<GMimeMessage> message(g_mime_message_new(TRUE));
    set_headers(message.get(), mail);
    set_body(message.get(), mail);
    return bytes_of(message.get());
}

}  // namespace courrier
