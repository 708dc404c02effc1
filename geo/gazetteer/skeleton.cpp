#include "gazetteer/skeleton.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "text/utf8.hpp"

// The same algorithm as assets/build/gazetteer/skeleton.py; the index holds skeletons made by that one.
namespace demarc::gazetteer {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kShortest = 3;

struct Sound {
    std::string_view spelling, sound;
};
// What sounds alike across romanisations, the longest first.
constexpr std::array kSounds{Sound{"shch", "S"}, Sound{"sch", "S"}, Sound{"tch", "C"}, Sound{"dzh", "j"}, Sound{"sh", "S"}, Sound{"ch", "C"}, Sound{"zh", "j"},
                             Sound{"dj", "j"},   Sound{"kh", "g"},  Sound{"gh", "g"},  Sound{"ph", "f"},  Sound{"th", "t"}, Sound{"dh", "d"}, Sound{"ts", "c"},
                             Sound{"tz", "c"},   Sound{"ck", "k"},  Sound{"qu", "k"},  Sound{"ce", "s"},  Sound{"ci", "s"}, Sound{"cy", "s"}, Sound{"c", "k"},
                             Sound{"q", "k"},    Sound{"h", "g"},   Sound{"x", "ks"}};
constexpr std::array kArticles{"al"sv, "el"sv, "ad"sv, "an"sv, "ar"sv, "as"sv, "ash"sv, "at"sv, "az"sv, "ed"sv, "en"sv, "er"sv, "es"sv, "ez"sv};

// Letter and what stands for it, in pairs separated by spaces.
constexpr std::string_view kLetters =
    "аa бb вv гg ґg дd еe єe ёe жzh зz иi іi їi йi кk лl мm нn оo пp рr сs тt уu ўu фf хkh цts чch шsh щshch ъ ь ыi эe юu яa "
    "јi љl њn ћch ђj џj ѓg ќk ѕdz әa ғg қk ңn өo ұu үu һh "
    "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξks οo πp ρr σs τt υi φf χkh ψps ωo "
    "اa بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz ع غgh فf قq كk لl مm نn هh وw يy پp چch ژzh گg "
    "א בb גg דd הh וw זz חkh טt יy כk ךk לl מm םm נn ןn סs ע פp ףp צts ץts קk רr שsh תt "
    "აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh "
    "աa բb գg դd եe զz էe ըe թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch պp ջj ռr սs վv տt րr ցts ւw փp քk օo ֆf";

const std::unordered_map<char32_t, std::string_view>& letters() {
    static const auto table = [] {
        std::unordered_map<char32_t, std::string_view> made;
        for (std::size_t at = 0; at < kLetters.size();) {
            const std::size_t end = std::min(kLetters.find(' ', at), kLetters.size());
            const auto [letter, size_byte] = text::decodeAt(kLetters, at);
            made[letter] = kLetters.substr(at + size_byte, end - at - size_byte);
            at = end + 1;
        }
        return made;
    }();
    return table;
}

constexpr std::size_t kCharacters = 128;
using Flags = std::array<bool, kCharacters>;
constexpr Flags flagsOf(std::string_view characters) {
    Flags flags{};
    for (const char c : characters) flags[static_cast<unsigned char>(c)] = true;
    return flags;
}
constexpr Flags kVowels = flagsOf("aeiouy");
constexpr bool isVowel(char c) { return kVowels[static_cast<unsigned char>(c) % kCharacters]; }

constexpr Flags kOpensSound = [] {
    Flags flags{};
    for (const Sound& sound : kSounds) flags[static_cast<unsigned char>(sound.spelling.front())] = true;
    return flags;
}();

void appendWord(std::string_view word, std::string& out) {
    if (word.size() > 1 && word.back() == 'h' && isVowel(word[word.size() - 2])) word.remove_suffix(1);
    std::string sounds;
    for (std::size_t i = 0; i < word.size();) {
        const auto sound = kOpensSound[static_cast<unsigned char>(word[i]) % kCharacters]
                               ? std::ranges::find_if(kSounds, [&](const Sound& s) { return word.substr(i).starts_with(s.spelling); })
                               : kSounds.end();
        if (sound == kSounds.end()) {
            sounds += word[i++];
        } else {
            sounds += sound->sound;
            i += sound->spelling.size();
        }
    }
    if (!sounds.empty() && isVowel(sounds.front())) out += 'a';
    for (const char c : sounds)
        if (!isVowel(c) && c != 'w') out += c;
}

// Costs in twentieths of a letter, so that the table of changes stays small.
constexpr std::uint8_t kLetter = 20, kVowelChanged = 7, kVowelLeftOut = 9, kAlikeChanged = 8, kWeakLeftOut = 8, kRepeatLeftOut = 4;

constexpr auto kChange = [] {
    std::array<std::array<std::uint8_t, kCharacters>, kCharacters> costs{};
    for (std::size_t a = 0; a < kCharacters; ++a)
        for (std::size_t b = 0; b < kCharacters; ++b) costs[a][b] = a == b ? 0 : kVowels[a] && kVowels[b] ? kVowelChanged : kLetter;
    for (const std::string_view alike : {"gh"sv, "kqc"sv, "sz"sv, "vwu"sv, "ij"sv, "yj"sv, "td"sv, "bp"sv, "kg"sv})
        for (const char a : alike)
            for (const char b : alike)
                if (a != b) costs[static_cast<unsigned char>(a)][static_cast<unsigned char>(b)] = kAlikeChanged;
    return costs;
}();

std::uint16_t deletionCost(std::string_view name, std::size_t i) {
    const char c = name[i];
    if ((i > 0 && name[i - 1] == c) || c == ' ') return kRepeatLeftOut;
    if (isVowel(c)) return kVowelLeftOut;
    return c == 'h' || c == 'w' ? kWeakLeftOut : kLetter;
}

}  // namespace

