// The mails of the file drop, beside those of mails.hpp: to who drops, to who receives, to who
// invites or is invited, to the administration. None of them ever carries a password. What a
// person typed (names of files, messages, reasons) stays on its own lines.
#pragma once

#include "base/courriel.hpp"
#include "hall/mails.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hall {

struct PieceDepot {
    std::string nom;
    std::string taille;  // "1,4 Go"
};

// Every template that lists files names these in the same way.
struct PieceNames {
    web::Var section;
    web::Var nom;
    web::Var taille;
};
void fill_pieces(web::Dict& dict, const std::vector<PieceDepot>& fichiers, const PieceNames& names);
// And says "un fichier" or "des fichiers" by one of two sections.
struct NombreNames {
    web::Var un;
    web::Var des;
};
void show_nombre(
    web::Dict& dict, const std::vector<PieceDepot>& fichiers, const NombreNames& names
);

// "rapport.pdf", "rapport.pdf et 2 autres fichiers": how subjects name a drop.
std::string titre_depot(const std::vector<PieceDepot>& fichiers);

// To who dropped: the address, and how to hand it on.
struct DepotConfirmeMail {
    static const web::Template file;
    std::string lien;
    std::string gestion;
    std::string jusqu_au;
    std::vector<PieceDepot> fichiers;
    std::vector<std::string> destinataires;  // who is written to directly
    bool mot_de_passe = false;
    void fill(web::Dict& dict) const;
};

// To who invited: an outsider has sent something.
struct DepotRecuMail {
    static const web::Template file;
    std::string qui;  // as he said who he is
    Reponse reponse;  // the address he gave, unchecked
    std::string message;
    std::string gestion;
    std::string jusqu_au;
    std::vector<PieceDepot> fichiers;
    void fill(web::Dict& dict) const;
};

// To the outsider: it arrived.
struct DepotRemisMail {
    static const web::Template file;
    std::string qui;  // who invited
    std::string jusqu_au;
    std::vector<PieceDepot> fichiers;
    void fill(web::Dict& dict) const;
};

// To a named recipient: his own link, and later the reminder. What both say:
struct EnvoiDepot {
    std::string qui;
    std::string academie;
    std::string
        deposant;  // an outsider who dropped the files: the name he gave, unchecked; else ""
    std::string lien;
    std::string jusqu_au;
    std::vector<PieceDepot> fichiers;
    bool mot_de_passe = false;
    Reponse reponse = {};  // who sends it
};
struct DepotDestinataireMail : EnvoiDepot {
    static const web::Template file;
    std::string message;
    void fill(web::Dict& dict) const;
};
struct DepotRappelMail : EnvoiDepot {
    static const web::Template file;
    std::vector<PieceDepot> manquants;  // what he may still fetch
    bool en_partie;                     // of several files, he has fetched some
    void fill(web::Dict& dict) const;
};

struct DepotInvitationMail {
    static const web::Template file;
    std::string qui;
    std::string academie;
    std::string message;
    std::string lien;
    std::string jusqu_au;
    bool une_fois = true;
    Reponse reponse = {};  // who invites
    void fill(web::Dict& dict) const;
};

struct LigneTelechargement {
    std::string quand;
    std::string quoi;
    std::string qui;  // "" when the address was the drop's own
};

// S53: one mail a real download, and what was counted since the last one.
struct DepotAvisMail {
    static const web::Template file;
    std::string titre;
    std::vector<LigneTelechargement> telechargements;
    unsigned autres = 0;
    bool dernier = false;  // the last one of this day
    std::string gestion;
    void fill(web::Dict& dict) const;
};

// S54: what became of it, and who has not fetched it.
struct DepotRecapitulatifMail {
    static const web::Template file;
    std::string depose_le;
    std::vector<PieceDepot> fichiers;
    std::vector<std::string> absents;
    struct Present {
        std::string courriel;
        std::string quand;
    };
    std::vector<Present> presents;
    std::vector<LigneTelechargement> telechargements;
    std::uint64_t total = 0;  // of downloads; more than listed: the mail says so
    std::string gestion;
    void fill(web::Dict& dict) const;
};

struct DepotFinProcheMail {
    static const web::Template file;
    std::string jusqu_au;
    std::vector<PieceDepot> fichiers;
    std::vector<std::string> absents;
    bool relance;  // one of them may be reminded now; else all have just been
    std::string gestion;
    void fill(web::Dict& dict) const;
};

// A recipient's mail server said no: the link, to pass on by hand.
struct DepotRefusMail {
    static const web::Template file;
    std::string titre;
    std::string courriel;
    std::string raison;
    std::string lien;
    std::string jusqu_au;
    std::string gestion;
    void fill(web::Dict& dict) const;
};

struct InvitationRefuseeMail {
    static const web::Template file;
    std::string courriel;
    std::string raison;
    std::string gestion;
    void fill(web::Dict& dict) const;
};

// The administration has withdrawn it.
struct InvitationRetireeMail {
    static const web::Template file;
    std::string pour;  // whom it was for
    std::string gestion;
    void fill(web::Dict& dict) const;
};

struct DepotEssaisMail {
    static const web::Template file;
    std::string titre;
    std::string quand;
    std::string qui;  // the recipient whose link was used; "" for the drop's own
    std::string gestion;
    void fill(web::Dict& dict) const;
};

// What the administration has done to a drop, for its owner.
enum class ActeAdministration : std::uint8_t { gele, rendu, prolonge, supprime };
struct DepotAdministrationMail {
    static const web::Template file;
    ActeAdministration acte;
    std::string titre;
    std::string raison;  // of a frozen one
    std::string jusqu_au;
    std::vector<PieceDepot> fichiers;
    std::string gestion;
    void fill(web::Dict& dict) const;
};

struct DepotAntivirusMail {
    static const web::Template file;
    struct Infecte {
        std::string nom;
        std::string detail;
    };
    std::vector<Infecte> fichiers;
    std::string gestion;
    void fill(web::Dict& dict) const;
};

// To the administration.
struct DepotSignalementMail {
    static const web::Template file;
    std::string qui;
    std::string invite;  // an outsider dropped the files: as he said who he is; else ""
    std::string titre;
    std::string quand;
    std::string raison;
    Reponse reponse;  // the address that was left, unchecked
    std::string gestion;
    void fill(web::Dict& dict) const;
};

}  // namespace hall
