// One e-mail as RFC 5322 bytes: headers encoded, UTF-8 throughout, text alone or text and HTML side
// by side. Nothing that a person typed can add a header or a recipient (RFC 5322 §2.2).
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>

namespace courrier {

struct Mail {
    std::string to;       // one address, nom@domaine
    std::string to_name;  // may be empty
    std::string from;
    std::string from_name;
    std::string subject;
    std::string text;
    std::string html;        // may be empty: then the message is text/plain
    std::string message_id;  // partie@domaine, without angle brackets
    base::Instant date;
    std::string reply_to = {};  // one address; may be empty
};

// The bytes to hand to an SMTP server, with CRLF line ends. Fails when a header value holds a
// control character (CR and LF among them), when a text is not UTF-8, or when an address is not one
// address.
base::Result<std::string> compose(const Mail& mail);

// What composing, encoding or the network may do to an address does not matter if it never gets in:
// one mailbox, no space, comma, bracket or control character. Wider than base::Courriel so that
// hosts may use `…@localhost`.
bool is_one_address(std::string_view address);

}  // namespace courrier
