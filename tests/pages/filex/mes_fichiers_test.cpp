// The list of one's drops: filtered, sorted, cut into pages, given as a file; what they add up to.
#include "deposant.hpp"

using deposant::has;

BOOST_FIXTURE_TEST_SUITE(mes_fichiers, deposant::Deposant)

BOOST_AUTO_TEST_CASE(it_says_when_there_is_nothing) {
    publish({.compte = paul});
    sign_in(lea);
    const auto page = get("/filex/mes-fichiers");
    BOOST_TEST(has(page, "0 dépôt"));
    BOOST_TEST(has(page, "Vous n’avez encore rien déposé"));
}

BOOST_AUTO_TEST_CASE(it_is_filtered_and_sorted) {
    publish({.compte = lea, .options = {.jours = 20}}, {"été.pdf"});
    const auto ended = publish({.compte = lea}, {"bilan.ods", "annexe.pdf"});
    begin({.compte = lea}, {"carte.png"}, 2);
    publish({.compte = paul}, {"secret.pdf"});
    db.execute("UPDATE depot SET etat = 'fini', fin_motif = 'auteur' WHERE id = ?", ended);
    sign_in(lea);
    const auto order = [&](std::string_view target) {
        const auto answer = get(target);
        const auto at = answer.body.find("<tbody>");
        const auto body = at == std::string::npos ? std::string() : answer.body.substr(at);
        std::vector<std::pair<std::size_t, char>> found;
        for (const std::string name : {"été.pdf", "bilan.ods", "carte.png", "secret.pdf"})
            if (const auto seen = body.find(name); seen != std::string::npos)
                found.emplace_back(seen, name[0] == '\xC3' ? 'e' : name[0]);
        std::sort(found.begin(), found.end());
        std::string out;
        for (const auto& [place, letter] : found) out += letter;
        return out;
    };
    BOOST_TEST(order("/filex/mes-fichiers") == "cbe");
    BOOST_TEST(order("/filex/mes-fichiers?sens=desc") == "ebc");
    BOOST_TEST(order("/filex/mes-fichiers?tri=nom") == "bce");
    BOOST_TEST(order("/filex/mes-fichiers?tri=taille&sens=desc") == "bce");
    BOOST_TEST(order("/filex/mes-fichiers?tri=fin") == "cbe");
    BOOST_TEST(order("/filex/mes-fichiers?nom=ETE") == "e");
    BOOST_TEST(order("/filex/mes-fichiers?nom=annexe") == "b");
    BOOST_TEST(order("/filex/mes-fichiers?etat=termine") == "b");
    BOOST_TEST(order("/filex/mes-fichiers?etat=en_cours") == "c");
    BOOST_TEST(order("/filex/mes-fichiers?etat=nimporte&tri=quoi&page=99") == "cbe");
    BOOST_TEST(has(get("/filex/mes-fichiers?nom=rien"), "Aucun dépôt ne correspond"));
    const auto page = get("/filex/mes-fichiers?etat=termine&tri=nom");
    BOOST_TEST(has(page, "<option value=\"termine\" selected>"));
    BOOST_TEST(has(page, "aria-sort=\"ascending\""));
    BOOST_TEST(has(page, "/filex/mes-fichiers.csv?etat=termine&amp;tri=nom"));
    BOOST_TEST(has(page, "6,0 ko en tout"));
}

// Parts that nobody joins are of no drop: they are told and given up here.
BOOST_AUTO_TEST_CASE(parts_that_wait_to_be_joined_can_be_freed) {
    const auto part = [&](acces::CompteId whose) {
        db.execute(
            "INSERT INTO televersement (empreinte, compte, sorte, blob_nom, taille, cree_le, "
            "expire_le, fini_le) VALUES (?, ?, 'partie', ?, 3000000, ?, ?, ?)",
            random.bytes(32),
            whose,
            depot::BlobNom::make(random).text(),
            clock.now(),
            clock.now() + std::chrono::hours(72),
            clock.now()
        );
    };
    sign_in(lea);
    BOOST_TEST(!has(get("/filex/mes-fichiers"), "parties/fin"));
    for (const auto whose : {lea, lea, paul}) part(whose);
    // a file on its way is no part: it goes on
    db.execute(
        "INSERT INTO televersement (empreinte, compte, sorte, blob_nom, cree_le, expire_le) "
        "VALUES (?, ?, 'entier', ?, ?, ?)",
        random.bytes(32),
        lea,
        depot::BlobNom::make(random).text(),
        clock.now(),
        clock.now() + std::chrono::hours(72)
    );
    const auto page = get("/filex/mes-fichiers");
    BOOST_TEST(has(page, "2 parties à assembler par le programme qui envoie, 6,0 Mo en tout"));
    BOOST_TEST(has(page, "6,0 Mo de place prise"));
    BOOST_TEST(has(page, "action=\"/filex/parties/fin\""));
    const auto freed = follow(post("/filex/parties/fin", {}));
    BOOST_TEST(has(freed, "leur place est libre"));
    BOOST_TEST(has(freed, "0 octet de place prise"));
    BOOST_TEST(!has(freed, "parties/fin"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM televersement WHERE expire_le > '2026-11-20'") == 2U);
    BOOST_TEST(
        rows("SELECT COUNT(*) FROM televersement WHERE expire_le > '2026-11-20' AND sorte = "
             "'entier'") == 1U
    );
}

BOOST_AUTO_TEST_CASE(it_is_cut_into_pages) {
    for (int i = 0; i < 51; ++i) publish({.compte = lea}, {"f" + std::to_string(i) + ".txt"});
    sign_in(lea);
    const auto first = get("/filex/mes-fichiers");
    BOOST_TEST(has(first, "51 dépôts"));
    BOOST_TEST(has(first, "Page 1 sur 2"));
    BOOST_TEST(!has(first, ">f0.txt"));
    const auto last = get("/filex/mes-fichiers?page=2");
    BOOST_TEST(has(last, ">f0.txt"));
    BOOST_TEST(has(last, "Page précédente"));
}

BOOST_AUTO_TEST_CASE(what_was_ended_early_shows_when) {
    const auto id = publish({.compte = lea});  // to last until the 30th
    clock.advance(std::chrono::hours(48));
    sign_in(lea);
    follow(post(page(id) + "/fin", {}));
    for (const std::string where : {"/filex/mes-fichiers", "/filex/mes-fichiers.csv"})
        BOOST_TEST_CONTEXT(where) {
            const auto shown = get(where);
            BOOST_TEST(has(shown, "22/11/2026 à 1 h 00"));
            BOOST_TEST(!has(shown, "30/11/2026"));
        }
    BOOST_TEST(has(get(page(id)), "Terminé le 22/11/2026 à 1 h 00."));
}

BOOST_AUTO_TEST_CASE(the_file_computes_nothing) {
    publish({.compte = lea}, {"=CMD().xlsx", "b.txt"});
    publish({.compte = paul}, {"secret.pdf"});
    sign_in(lea);
    const auto file = get("/filex/mes-fichiers.csv");
    BOOST_TEST(file.header("Content-Type").starts_with("text/csv"));
    BOOST_TEST(has(file, "\"'=CMD().xlsx, b.txt\""));
    BOOST_TEST(has(file, "\"3000\""));
    BOOST_TEST(!has(file, "secret"));
}

BOOST_AUTO_TEST_SUITE_END()
