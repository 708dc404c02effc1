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
    {"TheirBackersAreOthers", "The SDF left [Manbij], handing it to Turkish-backed forces.", {"narrator asserts withdrawal SDF @ Manbij"}},
    {"Ambushed", "Hamas fighters ambushed Israeli troops in [Beit Hanoun].", {"narrator asserts contested Hamas @ Beit Hanoun"}},
    {"ItsAirport", "[Goma]'s airport is under M23 control.", {"narrator asserts partial M23 @ Goma"}},
    {"NoFighterNamed", "M23 rebels captured [Sake]. Fighting continued in [Goma], the UN said.", {"narrator asserts control M23 @ Sake"}},
    {"NoFighterNamedElsewhere", "Russian forces captured [Toretsk]. Fighting continued in [Pokrovsk], the UN said.", {"narrator asserts control Russia @ Toretsk"}},
};

const auto nameOf = [](const testing::TestParamInfo<Case>& info) { return std::string(info.param.name); };
INSTANTIATE_TEST_SUITE_P(OfShares, Wording, testing::ValuesIn(SHARES), nameOf);
INSTANTIATE_TEST_SUITE_P(OfStrikes, Wording, testing::ValuesIn(STRIKES), nameOf);
INSTANTIATE_TEST_SUITE_P(OfGround, Wording, testing::ValuesIn(GROUND), nameOf);

}  // namespace
}  // namespace demarc::claim
