// Averages as French schools make them: each mark brought to 20, weighted by its coefficient;
// special marks left out but for Abs0 and NR0, which are zeros; a coefficient of 0 is left out too.
#pragma once

#include "vie_scolaire/note.hpp"

#include <optional>
#include <string>

namespace vie_scolaire {

// Σ(value × weight) / Σ weight, over what was added.
class Moyenne {
public:
    // Weights of 0 or less are left out.
    void add(double value, double weight);
    // Nothing when nothing was added: never 0, never NaN.
    std::optional<double> value() const;

private:
    double sum_ = 0;
    double weights_ = 0;
    double low_ = 0;
    double high_ = 0;
};

// value × 20 / bareme; nothing when the barème is not above 0.
std::optional<double> sur_vingt(double value, double bareme);

// What a mark brings to an average, out of 20: its value, 0 for Abs0 and NR0, nothing otherwise.
std::optional<double> counted_value(
    std::optional<double> valeur, std::optional<NoteSpeciale> special, double bareme
);

// To two decimals, half away from zero, as a person with a pencil rounds.
double round2(double value);
// "12,50"; "—" for nothing.
std::string format_moyenne(std::optional<double> value);
// As typed: "12", "12,5", "12,25".
std::string format_valeur(double value);

}  // namespace vie_scolaire
