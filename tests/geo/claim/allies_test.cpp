#include "geo/claim/sentence_case.hpp"

// Who is meant where the sentence names more parties than it tells of: allies in an aside, speakers who deny, proposals of nobody's side.
namespace demarc::claim {
namespace {

class Meant : public testing::TestWithParam<Case> {};

TEST_P(Meant, GivesTheseClaims) { expectClaims(GetParam()); }

const Case ALLIES[] = {
    {"AnAllyIsNotDenied",
     "The RSF said it had captured [El Fasher]. The Sudanese army said it had withdrawn from the city. The Joint Forces, allied to the army, denied that the city had fallen.",
     {"RSF asserts control RSF @ El Fasher", "Sudan asserts withdrawal Sudan @ El Fasher", "Joint Forces denies control RSF @ El Fasher"}},
    {"NorWhoSupportsIt",
     "HTS said it had entered [Hama]. The Syrian army shelled [Hama]. Hezbollah, which is supported by Syria, denied that [Hama] had fallen.",
     {"HTS asserts partial HTS @ Hama", "narrator asserts strike Syria @ Hama", "Hezbollah denies control HTS @ Hama"}},
    {"NorWhoFightsBesideIt",
     "M23 said it had taken [Walikale]. The Congolese army attacked [Walikale]. The Wazalendo, fighting alongside the Congolese army, denied losing [Walikale].",
     {"M23 asserts control M23 @ Walikale", "narrator asserts contested DR Congo @ Walikale", "Wazalendo denies control M23 @ Walikale"}},
    {"BackersJoinedByAHyphen",
     "The Arakan Army said it had taken [Ann]. Myanmar's military bombed [Ann]. Myanmar-backed BGF troops denied that [Ann] had fallen.",
     {"AA asserts control AA @ Ann", "narrator asserts strike Myanmar @ Ann", "BGF denies control AA @ Ann"}},
    {"WhoLeftIsNotMetThere",
     "The LNA said it had withdrawn from [Tarhuna]. Turkey said fighting continued in [Tarhuna], where the GNA had attacked [Tarhuna].",
     {"LNA asserts withdrawal LNA @ Tarhuna", "Turkey asserts contested GNA @ Tarhuna"}},
};

const Case ASIDES[] = {
    {"AMerelyNamedBackerIsNoFoe",
     "ISIS attacked [Qayyarah]. The Iraqi army, supported by US air strikes, recaptured [Qayyarah]. The Peshmerga, allied with Iraq, denied that [Hawija] had been taken.",
     {"narrator asserts contested ISIL @ Qayyarah", "narrator asserts control Iraq @ Qayyarah", "Peshmerga denies control ISIL @ Hawija"}},
    {"AThirdStateIsNoFighter",
     "HTS entered [Hama]. The Syrian army shelled [Hama]. Turkey said fighting continued in [Homs].",
     {"narrator asserts partial HTS @ Hama", "narrator asserts strike Syria @ Hama"}},
    {"HeldUntilItFell",
     "[Aleppo], held by the Syrian army since 2016, fell to HTS.",
     {"narrator asserts control Syria @ Aleppo past from 2016", "narrator asserts control HTS @ Aleppo"}},
    {"TakenUntilItWasRetaken",
     "[Goma], which M23 took in January, was retaken by the Congolese army.",
     {"narrator asserts control M23 @ Goma past from 2025-01", "narrator asserts control DR Congo @ Goma"}},
    {"ItsBranchIsMeant",
     "JNIM, al-Qaeda's affiliate, attacked [Djibo]. The army of Burkina Faso said the insurgents had withdrawn from [Djibo].",
     {"narrator asserts contested JNIM @ Djibo", "Burkina Faso asserts withdrawal JNIM @ Djibo"}},
    {"MilitiamenOfAState", "VDP militiamen said JNIM had withdrawn from [Djibo].", {"Burkina Faso asserts withdrawal JNIM @ Djibo"}},
    {"InitialsThatNoListHas", "JNIM attacked [Djibo]. XYZ rebels said they had taken [Djibo].", {"narrator asserts contested JNIM @ Djibo"}},
    {"WhoHoldsItIsNotWhoStrikesIt",
     "The Maute group held half of [Marawi], the Philippine army said. Air strikes on [Marawi] killed 10.",
     {"Philippines asserts partial Maute group @ Marawi 50%", "narrator asserts strike  @ Marawi killed 10"}},
    {"ALiftedSiegeIsOfNobodyElse", "JNIM lifted the blockade of [Nioro].", {}},
};

const Case SPEAKERS[] = {
    {"DeniedCapture",
     "Azerbaijan said its forces had captured [Hadrut]. Armenia denied that the town had been captured.",
     {"Azerbaijan asserts control Azerbaijan @ Hadrut", "Armenia denies control Azerbaijan @ Hadrut"}},
    {"NotSeized",
     "The Houthis said they had seized [Marib]. The army of Yemen said [Marib] had not been seized.",
     {"Houthis asserts control Houthis @ Marib", "Yemen denies control Houthis @ Marib"}},
    {"FightingIsNotTheirOwn",
     "M23 captured [Sake]. The Congolese army said fighting continued in [Sake].",
     {"narrator asserts control M23 @ Sake", "DR Congo asserts contested M23 @ Sake"}},
    {"FightingOfNobodyNamed", "M23 rebels captured [Goma]. Fighting continued in [Goma], the UN said.", {"narrator asserts control M23 @ Goma"}},
    {"DeniedAndWentOnToSay",
     "Russia said it had taken [Siversk]. Ukraine denied that the town had fallen, saying it had repelled the attack.",
     {"Russia asserts control Russia @ Siversk", "Ukraine denies control Russia @ Siversk", "Ukraine asserts contested Russia @ Siversk"}},
    {"DismissedAClaimAndWentOn",
     "Ukraine's military rejected claims by Russia that it had captured [Siversk], adding that its troops held the town.",
     {"Russia asserts control Russia @ Siversk", "Ukraine denies control Russia @ Siversk", "Ukraine asserts control Ukraine @ Siversk"}},
    {"ItIsNotWhoSpokeInAnAside",
     "The Sudanese army said it controlled [Babanusa], which the RSF called a lie. It denied that [Dilling] had fallen.",
     {"Sudan asserts control Sudan @ Babanusa", "RSF denies control Sudan @ Babanusa", "Sudan denies control RSF @ Dilling"}},
    {"ClaimThatWasRejected",
     "The RSF said it had captured [Bara]. The claim was rejected by the Sudanese army.",
     {"RSF asserts control RSF @ Bara", "Sudan denies control RSF @ Bara"}},
    {"StatementsOfItsLosses",
     "Ukraine rejected Russian statements that its troops had lost [Siversk], and said the town was under its control.",
     {"Russia asserts control Russia @ Siversk", "Ukraine denies control Russia @ Siversk", "Ukraine asserts control Ukraine @ Siversk"}},
    {"SharesAfterADateline", "KYIV, 12 November 2025 — Russia claimed 100% of [Siversk].", {"Russia asserts control Russia @ Siversk 100%"}},
    {"SiegeOfABase",
     "In [Babanusa], the RSF said its units had encircled the headquarters of the division. The Sudanese army said the siege had been broken.",
     {"RSF asserts encircled RSF @ Babanusa", "Sudan denies encircled RSF @ Babanusa"}},
    {"SiegeOfABaseElsewhere", "M23 held [Goma]. M23 encircled the base in a town that no list has.", {"narrator asserts control M23 @ Goma"}},
    {"Fully", "Thailand claimed to control [Sisaket] and [Surin] fully.", {"Thailand asserts control Thailand @ Sisaket 100%", "Thailand asserts control Thailand @ Surin 100%"}},
    {"TheWholeHasThePart", "The RSF captured [Babanusa] after overrunning the headquarters.", {"narrator asserts control RSF @ Babanusa"}},
};

const Case PROPOSALS[] = {
    {"OfMediators",
     "Mediators proposed that the RSF withdraw from [El Fasher] and that [Babanusa] be handed to the Sudanese army.",
     {"narrator proposes withdrawal RSF @ El Fasher future", "narrator proposes control Sudan @ Babanusa future"}},
    {"InOneClause",
     "Mediators proposed that Armenia leave [Kalbajar] and [Lachin] be handed over to Azerbaijan.",
     {"narrator proposes withdrawal Armenia @ Kalbajar future", "narrator proposes control Azerbaijan @ Lachin future"}},
    {"OfABody", "The African Union proposed that M23 withdraw from [Goma].", {"African Union proposes withdrawal M23 @ Goma future"}},
    {"ToWhom", "The United Nations urged the LNA to withdraw from [Sirte].", {"UN proposes withdrawal LNA @ Sirte future"}},
    {"ToABody", "Angola proposed that M23 hand over [Goma] to the United Nations.", {"Angola proposes control UN @ Goma future"}},
    {"ToNobodyKnown", "Mediators proposed that [El Fasher] be handed over to a civilian administration.", {}},
    {"UnderAPlanOfNobodysSide", "Under the mediators' proposal, Armenia would withdraw from [Kalbajar].", {"narrator proposes withdrawal Armenia @ Kalbajar future"}},
    {"AnOfferWithACondition", "M23 said it would hand over [Goma] to the United Nations if the army withdrew from the hills.", {"M23 proposes control UN @ Goma future"}},
    {"AnOfferToLeave", "Armenia said it would withdraw from [Kalbajar] unless talks failed.", {"Armenia proposes withdrawal Armenia @ Kalbajar future"}},
    {"CallsAreNoProposers", "The RSF rejected international calls for it to leave [Bara].", {}},
};

const auto nameOf = [](const testing::TestParamInfo<Case>& info) { return std::string(info.param.name); };
INSTANTIATE_TEST_SUITE_P(OfAllies, Meant, testing::ValuesIn(ALLIES), nameOf);
INSTANTIATE_TEST_SUITE_P(OfAsides, Meant, testing::ValuesIn(ASIDES), nameOf);
INSTANTIATE_TEST_SUITE_P(OfSpeakers, Meant, testing::ValuesIn(SPEAKERS), nameOf);
INSTANTIATE_TEST_SUITE_P(OfProposals, Meant, testing::ValuesIn(PROPOSALS), nameOf);

}  // namespace
}  // namespace demarc::claim
