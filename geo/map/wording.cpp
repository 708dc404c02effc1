#include "map/wording.hpp"

#include <algorithm>
#include <cstdlib>

#include "claim/corrections.hpp"
#include "map/symbols.hpp"
#include "map/wording_phrases.hpp"

namespace demarc::map {
namespace {

using claim::Claim;
using claim::ClaimRef;
using claim::PlaceView;
using claim::Stance;
using claim::Status;
using claim::Time;

constexpr std::string_view NARRATOR = "narrator";

/// What one party says of a place in one line.
struct Statement {
    std::vector<std::string> parties;
    std::vector<ClaimRef> claims;
    int order = 0;  ///< 0 asserts, 1 denies, 2 the report, 3 proposals
};

/// Whether two lines say the same, so that one line can name both parties: their claims agree one by one.
bool saySame(const Statement& a, const Statement& b, const Telling& telling) {
    return std::ranges::equal(a.claims, b.claims, [&](ClaimRef x, ClaimRef y) {
        const Claim& c = telling.claim(x);
        const Claim& d = telling.claim(y);
        return c.stance == d.stance && c.status == d.status && c.actor == d.actor && c.extent == d.extent && c.time == d.time &&
               c.killed == d.killed && c.wounded == d.wounded;
    });
}

class CalloutWriter {
public:
    CalloutWriter(const PlaceView& place, const Telling& telling, base::Date asOf, SourceList& sources)
        : place_{place}, telling_{telling}, asOf_{asOf}, sources_{sources} {}

    std::vector<CalloutLine> write() {
        collect();
        merge();
        std::ranges::stable_sort(statements_, {}, &Statement::order);
        std::vector<CalloutLine> lines;
        for (const Statement& statement : statements_) lines.push_back(line(statement));
        if (!place_.past.empty()) lines.push_back(earlier());
        return lines;
    }

private:
    void collect() {
        for (const claim::Position& position : place_.positions) addCurrent(position.party, position.claims);
        for (const ClaimRef ref : place_.events) addCurrent(telling_.claim(ref).claimant, {ref});
        for (const ClaimRef ref : place_.proposals) statements_.push_back({{telling_.claim(ref).claimant}, {ref}, 3});
        for (Statement& statement : statements_) {
            if (statement.order == 3) continue;
            const bool denies = std::ranges::any_of(statement.claims, [&](ClaimRef ref) { return telling_.claim(ref).stance == Stance::denies; });
            statement.order = statement.parties.front() == NARRATOR ? 2 : denies ? 1 : 0;
        }
    }

    void addCurrent(const std::string& party, const std::vector<ClaimRef>& claims) {
        auto found = std::ranges::find_if(statements_, [&](const Statement& s) { return s.order != 3 && s.parties.front() == party; });
        if (found == statements_.end()) found = statements_.insert(statements_.end(), {{party}, {}, 0});
        for (const ClaimRef ref : claims) {
            if (std::ranges::find(found->claims, ref) == found->claims.end()) found->claims.push_back(ref);
        }
    }

    void merge() {
        for (std::size_t i = 0; i < statements_.size(); ++i) {
            for (std::size_t j = statements_.size(); --j > i;) {
                const bool ofReport = statements_[i].parties.front() == NARRATOR, otherOfReport = statements_[j].parties.front() == NARRATOR;
                if (statements_[i].order != statements_[j].order || ofReport != otherOfReport || !saySame(statements_[i], statements_[j], telling_)) continue;
                if (std::ranges::find(statements_[i].parties, statements_[j].parties.front()) == statements_[i].parties.end()) {
                    statements_[i].parties.push_back(statements_[j].parties.front());
                }
                statements_[i].claims.insert(statements_[i].claims.end(), statements_[j].claims.begin(), statements_[j].claims.end());
                statements_.erase(statements_.begin() + static_cast<std::ptrdiff_t>(j));
            }
        }
    }

    [[nodiscard]] Subjectivity voice(const Statement& statement) const {
        if (statement.parties.size() > 1) return {{}, true};
        return {statement.parties.front(), telling_.party(statement.parties.front()).plural};
    }

    [[nodiscard]] CalloutLine line(const Statement& statement) const {
        CalloutLine result;
        for (const std::string& id : statement.parties) {
            const PartyLook& party = telling_.party(id);
            result.party += (result.party.empty() ? "" : " and ") + party.name;
            result.parties.emplace_back(party.name, party.text);
        }
        result.text = statement.order == 3 ? proposalText(statement) : currentText(statement);
        result.claims = statement.claims;
        result.source = source(statement.claims);
        result.mark = sources_.mark(withRepeats(statement.claims));
        setGlyph(statement, result);
        signCorrected(result);
        return result;
    }

