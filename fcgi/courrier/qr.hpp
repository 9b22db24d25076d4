// A QR code as rows of squares, to be drawn by whoever draws.
#pragma once

#include <string>
#include <vector>

namespace courrier {

struct Qr {
    int size;                 // squares per side, without the quiet zone (4 squares, ISO/IEC 18004)
    std::vector<bool> black;  // size × size, row by row
    bool at(int x, int y) const {
        return black
            [static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
             static_cast<std::size_t>(x)];
    }
};

// Error correction M (15 %): a folded or stained letter still reads. Throws std::length_error when
// the text does not fit a QR code (over 2 kB).
Qr make_qr(const std::string& text);

}  // namespace courrier
