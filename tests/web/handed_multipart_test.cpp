// Forms whose body nginx has left in a file: the grammar is that of bodies in memory (the fuzz
// targets compare the two); here what only a file can be: large, cut, and cheap to read.
#include "web/handed_multipart.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view type = "multipart/form-data; boundary=B";

class File {
public:
    explicit File(std::string_view bytes = {}) : file_(::memfd_create("body", MFD_CLOEXEC)) {
        write(0, bytes);
    }
    ~File() { ::close(file_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    File(File&&) = delete;
    File& operator=(File&&) = delete;

    int number() const { return file_; }
    void write(std::uint64_t at, std::string_view bytes) {
        BOOST_REQUIRE(
            ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(at)) ==
            static_cast<ssize_t>(bytes.size())
        );
    }

private:
    int file_;
};

std::string field(const std::string& name, const std::string& value) {
    return "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

std::string file_head(const std::string& name) {
    return "--B\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"" + name +
           "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
}

base::Result<web::HandedMultipart> parse(const std::string& body, std::size_t window) {
    const File file(body);
    return web::parse_multipart_file(type, file.number(), body.size(), web::Limits{}, window);
}

std::size_t resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    statm >> all >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

BOOST_AUTO_TEST_SUITE(handed_multipart)

BOOST_AUTO_TEST_CASE(tells_where_files_lie_whatever_the_window) {
    const std::string bytes = "%PDF\r\n--A\r\n\r\n-" + std::string(1, '\0') + "\r\n--";
    const auto body = field("jours", "10") + file_head("relevé.pdf") + bytes + "\r\n" +
                      file_head("vide.txt") + "\r\n" + file_head("") + "\r\n" +
                      field("message", "Léa") + "--B--\r\n";
    for (std::size_t window = 1; window < 80; ++window) {
        const auto out = parse(body, window);
        BOOST_REQUIRE(out);
        BOOST_TEST(out->fields.value("jours") == "10");
        BOOST_TEST(out->fields.value("message") == "Léa");
        BOOST_REQUIRE(out->files.size() == 2U);  // where none was chosen there is none
        BOOST_TEST(out->files[0].file_name == "relevé.pdf");
        BOOST_TEST(body.substr(out->files[0].offset, out->files[0].size) == bytes);
        BOOST_TEST(out->files[1].file_name == "vide.txt");
        BOOST_TEST(out->files[1].size == 0U);
    }
}

BOOST_AUTO_TEST_CASE(a_body_cut_anywhere_is_refused) {
    const auto body = field("a", "1") + file_head("n") + "bytes\r\n--B--";
    BOOST_REQUIRE(parse(body, 8));
    for (std::size_t size = 0; size < body.size(); ++size)
        BOOST_TEST(!parse(body.substr(0, size), 8), "cut at " << size);
}

BOOST_AUTO_TEST_CASE(fields_are_bounded_together) {
    std::string body;
    const std::string large(std::size_t{60} * 1024, 'x');
    for (int i = 0; i < 4; ++i) body += field("a", large);
    BOOST_TEST(parse(body + "--B--", 4096).has_value());
    body += field("a", large);
    BOOST_TEST(!parse(body + "--B--", 4096));
    BOOST_TEST(!parse(field("a", large + large) + "--B--", 4096));
}

BOOST_AUTO_TEST_CASE(four_gigabytes_cost_no_memory) {
    constexpr std::uint64_t size = (std::uint64_t{1} << 32U) + 1;
    const auto front = field("jours", "10") + file_head("film.mkv");
    const std::string back = "\r\n--B--\r\n";
    File file(front);  // a hole between the two
    file.write(front.size() + size, back);
    const auto before = resident_bytes();
    const auto out = web::parse_multipart_file(
        type, file.number(), front.size() + size + back.size(), web::Limits{}
    );
    BOOST_REQUIRE(out);
    BOOST_REQUIRE(out->files.size() == 1U);
    BOOST_TEST(out->files[0].offset == front.size());
    BOOST_TEST(out->files[0].size == size);
    BOOST_TEST(resident_bytes() < before + std::size_t{2} * 1024 * 1024);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
