#include "courrier/qr.hpp"

#include <qrcodegen/QrCode.hpp>

namespace courrier {

Qr make_qr(const std::string& text) {
    using qrcodegen::QrCode;
    using qrcodegen::QrSegment;
    // A fixed mask: trying all eight costs more than the rest of the letter, and readers take any.
    const auto code = QrCode::encodeSegments(
        QrSegment::makeSegments(text.c_str()),
        QrCode::Ecc::MEDIUM,
        QrCode::MIN_VERSION,
        QrCode::MAX_VERSION,
        2
    );
    Qr qr{code.getSize(), {}};
    qr.black.reserve(static_cast<std::size_t>(qr.size) * static_cast<std::size_t>(qr.size));
    for (int y = 0; y < qr.size; ++y) {
        for (int x = 0; x < qr.size; ++x) qr.black.push_back(code.getModule(x, y));
    }
    return qr;
}

}  // namespace courrier
