#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "claim/reading.hpp"

namespace demarc::claim {

inline const Knowledge& knowledge() {
    static const Knowledge shared = Knowledge::open(base::findAssets());
    return shared;
}

inline std::string show(const Claim& claim) {
    std::string line =
        claim.claimant + ' ' + std::string(name(claim.stance)) + ' ' + std::string(name(claim.status)) + ' ' + claim.actor + " @ " + claim.place;
    if (claim.extent) line += ' ' + std::to_string(static_cast<int>(*claim.extent * 100 + 0.5)) + '%';
    if (claim.time != Time::current) line += ' ' + std::string(name(claim.time));
    if (claim.from) line += " from " + claim.from->iso();
    if (claim.to) line += " to " + claim.to->iso();
    if (claim.killed) line += " killed " + std::to_string(*claim.killed);
    if (claim.wounded) line += " wounded " + std::to_string(*claim.wounded);
    return line;
}

struct Case {
    const char* name;
    const char* text;                 ///< places in square brackets: recognising them is another room's work
    std::vector<std::string> claims;  ///< exactly these, in any order
};

struct Given {
    text::Document document;
    std::vector<toponym::Toponym> toponyms;
};

/// The text without its brackets, and what stood in them as the likeliest places of that name.
inline Given without(std::string_view marked) {
    Given given;
    given.document.id = "invented";
    given.document.date = base::Date{2025, 11, 20};
    std::string& text = given.document.text;
    for (const char c : marked) {
        const auto here = static_cast<std::uint32_t>(text.size());
        if (c == '[') {
            given.toponyms.emplace_back().span.begin = here;
        } else if (c == ']') {
            toponym::Toponym& toponym = given.toponyms.back();
            toponym.span.end = here;
            toponym.name = toponym.span.of(text);
            toponym.confidence = 1;
            const auto hits = knowledge().gazetteer.find(gazetteer::fold(toponym.name));
            if (hits.empty()) {
                toponym.feature = gazetteer::Feature::town;
                continue;
            }
            const gazetteer::Place place = knowledge().gazetteer.place(hits.front().place());
            toponym.place = place.index;
            toponym.position = place.position;
            toponym.feature = place.feature;
        } else {
            text += c;
        }
    }
    return given;
}

inline void PrintTo(const Case& c, std::ostream* out) {
    *out << c.name;
}

/// Expects that the text of a case gives its claims and no others.
inline void expectClaims(const Case& one) {
    const Given given = without(one.text);
    const text::Analysis analysis = text::analyse(given.document.text);
    const ClaimReading reading = extractClaims(given.document, analysis, given.toponyms, knowledge());
    std::vector<std::string> found;
    for (const Claim& claim : reading.claims) {
        found.push_back(show(claim));
        EXPECT_TRUE((base::Span{0, static_cast<std::uint32_t>(given.document.text.size())}).contains(claim.evidence));
        EXPECT_TRUE(!claim.cue.isEmpty());
        EXPECT_GT(claim.confidence, 0);
        EXPECT_LE(claim.confidence, 1);
    }
    std::vector<std::string> expected = one.claims;
    std::ranges::sort(found);
    std::ranges::sort(expected);
    EXPECT_EQ(found, expected);
}

}  // namespace demarc::claim
