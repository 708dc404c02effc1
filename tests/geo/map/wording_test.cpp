#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claim/corrections.hpp"
#include "geo/map/claim_samples.hpp"
#include "map/wording.hpp"
#include "map/wording_title.hpp"

namespace demarc::map {
namespace {

using namespace samples;

std::vector<CalloutLine> callout(Report& report, View view = View::all, std::string_view party = {}) {
    const claim::PartyRegistry registry;
    const Telling telling{report.readings(), registry, lightTheme()};
    SourceList sources{telling};
    return calloutLines(inView(claim::placesAt(report.readings()).front(), view, party, telling), telling, {2025, 3, 10}, sources);
}

std::string only(Report& report) {
    const auto lines = callout(report);
    return lines.size() == 1 ? lines[0].party + " " + lines[0].text : "not one line";
}

std::string saidOnce(Stance stance, Status status, const char* actor, std::optional<double> extent = std::nullopt, Time time = Time::current) {
    Report report;
    report.say("North", stance, status, actor, extent, time);
    return only(report);
}

TEST(Wording, EachStatusHasItsVerbInThePresent) {
    EXPECT_EQ(saidOnce(Stance::asserts, Status::control, "North"), "North says it holds the town");
    EXPECT_EQ(saidOnce(Stance::asserts, Status::control, "North", 1.0), "North says it holds all of the town");
    EXPECT_EQ(saidOnce(Stance::asserts, Status::partial, "North", 0.8), "North says it holds 80% of the town");
    EXPECT_EQ(saidOnce(Stance::asserts, Status::partial, "South"), "North says South holds part of the town");
    EXPECT_EQ(saidOnce(Stance::asserts, Status::contested, "South"), "North says South is fighting for the town");
    EXPECT_EQ(saidOnce(Stance::asserts, Status::contested, ""), "North says there is fighting for the town");
    EXPECT_EQ(saidOnce(Stance::asserts, Status::encircled, "North"), "North says it has encircled the town");
    EXPECT_EQ(saidOnce(Stance::asserts, Status::advance, "North"), "North says it is advancing on the town");
    EXPECT_EQ(saidOnce(Stance::asserts, Status::withdrawal, "South"), "North says South has withdrawn from the town");
    EXPECT_EQ(saidOnce(Stance::asserts, Status::strike, "South"), "North says South struck the town");
}

TEST(Wording, WhatHasBegunIsNotDone) {
    const auto said = [](std::string cue, Status status) {
        Report report;
        report.say("North", Stance::asserts, status, "South");
        std::vector<claim::Reading> readings = report.readings();
        readings[0].claims[0].cue = {0, static_cast<std::uint32_t>(cue.size())};
        readings[0].document.text = std::move(cue);
        const claim::PartyRegistry registry;
        const Telling telling{readings, registry, lightTheme()};
        SourceList sources{telling};
        return calloutLines(inView(claim::placesAt(readings).front(), View::all, "", telling), telling, {2025, 3, 10}, sources).front().text;
    };
    EXPECT_EQ(said("began withdrawing", Status::withdrawal), "says South is withdrawing from the town");
    EXPECT_EQ(said("are pulling out", Status::withdrawal), "says South is withdrawing from the town");
    EXPECT_EQ(said("withdrew", Status::withdrawal), "says South has withdrawn from the town");
    EXPECT_EQ(said("started to encircle", Status::encircled), "says South is encircling the town");
}

TEST(Wording, LimitsOfSharesStayLimits) {
    const auto said = [](std::string cue) {
        Report report;
        report.say("North", Stance::asserts, Status::partial, "South", 0.33);
        std::vector<claim::Reading> readings = report.readings();
        readings[0].claims[0].cue = {0, static_cast<std::uint32_t>(cue.size())};
        readings[0].document.text = std::move(cue);
        const claim::PartyRegistry registry;
        const Telling telling{readings, registry, lightTheme()};
        SourceList sources{telling};
        return calloutLines(inView(claim::placesAt(readings).front(), View::all, "", telling), telling, {2025, 3, 10}, sources).front().text;
    };
    EXPECT_EQ(said("held no more than a third"), "says South holds at most 33% of the town");
    EXPECT_EQ(said("holds at least 33%"), "says South holds at least 33% of the town");
    EXPECT_EQ(said("hold up to a third"), "says South holds at most 33% of the town");
    EXPECT_EQ(said("took over"), "says South holds 33% of the town");
}

TEST(Wording, ThisIsDeniedOnlyWhereTheOtherAccountSaysNothingBesides) {
    Report report;
    report.say("North", Stance::asserts, Status::strike, "South");
    report.say("North", Stance::asserts, Status::encircled, "North");
    report.say("South", Stance::denies, Status::strike, "South");
    const auto lines = callout(report);
    ASSERT_EQ(lines.size(), 2);
    EXPECT_EQ(lines[1].party + " " + lines[1].text, "South denies that it struck the town");
    report.say("South", Stance::denies, Status::encircled, "North");
    EXPECT_EQ(callout(report)[1].text, "denies this");
}

TEST(Wording, ProposalsForecastsAndThePastHaveTheirForms) {
    EXPECT_EQ(saidOnce(Stance::proposes, Status::control, "South", 1.0, Time::future), "North proposes that South hold all of the town");
    Report told;
    told.say("narrator", Stance::proposes, Status::control, "South", 1.0, Time::future);
    EXPECT_EQ(only(told), "Report tells of a proposal that South hold all of the town");
    EXPECT_EQ(saidOnce(Stance::proposes, Status::withdrawal, "North", std::nullopt, Time::future), "North proposes to withdraw from the town");
    EXPECT_EQ(saidOnce(Stance::asserts, Status::strike, "North", std::nullopt, Time::future), "North says it will strike the town");
    Report past;
    Claim& held = past.say("narrator", Stance::asserts, Status::control, "South", std::nullopt, Time::past);
    held.from = base::Date{2022, 2, 0};
    held.to = base::Date{2022, 9, 0};
    EXPECT_EQ(only(past), "Earlier South held the town, Feb 2022 to Sep 2022");
}

/// The card of the one place of two reports, the later ten days after the other.
CalloutLine firstLine(Report& earlier, Report& later, View view) {
    std::vector<claim::Reading> readings{earlier.readings()[0], later.readings()[0]};
    readings[1].document.date = base::Date{2025, 3, 20};
    const claim::PartyRegistry registry;
    const Telling telling{readings, registry, lightTheme()};
    SourceList sources{telling};
    return calloutLines(inView(claim::placesAt(readings).front(), view, "", telling), telling, {2025, 3, 20}, sources).front();
}

TEST(Wording, APartGoesWithTheWholeInWhicheverOrderTheyAreSaid) {
    Report report;
    report.say("North", Stance::asserts, Status::partial, "North");
    report.say("North", Stance::asserts, Status::control, "North");
    EXPECT_EQ(only(report), "North says it holds the town");
}

TEST(Wording, WhatAPartySaidOfItselfAndSaysNoLongerIsItsOwnWord) {
    Report earlier, later;
    earlier.say("North", Stance::asserts, Status::control, "North");
    later.say("North", Stance::asserts, Status::control, "South");
    EXPECT_EQ(firstLine(earlier, later, View::history).text, "North said it held the town");
}

TEST(Wording, SpeakerAndDateAreOfOneClaim) {
    Report earlier, later;
    earlier.say("North", Stance::asserts, Status::strike, "North");
    later.say("North", Stance::asserts, Status::advance, "North").speaker = "Gen. Ann Hill";
    EXPECT_EQ(firstLine(earlier, later, View::all).source, "Gen. Hill, 20 Mar");
    earlier.say("North", Stance::asserts, Status::contested, "North").speaker = "Gen. Ann-Marie Longwood";
    EXPECT_EQ(firstLine(earlier, later, View::all).source, "Gen. Longwood, 10 Mar");
}

TEST(Wording, ADenialSaysThisWhereTheCardTellsWhatAndNamesItElsewhere) {
    Report both;
    both.say("North", Stance::asserts, Status::partial, "North", 0.8);
    both.say("South", Stance::denies, Status::partial, "North", 0.8);
    both.say("South", Stance::asserts, Status::control, "South");
    const auto lines = callout(both);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[1].text, "denies this; says it holds the town");
    EXPECT_EQ(callout(both, View::party, "South")[0].text, "denies that North holds 80% of the town; says it holds the town");
}

TEST(Wording, PartiesThatSayTheSameShareALineInThePlural) {
    Report report;
    report.say("North", Stance::proposes, Status::control, "North", 1.0, Time::future);
    report.say("South", Stance::proposes, Status::control, "North", 1.0, Time::future);
    const auto lines = callout(report);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].party, "North and South");
    EXPECT_EQ(lines[0].text, "propose that North hold all of the town");
    EXPECT_EQ(lines[0].parties.size(), 2U);
}

