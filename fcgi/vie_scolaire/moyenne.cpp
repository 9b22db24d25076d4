#include "vie_scolaire/moyenne.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace vie_scolaire {
namespace {

// "12,50". By whole hundredths: a page of marks writes hundreds of them, and a general formatter of
// doubles took a seventh of its time.
std::string two_decimals(double value) {
    const auto hundredths = std::llround(round2(value) * 100);
    const auto size = std::abs(hundredths);
    auto text = std::to_string(size / 100);
    if (hundredths < 0) text.insert(text.begin(), '-');
    text += ',';
    text += static_cast<char>('0' + size % 100 / 10);
    text += static_cast<char>('0' + size % 10);
    return text;
}

}  // namespace

void Moyenne::add(double value, double weight) {
    if (weight <= 0) return;
    low_ = weights_ > 0 ? std::min(low_, value) : value;
    high_ = weights_ > 0 ? std::max(high_, value) : value;
    sum_ += value * weight;
    weights_ += weight;
}

std::optional<double> Moyenne::value() const {
    if (weights_ <= 0) return std::nullopt;
    // Sums of decimals are not exact: an average of tens must not come out as 9.999…
    return std::clamp(sum_ / weights_, low_, high_);
}

std::optional<double> sur_vingt(double value, double bareme) {
    if (bareme <= 0) return std::nullopt;
    return value * 20 / bareme;
}

std::optional<double> counted_value(
    std::optional<double> valeur, std::optional<NoteSpeciale> special, double bareme
) {
    if (special) return counts_as_zero(*special) ? std::optional<double>(0) : std::nullopt;
    if (!valeur) return std::nullopt;
    return sur_vingt(*valeur, bareme);
}

double round2(double value) {
    // 12.345 is 12.3449999… in binary; marks have two decimals, so a millionth never tells two
    // apart.
    const double shifted = std::abs(value) * 100 + 1e-6;
    return std::copysign(std::floor(shifted + 0.5) / 100, value);
}

std::string format_moyenne(std::optional<double> value) {
    if (!value) return "—";
    return two_decimals(*value);
}

std::string format_valeur(double value) {
    auto text = two_decimals(value);
    while (text.back() == '0') text.pop_back();
    if (text.back() == ',') text.pop_back();
    return text;
}

}  // namespace vie_scolaire
