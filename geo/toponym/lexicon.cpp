#include "toponym/lexicon.hpp"

#include <array>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "toponym/recognise.hpp"

namespace demarc::toponym {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLexicon_byte = 8 << 20;

constexpr std::array<std::pair<std::string_view, WordFlags>, 32> kSections{{
    {"locative", kLocative},   {"preposition", kPreposition}, {"speech", kSpeech}, {"act", kAct},           {"power", kPower},       {"direction", kDirection},
    {"month", kMonth},         {"weekday", kWeekday},         {"particle", kParticle}, {"acronym", kAcronym}, {"article", kArticle}, {"backed", kBacked},
    {"office", kOffice},       {"title", kTitle},             {"body-tail", kBodyTail}, {"function", kFunction}, {"capture", kCapture},
    {"place-head", kPlaceHead}, {"unit", kUnit}, {"dweller", kDweller}, {"dealing", kDealing},
    {"agency", kAgency},       {"agency-part", kAgencyPart},  {"street", kStreet}, {"no-place-before", kNoPlaceBefore}, {"link", kLink}, {"fall", kFall}, {"waterside", kWaterside}, {"way", kWay}, {"state-office", kStateOffice}, {"everyday", kCommon}, {"dictionary", kDictionary},
}};

/// One lexicon file, line by line, comments and empty lines left out.
class LineReader {
public:
    LineReader(const std::filesystem::path& assets, std::string_view name) : path_{assets / "lexicon" / name}, text_{base::readFile(path_, kLexicon_byte)} {}

    bool next(std::string_view& line) {
        while (at_ < text_.size()) {
            const std::size_t end = std::min(text_.find('\n', at_), text_.size());
            line = std::string_view{text_}.substr(at_, end - at_);
            at_ = end + 1;
            ++number_;
            if (line.ends_with('\r')) line.remove_suffix(1);
            if (!line.empty() && line.front() != '#') return true;
        }
        return false;
    }

    [[noreturn]] void fail(const std::string& why) const { throw base::FormatError(path_.string() + ", line " + std::to_string(number_) + ": " + why); }

private:
    std::filesystem::path path_;
    std::string text_;
    std::size_t at_ = 0;
    std::size_t number_ = 0;
};

std::vector<std::string_view> split(std::string_view line, std::string_view separators) {
    std::vector<std::string_view> parts;
    for (std::size_t at = line.find_first_not_of(separators); at != std::string_view::npos;) {
        const std::size_t end = std::min(line.find_first_of(separators, at), line.size());
        parts.push_back(line.substr(at, end - at));
        at = line.find_first_not_of(separators, end);
    }
    return parts;
}

class LexiconBuilder {
public:
    explicit LexiconBuilder(const std::filesystem::path& assets) : assets_{assets} {}

    LexiconData build() {
        readWords("first_names.txt", kFirstName);
        readWords("titles.txt", kTitle);
        readWords("organisation_tails.txt", kBodyTail);
        readWords("organisation_heads.txt", kBodyHead);
        readWords("common_words.txt", kCommon);
        readWords("surnames.txt", kSurname);
        readSections("cues.txt");
        readSections("dictionary_words.txt");
        readClassWords();
        readDemonyms();
        readNonPlaces();
        readAbbreviations();
        data_.ordinary = base::MappedFile{assets_ / "lexicon" / "ordinary_words.txt"};
        return std::move(data_);
    }

private:
    WordInfo& word(std::string_view text) { return data_.words[gazetteer::fold(text)]; }

    void readWords(std::string_view file, WordFlags flag) {
        LineReader reader{assets_, file};
        for (std::string_view line; reader.next(line);) {
            for (const auto text : split(line, " \t")) word(text).flags |= flag;
        }
    }

    void readSections(std::string_view file) {
        LineReader reader{assets_, file};
        WordFlags flag = 0;
        for (std::string_view line; reader.next(line);) {
            if (line.front() == '[') {
                flag = 0;
                const std::string_view section = line.substr(1, line.find(']') - 1);
                for (const auto& [name, value] : kSections) {
                    if (section == name) flag = value;
                }
                if (flag == 0) reader.fail("unknown section " + std::string{line});
                continue;
            }
            if (flag == 0) reader.fail("words before the first [section]");
            for (const auto text : split(line, " \t")) word(text).flags |= flag;
        }
    }

