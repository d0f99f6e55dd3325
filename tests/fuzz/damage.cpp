// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/damage.h"

#include <algorithm>
#include <iterator>

namespace lockbox::fuzz {
namespace {

constexpr std::size_t longest_stretch = 120;
constexpr std::size_t longest_noise = 600;
constexpr std::size_t longest_text = 1U << 20;

constexpr std::string_view numbers[] = {"0",
                                        "-1",
                                        "1e400",
                                        "999999999999999999999",
                                        "2147483648",
                                        "-9223372036854775809",
                                        "4294967295",
                                        "0x7fffffff",
                                        "1e-400",
                                        "00000000000000000000",
                                        "1.005",
                                        "NaN",
                                        "18446744073709551616"};

class Damage {
public:
    Damage(std::string text, std::string const& other, std::span<std::string_view const> words,
           std::mt19937_64& random)
        : text_(std::move(text)), other_(other), words_(words), random_(random) {}

    std::string done() {
        for (std::size_t changes = 1 + below(6); changes > 0 && !text_.empty(); --changes)
            change();
        if (text_.size() > longest_text) text_.resize(longest_text);
        return std::move(text_);
    }

private:
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
    void put(std::size_t at, std::string_view what) {
        // Over what stands there, or between.
        if (below(2) == 0)
            text_.replace(at, std::min(what.size(), text_.size() - at), what);
        else
            text_.insert(at, what);
    }
    void change() {
        std::size_t const at = below(text_.size());
        std::size_t const length = 1 + below(std::min(text_.size() - at, longest_stretch));
        switch (below(11)) {
            case 0:
                text_[at] = static_cast<char>(random_());
                break;
            case 1:
                text_[at] = static_cast<char>(text_[at] ^ (1 << below(8)));
                break;
            case 2:
                text_.erase(at, below(2) == 0 ? 1 : length);
                break;
            case 3:
                text_.insert(below(text_.size()), text_.substr(at, length));
                break;
            case 4: {
                std::string const moved = text_.substr(at, length);
                text_.erase(at, length);
                text_.insert(below(text_.size() + 1), moved);
                break;
            }
            case 5:
                std::fill_n(text_.begin() + static_cast<std::ptrdiff_t>(at), length,
                            " 09\0\xFF"[below(5)]);
                break;
            case 6:
                if (below(4) == 0) text_.resize(at);
                break;
            case 7:
                put(at, numbers[below(std::size(numbers))]);
                break;
            case 8:
                if (!other_.empty())
                    put(at, std::string_view(other_).substr(below(other_.size()), length));
                break;
            default:
                if (!words_.empty()) put(at, words_[below(words_.size())]);
        }
    }

    std::string text_;
    std::string const& other_;
    std::span<std::string_view const> words_;
    std::mt19937_64& random_;
};

}  // namespace

std::string damaged(std::string const& right, std::string const& other,
                    std::span<std::string_view const> words, std::mt19937_64& random) {
    if (random() % 64 == 0) {
        std::string noise(random() % longest_noise, '\0');
        for (char& c : noise)
            c = static_cast<char>(random());
        return noise;
    }
    return Damage(right, other, words, random).done();
}

}  // namespace lockbox::fuzz
