#include "text/tokens.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace demarc::text {
namespace {

using namespace std::string_view_literals;

constexpr std::array kTitles{
    "Adm"sv, "Amb"sv, "Brig"sv, "Capt"sv, "Cdr"sv, "Cmdr"sv, "Col"sv, "Cpl"sv, "Cpt"sv,  "Dr"sv,  "Fr"sv,   "Ft"sv,  "Gen"sv, "Gov"sv,  "Hon"sv, "Insp"sv,
    "Lieut"sv, "Lt"sv, "Maj"sv, "Messrs"sv, "Mme"sv, "Mr"sv, "Mrs"sv, "Ms"sv, "Mt"sv, "Mx"sv, "Pres"sv, "Prof"sv, "Pte"sv, "Pvt"sv, "Rear"sv, "Rep"sv,
    "Rev"sv, "Sec"sv, "Sen"sv, "Sgt"sv, "Spc"sv, "Sr"sv, "St"sv, "Ste"sv, "Supt"sv, "vs"sv, "v"sv,
};
constexpr std::array kOrdinary{
    "Apr"sv, "Aug"sv, "Co"sv, "Corp"sv, "Dec"sv, "Dept"sv, "Feb"sv, "Inc"sv, "Jan"sv, "Jr"sv, "Jul"sv, "Jun"sv, "Ltd"sv, "Mar"sv, "Nov"sv, "Oct"sv,
    "Sep"sv, "Sept"sv, "al"sv, "approx"sv, "ca"sv, "cf"sv, "dept"sv, "est"sv, "etc"sv, "ft"sv, "km"sv, "lb"sv, "sq"sv,
};

constexpr char32_t kLeftQuote = 0x2018;  ///< inside a word it is an ayin: "Sana‘a"
constexpr char32_t kRightQuote = 0x2019;

bool isApostrophe(char32_t c) {
    return c == '\'' || c == kRightQuote || c == 0x02BC || c == 0x02B9 || c == '`' || c == 0x2032;
}

class Tokeniser {
public:
    Tokeniser(std::string_view text, std::size_t begin) : text_{text}, at_{begin} { tokens_.reserve((text.size() - begin) / 5); }

    std::vector<Token> run() {
        while (at_ < text_.size()) {
            const CodePoint c = decodeAt(text_, at_);
            switch (charClass(c.value)) {
                case CharClass::space:
                case CharClass::newline: at_ += c.size_byte; break;
                case CharClass::lower:
                case CharClass::upper:
                case CharClass::uncased: word(); break;
                case CharClass::digit: number(); break;
                default: mark(c);
            }
        }
        return std::move(tokens_);
    }

private:
    [[nodiscard]] CharClass classAt(std::size_t offset) const {
        return offset < text_.size() ? charClass(decodeAt(text_, offset).value) : CharClass::space;
    }

    void add(std::size_t begin, TokenKind kind, bool capitalised = false, bool allCaps = false, bool uncased = false) {
        tokens_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}, kind, capitalised, allCaps, uncased});
    }

    /// Whether the apostrophe at `offset` begins a possessive or contracted 's.
    [[nodiscard]] bool endsWithS(std::size_t afterApostrophe) const {
        if (afterApostrophe >= text_.size() || (text_[afterApostrophe] | 0x20) != 's') return false;
        const CharClass next = classAt(afterApostrophe + 1);
        return !isLetter(next) && next != CharClass::digit && next != CharClass::mark &&
               !(afterApostrophe + 1 < text_.size() && isApostrophe(decodeAt(text_, afterApostrophe + 1).value) && isLetter(classAt(afterApostrophe + 2)));
    }

    void word() {
        const std::size_t begin = at_;
        std::size_t letters = 0;
        std::size_t lettersSinceDot = 0;
        bool upperOnly = true;
        bool dotted = false;
        bool capitalised = false;
        bool uncased = false;
        while (at_ < text_.size()) {
            const CodePoint c = decodeAt(text_, at_);
            const CharClass kind = charClass(c.value);
            if (isLetter(kind)) {
                if (letters++ == 0) {
                    capitalised = kind != CharClass::lower;
                    uncased = kind == CharClass::uncased;
                }
                ++lettersSinceDot;
                upperOnly &= kind == CharClass::upper;
            } else if (kind == CharClass::digit) {
                upperOnly = false;
                ++lettersSinceDot;
            } else if (isApostrophe(c.value) || c.value == kLeftQuote) {
                if (!isLetter(classAt(at_ + c.size_byte)) || endsWithS(at_ + c.size_byte)) break;
            } else if (c.value == '.' && lettersSinceDot == 1 && isLetter(classAt(at_ + 1)) && !isLetter(classAt(at_ + 2))) {
                // "U.S", "e.g", "D.R.C": one letter between dots, each
                dotted = true;
                lettersSinceDot = 0;
            } else if (kind != CharClass::mark) {
                break;
            }
            at_ += c.size_byte;
        }
        if (at_ < text_.size() && text_[at_] == '.' &&
            ((dotted && lettersSinceDot == 1) || abbreviation(text_.substr(begin, at_ - begin)) != Abbreviation::none)) {
            ++at_;
        }
        add(begin, TokenKind::word, capitalised, letters > 1 && upperOnly, uncased);
        possessive();
    }

    void possessive() {
        if (at_ >= text_.size()) return;
        const CodePoint c = decodeAt(text_, at_);
        if (!isApostrophe(c.value) || !endsWithS(at_ + c.size_byte)) return;
        const std::size_t begin = at_;
        at_ += c.size_byte + 1;
        add(begin, TokenKind::punctuation);
    }

    void number() {
        const std::size_t begin = at_;
        while (at_ < text_.size()) {
            const CodePoint c = decodeAt(text_, at_);
            const bool joiner = c.value == ',' || c.value == '.' || c.value == ':' || c.value == 0x066B || c.value == 0x066C;
            if (charClass(c.value) != CharClass::digit && !(joiner && classAt(at_ + c.size_byte) == CharClass::digit)) break;
            at_ += c.size_byte;
        }
        const std::string_view tail = text_.substr(at_, 2);
        if ((tail == "st" || tail == "nd" || tail == "rd" || tail == "th") && !isLetter(classAt(at_ + 2))) at_ += 2;
        else if (tail.starts_with('s') && !isLetter(classAt(at_ + 1))) ++at_;
        add(begin, TokenKind::number);
    }

    void mark(CodePoint c) {
        const std::size_t begin = at_;
        at_ += c.size_byte;
        if (c.value == '.') {
            while (at_ < text_.size() && text_[at_] == '.') ++at_;
        }
        add(begin, TokenKind::punctuation);
    }

    std::string_view text_;
    std::size_t at_;
    std::vector<Token> tokens_;
};

}  // namespace

Abbreviation abbreviation(std::string_view word) {
    if (word.size() > 6) return Abbreviation::none;
    if (word == "No" || word == "Nos") return Abbreviation::ordinary;
    if (std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end()) return Abbreviation::title;
    return std::find(kOrdinary.begin(), kOrdinary.end(), word) != kOrdinary.end() ? Abbreviation::ordinary : Abbreviation::none;
}

std::vector<Token> tokenise(std::string_view text, std::size_t begin) {
    return Tokeniser{text, begin}.run();
}

}  // namespace demarc::text