TEST(Wording, SwappingThePartiesSwapsTheirNamesAndNothingElse) {
    const auto text = [](const char* one, const char* other) {
        Report report;
        report.say(one, Stance::asserts, Status::control, one, 1.0);
        report.say(other, Stance::denies, Status::control, one, 1.0);
        report.say(other, Stance::asserts, Status::contested, one);
        std::string all;
        for (const CalloutLine& line : callout(report)) all += line.party + " " + line.text + "\n";
        return all;
    };
    std::string swapped = text("South", "North");
    for (std::size_t at = 0; at < swapped.size(); ++at) {
        if (swapped.compare(at, 5, "South") == 0) swapped.replace(at, 5, "North");
        else if (swapped.compare(at, 5, "North") == 0) swapped.replace(at, 5, "South");
    }
    EXPECT_EQ(text("North", "South"), swapped);
}

TEST(Wording, OrderIsAsserterDenierReportProposalEarlier) {
    Report report;
    report.say("narrator", Stance::asserts, Status::control, "South", std::nullopt, Time::past);
    report.say("North", Stance::proposes, Status::control, "North", 1.0, Time::future);
    report.say("narrator", Stance::asserts, Status::contested, "North");
    report.say("South", Stance::denies, Status::control, "North");
    report.say("North", Stance::asserts, Status::control, "North");
    std::vector<SymbolKind> glyphs;
    for (const CalloutLine& line : callout(report)) glyphs.push_back(line.glyph);
    EXPECT_THAT(glyphs, testing::ElementsAre(SymbolKind::held, SymbolKind::denied, SymbolKind::contested, SymbolKind::proposed, SymbolKind::past));
}

