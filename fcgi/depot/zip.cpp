#include "depot/zip.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "depot/depot.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>

namespace depot {
namespace {

constexpr std::uint32_t local_signature = 0x04034b50;
constexpr std::uint32_t central_signature = 0x02014b50;
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::uint32_t end64_signature = 0x06064b50;
constexpr std::uint32_t locator_signature = 0x07064b50;
constexpr std::uint16_t utf8_names = 1U << 11U;
constexpr std::uint16_t plain_version = 20;
constexpr std::uint16_t zip64_version = 45;
constexpr std::uint16_t made_on_unix = 3U << 8U;
constexpr std::uint32_t regular_file_0644 = 0100644U << 16U;
constexpr std::uint16_t zip64_field = 1;
constexpr std::uint32_t in_zip64 = 0xFFFFFFFF;
constexpr std::uint16_t count_in_zip64 = 0xFFFF;

// Little-endian numbers.
class Bytes {
public:
    Bytes& u16(std::uint64_t value) { return put(value, 2); }
    Bytes& u32(std::uint64_t value) { return put(value, 4); }
    Bytes& u64(std::uint64_t value) { return put(value, 8); }
    Bytes& text(std::string_view bytes) {
        out_ += bytes;
        return *this;
    }
    std::string take() { return std::move(out_); }
    std::size_t size() const { return out_.size(); }

private:
    Bytes& put(std::uint64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i, value >>= 8U) out_ += static_cast<char>(value & 0xFFU);
        return *this;
    }
    std::string out_;
};

bool is_large(std::uint64_t value) { return value >= in_zip64; }

std::uint64_t short_form(std::uint64_t value) { return is_large(value) ? in_zip64 : value; }

struct DosTime {
    std::uint32_t time;
    std::uint32_t date;
};

// Local time, two seconds apart, from 1980 on.
DosTime dos_time(base::Instant instant) {
    const auto zone = base::Zone::paris();
    const auto date = zone.date_at(instant);
    const auto day = zone.start_of(date);
    const auto seconds = static_cast<std::uint32_t>((instant - day).count()) % 86400U;
    const auto year = static_cast<std::uint32_t>(std::max(0, static_cast<int>(date.year()) - 1980));
    return {
        (seconds / 3600U) << 11U | (seconds / 60U % 60U) << 5U | (seconds % 60U) / 2U,
        year << 9U | static_cast<unsigned>(date.month()) << 5U | static_cast<unsigned>(date.day())};
}

// From "version needed" to the CRC: the same in both headers.
void put_common(Bytes& out, const EntreeZip& entry, bool zip64) {
    const auto when = dos_time(entry.date);
    out.u16(zip64 ? zip64_version : plain_version).u16(utf8_names).u16(0);
    out.u16(when.time).u16(when.date).u32(entry.crc32);
}

std::string local_header(const EntreeZip& entry) {
    Bytes out;
    const bool zip64 = is_large(entry.taille);
    out.u32(local_signature);
    put_common(out, entry, zip64);
    out.u32(short_form(entry.taille)).u32(short_form(entry.taille));
    out.u16(entry.nom.size()).u16(zip64 ? 20 : 0).text(entry.nom);
    if (zip64) out.u16(zip64_field).u16(16).u64(entry.taille).u64(entry.taille);
    return out.take();
}

void put_central(Bytes& out, const EntreeZip& entry, std::uint64_t offset) {
    Bytes extra;
    if (is_large(entry.taille)) extra.u64(entry.taille).u64(entry.taille);
    if (is_large(offset)) extra.u64(offset);
    const auto size = extra.size();
    out.u32(central_signature).u16(made_on_unix | zip64_version);
    put_common(out, entry, size > 0);
    out.u32(short_form(entry.taille)).u32(short_form(entry.taille));
    out.u16(entry.nom.size()).u16(size > 0 ? size + 4 : 0).u16(0).u16(0).u16(0);
    out.u32(regular_file_0644).u32(short_form(offset)).text(entry.nom);
    if (size > 0) out.u16(zip64_field).u16(size).text(extra.take());
}

void put_end(Bytes& out, std::uint64_t count, std::uint64_t size, std::uint64_t offset) {
    const bool zip64 = count >= count_in_zip64 || is_large(size) || is_large(offset);
    if (zip64) {
        constexpr std::uint64_t rest_of_record = 44;
        out.u32(end64_signature).u64(rest_of_record);
        out.u16(made_on_unix | zip64_version).u16(zip64_version).u32(0).u32(0);
        out.u64(count).u64(count).u64(size).u64(offset);
        out.u32(locator_signature).u32(0).u64(offset + size).u32(1);
    }
    const auto short_count = std::min<std::uint64_t>(count, count_in_zip64);
    out.u32(end_signature).u16(0).u16(0).u16(short_count).u16(short_count);
    out.u32(short_form(size)).u32(short_form(offset)).u16(0);
}

bool is_forbidden(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F ||
           std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
}

// "CON", "nul.txt", "COM1": devices of Windows, whatever their extension.
bool is_device(std::string_view name) {
    const auto stem = base::upper_ascii(name.substr(0, name.find('.')));
    static constexpr std::array<std::string_view, 4> devices{"CON", "PRN", "AUX", "NUL"};
    if (std::find(devices.begin(), devices.end(), stem) != devices.end()) return true;
    return stem.size() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")) &&
           stem[3] >= '0' && stem[3] <= '9';
}

std::string safe_name(std::string name) {
    std::replace_if(name.begin(), name.end(), is_forbidden, '_');
    if (name.empty() || name.front() == '.' || is_device(name)) name.insert(0, "_");
    if (name.back() == '.' || name.back() == ' ') name.back() = '_';
    return name;
}

std::string numbered(const std::string& name, int number) {
    const auto dot = name.rfind('.');
    const auto at = dot == std::string::npos || dot == 0 ? name.size() : dot;
    const auto end = " (" + std::to_string(number) + ")" + name.substr(at);
    if (end.size() >= longest_nom) return name.substr(0, at) + end;  // no extension at all
    return name.substr(0, base::boundary_before(name, std::min(at, longest_nom - end.size()))) +
           end;
}

}  // namespace

Zip make_zip(const std::vector<EntreeZip>& entries) {
    Zip zip{{}, {}, 0};
    Bytes directory;
    std::uint64_t offset = 0;
    for (const auto& entry : entries) {
        put_central(directory, entry, offset);
        zip.entetes.push_back(local_header(entry));
        offset += zip.entetes.back().size() + entry.taille;
    }
    const auto size = directory.size();
    put_end(directory, entries.size(), size, offset);
    zip.fin = directory.take();
    zip.total = offset + zip.fin.size();
    return zip;
}

std::vector<std::string> zip_names(const std::vector<std::string>& names) {
    std::vector<std::string> out;
    std::set<std::string> taken;
    for (const auto& given : names) {
        const auto name = safe_name(given);
        auto one = name;
        for (int number = 2; !taken.insert(base::fold(one)).second; ++number)
            one = numbered(name, number);
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace depot