    /// And the same sentences as other outlets bring them: all are sources.
    [[nodiscard]] std::vector<ClaimRef> withRepeats(std::vector<ClaimRef> claims) const {
        for (std::size_t i = 0, count = claims.size(); i < count; ++i)
            if (const auto found = place_.repeats.find(claims[i]); found != place_.repeats.end()) claims.insert(claims.end(), found->second.begin(), found->second.end());
        return claims;
    }

    [[nodiscard]] std::optional<base::Date> dateOf(ClaimRef ref) const { return telling_.readings()[ref.reading].document.date; }

    /// Speaker and date of one claim. Of several speakers for one party, the one named most fully is the one a reader knows; where none is named it is the
    /// party, or the publisher, so that all cards have one form.
    [[nodiscard]] std::string source(const std::vector<ClaimRef>& claims) const {
        const auto main = std::ranges::max_element(claims, {}, [&](ClaimRef ref) { return telling_.claim(ref).speaker.size(); });
        const Claim& c = telling_.claim(*main);
        const std::string publisher = c.claimant == NARRATOR ? telling_.readings()[main->reading].document.source.value_or("") : "";
        return attribution(!c.speaker.empty() ? c.speaker : !publisher.empty() ? publisher : telling_.party(c.claimant).name, dateOf(*main), asOf_);
    }

    /// "denies this; says it holds the city and is fighting for it; 26 killed"
    [[nodiscard]] std::string currentText(const Statement& statement) const {
        const Phrases phrases{telling_, place_, voice(statement)};
        std::vector<std::string> denials;
        std::vector<const Claim*> says;
        int killed = 0, wounded = 0;
        for (const ClaimRef ref : unique(statement.claims)) {
            const Claim& c = telling_.claim(ref);
            if (c.stance == Stance::denies) {
                const std::string text = isToldByOthers(c) ? phrases.deniesThis() : phrases.denial(c);
                if (std::ranges::find(denials, text) == denials.end()) denials.push_back(text);
            } else {
                says.push_back(&c);
            }
            killed = std::max(killed, c.killed.value_or(0));
            wounded = std::max(wounded, c.wounded.value_or(0));
        }
        std::string text;
        for (const std::string& denial : denials) text += (text.empty() ? "" : "; ") + denial;
        if (!says.empty()) text += (text.empty() ? "" : "; ") + phrases.saying(says);
        if (killed > 0) text += "; " + std::to_string(killed) + " killed";
        if (wounded > 0) text += (killed > 0 ? ", " : "; ") + std::to_string(wounded) + " wounded";
        return text;
    }

    [[nodiscard]] std::string proposalText(const Statement& statement) const {
        const ClaimRef first = statement.claims.front();
        const Claim& c = telling_.claim(first);
        const bool conditional = c.stance == Stance::proposes && conditionIn(telling_.readings()[first.reading].document.text, c.evidence);
        return Phrases{telling_, place_, voice(statement)}.proposal(c) + (conditional ? ", on a condition" : "");
    }

    /// The same thing said twice by one party, or by two that share a line, is put into words once; "part of it" goes with "it".
    [[nodiscard]] std::vector<ClaimRef> unique(const std::vector<ClaimRef>& claims) const {
        std::vector<ClaimRef> kept;
        for (const ClaimRef ref : claims) {
            const Claim& c = telling_.claim(ref);
            const auto sameHolder = [&](ClaimRef other) { return c.stance == telling_.claim(other).stance && c.actor == telling_.claim(other).actor; };
            const bool within = c.status == Status::partial && !c.extent &&
                                std::ranges::any_of(claims, [&](ClaimRef other) { return sameHolder(other) && telling_.claim(other).status == Status::control; });
            const bool repeated = within || std::ranges::any_of(kept, [&](ClaimRef other) {
                return sameHolder(other) && c.status == telling_.claim(other).status && c.extent == telling_.claim(other).extent;
            });
            if (!repeated) kept.push_back(ref);
        }
        return kept;
    }

    /// Whether `denier` rejects what a claim says.
    [[nodiscard]] bool isDenied(const Claim& c, const std::string& denier) const {
        const auto holds = [](Status s) { return s == Status::control || s == Status::partial; };
        return std::ranges::any_of(statements_, [&](const Statement& s) {
            return std::ranges::any_of(s.claims, [&](ClaimRef ref) {
                const Claim& d = telling_.claim(ref);
                return d.stance == Stance::denies && d.claimant == denier && c.actor == d.actor && (c.status == d.status || (holds(c.status) && holds(d.status)));
            });
        });
    }

