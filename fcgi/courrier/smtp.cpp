#include "courrier/smtp.hpp"

#include "courrier/message.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <string_view>

namespace courrier {
namespace {

constexpr std::size_t reason_max = 200;

bool starts_with_command(std::string_view line, std::string_view command) {
    return line.substr(0, command.size()) == command;
}

// What the exchange of one message has come to.
struct Exchange {
    std::string_view bytes;
    std::size_t sent = 0;
    bool about_message =
        false;  // the last command was RCPT or later: a refusal is this message's own
    bool leaving = false;
    std::string last_reply;
};

std::size_t on_read(char* buffer, std::size_t size, std::size_t count, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    const auto part = exchange.bytes.substr(exchange.sent, size * count);
    std::memcpy(buffer, part.data(), part.size());
    exchange.sent += part.size();
    return part.size();
}

// Lets a resumed connection start the same message again.
int on_seek(void* user, curl_off_t offset, int origin) {
    if (origin != SEEK_SET || offset < 0) return CURL_SEEKFUNC_FAIL;
    static_cast<Exchange*>(user)->sent = static_cast<std::size_t>(offset);
    return CURL_SEEKFUNC_OK;
}

int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    const std::string_view line(data, size);
    if (exchange.leaving) return 0;  // the reply to QUIT says nothing of the message
    if (type == CURLINFO_HEADER_OUT) {
        exchange.leaving = starts_with_command(line, "QUIT");
        if (exchange.leaving) return 0;
        exchange.about_message =
            starts_with_command(line, "RCPT") || starts_with_command(line, "DATA");
    } else if (type == CURLINFO_HEADER_IN) {
        exchange.last_reply = line;
    }
    return 0;
}

std::size_t on_write(char*, std::size_t size, std::size_t count, void*) { return size * count; }

// One line of printable ASCII: the words go to a page and a log, and come from a stranger.
std::string sanitised(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (out.size() == reason_max) break;
        const bool printable = c >= ' ' && c < 0x7F;
        if (printable)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string_view host_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    if (const auto at = url.rfind('@'); at != std::string_view::npos) url.remove_prefix(at + 1);
    if (!url.empty() && url.front() == '[') return url.substr(0, url.find(']') + 1);
    return url.substr(0, url.find_first_of(":/"));
}

bool is_own_machine(std::string_view url) {
    const auto host = host_of(url);
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

Outcome outcome_of(CURLcode code, long reply, const Exchange& exchange) {
    const auto number = static_cast<int>(reply);
    if (code == CURLE_OK) return {Delivery::accepted, number, {}};
    const bool permanent = exchange.about_message && reply >= 500 && reply < 600;
    const auto words = reply >= 400 ? std::string_view(exchange.last_reply)
                                    : std::string_view(curl_easy_strerror(code));
    return {permanent ? Delivery::refused : Delivery::try_again, number, sanitised(words)};
}

}  // namespace

struct Smtp::Session {
    CURL* handle = curl_easy_init();
    Exchange exchange;  // of the last message: the handle knows its address as long as it lives
    Session() {
        if (handle == nullptr) throw std::bad_alloc();
        for (const auto option : {CURLOPT_READDATA, CURLOPT_SEEKDATA, CURLOPT_DEBUGDATA})
            curl_easy_setopt(handle, option, &exchange);
    }
    ~Session() { curl_easy_cleanup(handle); }  // says QUIT: may still call on_debug
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    Session(Session&&) = delete;
    Session& operator=(Session&&) = delete;
};

Smtp::Smtp(const std::string& url, Timeouts timeouts) : session_(std::make_unique<Session>()) {
    auto* handle = session_->handle;
    const long connect = timeouts.connect.count();
    const long total = timeouts.total.count();
    const bool own = is_own_machine(url);
    const bool signs_in = url.find('@') != std::string::npos;
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_USE_SSL, signs_in && !own ? CURLUSESSL_ALL : CURLUSESSL_TRY);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, own ? 0L : 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, own ? 0L : 2L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, connect);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, total);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, &on_read);
    curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, &on_seek);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &on_write);
    curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, &on_debug);
    curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);  // calls on_debug; nothing is printed
}

Smtp::Smtp(Smtp&&) noexcept = default;
Smtp& Smtp::operator=(Smtp&&) noexcept = default;
Smtp::~Smtp() = default;

Outcome Smtp::send(const std::string& from, const std::string& to, const std::string& bytes) {
    if (!is_one_address(from) || !is_one_address(to)) {
        return {Delivery::refused, 0, "adresse incorrecte"};
    }
    auto* handle = session_->handle;
    auto& exchange = session_->exchange;
    exchange = {};
    exchange.bytes = bytes;
    curl_slist* recipients = curl_slist_append(nullptr, ("<" + to + ">").c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes.size()));
    const auto code = curl_easy_perform(handle);
    long reply = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &reply);
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, nullptr);
    curl_slist_free_all(recipients);
    exchange.bytes = {};  // the caller's, gone when this returns
    return outcome_of(code, reply, exchange);
}

}  // namespace courrier
