// SHA-256 and CRC-32 of files, read from the disk in pieces.
#include "depot/empreinte.hpp"

#include "base/crypto.hpp"
#include "depot/disque.hpp"

#include "support/entrepot.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <zlib.h>

namespace {

struct Figures : entrepot::Entrepot {
    std::optional<depot::Empreintes> of(const std::string& bytes, const depot::Pouls& pouls) {
        const auto file = depot::disque::open_file(body(bytes), O_RDONLY);
        return depot::empreintes_of(file.get(), pouls);
    }
};

bool go_on() { return true; }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(empreinte, Figures)

BOOST_AUTO_TEST_CASE(known_answers) {
    const auto abc = of("abc", &go_on);
    BOOST_TEST(
        base::hex(abc->sha256) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    BOOST_TEST(abc->crc32 == 0x352441C2U);
    const auto nothing = of("", &go_on);
    BOOST_TEST(
        base::hex(nothing->sha256) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
    BOOST_TEST(nothing->crc32 == 0U);
    BOOST_TEST(nothing->taille == 0U);
}

BOOST_AUTO_TEST_CASE(many_pieces_are_one_file) {
    const auto bytes = random.bytes(3'500'001);
    const auto seen = of(bytes, &go_on);
    BOOST_TEST((seen->sha256 == base::sha256(bytes)));
    BOOST_TEST(seen->taille == bytes.size());
    std::vector<unsigned char> raw(bytes.begin(), bytes.end());
    BOOST_TEST(seen->crc32 == ::crc32_z(0, raw.data(), raw.size()));
}

BOOST_AUTO_TEST_CASE(it_is_left_off_when_it_is_not_wanted_any_more) {
    // a hole: four gigabytes that cost no room, and longer than a beat
    const auto path = body("");
    std::filesystem::resize_file(path, 4'294'967'297);
    const auto file = depot::disque::open_file(path, O_RDONLY);
    BOOST_TEST(!depot::empreintes_of(file.get(), [] { return false; }));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_throws) {
    const auto no_file = depot::disque::open_file(magasin.folder(), O_RDONLY);
    BOOST_CHECK_THROW(depot::empreintes_of(no_file.get(), &go_on), std::system_error);
}

BOOST_AUTO_TEST_SUITE_END()