std::string romanise(std::string_view folded) {
    std::string out;
    for (std::size_t i = 0; i < folded.size();) {
        if (static_cast<unsigned char>(folded[i]) < 0x80) {
            out += folded[i++];
            continue;
        }
        const auto [character, size_byte] = text::decodeAt(folded, i);
        if (const auto found = letters().find(character); found != letters().end()) out += found->second;
        i += size_byte;
    }
    return out;
}

std::string skeleton(std::string_view folded) {
    const std::string roman = romanise(folded);
    std::string_view rest = roman;
    for (std::size_t end = rest.find(' '); end != std::string_view::npos; end = rest.find(' ')) {
        if (std::ranges::find(kArticles, rest.substr(0, end)) == kArticles.end()) break;
        rest.remove_prefix(end + 1);
    }
    std::string key;
    for (std::size_t at = 0; at <= rest.size();) {
        const std::size_t end = std::min(rest.find(' ', at), rest.size());
        appendWord(rest.substr(at, end - at), key);
        at = end + 1;
    }
    key.erase(std::unique(key.begin(), key.end()), key.end());
    return key.size() < kShortest ? std::string{} : key;
}

float soundDistance(std::string_view a, std::string_view b) {
    constexpr std::size_t MOST = 64;
    a = a.substr(0, MOST - 1);
    b = b.substr(0, MOST - 1);
    std::array<std::uint16_t, MOST> row, deletion;
    row[0] = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
        deletion[j] = deletionCost(b, j);
        row[j + 1] = static_cast<std::uint16_t>(row[j] + deletion[j]);
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto& change = kChange[static_cast<unsigned char>(a[i]) % kCharacters];
        const std::uint16_t leftOut = deletionCost(a, i);
        std::uint16_t diagonal = row[0];
        row[0] = static_cast<std::uint16_t>(row[0] + leftOut);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const int changed = diagonal + change[static_cast<unsigned char>(b[j]) % kCharacters];
            diagonal = row[j + 1];
            row[j + 1] = static_cast<std::uint16_t>(std::min({changed, row[j + 1] + leftOut, row[j] + deletion[j]}));
        }
    }
    return static_cast<float>(row[b.size()]) / kLetter;
}

}  // namespace demarc::gazetteer