    void readClassWords() {
        LineReader reader{assets_, "class_words.tsv"};
        for (std::string_view line; reader.next(line);) {
            const auto columns = split(line, "\t");
            if (columns.size() != 3) reader.fail("expected word, features and \"name\", \"before\", \"both\" or \"-\", separated by tabs");
            ClassWord entry;
            for (const auto name : split(columns[1], ",")) {
                const auto feature = featureOf(name);
                if (!feature) reader.fail("unknown feature " + std::string{name});
                if (entry.features == 0) entry.first = *feature;
                entry.features |= maskOf(*feature);
            }
            entry.belongsToName = columns[2] == "name" || columns[2] == "both";
            entry.opensName = columns[2] == "before" || columns[2] == "both";
            const auto index = static_cast<std::int32_t>(data_.classWords.size());
            data_.classWords.push_back(entry);
            const std::string folded = gazetteer::fold(columns[0]);
            data_.words[folded].classWord = index;
            const bool y = folded.ends_with('y') && !folded.ends_with("ey");
            const std::string plural = y ? folded.substr(0, folded.size() - 1) + "ies" : folded + "s";
            if (!folded.ends_with('s')) {
                WordInfo& info = data_.words[plural];
                info.plural = true;
                if (info.classWord < 0) info.classWord = index;
            }
        }
    }

    static std::optional<gazetteer::Feature> featureOf(std::string_view name) {
        for (int f = 0; f <= static_cast<int>(gazetteer::Feature::other); ++f) {
            if (gazetteer::featureName(static_cast<gazetteer::Feature>(f)) == name) return static_cast<gazetteer::Feature>(f);
        }
        return std::nullopt;
    }

    void open(const std::string& phrase, WordFlags flag) { data_.words[phrase.substr(0, phrase.find(' '))].flags |= flag; }

    void readDemonyms() {
        LineReader reader{assets_, "demonyms.tsv"};
        for (std::string_view line; reader.next(line);) {
            const auto columns = split(line, "\t");
            if (columns.size() != 2) reader.fail("expected a people and its place, separated by a tab");
            const std::string folded = gazetteer::fold(columns[0]), place = gazetteer::fold(columns[1]);
            for (const auto& form : {folded, folded + "s"}) {
                if (form == place) continue;  // "Philippine", "Philippines"
                data_.demonyms[form] = place;
                if (place.find(' ') == std::string::npos) data_.words[place].flags |= kNation;
                open(form, kOpensDemonym);
            }
        }
    }

    void readNonPlaces() {
        LineReader reader{assets_, "not_places.txt"};
        for (std::string_view line; reader.next(line);) {
            const std::string folded = gazetteer::fold(line);
            data_.nonPlaces[folded] = true;
            open(folded, kOpensNonPlace);
        }
    }

    void readAbbreviations() {
        LineReader reader{assets_, "abbreviations.tsv"};
        for (std::string_view line; reader.next(line);) {
            const auto columns = split(line, "\t");
            if (columns.size() != 2) reader.fail("expected an abbreviation and its places, separated by a tab");
            std::string_view shortForm = columns[0];
            Abbreviation entry;
            entry.dotted = shortForm.ends_with('.');
            if (entry.dotted) shortForm.remove_suffix(1);
            for (const auto name : split(columns[1], ";")) entry.names.push_back(gazetteer::fold(name));
            data_.abbreviations[std::string{shortForm}] = std::move(entry);
            word(shortForm).flags |= kAbbreviation;
        }
    }

    const std::filesystem::path& assets_;
    LexiconData data_;
};

}  // namespace

bool LexiconData::isOrdinary(std::string_view folded) const {
    const std::string_view text = ordinary.text();
    std::size_t low = 0, high = text.size();  // a line that begins in [low, high) may be it
    while (low < high) {
        const std::size_t middle = (low + high) / 2, before = text.rfind('\n', middle);
        const std::size_t begin = before == std::string_view::npos || before < low ? low : before + 1;
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const int order = text.substr(begin, end - begin).compare(folded);
        if (order == 0) return true;
        if (order < 0) low = end + 1;
        else high = begin;
    }
    return false;
}

Lexicon Lexicon::open(const std::filesystem::path& assets) {
    Lexicon lexicon;
    lexicon.data_ = std::make_shared<const LexiconData>(LexiconBuilder{assets}.build());
    return lexicon;
}

}  // namespace demarc::toponym