TEST(Wording, AttributionIsShortAndNamesTheYearOnlyWhereItDiffers) {
    EXPECT_EQ(attribution("Gen. Valery Gerasimov", base::Date{2025, 11, 20}, {2025, 11, 20}), "Gen. Gerasimov, 20 Nov");
    EXPECT_EQ(attribution("the general staff", base::Date{2024, 11, 20}, {2025, 11, 20}), "General staff, 20 Nov 2024");
    EXPECT_EQ(attribution("", base::Date{2025, 11, 20}, {2025, 11, 20}), "20 Nov");
    EXPECT_EQ(attribution("army", std::nullopt, {}), "Army");
}

TEST(Wording, QuotesKeepTheCueAndTheirLength) {
    const std::string text = "First. On Monday the army of the north, after nine days of street fighting, had\ntaken full control of the old town and of its suburbs too. Last.";
    const base::Span sentence{7, static_cast<std::uint32_t>(text.size() - 6)};
    const auto cue = static_cast<std::uint32_t>(text.find("full control"));
    const std::string quoted = quote(text, sentence, {{cue, cue + 12}}, 60);
    EXPECT_THAT(quoted, testing::HasSubstr("taken full control"));
    EXPECT_THAT(quoted, testing::StartsWith("“…"));
    EXPECT_THAT(quoted, testing::EndsWith("…”"));
    EXPECT_LE(quoted.size(), 60U + 4 * 3);
    EXPECT_EQ(quote(text, {0, 6}, {{0, 5}}, 60), "“First.”");
}

