#include "claim/limits.hpp"
#include "geo/claim/sentence_case.hpp"

// How things stand, limits of shares, offers and who answers what, each told of more than one war.
namespace demarc::claim {
namespace {

class Standing : public testing::TestWithParam<Case> {};

TEST_P(Standing, GivesTheseClaims) { expectClaims(GetParam()); }

const Case STILL[] = {
    {"StillIn", "RSF fighters were still in [Babanusa], residents said.", {"narrator asserts partial RSF @ Babanusa"}},
    {"StillInSaysTheirFoe", "Russian troops are still in [Kupiansk], Ukraine's general staff said.", {"Ukraine asserts partial Russia @ Kupiansk"}},
    {"RemainIn", "The Somali army said that al-Shabaab remained in [Adado].", {"Somalia asserts partial al-Shabaab @ Adado"}},
    {"SomeOfThem", "Some Russian troops were still in [Kupiansk].", {}},
    {"CountedMen", "Five RSF soldiers were still in [Babanusa].", {}},
    {"Civilians", "Thousands of civilians remained in [Babanusa] under RSF rule.", {}},
    {"StillInALand", "M23 fighters were still in [Rwanda].", {}},
    {"HadLeft",
     "RSF fighters hold [Babanusa]. Residents said on Friday that the RSF had left.",
     {"narrator asserts control RSF @ Babanusa", "narrator asserts withdrawal RSF @ Babanusa"}},
    {"ResidentsOf", "Residents of [Adado] said al-Shabaab had left on Monday.", {"narrator asserts withdrawal al-Shabaab @ Adado"}},
    {"PeopleLeft", "RSF fighters hold [Babanusa]. Thousands of people left.", {"narrator asserts control RSF @ Babanusa"}},
    {"OthersLeft", "RSF fighters hold [Babanusa]. Residents said the UN had left.", {"narrator asserts control RSF @ Babanusa"}},
};

const Case CONTESTED[] = {
    {"Remained", "Russian forces entered [Pokrovsk] on Monday. The town remained contested.", {"narrator asserts partial Russia @ Pokrovsk", "narrator asserts contested Russia @ Pokrovsk"}},
    {"Is", "RSF fighters attacked [Babanusa] in May. The town is still hotly contested.", {"narrator asserts contested RSF @ Babanusa past from 2025-05", "narrator asserts contested RSF @ Babanusa"}},
    {"By", "[Babanusa] remains contested by the RSF and the Sudanese army.", {"narrator asserts contested RSF @ Babanusa"}},
    {"OfNobodyNamed", "The town of [Adado] is contested, officials said.", {"narrator asserts contested  @ Adado"}},
    {"NoLonger", "[Adado] is no longer contested.", {}},
    {"Elections", "The vote in [Adado] was contested.", {}},
    {"ElsewhereAFighter", "The RSF holds [El Fula]. [Babanusa] remains contested, the UN said.", {"narrator asserts control RSF @ El Fula", "UN asserts contested  @ Babanusa"}},
    {"FighterToldThere",
     "Russian forces entered [Siversk] in May. Days later, officials spoke in [Lyman]. [Siversk] was contested, the UN said.",
     {"narrator asserts partial Russia @ Siversk past from 2025-05", "UN asserts contested Russia @ Siversk"}},
    {"FighterJustBefore", "M23 fighters attacked. [Masisi] is contested.", {"narrator asserts contested M23 @ Masisi"}},
    {"OnlyItsHolder", "The Sudanese army holds [Babanusa]. The town remains contested.", {"narrator asserts control Sudan @ Babanusa", "narrator asserts contested  @ Babanusa"}},
};

const Case SHARES[] = {
    {"ShareAt", "The governor of North Kordofan put the RSF's share of [Babanusa] at around 40 percent.", {"Sudan asserts partial RSF @ Babanusa 40%"}},
    {"PartysShare", "The governor put the RSF share of [Babanusa] at a third.", {"Sudan asserts partial RSF @ Babanusa 33%"}},
    {"ShareHeldBy", "The army of Sudan put the share of [Babanusa] held by the RSF at around 40 percent.", {"Sudan asserts partial RSF @ Babanusa 40%"}},
    {"ShareWithoutAFigure", "The share of [Babanusa] held by the RSF has grown.", {}},
    {"AsMuchAs", "The LNA holds as much as 40 percent of [Sirte].", {"narrator asserts partial LNA @ Sirte 40%"}},
    {"ShareIs", "Russia's share of [Pokrovsk] is less than half, Ukraine's general staff said.", {"Ukraine asserts partial Russia @ Pokrovsk 50%"}},
    {"ShareOfTrade", "M23's share of the trade is 40 percent in [Goma].", {}},
    {"AtMost", "The Sudanese army controls at most 40 percent of [Babanusa], the RSF said.", {"RSF asserts partial Sudan @ Babanusa 40%"}},
    {"UpTo", "Russian troops hold up to 30 percent of [Kupiansk].", {"narrator asserts partial Russia @ Kupiansk 30%"}},
    {"UpToAThird", "The LNA holds up to a third of [Sirte].", {"narrator asserts partial LNA @ Sirte 33%"}},
    {"JustOver", "The Houthis held just over half of [Marib].", {"narrator asserts partial Houthis @ Marib 50%"}},
    {"TheWholeTown",
     "The RSF said it held [Babanusa]'s eastern half, while Sudan's army claimed to hold the whole town.",
     {"RSF asserts partial RSF @ Babanusa 50%", "Sudan asserts control Sudan @ Babanusa 100%"}},
    {"TheEntireCity", "M23 entered [Walikale]; the Congolese army said it held the entire city.", {"narrator asserts partial M23 @ Walikale", "DR Congo asserts control DR Congo @ Walikale 100%"}},
};

const Case OFFERS[] = {
    {"JointForce", "Under the mediators' proposal, [Babanusa] would be placed under the control of a joint monitoring force.", {"narrator proposes control  @ Babanusa future"}},
    {"TheSentenceBefore",
     "Mediators put forward a plan on Monday. The town of [Walikale] would be placed under the control of a joint monitoring force.",
     {"narrator proposes control  @ Walikale future"}},
    {"NoOfferBefore", "Fighting went on for days. The town of [Walikale] would be placed under the control of M23.", {}},
    {"WithoutAComma", "Under the U.S. proposal [Pokrovsk] would be placed under the control of a joint force.", {"United States proposes control  @ Pokrovsk future"}},
    {"ByAState", "Qatar proposed that [Walikale] be placed under the control of a neutral police force.", {"Qatar proposes control  @ Walikale future"}},
    {"ThatWouldBe", "Mediators proposed that [Walikale] would be placed under the control of a joint monitoring force.", {"narrator proposes control  @ Walikale future"}},
    {"ThatShouldLeave", "Qatar proposed that M23 should withdraw from [Walikale].", {"Qatar proposes withdrawal M23 @ Walikale future"}},
    {"OfABody", "Under the plan, [Hodeidah] would be placed under the control of the United Nations.", {"narrator proposes control UN @ Hodeidah future"}},
    {"JointControl", "Mediators proposed joint control of [Babanusa] by Sudan's army and the RSF.", {"narrator proposes control RSF @ Babanusa future", "narrator proposes control Sudan @ Babanusa future"}},
    {"DemandedTheirWithdrawal", "Egypt demanded the RSF's withdrawal from [Babanusa].", {"Egypt proposes withdrawal RSF @ Babanusa future"}},
    {"Rejected", "The RSF rejected the proposal for joint control of [Babanusa].", {}},
    {"RejectedAPlanToLeave", "Ukraine rejected Russia's proposal to withdraw from [Pokrovsk].", {}},
    {"RejectedAndHeld", "The Houthis rejected the plan for UN control of [Hodeidah], saying that they held the town.", {"Houthis asserts control Houthis @ Hodeidah"}},
    {"RejectedTheClaim", "Ukraine rejected the claim that Russia holds [Siversk].", {"Ukraine denies control Russia @ Siversk"}},
    {"UnderWhich", "Qatar proposed a truce under which M23 would withdraw from [Walikale].", {"Qatar proposes withdrawal M23 @ Walikale future"}},
    {"InWhichOfNobody", "Mediators proposed a deal in which the RSF would leave [Babanusa].", {"narrator proposes withdrawal RSF @ Babanusa future"}},
    {"HandBack", "Egypt proposed a ceasefire under which the RSF would hand [Babanusa] back.", {"Egypt proposes control Sudan @ Babanusa future"}},
    {"HandBackTo", "Qatar proposed a ceasefire under which M23 would hand [Walikale] back to the Congolese army.", {"Qatar proposes control DR Congo @ Walikale future"}},
    {"WhichHolds", "Qatar proposed a truce with M23, which holds [Walikale].", {"narrator asserts control M23 @ Walikale"}},
    {"Placing", "Mediators proposed placing [Babanusa] under the control of a joint force.", {"narrator proposes control  @ Babanusa future"}},
    {"PlacingUnderABody", "Qatar recommended placing the town of [Hodeidah] under the control of the United Nations.", {"Qatar proposes control UN @ Hodeidah future"}},
};

const Case WHERE[] = {
    {"InFullControl", "Families fled to [El Obeid], where the government is in full control.", {"narrator asserts control Sudan @ El Obeid 100%"}},
    {"InCharge", "Envoys met in [Bukavu], where M23 is in charge.", {"narrator asserts control M23 @ Bukavu"}},
    {"HoldsSway", "Refugees reached [Misrata], where the GNA holds sway.", {"narrator asserts control GNA @ Misrata"}},
    {"HoldsAPart", "RSF fighters seized [Babanusa]. Shots were heard near [El Fula], where Sudan's army holds the airport.", {"narrator asserts control RSF @ Babanusa", "narrator asserts partial Sudan @ El Fula"}},
};

const Case ANSWERS[] = {
    {"OfWhoClaimed",
     "The RSF said its troops had entered [Babanusa]. Fighting went on in [El Fula], where RSF fighters attacked. The army of Sudan denied the claim.",
     {"RSF asserts partial RSF @ Babanusa", "narrator asserts contested RSF @ El Fula", "Sudan denies partial RSF @ Babanusa"}},
    {"ThatClaim",
     "The LNA said it had taken [Sirte]. LNA fighters attacked [Misrata]. The GNA rejected that claim.",
     {"LNA asserts control LNA @ Sirte", "narrator asserts contested LNA @ Misrata", "GNA denies control LNA @ Sirte"}},
    {"PartsOfThatAccount", "The LNA said it had taken [Sirte] and [Misrata]. The GNA disputed parts of that account.", {"LNA asserts control LNA @ Sirte", "LNA asserts control LNA @ Misrata"}},
    {"NotWhatTheReportTold",
     "Russia said it had captured [Siversk]. Russian troops attacked [Lyman]. Ukraine denied the report.",
     {"Russia asserts control Russia @ Siversk", "narrator asserts contested Russia @ Lyman", "Ukraine denies control Russia @ Siversk"}},
    {"RejectedAs",
     "Ukraine said Russia was withdrawing from [Lyman], a claim that Moscow rejected as \"false news\".",
     {"Ukraine asserts withdrawal Russia @ Lyman", "Russia denies withdrawal Russia @ Lyman"}},
    {"RejectedAsBehindTheSpeaker",
     "The RSF began withdrawing from [Babanusa], state media said, a claim the group dismissed as a lie.",
     {"Sudan asserts withdrawal RSF @ Babanusa", "RSF denies withdrawal RSF @ Babanusa"}},
};

const Case STRIKES[] = {
    {"DroneStrikeHit", "A drone strike hit the market in [Kosti] on Sunday.", {"narrator asserts strike  @ Kosti"}},
    {"MissileStrikeDestroyed", "A missile strike destroyed the bridge in [Kadugli].", {"narrator asserts strike  @ Kadugli"}},
    {"ArtilleryFire", "Artillery fire hit the bus station of [Sirte] on Monday, killing two.", {"narrator asserts strike  @ Sirte killed 2"}},
    {"OfTeachers", "A teachers' strike hit schools in [Lagos] on Monday.", {}},
};

const Case DISOWNED[] = {
    {"Responsibility",
     "Sudan's army accused the RSF of a drone strike on [Kosti]; the RSF denied responsibility.",
     {"Sudan asserts strike RSF @ Kosti", "RSF denies strike RSF @ Kosti"}},
    {"Involvement", "Ukraine blamed Russia for the missile strike on [Kharkiv]. Moscow denied any involvement.", {"Ukraine asserts strike Russia @ Kharkiv", "Russia denies strike Russia @ Kharkiv"}},
    {"Shelling", "The GNA accused the LNA of shelling [Misrata], but the LNA denied any role.", {"GNA asserts strike LNA @ Misrata", "LNA denies strike LNA @ Misrata"}},
    {"CarryingItOut",
     "An air strike on a hospital in [Kosti] killed nine people; Sudan's army denied carrying out the strike.",
     {"narrator asserts strike  @ Kosti killed 9", "Sudan denies strike Sudan @ Kosti killed 9"}},
    {"BeingBehindIt", "A drone strike on the market in [Goma] wounded two people. M23 denied it was behind the attack.", {"narrator asserts strike  @ Goma wounded 2", "M23 denies strike M23 @ Goma wounded 2"}},
    {"NotAnOthersStrike", "Russia bombed [Kharkiv]. Ukraine denied responsibility.", {"narrator asserts strike Russia @ Kharkiv"}},
    {"OfSomethingElse", "The LNA took [Sirte]. The GNA denied involvement.", {"narrator asserts control LNA @ Sirte"}},
};

const Case VOICES[] = {
    {"ItIsNoTroops", "Ukraine's general staff spoke on Friday. Russian troops had entered [Siversk], it said.", {"Ukraine asserts partial Russia @ Siversk"}},
    {"ItIsNoRebels",
     "The UN said M23 had taken [Walikale]. The rebels also held [Mubi], it said.",
     {"UN asserts control M23 @ Walikale", "UN asserts control M23 @ Mubi"}},
    {"ItIsWhoHolds", "Russia's defence ministry spoke. Its forces held [Lyman], it said.", {"Russia asserts control Russia @ Lyman"}},
    {"TheObservatory",
     "HTS fighters attacked, the Syrian Observatory for Human Rights said. The Observatory put HTS's share of [Saraqib] at about 60 percent.",
     {"Syrian Observatory for Human Rights asserts partial HTS @ Saraqib 60%"}},
    {"NobodyClaims", "Sudan's army is at war with the RSF. A missile strike hit the bridge in [Kosti]; nobody claimed responsibility.", {"narrator asserts strike  @ Kosti"}},
    {"ReportOfABody", "M23 fighters attacked. The town of [Masisi] remained contested, a United Nations report said.", {"UN asserts contested M23 @ Masisi"}},
    {"GovernmentMilitias", "Al-Shabaab fighters attacked [Tardo]. Government militias hold [Adado].", {"narrator asserts contested al-Shabaab @ Tardo", "narrator asserts control Somalia @ Adado"}},
    {"AntiGovernmentMilitias", "M23 fights the Congolese army. Anti-government militias hold [Walikale].", {"narrator asserts control M23 @ Walikale"}},
    {"GovernmentForcesToRebels", "HTS fights Syria's army. Government forces still hold [Saraqib], an HTS commander said.", {"HTS asserts control Syria @ Saraqib"}},
    {"MilitantsOfANamedGroup", "Al-Shabaab militants seized [Tardo]. Elders said the militants had left [Tardo].", {"narrator asserts control al-Shabaab @ Tardo", "narrator asserts withdrawal al-Shabaab @ Tardo"}},
};

const Case SILENCES[] = {
    {"StoppedShortOf",
     "The RSF attacked [Babanusa] on Monday. Sudan's army admitted losses but stopped short of saying the town had fallen.",
     {"narrator asserts contested RSF @ Babanusa"}},
    {"StoppedShortOfAlone", "Ukraine's general staff stopped short of saying [Siversk] had fallen.", {}},
    {"DeclinedToSay", "Somalia's army declined to say that [Adado] had fallen to al-Shabaab.", {}},
    {"DeclinedToSayWhether", "Somalia's army declined to say whether [Adado] had fallen.", {}},
    {"WouldNotSay", "The GNA would not say [Sirte] had fallen.", {}},
    {"DidNotSayWhether", "The GNA did not say whether [Sirte] had been lost.", {}},
    {"RefusedToConfirm", "The Congolese army refused to confirm that M23 had taken [Walikale].", {}},
    {"RefusedToDeny", "The Congolese army refused to deny that M23 had taken [Walikale].", {}},
    {"AvoidedConfirming", "Ukraine avoided confirming that Russia had taken [Siversk].", {}},
    {"SaidNothingAbout", "Sudan's army said nothing about the fall of [Babanusa].", {}},
    {"SaidNothing", "[Babanusa] fell to the RSF, Sudan's army said nothing.", {"narrator asserts control RSF @ Babanusa"}},
    {"SaidNothingBehindAStop", "[Sirte] fell to the LNA; the GNA said nothing.", {"narrator asserts control LNA @ Sirte"}},
    {"SaidThatNothing", "The RSF said nothing had changed and that it held [Babanusa].", {"RSF asserts control RSF @ Babanusa"}},
    {"DeclinedButSaid", "The LNA declined to comment, saying only that it held [Sirte].", {"LNA asserts control LNA @ Sirte"}},
};

const Case LEFT_TO[] = {
    {"InTheirHands",
     "The LNA captured [Sirte], its spokesman said, leaving only [Misrata] and [Gharyan] in the GNA's hands.",
     {"LNA asserts control LNA @ Sirte", "LNA asserts control GNA @ Misrata", "LNA asserts control GNA @ Gharyan"}},
    {"InTheHandsOf", "M23 took [Bukavu], leaving [Uvira] in the hands of the Congolese army.", {"narrator asserts control M23 @ Bukavu", "narrator asserts control DR Congo @ Uvira"}},
    {"UnderControl",
     "The RSF's spokesman said it had captured [Babanusa], leaving only [El Obeid] and [Kosti] under the army's control.",
     {"RSF asserts control RSF @ Babanusa", "RSF asserts control Sudan @ El Obeid", "RSF asserts control Sudan @ Kosti"}},
    {"ToThem", "Russia took [Siversk], leaving [Lyman] to Ukraine's army.", {"narrator asserts control Russia @ Siversk", "narrator asserts control Ukraine @ Lyman"}},
    {"AsTheirLast", "The LNA took [Sirte], leaving [Misrata] as the GNA's last town.", {"narrator asserts control LNA @ Sirte"}},
    {"WhoWithdrewLeft", "RSF fighters withdrew, leaving [Babanusa] to Sudan's army.", {"narrator asserts withdrawal RSF @ Babanusa", "narrator asserts control Sudan @ Babanusa"}},
    {"WhoLeft", "M23 left [Walikale] in the hands of the Congolese army.", {"narrator asserts withdrawal M23 @ Walikale", "narrator asserts control DR Congo @ Walikale"}},
    {"OnlyLeft", "Al-Shabaab left [Adado] on Monday.", {"narrator asserts withdrawal al-Shabaab @ Adado"}},
};

const auto nameOf = [](const testing::TestParamInfo<Case>& info) { return std::string(info.param.name); };
INSTANTIATE_TEST_SUITE_P(OfWhoIsThere, Standing, testing::ValuesIn(STILL), nameOf);
INSTANTIATE_TEST_SUITE_P(OfTheContested, Standing, testing::ValuesIn(CONTESTED), nameOf);
INSTANTIATE_TEST_SUITE_P(OfShares, Standing, testing::ValuesIn(SHARES), nameOf);
INSTANTIATE_TEST_SUITE_P(OfOffers, Standing, testing::ValuesIn(OFFERS), nameOf);
INSTANTIATE_TEST_SUITE_P(OfPlacesNamedBefore, Standing, testing::ValuesIn(WHERE), nameOf);
INSTANTIATE_TEST_SUITE_P(OfAnswers, Standing, testing::ValuesIn(ANSWERS), nameOf);
INSTANTIATE_TEST_SUITE_P(OfDisownedStrikes, Standing, testing::ValuesIn(DISOWNED), nameOf);
INSTANTIATE_TEST_SUITE_P(OfVoices, Standing, testing::ValuesIn(VOICES), nameOf);
INSTANTIATE_TEST_SUITE_P(OfWhoSaysNothing, Standing, testing::ValuesIn(SILENCES), nameOf);
INSTANTIATE_TEST_SUITE_P(OfWhatIsLeftToOthers, Standing, testing::ValuesIn(LEFT_TO), nameOf);
INSTANTIATE_TEST_SUITE_P(OfUnknownStrikers, Standing, testing::ValuesIn(STRIKES), nameOf);

TEST(Limits, StandInTheCue) {
    for (const auto& [text, cue] : std::initializer_list<std::pair<const char*, const char*>>{{"The governor said the RSF held no more than a third of [Babanusa].", "held no more than a third"},
                                                                                             {"The LNA holds at least 60% of [Sirte].", "holds at least 60%"},
                                                                                             {"Ukraine said Russian forces held less than half of [Pokrovsk].", "held less than half"},
                                                                                             {"The Sudanese army controls at most 40 percent of [Babanusa].", "controls at most 40 percent"},
                                                                                             {"The Houthis hold about 70 percent of [Marib].", "hold"}}) {
        const Given given = without(text);
        const ClaimReading reading = extractClaims(given.document, text::analyse(given.document.text), given.toponyms, knowledge());
        ASSERT_EQ(reading.claims.size(), 1U) << text;
        EXPECT_EQ(reading.claims.front().cue.of(given.document.text), cue);
    }
}

TEST(Phases, StandInTheCue) {
    for (const auto& [text, cue] : std::initializer_list<std::pair<const char*, const char*>>{{"The M23 reportedly began withdrawing from [Walikale] on Monday.", "reportedly began withdrawing"},
                                                                                             {"The Syrian army said its troops had started to pull out of [Hama].", "had started to pull"},
                                                                                             {"RSF fighters are withdrawing from [Babanusa].", "are withdrawing"},
                                                                                             {"The RSF began its withdrawal from [Babanusa].", "began its withdrawal"},
                                                                                             {"The M23's withdrawal from [Walikale] has begun.", "withdrawal from Walikale has begun"},
                                                                                             {"The RSF withdrew from [Babanusa].", "withdrew"}}) {
        const Given given = without(text);
        const ClaimReading reading = extractClaims(given.document, text::analyse(given.document.text), given.toponyms, knowledge());
        ASSERT_EQ(reading.claims.size(), 1U) << text;
        EXPECT_EQ(reading.claims.front().status, Status::withdrawal) << text;
        EXPECT_EQ(reading.claims.front().cue.of(given.document.text), cue);
    }
}

TEST(Phases, AreReadFromTheCue) {
    for (const char* cue : {"began withdrawing", "had started to pull out", "were pulling out", "continued to withdraw", "withdrawal from Walikale has begun"}) EXPECT_TRUE(isUnderWay(cue)) << cue;
    for (const char* cue : {"withdrew", "has been driven out", "withdrawal", "being driven out", "leaving"}) EXPECT_FALSE(isUnderWay(cue)) << cue;
}

TEST(Limits, AreReadFromTheCue) {
    for (const char* cue : {"held no more than a third", "controls at most 40 percent", "hold up to a quarter", "held less than half", "hold under 30%", "not more than 5 per cent", "control of Rakhine does not exceed 40%", "doesn't exceed a third"}) EXPECT_EQ(limitIn(cue), Limit::most) << cue;
    for (const char* cue : {"holds at least 60%", "no less than half", "controls more than 70 percent", "took over 30%", "just over half"}) EXPECT_EQ(limitIn(cue), Limit::least) << cue;
    for (const char* cue : {"holds", "took over", "had taken over the town", "came under fire", "about 70 percent"}) EXPECT_EQ(limitIn(cue), Limit::none) << cue;
}

TEST(Speakers, OfNoPartyAreNamed) {
    const Given given = without("RSF fighters hold [Babanusa]. Residents said the RSF had left.");
    const ClaimReading reading = extractClaims(given.document, text::analyse(given.document.text), given.toponyms, knowledge());
    ASSERT_EQ(reading.claims.size(), 2U);
    EXPECT_EQ(reading.claims.back().speaker, "Residents");
}

}  // namespace
}  // namespace demarc::claim