    /// Whether the card itself tells what a denial rejects, and nothing besides, so that "this" is clear.
    [[nodiscard]] bool isToldByOthers(const Claim& denial) const {
        return std::ranges::any_of(statements_, [&](const Statement& s) {
            std::size_t told = 0;
            const bool all = std::ranges::all_of(s.claims, [&](ClaimRef ref) {
                const Claim& c = telling_.claim(ref);
                if (c.stance != Stance::asserts || c.claimant == denial.claimant) return true;
                ++told;
                return isDenied(c, denial.claimant);
            });
            const bool rejects = std::ranges::any_of(s.claims, [&](ClaimRef ref) {
                const Claim& c = telling_.claim(ref);
                return c.stance == Stance::asserts && c.claimant != denial.claimant && c.actor == denial.actor && isDenied(c, denial.claimant);
            });
            return all && told > 0 && rejects;
        });
    }

    void setGlyph(const Statement& statement, CalloutLine& result) const {
        if (statement.order == 3) {
            result.glyph = SymbolKind::proposed;
            result.glyphColour = telling_.theme().proposal;
            return;
        }
        // What the party asserts of the hold comes before what it denies, and that before what happens.
        const auto rank = [&](const Claim& c) {
            const bool hold = c.status == Status::control || c.status == Status::partial;
            return hold && c.stance == Stance::asserts ? 0 : c.stance == Stance::denies ? 1 : 2;
        };
        const auto main = std::ranges::min_element(statement.claims, {}, [&](ClaimRef ref) { return rank(telling_.claim(ref)); });
        const Claim& c = telling_.claim(*main);
        result.glyphColour = telling_.party(c.actor).mark;
        if (c.stance == Stance::denies) {
            result.glyph = SymbolKind::denied;
            return;
        }
        switch (c.status) {
        case Status::control:
        case Status::partial:
            result.share = c.extent.value_or(c.status == Status::control ? 1 : 0.5);
            result.glyph = result.share < 0.999 ? SymbolKind::shareRing : SymbolKind::held;
            break;
        case Status::contested: result.glyph = SymbolKind::contested; break;
        case Status::encircled: result.glyph = SymbolKind::encircled; break;
        case Status::advance: result.glyph = SymbolKind::advance; break;
        case Status::withdrawal: result.glyph = SymbolKind::withdrawal; break;
        case Status::strike: result.glyph = SymbolKind::strike; break;
        }
        if (c.status == Status::contested || c.status == Status::strike) result.glyphColour = telling_.theme().strike;
    }

    [[nodiscard]] CalloutLine earlier() const {
        CalloutLine result;
        result.glyph = SymbolKind::past;
        result.party = "Earlier";
        result.parties.emplace_back(result.party, telling_.theme().text2);
        std::vector<ClaimRef> past = place_.past;
        std::ranges::stable_sort(past, {}, [&](ClaimRef ref) { return telling_.claim(ref).from.value_or(base::Date{}); });
        for (const ClaimRef ref : unique(past)) {
            const Claim& c = telling_.claim(ref);
            result.text += (result.text.empty() ? "" : "; ") + Phrases{telling_, place_, {c.claimant, false}}.past(c);
            result.glyphColour = telling_.party(c.actor).mark;
        }
        std::string tellers;
        for (const ClaimRef ref : past) {
            const std::string& name = telling_.party(telling_.claim(ref).claimant).name;
            if (tellers.find(name) == std::string::npos) tellers += (tellers.empty() ? "" : ", ") + name;
        }
        const bool oneDay = std::ranges::all_of(past, [&](ClaimRef ref) { return dateOf(ref) == dateOf(past.front()); });
        result.source = attribution(tellers, oneDay ? dateOf(past.front()) : std::nullopt, asOf_);
        result.mark = sources_.mark(withRepeats(past));
        result.claims = past;
        signCorrected(result);
        return result;
    }

    /// "1d*" and "Gen. Gerasimov, 20 Nov · corrected by hand": what a person changed is not what the report was read to say.
    void signCorrected(CalloutLine& line) const {
        line.corrected = std::ranges::any_of(line.claims, [&](ClaimRef ref) { return telling_.claim(ref).reader == claim::kByHand; });
        if (!line.corrected) return;
        line.mark += CORRECTED_SIGN;
        line.source += (line.source.empty() ? "" : " · ") + std::string{CORRECTED};
    }

    const PlaceView& place_;
    const Telling& telling_;
    base::Date asOf_;
    SourceList& sources_;
    std::vector<Statement> statements_;
};

}  // namespace

std::vector<CalloutLine> calloutLines(const PlaceView& place, const Telling& telling, base::Date asOf, SourceList& sources) {
    return CalloutWriter{place, telling, asOf, sources}.write();
}

}  // namespace demarc::map
