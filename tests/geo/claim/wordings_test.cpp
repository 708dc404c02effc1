#include "geo/claim/sentence_case.hpp"

// Wordings of news agencies, each told of more than one war.
namespace demarc::claim {
namespace {

class Wording : public testing::TestWithParam<Case> {};

TEST_P(Wording, GivesTheseClaims) { expectClaims(GetParam()); }

const Case SHARES[] = {
    {"AllOfIt", "Russia claims 100% of [Lyman]; Ukraine denied it.", {"Russia asserts control Russia @ Lyman 100%", "Ukraine denies control Russia @ Lyman 100%"}},
    {"InWords", "M23 claims 100 percent of [Uvira]. The Congolese army denied the claim.", {"M23 asserts control M23 @ Uvira 100%", "DR Congo denies control M23 @ Uvira 100%"}},
    {"WholeTown", "The LNA claimed all of [Derna]; the GNA denied it.", {"LNA asserts control LNA @ Derna 100%", "GNA denies control LNA @ Derna 100%"}},
    {"ToControl", "Russia claims to control all of [Pokrovsk], which Ukraine denies.", {"Russia asserts control Russia @ Pokrovsk 100%", "Ukraine denies control Russia @ Pokrovsk 100%"}},
    {"ClaimToHave",
     "The army of Sudan rejected the RSF's claim to have captured [Babanusa].",
     {"RSF asserts control RSF @ Babanusa", "Sudan denies control RSF @ Babanusa"}},
    {"ClaimsOfControl",
     "Ukraine dismissed Russian claims of full control over [Chasiv Yar].",
     {"Russia asserts control Russia @ Chasiv Yar 100%", "Ukraine denies control Russia @ Chasiv Yar 100%"}},
    {"CountedOfAPossessor", "The RSF controls 12 of [South Kordofan]'s 17 districts.", {"narrator asserts partial RSF @ South Kordofan 71%"}},
    {"CountedInWords", "M23 controls four of the six territories of [North Kivu].", {"narrator asserts partial M23 @ North Kivu 67%"}},
    {"CountedOfTheRegion", "The Arakan Army attacked [Rakhine]. It now holds 14 of the state's 17 townships.", {"narrator asserts contested AA @ Rakhine", "narrator asserts partial AA @ Rakhine 82%"}},
    {"CountedOutOf", "The junta controls three out of 17 townships in [Rakhine].", {"narrator asserts partial Myanmar @ Rakhine 18%"}},
    {"CountedBefore", "The Houthis hold 11 districts out of 14 in [Marib].", {"narrator asserts partial Houthis @ Marib 79%"}},
    {"CountedAll", "The Taliban hold all 15 of [Badakhshan]'s 15 districts.", {"narrator asserts control Taliban @ Badakhshan 100%"}},
    {"CountedAtLeast", "The Taliban said they had captured at least 20 of the 28 districts of [Badakhshan].", {"Taliban asserts partial Taliban @ Badakhshan 71%"}},
    {"CountedOfAPart", "The TNLA holds six of the ten townships in northern [Shan].", {"narrator asserts partial TNLA @ Shan"}},
    {"CountedAsHeld", "Nine of [Rakhine]'s 17 townships are under Arakan Army control.", {"narrator asserts partial AA @ Rakhine 53%"}},
    {"DoesNotExceed", "Ukraine said Russian control of [Pokrovsk] does not exceed 40%.", {"Ukraine asserts partial Russia @ Pokrovsk 40%"}},
    {"ShareDoesNotExceed", "The M23's share of [Walikale] does not exceed a quarter, the Congolese army said.", {"DR Congo asserts partial M23 @ Walikale 25%"}},
    {"NoCount", "M23 killed 12 of the 17 officers in [Goma].", {}},
    {"TitleOnly", "Venezuela claims the entire [Essequibo] region.", {}},
};

const Case STRIKES[] = {
    {"OfNobody", "A drone attack on [El Obeid] killed five people, officials said.", {"narrator asserts strike  @ El Obeid killed 5"}},
    {"Shelling", "Shelling of [Kadugli] wounded two.", {"narrator asserts strike  @ Kadugli wounded 2"}},
    {"UnderAttack", "[Belgorod] came under missile attack.", {"narrator asserts strike  @ Belgorod"}},
    {"ByAnOwner", "[Odesa] came under Russian missile attack overnight.", {"narrator asserts strike Russia @ Odesa"}},
    {"OnesOwnOfficials", "A missile attack on [Kharkiv] killed two people, Ukraine's interior ministry said.", {"Ukraine asserts strike  @ Kharkiv killed 2"}},
    {"DronesAttack", "Ukrainian drones attacked an oil refinery in [Ryazan].", {"narrator asserts strike Ukraine @ Ryazan"}},
    {"TheBombing", "[Douma] is a target of bombing by the Syrian army. The worst bombing has been in [Harasta].", {"narrator asserts strike Syria @ Douma", "narrator asserts strike Syria @ Harasta"}},
    {"DoctorsAreNoArmedGroup", "The RSF shelled [El Obeid], a medical group said.", {"narrator asserts strike RSF @ El Obeid"}},
    {"NotTheirOwnDrones", "Drones attacked [Kosti], Sudan's army said.", {"Sudan asserts strike  @ Kosti"}},
    {"Storm", "A storm hit [Beira].", {}},
    {"Work", "A strike by teachers in [Goma] entered its third week.", {}},
};

const Case OFFERS[] = {
    {"SuggestedPlacing", "Angola suggested placing [Goma] under a joint force.", {"Angola proposes control  @ Goma future"}},
    {"SuggestedUnderTheUn", "Kenya suggested putting [Goma] under United Nations control.", {"Kenya proposes control UN @ Goma future"}},
    {"ProposedHanding", "Kenya proposed handing [Goma] to a joint force.", {"Kenya proposes control  @ Goma future"}},
    {"ProposedHandingOver", "Turkey proposed handing [Manbij] over to the SNA.", {"Turkey proposes control SNA @ Manbij future"}},
    {"SuggestedThatItBe", "Qatar suggested that [Goma] be handed to the United Nations.", {"Qatar proposes control UN @ Goma future"}},
    {"ReportsSuggest", "Reports suggest that M23 rebels hold [Goma].", {"narrator asserts control M23 @ Goma"}},
    {"UnderCurfew", "The army put [Goma] under curfew.", {}},
    {"UnderTheArmy", "The decree placed [Babanusa] under the RSF.", {"narrator asserts control RSF @ Babanusa"}},
};

const Case CLASSES[] = {
    {"ACityThatIsAVillageInLists", "The Arakan Army attacked [Kyauktaw]. The city was captured by the Arakan Army.", {"narrator asserts contested AA @ Kyauktaw", "narrator asserts control AA @ Kyauktaw"}},
    {"AVillageThatIsACityInLists", "M23 attacked [Goma]. The village was captured by M23.", {"narrator asserts contested M23 @ Goma", "narrator asserts control M23 @ Goma"}},
    {"AnUnnamedVillage", "M23 attacked [Goma]. Its fighters entered a village nearby. The village was captured by M23.", {"narrator asserts contested M23 @ Goma"}},
    {"ATempleCalledSo", "Thailand attacked [Ta Muen Thom] temple. Cambodia said its forces still held the temple.", {"narrator asserts contested Thailand @ Ta Muen Thom", "Cambodia asserts control Cambodia @ Ta Muen Thom"}},
    {"ATownThatIsAnIsland", "M23 attacked [Sake]. M23 then attacked [Idjwi]. The town was captured by M23.", {"narrator asserts contested M23 @ Sake", "narrator asserts contested M23 @ Idjwi", "narrator asserts control M23 @ Idjwi"}},
};

const Case ASIDES[] = {
    {"WhoTellsItIsNotWhoLeft", "Rebels of the FSA, the Syrian army said, had left [Hama].", {"Syria asserts withdrawal FSA @ Hama"}},
    {"ItsOwnSoldiers", "Ethiopia denied that [Dessie] had fallen; its soldiers, it said, had pushed the TPLF out of the city.", {"Ethiopia denies control TPLF @ Dessie", "Ethiopia asserts control Ethiopia @ Dessie"}},
    {"AnArmyPost", "JNIM overran an army post at [Djibo].", {"narrator asserts partial JNIM @ Djibo"}},
    {"CoalitionControls", "Gangs of the Viv Ansanm coalition control at least 85 percent of [Port-au-Prince].", {"narrator asserts partial Viv Ansanm @ Port-au-Prince 85%"}},
    {"CitedReport", "JNIM besieged [Timbuktu]. It controls seven of the ten communes of [Mopti], according to a UN report.", {"narrator asserts encircled JNIM @ Timbuktu", "UN asserts partial JNIM @ Mopti 70%"}},
    {"OrgansControlMeasured", "Myanmar's junta is weak. The junta's control of [Rakhine] does not exceed 40%, the Arakan Army said.", {"AA asserts partial Myanmar @ Rakhine 40%"}},
    {"ItsAllies", "The FLA said the Malian army and its Russian allies were withdrawing from [Tessalit].", {"FLA asserts withdrawal Mali @ Tessalit", "FLA asserts withdrawal Russia @ Tessalit"}},
    {"LeftThen", "JNIM entered [Djibo] in May and left after eleven hours.", {"narrator asserts partial JNIM @ Djibo past from 2025-05", "narrator asserts withdrawal JNIM @ Djibo past from 2025-05"}},
    {"OtherMilitiamen", "TPLF fighters fled. [Gambela] militiamen occupy [Humera].", {}},
    {"DemandedThatThey", "Amhara militiamen occupy [Humera]. The TPLF demanded that they withdraw from [Humera].", {"narrator asserts control Amhara Special Forces @ Humera"}},
    {"HeightsAboveAnother", "Azerbaijan attacked [Martuni]. Artsakh forces hold the heights above Zzyzx.", {"narrator asserts contested Azerbaijan @ Martuni"}},
    {"HadBeenInItsHands", "The RSF left [Babanusa]. The town had been in RSF hands for three weeks.", {"narrator asserts withdrawal RSF @ Babanusa", "narrator asserts control RSF @ Babanusa past"}},
};

const Case NAMED[] = {
    {"TheAffiliateOfAnother", "Fighters of the al-Qaida affiliate JNIM overran [Djibo]. The al-Qaida affiliate JNIM holds [Timbuktu].", {"narrator asserts control JNIM @ Djibo", "narrator asserts control JNIM @ Timbuktu"}},
    {"TheGovernmentOfThatCountry", "Mali's army said JNIM besieges [Timbuktu]. In [Burkina Faso], JNIM attacked [Djibo]; the government said the city never fell.", {"Mali asserts encircled JNIM @ Timbuktu", "narrator asserts contested JNIM @ Djibo", "Burkina Faso denies control JNIM @ Djibo"}},
    {"ThreatIsItsOwn", "M23 threatened to capture [Uvira].", {"M23 asserts control M23 @ Uvira future"}},
};

const Case GROUND[] = {
    {"SoFarInto", "Russian forces drove 6 km into [Sumy].", {"narrator asserts partial Russia @ Sumy"}},
    {"SoFarTowards", "Ukrainian forces advanced 3 km towards [Svatove].", {"narrator asserts advance Ukraine @ Svatove"}},
    {"SoFarFrom", "Russian troops are 5 km from [Pokrovsk].", {}},
    {"Handed", "[Shusha] was handed to Azerbaijan.", {"narrator asserts control Azerbaijan @ Shusha"}},
    {"HandedIt", "SDF fighters withdrew from [Manbij], handing it to the SNA.", {"narrator asserts withdrawal SDF @ Manbij", "narrator asserts control SNA @ Manbij"}},
    {"AfterTheyWithdrew", "The Syrian army entered [Deir Hafer] after the SDF withdrew.", {"narrator asserts partial Syria @ Deir Hafer", "narrator asserts withdrawal SDF @ Deir Hafer"}},
    {"NobodyIsHandedATown", "Washington has handed [Kyiv] a plan that Russia knows.", {}},
    {"NotWhoCame", "The YPG moved into [Manbij] as rebels withdrew.", {"narrator asserts partial YPG @ Manbij"}},
    {"AsTheyClosedIn", "Congolese soldiers abandoned [Sake] as M23 closed in.", {"narrator asserts withdrawal DR Congo @ Sake", "narrator asserts advance M23 @ Sake"}},
    {"PushedBackFrom", "Houthi rebels have been pushed back from [Marib].", {"narrator asserts contested Houthis @ Marib"}},
    {"OnlyBegun", "Sudan's army has begun taking over [Babanusa].", {"narrator asserts partial Sudan @ Babanusa"}},
    {"TheirBackersAreOthers", "The SDF left [Manbij], handing it to Turkish-backed forces.", {"narrator asserts withdrawal SDF @ Manbij"}},
    {"Ambushed", "Hamas fighters ambushed Israeli troops in [Beit Hanoun].", {"narrator asserts contested Hamas @ Beit Hanoun"}},
    {"ItsAirport", "[Goma]'s airport is under M23 control.", {"narrator asserts partial M23 @ Goma"}},
    {"NoFighterNamed", "M23 rebels captured [Sake]. Fighting continued in [Goma], the UN said.", {"narrator asserts control M23 @ Sake"}},
    {"NoFighterNamedElsewhere", "Russian forces captured [Toretsk]. Fighting continued in [Pokrovsk], the UN said.", {"narrator asserts control Russia @ Toretsk"}},
};

const auto nameOf = [](const testing::TestParamInfo<Case>& info) { return std::string(info.param.name); };
INSTANTIATE_TEST_SUITE_P(OfShares, Wording, testing::ValuesIn(SHARES), nameOf);
INSTANTIATE_TEST_SUITE_P(OfOffers, Wording, testing::ValuesIn(OFFERS), nameOf);
INSTANTIATE_TEST_SUITE_P(OfClasses, Wording, testing::ValuesIn(CLASSES), nameOf);
INSTANTIATE_TEST_SUITE_P(OfAsides, Wording, testing::ValuesIn(ASIDES), nameOf);
INSTANTIATE_TEST_SUITE_P(OfNames, Wording, testing::ValuesIn(NAMED), nameOf);
INSTANTIATE_TEST_SUITE_P(OfStrikes, Wording, testing::ValuesIn(STRIKES), nameOf);
INSTANTIATE_TEST_SUITE_P(OfGround, Wording, testing::ValuesIn(GROUND), nameOf);

}  // namespace
}  // namespace demarc::claim
