#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "claim/reading.hpp"

namespace demarc::claim {
namespace {

const Knowledge& knowledge() {
    static const Knowledge shared = Knowledge::open(base::findAssets());
    return shared;
}

std::string show(const Claim& claim) {
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
Given without(std::string_view marked) {
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

void PrintTo(const Case& c, std::ostream* out) {
    *out << c.name;
}

class Sentence : public testing::TestWithParam<Case> {};

TEST_P(Sentence, GivesTheseClaims) {
    const Given given = without(GetParam().text);
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
    std::vector<std::string> expected = GetParam().claims;
    std::ranges::sort(found);
    std::ranges::sort(expected);
    EXPECT_EQ(found, expected);
}

const Case CASES[] = {
    // Holding and taking.
    {"ActiveCapture", "RSF fighters captured [Nyala] on Tuesday.", {"narrator asserts control RSF @ Nyala"}},
    {"PassiveCaptureBy", "The town of [Kalma] was quiet, but [Nyala] was seized by the RSF.", {"narrator asserts control RSF @ Nyala"}},
    {"FallTo", "[Hama] fell to HTS on Thursday.", {"narrator asserts control HTS @ Hama"}},
    {"RemainInControl", "Malian troops remain in control of [Gao].", {"narrator asserts control Mali @ Gao"}},
    {"UnderControlOf", "[Bunia] is under the control of the Congolese army.", {"narrator asserts control DR Congo @ Bunia"}},
    {"PossessedControl", "[Bakhmut] has been under Russian control since May 2023.", {"narrator asserts control Russia @ Bakhmut from 2023-05"}},
    {"InTheHandsOf", "[Goma] is still in the hands of M23.", {"narrator asserts control M23 @ Goma"}},
    {"LightVerbControl", "M23 has taken full control of [Bukavu].", {"narrator asserts control M23 @ Bukavu 100%"}},
    {"ListOfPlaces",
     "M23 captured [Rutshuru], [Kiwanja] and [Rubaya].",
     {"narrator asserts control M23 @ Rutshuru", "narrator asserts control M23 @ Kiwanja", "narrator asserts control M23 @ Rubaya"}},
    {"AppositionIsNoPlace", "M23 captured [Goma], the largest city in [North Kivu].", {"narrator asserts control M23 @ Goma"}},
    {"Expel", "The Sudanese army has driven the RSF out of [Omdurman].", {"narrator asserts control Sudan @ Omdurman"}},
    {"GovernorsOfACity", "[Misrata] is held by the GNA.", {"narrator asserts control GNA @ Misrata"}},
    // Speakers.
    {"SaidThat", "Russia's defence ministry said that its troops had captured [Toretsk].", {"Russia asserts control Russia @ Toretsk"}},
    {"TrailingAttribution",
     "Russian forces have entered [Huliaipole], Ukraine's general staff said on Friday.",
     {"Ukraine asserts partial Russia @ Huliaipole"}},
    {"AccordingTo", "According to the Ukrainian military, Russian troops shelled [Nikopol].", {"Ukraine asserts strike Russia @ Nikopol"}},
    {"ResidentIsTheReport", "Residents said M23 rebels had entered [Uvira].", {"narrator asserts partial M23 @ Uvira"}},
    {"PersonByApposition",
     "Abiy Haile, a spokesman for the TPLF, met reporters. Haile said his forces had captured [Alamata].",
     {"TPLF asserts control TPLF @ Alamata"}},
    {"PersonByTitle",
     "Ukrainian army chief Oleksandr Syrskyi visited the front. Syrskyi said Kyiv's troops had recaptured [Lyman].",
     {"Ukraine asserts control Ukraine @ Lyman"}},
    {"HeAlsoSaid",
     "Russian general Pavel Orlov spoke to reporters. He said his soldiers had taken [Siversk].",
     {"Russia asserts control Russia @ Siversk"}},
    {"QuotedWe", "\"We have liberated [Kadugli],\" RSF commander Ali Rizq said.", {"RSF asserts control RSF @ Kadugli"}},
    {"BodyClaims", "The United Nations said M23 had entered [Uvira].", {"UN asserts partial M23 @ Uvira"}},
    // Shares and parts.
    {"Percent", "The Russian military said it controlled 90% of [Toretsk].", {"Russia asserts partial Russia @ Toretsk 90%"}},
    {"MostOf", "The RSF controls most of [Darfur].", {"narrator asserts partial RSF @ Darfur"}},
    {"Half", "Al-Shabaab holds half of [Beledweyne].", {"narrator asserts partial al-Shabaab @ Beledweyne 50%"}},
    {"TwoThirds", "Russian forces hold two thirds of [Pokrovsk].", {"narrator asserts partial Russia @ Pokrovsk 67%"}},
    {"Outskirts", "Ukrainian troops seized the northern outskirts of [Vovchansk].", {"narrator asserts partial Ukraine @ Vovchansk"}},
    {"UnnamedFacility", "The RSF captured an army base in [El Obeid].", {"narrator asserts partial RSF @ El Obeid"}},
    {"UnnamedVillages", "Ukrainian troops liberated five villages in the [Kherson] region.", {}},
    // Fighting and the like.
    {"Clashes",
     "Heavy fighting between Russian and Ukrainian troops continued in [Pokrovsk]; Russian forces attacked [Myrnohrad].",
     {"narrator asserts contested Russia @ Myrnohrad"}},
    {"RepelledAttack", "Ukraine's army said it repelled a Russian assault on [Kupiansk].", {"Ukraine asserts contested Russia @ Kupiansk"}},
    {"TryingToTake", "Russian troops are trying to capture [Kostiantynivka].", {"narrator asserts contested Russia @ Kostiantynivka"}},
    {"Besieged", "[Kadugli] has been besieged by the RSF for months.", {"narrator asserts encircled RSF @ Kadugli"}},
    {"SiegeNoun", "The RSF's siege of [Babanusa] continues.", {"narrator asserts encircled RSF @ Babanusa"}},
    {"ForcesEncircled",
     "Russia said its troops were destroying Ukrainian forces encircled in [Myrnohrad].",
     {"Russia asserts encircled Russia @ Myrnohrad"}},
    {"AdvanceOn", "M23 rebels are advancing on [Uvira].", {"narrator asserts advance M23 @ Uvira"}},
    {"AdvanceNoun", "Russia's advance on [Pokrovsk] has slowed.", {"narrator asserts advance Russia @ Pokrovsk"}},
    {"WithdrawFrom", "The Sudanese army said its units had withdrawn from [El Fasher].", {"Sudan asserts withdrawal Sudan @ El Fasher"}},
    {"ForcedToWithdraw", "Ukraine forced Russian troops to withdraw from [Snihurivka].", {"narrator asserts withdrawal Russia @ Snihurivka"}},
    {"StrikeWithNumbers",
     "A Russian missile strike on [Kharkiv] killed twelve people and wounded 40.",
     {"narrator asserts strike Russia @ Kharkiv killed 12 wounded 40"}},
    {"StrikePassive", "[Omdurman] was shelled by the RSF.", {"narrator asserts strike RSF @ Omdurman"}},
    {"AirRaid", "Israeli air strikes hit [Latakia].", {"narrator asserts strike Israel @ Latakia"}},
    // Denials.
    {"DenyIt",
     "Russia said its forces had captured [Siversk]. Ukraine denied it.",
     {"Russia asserts control Russia @ Siversk", "Ukraine denies control Russia @ Siversk"}},
    {"DenyThat", "The Ukrainian army denied that Russian troops had entered [Lyman].", {"Ukraine denies partial Russia @ Lyman"}},
    {"RejectTheClaim",
     "M23 said it had taken [Goma]. Kinshasa rejected the claim.",
     {"M23 asserts control M23 @ Goma", "DR Congo denies control M23 @ Goma"}},
    {"DenyAllClaims",
     "Russia said it had captured [Siversk]. Moscow also said its troops had entered [Lyman]. Ukraine denied all of Russia's claims.",
     {"Russia asserts control Russia @ Siversk", "Russia asserts partial Russia @ Lyman", "Ukraine denies control Russia @ Siversk",
      "Ukraine denies partial Russia @ Lyman"}},
    {"DismissStatementBy",
     "Ukraine dismissed a statement by Russia that its troops had captured [Siversk].",
     {"Russia asserts control Russia @ Siversk", "Ukraine denies control Russia @ Siversk"}},
    {"HasNotLeft", "M23 said that it had not left [Walikale].", {"M23 denies withdrawal M23 @ Walikale"}},
    // Plans, forecasts, hypotheses.
    {"PlanOfTwo",
     "The U.S. and Russia have drawn up a plan. Under the proposal Russia would be given control of [Donbas].",
     {"United States proposes control Russia @ Donbas future", "Russia proposes control Russia @ Donbas future"}},
    {"Vow", "The RSF vowed to capture [El Obeid].", {"RSF proposes control RSF @ El Obeid future"}},
    {"WillWithdraw", "M23 announced that it would withdraw from [Walikale].", {"M23 proposes withdrawal M23 @ Walikale future"}},
    {"If", "If [Pokrovsk] falls to Russia, the front will crumble.", {}},
    {"May", "Russian forces could capture [Pokrovsk] within weeks.", {}},
    {"FailedTo", "Russian forces failed to capture [Kupiansk].", {}},
    {"Fear", "Aid groups spoke of fears of an RSF attack on [El Obeid].", {}},
    // The past.
    {"PastYear", "Russian troops captured [Kherson] in March 2022.", {"narrator asserts control Russia @ Kherson past from 2022-03"}},
    {"FromUntil",
     "[Izium] was under Russian occupation from April 2022 until September 2022.",
     {"narrator asserts control Russia @ Izium past from 2022-04 to 2022-09"}},
    {"MonthsAgo", "Ukrainian forces liberated [Vovchansk] three years ago.", {"narrator asserts control Ukraine @ Vovchansk past from 2022"}},
    {"HadHeldSince",
     "The palace was empty. [Wad Madani] had been in RSF hands since December 2023.",
     {"narrator asserts control RSF @ Wad Madani past from 2023-12"}},
    // Who speaks, and of whom.
    {"NameBehindTheOffice",
     "The head of Russia's general staff, Gen. Pavel Orlov, told the president on Thursday that Russian troops had captured all of [Siversk].",
     {"Russia asserts control Russia @ Siversk 100%"}},
    {"SpeechWithAStatementBehind",
     "Ukraine's general staff spoke of [Lyman]. [Lyman] remains under Ukrainian control, it said in an evening statement, and fighting goes on.",
     {"Ukraine asserts control Ukraine @ Lyman"}},
    {"RelativeBeforeTheVerbOfSpeech",
     "The RSF, whose men were seen in [Nyala], said that it had captured [Bara].",
     {"RSF asserts control RSF @ Bara"}},
    {"PeopleBehindATown", "In [Kadugli] residents said RSF fighters had entered [Babanusa].", {"narrator asserts partial RSF @ Babanusa"}},
    {"DenialOfHavingLeft", "M23 denied having left [Walikale].", {"M23 denies withdrawal M23 @ Walikale"}},
    {"DeniedThenSaid",
     "Russia said it had captured [Siversk]. Ukraine denied Russia's claims and said that its forces remained in control of [Siversk].",
     {"Russia asserts control Russia @ Siversk", "Ukraine denies control Russia @ Siversk", "Ukraine asserts control Ukraine @ Siversk"}},
    {"OccupationDenied",
     "Ukraine said Russian troops had occupied [Lyman]. Russia denied it.",
     {"Ukraine asserts control Russia @ Lyman", "Russia denies control Russia @ Lyman"}},
    {"DashEndsADateline", "[Goma], DR Congo - M23 rebels took control of [Bukavu].", {"narrator asserts control M23 @ Bukavu"}},
    {"AnOrganByItsLastWord",
     "Russia's defence ministry said its forces had entered [Siversk]. They later withdrew from [Siversk], the ministry said.",
     {"Russia asserts partial Russia @ Siversk", "Russia asserts withdrawal Russia @ Siversk"}},
    {"SomeOfAParty", "Dozens of RSF fighters are holding most of [Bara].", {"narrator asserts partial RSF @ Bara"}},
    // What the place is.
    {"ALakeBehindTheGoal", "M23 was advancing on [Uvira], on [Lake Tanganyika], by the main road.", {"narrator asserts advance M23 @ Uvira"}},
    {"AnAirportIsItsOwnPlace", "M23 captured [Kavumu] airport.", {"narrator asserts control M23 @ Kavumu airport"}},
    {"EasternPart", "The Sudanese army captured eastern [Omdurman].", {"narrator asserts partial Sudan @ Omdurman"}},
    {"AttackOnTheTownSpokenOf",
     "Al-Shabaab fighters moved near [Jowhar]. The Somali army repelled the attack.",
     {"narrator asserts contested al-Shabaab @ Jowhar"}},
    {"TownThatTheyHold",
     "The city of [Nyala], which the RSF says it has controlled since 2023, was quiet.",
     {"RSF asserts control RSF @ Nyala from 2023"}},
    {"UnderFire", "[Kharkiv] came under fire from Russian troops.", {"narrator asserts strike Russia @ Kharkiv"}},
    // What was once, or ought to be.
    {"LosingItBefore", "The RSF claimed to have seized [Bara], six weeks after losing it.", {"RSF asserts control RSF @ Bara"}},
    {"AskedToWithdraw", "Rwanda has demanded that M23 withdraw from [Goma].", {"Rwanda proposes withdrawal M23 @ Goma future"}},
    {"ProposalOfNobodyKnown", "African leaders have proposed that M23 withdraw from [Goma].", {}},
    {"PlanByTwoAsAParticiple",
     "Details emerged of a peace plan drawn up by the United States and Russia. According to the draft, it would give Russia control of the whole "
     "[Donbas].",
     {"United States proposes control Russia @ Donbas 100% future", "Russia proposes control Russia @ Donbas 100% future"}},
    {"StrikeOfNobodyNamed", "A drone strike on [Kosti] killed 12 people. The RSF holds [El Fasher].", {"narrator asserts control RSF @ El Fasher"}},
    {"AttackThatIsTheStrike",
     "He pointed to a Russian attack a day earlier on [Ternopil]. The strike on [Ternopil] killed 26 people and wounded 93.",
     {"narrator asserts strike Russia @ Ternopil killed 26 wounded 93"}},
    {"AsideHasItsOwnTime",
     "[Khartoum], which the RSF occupied from April 2023, has been under full army control since May 2025. The Sudanese army was there.",
     {"narrator asserts control RSF @ Khartoum past from 2023-04", "narrator asserts control Sudan @ Khartoum 100% from 2025-05"}},
    // No claims.
    {"Presence", "Ukrainian troops were seen in [Kupiansk].", {}},
    {"Diplomacy", "Russian and Ukrainian officials met in [Istanbul] to discuss the war in Ukraine.", {}},
    {"OtherTakes", "The United States took part in talks in [Doha].", {}},
};

INSTANTIATE_TEST_SUITE_P(Invented, Sentence, testing::ValuesIn(CASES), [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace demarc::claim