TEST(Wording, AQuoteHoldsTheCueOfEachClaimThatCitesIt) {
    const std::string text = "The Northern Army (NA) said on Monday that it held the eastern half of Alda after nine days of fighting in the suburbs, while the government of the south claimed to control the whole town.";
    claim::Reading reading;
    reading.document.text = text;
    for (const char* cue : {"held", "control"}) {
        claim::Claim c;
        c.place = "Alda";
        c.claimant = cue[0] == 'h' ? "North" : "South";
        c.evidence = {0, static_cast<std::uint32_t>(text.size())};
        const auto at = static_cast<std::uint32_t>(text.find(cue));
        c.cue = {at, at + static_cast<std::uint32_t>(std::string_view{cue}.size())};
        reading.claims.push_back(c);
    }
    const std::vector<claim::Reading> readings{reading};
    const claim::PartyRegistry registry;
    const Telling telling{readings, registry, lightTheme()};
    SourceList sources{telling};
    EXPECT_EQ(sources.mark({{0, 0}}), "1a");
    EXPECT_EQ(sources.mark({{0, 1}}), "1a");
    const SourceLine line = sources.lines().at(1);
    for (const std::string& told : {line.text, line.brief, line.whole}) {
        for (const char* words : {"it held", "to control"}) EXPECT_THAT(told, testing::HasSubstr(words));
    }
    EXPECT_THAT(line.text, testing::HasSubstr("south claimed to control the whole town"));
    EXPECT_THAT(line.text, testing::HasSubstr(" … "));
}

TEST(Wording, AnOfferIsQuotedWithItsCondition) {
    const std::string before = "If South lifts its siege within ten days and lets the convoys through, North would withdraw from the town of Alda and hand over all that it has there to the observers.";
    const std::string after = "North proposed on Monday to withdraw from the town of Alda and from the hills around it if South lifts its siege within ten days and lets all convoys through the pass.";
    for (const std::string& text : {before, after}) {
        claim::Reading reading;
        reading.document.text = text;
        reading.parties = {{"North", {}, NORTH}};
        claim::Claim offer;
        offer.place = "Alda";
        offer.claimant = offer.actor = "North";
        offer.stance = Stance::proposes;
        offer.status = Status::withdrawal;
        offer.evidence = {0, static_cast<std::uint32_t>(text.size())};
        const auto cue = static_cast<std::uint32_t>(text.find("withdraw"));
        offer.cue = {cue, cue + 8};
        reading.claims = {offer};
        const std::vector<claim::Reading> readings{reading};
        const claim::PartyRegistry registry;
        const Telling telling{readings, registry, lightTheme()};
        SourceList sources{telling};
        (void)sources.mark({{0, 0}});
        claim::PlaceView place;
        place.proposals = {{0, 0}};
        EXPECT_THAT(calloutLines(place, telling, {2025, 3, 10}, sources)[0].text, testing::EndsWith("on a condition"));
        const SourceLine line = sources.lines()[1];
        for (const std::string& told : {line.text, line.brief, line.whole}) {
            for (const char* words : {"withdraw", "lifts its siege within ten days", "convoys through"}) EXPECT_THAT(told, testing::HasSubstr(words));
        }
    }
}

TEST(Wording, WhatWasCorrectedByHandIsSigned) {
    Report report;
    report.say("North", Stance::asserts, Status::control, "North").reader = claim::kByHand;
    report.say("South", Stance::denies, Status::control, "North").evidence = {88, 104};
    const auto lines = callout(report);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_TRUE(lines[0].corrected);
    EXPECT_EQ(lines[0].mark, "1a*");
    EXPECT_THAT(lines[0].source, testing::EndsWith("10 Mar · corrected by hand"));
    EXPECT_FALSE(lines[1].corrected);
    EXPECT_EQ(lines[1].mark, "1b");
    const claim::PartyRegistry registry;
    const Telling telling{report.readings(), registry, lightTheme()};
    SourceList sources{telling};
    (void)sources.mark({{0, 0}, {0, 1}});
    EXPECT_THAT(sources.lines()[1].text, testing::EndsWith("corrected by hand"));
    EXPECT_THAT(sources.lines()[2].text, testing::Not(testing::HasSubstr("by hand")));
}

