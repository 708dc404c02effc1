#include "claim/lexicon.hpp"

#include <algorithm>
#include <array>

#include "claim/reading.hpp"
#include "claim/toml_file.hpp"

namespace demarc::claim {
namespace {

constexpr std::array CLASS_NAMES{"determiner",
                                 "possessive_pronoun",
                                 "pronoun_person",
                                 "pronoun_party",
                                 "pronoun_first",
                                 "be",
                                 "have",
                                 "had",
                                 "do",
                                 "will",
                                 "would",
                                 "should",
                                 "may",
                                 "negation",
                                 "no_one",
                                 "hypothetical",
                                 "adverb",
                                 "coordinator",
                                 "contrast",
                                 "subordinator",
                                 "relative",
                                 "preposition",
                                 "force",
                                 "official",
                                 "group",
                                 "title",
                                 "neutral",
                                 "insider",
                                 "state_organ",
                                 "state_office",
                                 "monitor",
                                 "installed",
                                 "enemy",
                                 "ally",
                                 "tied",
                                 "held",
                                 "plain_side",
                                 "settlement",
                                 "region",
                                 "water",
                                 "facility",
                                 "part",
                                 "territory",
                                 "distance",
                                 "nearly",
                                 "qualifier",
                                 "full",
                                 "most",
                                 "piece",
                                 "statement",
                                 "plan",
                                 "deal",
                                 "dismissive",
                                 "truth",
                                 "proof",
                                 "wrongly",
                                 "goal",
                                 "effort",
                                 "contested",
                                 "besieged",
                                 "doubt",
                                 "killed",
                                 "wounded",
                                 "person",
                                 "air",
                                 "weapon",
                                 "weekday",
                                 "month",
                                 "unit",
                                 "long_unit",
                                 "ended",
                                 "percent",
                                 "blame",
                                 "figure",
                                 "bound"};
static_assert(CLASS_NAMES.size() == static_cast<std::size_t>(WordClass::count_));

constexpr std::array KIND_NAMES{"other", "frame", "say",  "deny",   "attempt", "vow",    "propose", "threaten", "manage", "fail", "lead",   "order",
                                "draft", "give",  "gain", "remain", "lose",    "accuse", "end",     "intend",   "doubt",  "rate", "decline",
                                "withhold", "begin"};
constexpr std::array STATUSES{Status::control, Status::partial,    Status::contested, Status::encircled,
                              Status::advance, Status::withdrawal, Status::strike};
constexpr std::array ROLE_NAMES{"none", "actor", "place", "victim"};

std::vector<std::string> split(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(separators, at)) != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
        parts.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return parts;
}

std::vector<std::string> words(std::string_view text) {
    auto parts = split(text, " \n\r\t");
    for (std::string& part : parts) std::ranges::replace(part, '_', ' ');
    return parts;
}

bool isVowel(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

/// base, third, ing, past, participle of a regular verb.
std::vector<std::string> inflect(const std::string& base) {
    const std::size_t n = base.size();
    const bool endsInE = base.ends_with('e');
    const bool endsInY = n > 1 && base.ends_with('y') && !isVowel(base[n - 2]);
    const bool hisses = base.ends_with('s') || base.ends_with("sh") || base.ends_with("ch") || base.ends_with('x') || base.ends_with('z');
    const std::string third = endsInY ? base.substr(0, n - 1) + "ies" : base + (hisses ? "es" : "s");
    const std::string ing = (endsInE && !base.ends_with("ee") ? base.substr(0, n - 1) : base) + "ing";
    const std::string past = endsInE ? base + "d" : endsInY ? base.substr(0, n - 1) + "ied" : base + "ed";
    return {base, third, ing, past, past};
}

class Builder {
public:
    explicit Builder(FrameLexiconData& data) : data_{data} {}

    /// The entry of a word or phrase, made where there is none.
    WordEntry& entry(std::string_view text) {
        const std::vector<std::string> parts = split(text, " ");
        const std::size_t first = word(parts.front());
        if (parts.size() == 1) return data_.entries[first];
        const std::vector<std::string> tail(parts.begin() + 1, parts.end());
        for (const auto& [words, index] : data_.entries[first].phrases) {
            if (words == tail) return data_.entries[index];
        }
        data_.entries[first].phrases.emplace_back(tail, data_.entries.size());
        return data_.entries.emplace_back();
    }

    /// "capture", "take/takes/taking/took/taken", either with "_particle".
    void addVerb(const std::string& text, VerbKind kind, int frame, const TextTable& table) {
        std::vector<std::string> particle = split(text, " ");
        const std::string head = particle.front();
        particle.erase(particle.begin());
        // The particle of an irregular verb stands behind its last form.
        const std::vector<std::string> given = split(head, "/");
        const std::vector<std::string> forms = given.size() == 1 ? inflect(head) : given;
        if (forms.size() != 5) table.fail("\"" + text + "\" needs one form or five: base/third/ing/past/participle");
        for (std::size_t i = 0; i < forms.size(); ++i) {
            auto& senses = data_.entries[word(forms[i])].senses;
            const auto same =
                std::ranges::find_if(senses, [&](const VerbSense& s) { return s.kind == kind && s.frame == frame && s.particle == particle; });
            VerbSense& sense = same != senses.end() ? *same : senses.emplace_back(VerbSense{kind, static_cast<std::int16_t>(frame), 0, particle});
            sense.forms = static_cast<std::uint8_t>(sense.forms | 1u << i);
        }
    }

    void finish() {
        for (WordEntry& entry : data_.entries) {
            std::ranges::stable_sort(entry.phrases, std::greater{}, [](const auto& phrase) { return phrase.first.size(); });
            // A sense with a particle says more than one without.
            std::ranges::stable_sort(entry.senses, std::greater{}, [](const VerbSense& sense) { return sense.particle.size(); });
        }
    }

private:
    std::size_t word(std::string_view text) {
        if (const std::size_t* known = data_.words.find(text)) return *known;
        data_.entries.emplace_back();
        return data_.words[text] = data_.entries.size() - 1;
    }

    FrameLexiconData& data_;
};

void addWords(Builder& builder, const TextTable& table) {
    for (const auto& [key, value] : table.values) {
        if (table.name == "numbers" || table.name == "fractions") {
            const double* number = std::get_if<double>(&value);
            if (!number) table.fail(key + " must be a number");
            (table.name == "numbers" ? builder.entry(key).number : builder.entry(key).fraction) = static_cast<float>(*number);
            continue;
        }
        const auto wordClass = std::ranges::find(CLASS_NAMES, std::string_view(key), [](const char* name) -> std::string_view { return name; });
        if (wordClass == CLASS_NAMES.end()) table.fail("unknown class of words \"" + key + '"');
        const auto bit = static_cast<std::size_t>(wordClass - CLASS_NAMES.begin());
        std::uint8_t order = 0;
        for (const std::string& group : words(table.text(key))) {
            ++order;
            for (const std::string& word : split(group, "/")) {
                WordEntry& entry = builder.entry(word);
                entry.classes.set(bit);
                if (key == "month") entry.month = order;
            }
        }
    }
}

template <class Names>
std::size_t indexIn(const Names& names, const TextTable& table, std::string_view key, std::size_t absent) {
    const std::string& text = table.text(key);
    if (text.empty()) return absent;
    const auto found = std::ranges::find(names, std::string_view(text), [](const auto& entry) { return std::string_view(entry); });
    if (found == names.end()) table.fail(std::string(key) + " can't be \"" + text + '"');
    return static_cast<std::size_t>(found - names.begin());
}

void addFrame(FrameLexiconData& data, Builder& builder, const TextTable& table) {
    std::array<std::string_view, STATUSES.size()> statusNames;
    std::ranges::transform(STATUSES, statusNames.begin(), [](Status status) { return name(status); });
    Frame frame;
    frame.name = table.text("name");
    frame.status = STATUSES[indexIn(statusNames, table, "status", 0)];
    frame.subject = static_cast<Role>(indexIn(ROLE_NAMES, table, "subject", 1));
    frame.object = static_cast<Role>(indexIn(ROLE_NAMES, table, "object", 2));
    frame.state = table.flag("state");
    frame.only = table.flag("only");
    frame.place = words(table.text("place"));
    frame.actor = words(table.text("actor"));
    frame.of = words(table.text("of"));
    const auto index = static_cast<int>(data.frames.size());
    data.frames.push_back(std::move(frame));
    for (const std::string& verb : words(table.text("verbs"))) builder.addVerb(verb, VerbKind::frame, index, table);
    for (const std::string& noun : words(table.text("nouns"))) builder.entry(noun).nounFrame = static_cast<std::int16_t>(index);
}

}  // namespace

const VerbSense* WordEntry::sense(VerbKind kind) const {
    const auto found = std::ranges::find(senses, kind, &VerbSense::kind);
    return found == senses.end() ? nullptr : &*found;
}

const WordEntry* FrameLexiconData::find(std::string_view lower) const {
    const std::size_t* found = words.find(lower);
    return found ? &entries[*found] : nullptr;
}

FrameLexicon FrameLexicon::open(const std::filesystem::path& assets) {
    auto data = std::make_shared<FrameLexiconData>();
    Builder builder{*data};
    const std::filesystem::path folder = assets / "lexicon" / "claims";
    for (const TextTable& table : readTables(folder / "words.toml")) addWords(builder, table);
    for (const TextTable& table : readTables(folder / "frames.toml")) addFrame(*data, builder, table);
    for (const TextTable& table : readTables(folder / "verbs.toml")) {
        for (const auto& [key, value] : table.values) {
            const auto kind = std::ranges::find(KIND_NAMES, std::string_view(key), [](const char* name) -> std::string_view { return name; });
            if (kind == KIND_NAMES.end()) table.fail("unknown kind of verbs \"" + key + '"');
            for (const std::string& verb : words(table.text(key))) builder.addVerb(verb, static_cast<VerbKind>(kind - KIND_NAMES.begin()), -1, table);
        }
    }
    builder.finish();
    FrameLexicon lexicon;
    lexicon.data_ = std::move(data);
    return lexicon;
}

}  // namespace demarc::claim
