#include "geo/claim/sentence_case.hpp"

namespace demarc::claim {
namespace {

/// What must never be turned round: denials, doubts, losses denied, who speaks and of which place.
class Truth : public testing::TestWithParam<Case> {};

TEST_P(Truth, IsNotReversed) {
    expectClaims(GetParam());
}

const Case CASES[] = {
    // What is called untrue is denied.
    {"NotTrueThat", "It is not true that the RSF holds [El Fasher], Sudan's army said.", {"Sudan denies control RSF @ El Fasher"}},
    {"SaidItIsNotTrueThat", "Sudan's army said it is not true that the RSF controls [Nyala].", {"Sudan denies control RSF @ Nyala"}},
    {"FalseThat", "It is false that JNIM has captured [Djibo], Burkina Faso's army said.", {"Burkina Faso denies control JNIM @ Djibo"}},
    {"DoesNotHoldContraryToReports", "The RSF does not control [Babanusa], contrary to reports.", {"narrator denies control RSF @ Babanusa"}},
    {"NoTruthToClaims",
     "There is no truth to claims that Russian forces captured [Lyman], Ukraine's general staff said.",
     {"Ukraine denies control Russia @ Lyman"}},
    {"SaidNoTruthToReports",
     "Ukraine said there was no truth to reports that Russian troops had taken [Pokrovsk].",
     {"Ukraine denies control Russia @ Pokrovsk"}},
    {"ReportsAreFalse",
     "Reports that Russian forces took [Kupiansk] are false, Ukraine's military said.",
     {"Ukraine denies control Russia @ Kupiansk"}},
    {"ClaimIsUntrue", "The claim that HTS seized [Hama] is untrue, the Syrian army said.", {"Syria denies control HTS @ Hama"}},
    {"SaidReportsWereFalse",
     "Myanmar's military said reports that the Arakan Army had captured [Ann] were false.",
     {"Myanmar denies control AA @ Ann"}},
    {"NoEvidenceLeavesItUntold", "There is no evidence that the Arakan Army holds [Lashio].", {}},
    {"UntrueThatItLeft", "It is untrue that the army has left [Kidal], the Malian government said.", {"Mali denies withdrawal Mali @ Kidal"}},
    {"SaidThatWasNotTrue",
     "Russia said it had captured [Siversk]. Ukraine said that was not true.",
     {"Russia asserts control Russia @ Siversk", "Ukraine denies control Russia @ Siversk"}},
    // Nobody holds it.
    {"NeitherNor",
     "Neither the army nor the RSF controls [Babanusa].",
     {"narrator denies control Sudan @ Babanusa", "narrator denies control RSF @ Babanusa"}},
    {"SaidNeitherNor",
     "Ukraine said neither Russian nor North Korean troops had entered [Sumy].",
     {"Ukraine denies partial Russia @ Sumy", "Ukraine denies partial North Korea @ Sumy"}},
    {"NoParty", "No party controls [Kupiansk], residents said.", {}},
    {"Nobody", "Nobody holds [Goma]. None of the factions controls [Bunia].", {}},
    // A loss denied, with and without a known opponent.
    {"NotLostToNobodyKnown",
     "Israel struck targets in [Damascus] overnight. Ukraine said it had not lost [Lyman].",
     {"Ukraine asserts control Ukraine @ Lyman"}},
    {"NotLostToTheTheatresOpponent",
     "Israeli jets flew. Russia's forces shelled [Kharkiv]. Ukraine said it had not lost [Lyman].",
     {"narrator asserts strike Russia @ Kharkiv", "Ukraine denies control Russia @ Lyman"}},
    {"DeniedLosing", "The Syrian army denied losing [Hama].", {"Syria asserts control Syria @ Hama"}},
    {"HasNotFallen", "The Malian army said [Kidal] had not fallen.", {"Mali asserts control Mali @ Kidal"}},
    {"DeniedThatItHadBeenLost",
     "Iran criticised the United States. Myanmar's junta denied that [Lashio] had been lost.",
     {"Myanmar asserts control Myanmar @ Lashio"}},
    // The group, not the state whose it is.
    {"StatesParamilitary", "Sudan's paramilitary Rapid Support Forces said it had captured [El Fasher].", {"RSF asserts control RSF @ El Fasher"}},
    {"StatesRebels", "Congo's M23 rebels said they had taken [Walikale].", {"M23 asserts control M23 @ Walikale"}},
    {"StatesHouthis", "Yemen's Houthi rebels said they had seized [Marib].", {"Houthis asserts control Houthis @ Marib"}},
    {"StatesEthnicArmy", "Myanmar's ethnic Arakan Army captured [Ann].", {"narrator asserts control AA @ Ann"}},
    {"LinkedGroup", "Mali's al-Qaeda-linked JNIM claimed it had taken [Djibo].", {"JNIM asserts control JNIM @ Djibo"}},
    {"BackedRebels", "Rwanda-backed M23 rebels took [Masisi].", {"narrator asserts control M23 @ Masisi"}},
    {"RebelsInAStateAreNotTheStates",
     "Rebels in northern Ethiopia claimed they had seized [Dessie].",
     {}},
    // Spokesmen.
    {"ArmySpokesman", "Army spokesman Nabil Abdallah said Sudanese troops had recaptured [Bara].", {"Sudan asserts control Sudan @ Bara"}},
    {"TheArmysSpokesman",
     "The army's spokesman, Nabil Abdallah, said that troops had recaptured [Bara]. The RSF fled.",
     {"Sudan asserts control Sudan @ Bara"}},
    {"SpokesmanForTold",
     "A spokesman for the RSF, Ali Rizq, told reporters that its fighters had captured [Bara].",
     {"RSF asserts control RSF @ Bara"}},
    // Which town.
    {"NotTheTownOfTheDistance",
     "Ukrainian troops pulled out of [Lyman], 40 km from [Sloviansk]. Russia said it now controls the town.",
     {"narrator asserts withdrawal Ukraine @ Lyman", "Russia asserts control Russia @ Lyman"}},
    {"NotTheTownNorthOfWhichItLies",
     "The RSF attacked [Bara], 50 km north of [El Obeid]. The army said it had repelled the attack on the town.",
     {"narrator asserts contested RSF @ Bara", "Sudan asserts contested RSF @ Bara"}},
    {"NotTheTownOfTheRoad",
     "The army left [Babanusa] by the road to [Muglad]. The RSF said it took the town hours later.",
     {"narrator asserts withdrawal Sudan @ Babanusa", "RSF asserts control RSF @ Babanusa"}},
    // Short denials.
    {"HeadlineDenies",
     "Russia takes [Siversk]; Kyiv denies.",
     {"narrator asserts control Russia @ Siversk", "Ukraine denies control Russia @ Siversk"}},
    {"SaysAndDenies",
     "Russia says it seized [Siversk], Ukraine denies.",
     {"Russia asserts control Russia @ Siversk", "Ukraine denies control Russia @ Siversk"}},
    {"WhichItDenied",
     "HTS said it had taken [Hama], which the Syrian army denied.",
     {"HTS asserts control HTS @ Hama", "Syria denies control HTS @ Hama"}},
    {"AClaimItDenies",
     "M23 claimed it had taken [Uvira], a claim the Congolese army denied.",
     {"M23 asserts control M23 @ Uvira", "DR Congo denies control M23 @ Uvira"}},
    // Hands, wishes, accusations, sieges.
    {"InJuntaHands", "[Lashio] remains in junta hands.", {"narrator asserts control Myanmar @ Lashio"}},
    {"HeldByTheJunta", "[Lashio] is still held by the junta.", {"narrator asserts control Myanmar @ Lashio"}},
    {"Hopes", "The RSF hopes to take [El Obeid].", {}},
    {"Aims", "Russia aims to capture [Pokrovsk].", {}},
    {"AccusedOfBombing", "The RSF accused the military of bombing [Nyala].", {"RSF asserts strike Sudan @ Nyala"}},
    {"AccusedAGroup", "Sudan's army accused the RSF of shelling [El Fasher].", {"Sudan asserts strike RSF @ El Fasher"}},
    {"BrokeTheSiege", "Sudan's army said it had broken the RSF's siege of [El Obeid].", {"Sudan denies encircled RSF @ El Obeid"}},
    {"SiegeBrokenBy", "The siege of [Deir ez-Zor] by ISIS was broken by the Syrian army.", {"narrator denies encircled ISIL @ Deir ez-Zor"}},
    // Whose government.
    {"GovernmentOfThePlacesCountry",
     "Russia said its forces captured [Lyman] in Ukraine. The government controls [Aleppo].",
     {"Russia asserts control Russia @ Lyman", "narrator asserts control Syria @ Aleppo"}},
    {"TwoCountriesTwoGovernments",
     "In Sudan the army holds [Khartoum]. In Syria the government controls [Aleppo].",
     {"narrator asserts control Sudan @ Khartoum", "narrator asserts control Syria @ Aleppo"}},
};

INSTANTIATE_TEST_SUITE_P(Told, Truth, testing::ValuesIn(CASES), [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace demarc::claim