TEST(Wording, EveryLineNamesASpeakerAndADate) {
    Report report;
    report.say("North", Stance::asserts, Status::control, "North");
    report.say("South", Stance::denies, Status::control, "North").speaker = "the general staff";
    report.say("narrator", Stance::asserts, Status::contested, "");
    std::vector<std::string> sources;
    for (const CalloutLine& line : callout(report)) sources.push_back(line.source);
    EXPECT_THAT(sources, testing::ElementsAre("North, 10 Mar", "General staff, 10 Mar", "Report, 10 Mar"));
}

TEST(Wording, SentencesShareALetterAndReportsANumber) {
    Report report;
    report.say("North", Stance::asserts, Status::control, "North");
    report.say("South", Stance::denies, Status::control, "North").evidence = {88, 104};
    const claim::PartyRegistry registry;
    const Telling telling{report.readings(), registry, lightTheme()};
    SourceList sources{telling};
    EXPECT_EQ(sources.mark({{0, 0}}), "1a");
    EXPECT_EQ(sources.mark({{0, 1}}), "1b");
    EXPECT_EQ(sources.mark({{0, 1}, {0, 0}}), "1ab");
    const auto lines = sources.lines();
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].text, "Dispatch of 10 Mar 2025, publisher not stated. Sentences:");
    EXPECT_EQ(letters(25), "z");
    EXPECT_EQ(letters(26), "aa");
}

TEST(Wording, TheTitleCountsPartiesAndPlacesInDispute) {
    claim::PlaceView town;
    town.name = "Alda";
    town.feature = gazetteer::Feature::city;
    town.positions = {{"North", {}, {}, {}, {}}, {"South", {}, {}, {}, {}}};
    claim::PlaceView other = town;
    EXPECT_EQ(disputeTitle({&town}), "Two accounts of who holds Alda");
    EXPECT_EQ(disputeTitle({&town, &other}), "Two accounts of who holds two cities");
    other.feature = gazetteer::Feature::village;
    EXPECT_EQ(disputeTitle({&town, &other}), "Two accounts of who holds two places");
    EXPECT_EQ(disputeTitle({}), "");
    EXPECT_EQ(sheetTitle(13, 6), "Six parties’ claims about 13 places");
}

TEST(Wording, TheDeckSaysWhoSaysWhatWithinItsLength) {
    Report report;
    report.say("North", Stance::asserts, Status::control, "North");
    report.say("South", Stance::denies, Status::control, "North");
    const claim::PartyRegistry registry;
    const Telling telling{report.readings(), registry, lightTheme()};
    const auto places = claim::placesAt(report.readings());
    EXPECT_EQ(deckFor({&places.front()}, telling), "North says it holds Alda. South denies it.");
    std::vector<claim::PlaceView> many(9, places.front());
    std::vector<const claim::PlaceView*> pointers;
    for (claim::PlaceView& place : many) {
        place.name = "A long name of a town";
        pointers.push_back(&place);
    }
    EXPECT_LE(deckFor(pointers, telling).size(), 110U);
    EXPECT_EQ(deckFor(pointers, telling), "North says it holds nine places. South denies all of it.");
    // Where not every party's account has room, none is told.
    many.front().positions.push_back({"East", {}, {{"East", 1}}, {}, {}});
    many.back().positions.push_back({"West", {}, {{"West", 1}}, {"East", "North", "South"}, {}});
    many[3].positions.push_back({"Far Eastern Confederation of Regions", {}, {{"West", 0.4}}, {"East", "North", "South"}, {}});
    EXPECT_EQ(deckFor(pointers, telling), "Each account stands on its cards, with the sentences that it rests on.");
}

TEST(Wording, APartOfACountryIsNamedByWhereItLies) {
    const base::Box country{20, 40, 40, 50};
    EXPECT_EQ(partOf("Land", country, {37, 44, 39, 46}), "Eastern Land");
    EXPECT_EQ(partOf("Land", country, {29, 44, 31, 46}), "Land");
    EXPECT_EQ(partOf("Land", country, {21, 48, 23, 49}), "North-western Land");
}

}  // namespace
}  // namespace demarc::map
