#include "depot/zip.hpp"

#include "base/text.hpp"

#include "courrier/tools.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <string>

using Names = std::vector<std::string>;

namespace {

// The archive as it would arrive, each file full of one letter; sparse where it is large.
void write(
    const std::string& path, const std::vector<depot::EntreeZip>& entries, const depot::Zip& zip
) {
    const int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    off_t at = 0;
    const auto put = [&](const std::string& bytes) {
        BOOST_REQUIRE(
            ::pwrite(file, bytes.data(), bytes.size(), at) == static_cast<ssize_t>(bytes.size())
        );
        at += static_cast<off_t>(bytes.size());
    };
    for (std::size_t i = 0; i < entries.size(); ++i) {
        put(zip.entetes[i]);
        if (entries[i].taille < 1000)
            put(std::string(entries[i].taille, 'a'));
        else
            at += static_cast<off_t>(entries[i].taille);
    }
    put(zip.fin);
    ::close(file);
    BOOST_TEST(static_cast<std::uint64_t>(at) == zip.total);
}

const base::Instant noon =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(11);

// Python's reader and unzip find every size, and the last file is where it should be.
void opens(const std::vector<std::uint64_t>& sizes) {
    std::vector<depot::EntreeZip> entries;
    for (std::size_t i = 0; i < sizes.size(); ++i)
        entries.push_back({"f" + std::to_string(i), sizes[i], 0xF007732DU, noon});
    const tools::Folder folder;
    write(folder / "z.zip", entries, depot::make_zip(entries));
    const auto last = std::to_string(sizes.size() - 1);
    const auto said = tools::output_of(
        "/usr/bin/python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); "
        "print([i.file_size for i in z.infolist()], z.read(\"f" +
        last + "\"), end=\"\")' " + (folder / "z.zip")
    );
    std::string wanted = "[";
    for (const auto size : sizes) wanted += (wanted.size() > 1 ? ", " : "") + std::to_string(size);
    BOOST_TEST(said == wanted + "] b'aaa'");
    // unzip 6.0 takes the length of a file of exactly 4 GiB - 1 for that of the next one too
    if (sizes.front() == 0xFFFFFFFF) return;
    const auto listed = tools::output_of("unzip -l " + (folder / "z.zip"));
    BOOST_TEST(listed.find(std::to_string(sizes.size()) + " files") != std::string::npos);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(zip)

BOOST_AUTO_TEST_CASE(names_stay_in_their_folder_and_apart) {
    BOOST_TEST(
        depot::zip_names({"a.txt", "A.TXT", "a.txt", "élan.ods", "ÉLAN.ods", "a (2).txt"}) ==
            (Names{"a.txt", "A (2).TXT", "a (3).txt", "élan.ods", "ÉLAN (2).ods", "a (2) (2).txt"}),
        boost::test_tools::per_element()
    );
    // a file system takes 255 bytes, whatever the characters
    const std::string stem(125, 'a');
    for (const std::string& name :
         {stem + stem + ".docx", std::string("é") + stem + stem + ".md"}) {
        const auto names = depot::zip_names({name, name, name});
        BOOST_TEST(names[0] == name);
        for (const auto& one : names) {
            BOOST_TEST(one.size() <= 255U);
            BOOST_TEST(base::is_utf8(one));
            BOOST_TEST(one.substr(one.rfind('.')) == name.substr(name.rfind('.')));
        }
        BOOST_TEST(names[1] != names[2]);
    }
    std::string accents;
    while (accents.size() < 250) accents += "é";
    const auto cut = depot::zip_names({accents + ".docx", accents + ".docx"});
    BOOST_TEST(cut[1].size() <= 255U);
    BOOST_TEST(base::is_utf8(cut[1]));
    BOOST_TEST(
        depot::zip_names(
            {"../../etc/passwd",
             "..",
             ".profile",
             "C:\\x.txt",
             "con",
             "NUL.txt",
             "com1.tar.gz",
             "a<!--#x",
             "",
             "fin.",
             "tab\there",
             ".",
             "a/b"}
        ) == (Names{
                 "_.._.._etc_passwd",
                 "_._",
                 "_.profile",
                 "C__x.txt",
                 "_con",
                 "_NUL.txt",
                 "_com1.tar.gz",
                 "a_!--#x",
                 "_",
                 "fin_",
                 "tab_here",
                 "__",
                 "a_b"}),
        boost::test_tools::per_element()
    );
}

// Two readers that are not ours agree with it.
BOOST_AUTO_TEST_CASE(it_opens_elsewhere) {
    const std::vector<depot::EntreeZip> entries{
        {"été.txt", 3, 0xF007732DU, noon}, // crc32 of "aaa"
        {"vide",      0, 0,           noon},
        {"b.txt",     3, 0xF007732DU, noon}
    };
    const tools::Folder folder;
    write(folder / "z.zip", entries, depot::make_zip(entries));
    BOOST_TEST(
        tools::output_of("unzip -tq " + (folder / "z.zip")).find("No errors detected") !=
        std::string::npos
    );
    const auto said = tools::output_of(
        "/usr/bin/python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); "
        "print(z.testzip(), [(i.filename, i.file_size, i.date_time, i.flag_bits) for i in "
        "z.infolist()], z.read(\"été.txt\"), end=\"\")' " +
        (folder / "z.zip")
    );
    BOOST_TEST(
        said ==
        "None [('été.txt', 3, (2026, 11, 20, 12, 0, 0), 2048), ('vide', 0, (2026, 11, 20, "
        "12, 0, 0), 2048), ('b.txt', 3, (2026, 11, 20, 12, 0, 0), 2048)] b'aaa'"
    );
}

BOOST_AUTO_TEST_CASE(beyond_four_gigabytes_and_beyond_65535_files) {
    const std::uint64_t four = std::uint64_t{1} << 32U;
    opens({four - 2, 3});
    opens({four - 1, 3});
    opens({four, 3});
    opens({four + 1, 3});
    opens({3, four * 3, four, 3});
    std::vector<depot::EntreeZip> many;
    for (int i = 0; i < 70'000; ++i) many.push_back({std::to_string(i), 0, 0, noon});
    const tools::Folder folder;
    write(folder / "z.zip", many, depot::make_zip(many));
    BOOST_TEST(
        tools::output_of(
            "/usr/bin/python3 -c 'import sys, zipfile; "
            "print(len(zipfile.ZipFile(sys.argv[1]).infolist()), end=\"\")' " +
            (folder / "z.zip")
        ) == "70000"
    );
}

BOOST_AUTO_TEST_SUITE_END()
