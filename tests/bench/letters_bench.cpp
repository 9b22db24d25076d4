// Letters per second on one core, one job of a whole school: `letters_bench [letters] [file.pdf]`.
#include "courrier/sample_letter.hpp"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 4000;
    std::ofstream file;
    if (argc > 2) file.open(argv[2], std::ios::binary);
    std::size_t bytes = 0;
    const auto start = std::chrono::steady_clock::now();
    courrier::LetterBook book(
        [&](std::string_view part) {
            bytes += part.size();
            if (file.is_open()) file << part;
        },
        {"Banc d’essai", "Téléservices"}
    );
    for (int i = 0; i < count; ++i) book.add(sample::letter(i));
    book.finish();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::cout << "letters_per_second " << static_cast<int>(count / took.count())
              << "\nbytes_per_letter " << bytes / static_cast<std::size_t>(count) << '\n';
}
