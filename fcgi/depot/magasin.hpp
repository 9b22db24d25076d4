// The store of the file drop: whole files under random names, two levels of folders, on one file
// system with the folder into which nginx writes bodies. What a client calls a file never touches
// the disk.
//
//   depots/entrants/          bodies that nginx has written, before somebody takes them
//   depots/partiels/ab/cd/…   uploads on their way; an offset is the size of its file
//   depots/fichiers/ab/cd/…   whole files
#pragma once

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "depot/disque.hpp"
#include "depot/entrant.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace depot {

// The name of a file in the store: 128 random bits, 32 hexadecimal digits.
class BlobNom {
public:
    static BlobNom make(base::Random& random);
    static std::optional<BlobNom> parse(std::string_view text);
    const std::string& text() const { return text_; }
    // "ab/cd/abcd…": below a folder of the store
    std::string chemin() const;
    auto operator<=>(const BlobNom&) const = default;

private:
    explicit BlobNom(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

class Magasin {
public:
    enum class Rayon : std::uint8_t { partiels, fichiers };

    // Throws std::runtime_error when a folder of it is missing.
    explicit Magasin(std::string folder);

    std::string chemin(Rayon of, const BlobNom& nom) const;
    // For X-Accel-Redirect, below the prefix: "/.filex/fichiers/ab/cd/abcd…".
    static std::string adresse_interne(const BlobNom& nom);
    // Bytes; nothing when there is no such file.
    std::optional<std::uint64_t> taille(Rayon rayon, const BlobNom& nom) const;
    // Takes it off the disk; that it was not there is no failure. Throws std::system_error.
    void effacer(Rayon rayon, const BlobNom& nom) const;
    // ---- writing. When one of these returns, what it did survives a power cut: the bytes first,
    // then the name, then the folder. They throw std::system_error, and then nothing half is left:
    // disque::is_full() tells the full disk (507) from the one that fails.

    // The whole body becomes a file, by rename: no copy, whatever its size.
    void take_whole(const Entrant& body, const BlobNom& nom) const;
    // A part of the body (a file of a form) becomes a file; the body stays.
    void take_slice(const Entrant& body, std::uint64_t from, std::uint64_t size, const BlobNom& nom)
        const;
    void make_empty(const BlobNom& nom) const;  // a file of no byte

    // The whole body goes to the end of a partial one: the first by rename, others by a copy that
    // `stop` may end early, what was copied being kept. Returns the size reached. One at a time:
    // under the Verrou of that name.
    std::uint64_t append(const BlobNom& nom, const Entrant& body, const disque::Stop& stop) const;
    // Partial files, one after the other, become a file; they stay. False when `stop` ended it:
    // there is no file then.
    bool join(std::span<const BlobNom> parts, const BlobNom& nom, const disque::Stop& stop) const;
    // A partial file becomes a file under the same name. That it is one already is no failure.
    void complete(const BlobNom& nom) const;

    // Bytes that may still be written on its disk.
    std::uint64_t libre() const;

    struct Trouve {
        BlobNom nom;
        std::uint64_t taille = 0;
        base::Instant modifie_le;  // the last change, a rename into the store included
    };
    // Every file of a part of the store, in no order; a lock left without its partial file counts
    // as one of no byte, so that a sweep takes it away.
    void each(Rayon rayon, const std::function<void(const Trouve&)>& see) const;

    const std::string& folder() const { return folder_; }

private:
    std::string rayon(Rayon of) const;
    // Gives a file that is durable by itself its place.
    void place(const std::string& from, Rayon where, const BlobNom& nom) const;
    std::string folder_;
};

}  // namespace depot
