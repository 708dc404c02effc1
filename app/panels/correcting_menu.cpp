#include <imgui.h>
#include <imgui_stdlib.h>

#include <array>
#include <cmath>
#include <utility>

#include "panels/claim_words.hpp"
#include "panels/panes.hpp"

// What is asked for in the inspector, the report and the table alike.

namespace demarc::panels {
namespace {

constexpr float PADDING_PX = 16, DECISION_PX = 28, DECISION_GAP_PX = 6;
constexpr std::array DECISIONS{words::key("Confirm"), words::key("Reject"), words::key("Edit"), words::key("Split"), words::key("As read")};

project::Correcting correctingOf(const Context& context) { return {context.state(), context.shown.knowledge->gazetteer}; }

void ask(Context& context, project::Edit step) {
    if (!step.name.empty()) context.asked.change(std::move(step));
}

/// A submenu with the words of an enumeration up to `last`.
template <class Word>
bool wordMenu(const char* label, Word last, Word& chosen) {
    bool taken = false;
    if (!ImGui::BeginMenu(label)) return false;
    for (int k = 0; k <= static_cast<int>(last); ++k) {
        const auto word = static_cast<Word>(k);
        if (!ImGui::MenuItem(wordOf(word).c_str())) continue;
        chosen = word;
        taken = true;
    }
    ImGui::EndMenu();
    return taken;
}

}  // namespace

void askToReject(Context& context, const std::vector<claim::ClaimRef>& claims) { ask(context, correctingOf(context).reject(claims)); }
void askToConfirm(Context& context, const std::vector<claim::ClaimRef>& claims) { ask(context, correctingOf(context).confirm(claims)); }
void askToRestore(Context& context, const std::vector<claim::ClaimRef>& claims) { ask(context, correctingOf(context).restore(claims)); }

bool partyMenu(const Context& context, bool canBeNobody, std::string& chosen) {
    bool taken = false;
    const auto item = [&](const std::string& label, const std::string& id) {
        if (!ImGui::MenuItem((label + "##" + id).c_str(), nullptr, chosen == id)) return;
        chosen = id;
        taken = true;
    };
    if (canBeNobody) item(tr("Not told"), "");
    for (const auto& party : context.telling.parties()) item(party.name, party.id);
    if (!canBeNobody) item(tr("Report"), "narrator");
    // Any party that the program knows, by its first letters.
    if (ImGui::BeginMenu(tr("Another…"))) {
        std::string& typed = context.memory.party.searched;
        if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
        ImGui::InputTextWithHint("##party", tr("Name of a party"), &typed);
        if (context.shown.parties && typed.size() >= 2) {
            constexpr int MOST = 8;
            int shown = 0;
            const auto* exact = context.shown.parties->findByName(typed);
            if (exact) item(exact->name, exact->id), ++shown;
            for (const auto& party : context.shown.parties->parties())
                if (&party != exact && shown < MOST && party.name.starts_with(typed)) item(party.name, party.id), ++shown;
            if (!exact) item(say("“{0}”, a new party", typed), typed);
        }
        ImGui::EndMenu();
    }
    if (taken) ImGui::CloseCurrentPopup();
    return taken;
}

void correctingMenu(Context& context, const std::vector<claim::ClaimRef>& claims) {
    if (claims.empty() || !context.shown.knowledge) return;
    const bool many = claims.size() > 1;
    if (ImGui::MenuItem(tr("Confirm"))) askToConfirm(context, claims);
    if (ImGui::MenuItem(tr("Reject"), "Delete")) askToReject(context, claims);
    if (!many && ImGui::MenuItem(tr("Edit…"), "Enter")) editClaim(context, claims.front());
    if (!many && ImGui::MenuItem(tr("Split…"))) editClaim(context, claims.front(), true);
    if (many && ImGui::MenuItem(tr("Merge into the first"))) ask(context, correctingOf(context).merge(claims));
    if (ImGui::MenuItem(tr("As read"))) askToRestore(context, claims);
    ImGui::Separator();
    const auto change = [&](auto alter) { ask(context, correctingOf(context).change(claims, alter)); };
    const auto partyOf = [&](const char* label, std::string claim::Claim::*member, bool canBeNobody) {
        if (!ImGui::BeginMenu(label)) return;
        std::string chosen = claimOf(context, claims.front()).*member;
        if (partyMenu(context, canBeNobody, chosen)) change([&](claim::Claim& claim) { claim.*member = chosen; });
        ImGui::EndMenu();
    };
    partyOf(tr("Claimant"), &claim::Claim::claimant, false);
    partyOf(tr("Holder"), &claim::Claim::actor, true);
    claim::Stance stance{};
    claim::Status status{};
    claim::Time time{};
    if (wordMenu(tr("Stance"), claim::Stance::proposes, stance)) change([&](claim::Claim& claim) { claim.stance = stance; });
    if (wordMenu(tr("Status"), claim::Status::strike, status)) change([&](claim::Claim& claim) { claim.status = status; });
    if (wordMenu(tr("Time"), claim::Time::future, time)) change([&](claim::Claim& claim) { claim.time = time; });
    const auto& party = claimOf(context, claims.front()).claimant;
    if (party == "narrator") return;
    ImGui::Separator();
    if (ImGui::MenuItem(say("Name and colour of {0}…", context.telling.party(party).name).c_str())) askForPartyLook(context.memory, party);
}

Area takeDecisions(const Context& context, Area& pane) {
    const float room = pane.width() - context.px(2 * PADDING_PX);
    float lines = 1, taken = 0;
    for (const char* label : DECISIONS) {
        const float width = buttonWidth(context, tr(label));
        if (taken > 0 && taken + width > room) {
            ++lines;
            taken = 0;
        }
        taken += width + context.px(DECISION_GAP_PX);
    }
    return pane.takeBottom(context.px(40) + (lines - 1) * context.px(DECISION_PX + DECISION_GAP_PX));
}

void drawDecisions(Context& context, Area rows, claim::ClaimRef ref) {
    const auto& claim = claimOf(context, ref);
    rows = rows.inset(context.px(PADDING_PX), context.px(6));
    Area row = rows.takeTop(context.px(DECISION_PX));
    const auto button = [&](const char* label, const char* words, bool enabled) {
        if (row.left > rows.left && row.width() < buttonWidth(context, label)) {
            rows.takeTop(context.px(DECISION_GAP_PX));
            row = rows.takeTop(context.px(DECISION_PX));
        }
        const Area area = row.takeLeft(buttonWidth(context, label));
        row.takeLeft(context.px(DECISION_GAP_PX));
        const bool pressed = enabled && quietButton(context, label, label, area);
        if (enabled) hint(words);
        else write(label, context.fonts().base, context.theme().text3, area.left, area.middle(), area.width(), Align::centre);
        return pressed;
    };
    const bool byHand = project::isByHand(claim);
    if (button(tr("Confirm"), tr("It was read rightly: it stays as it is"), !byHand)) askToConfirm(context, {ref});
    if (button(tr("Reject"), tr("It was read wrongly: it goes (Delete)"), true)) askToReject(context, {ref});
    if (button(tr("Edit"), tr("Change what it says"), true)) editClaim(context, ref);
    if (button(tr("Split"), tr("Make a second claim of its sentence"), true)) editClaim(context, ref, true);
    if (button(tr("As read"), tr("Take back what was decided by hand"), byHand)) askToRestore(context, {ref});
}

void drawRejected(Context& context, Area pane) {
    const auto& readings = *context.state().readings;
    if (context.memory.reading >= readings.size()) return;
    pane = pane.inset(context.px(PADDING_PX), 0);
    bool first = true;
    for (const auto& correction : context.state().task.corrections) {
        if (correction.report != readings[context.memory.reading].document.id || !correction.claim.empty() || pane.height() < context.px(70)) continue;
        if (std::exchange(first, false)) write(tr("Rejected in this report"), context.fonts().smallBold, context.theme().text2, pane.left, pane.takeTop(context.px(24)).middle());
        Area row = pane.takeTop(std::round(context.px(30)));
        const Area button = row.takeRight(buttonWidth(context, tr("As read"))).inset(0, context.px(1));
        ImGui::PushID(correction.id.c_str());
        if (quietButton(context, "back", tr("As read"), button)) context.asked.change(project::takeBack(correction));
        ImGui::PopID();
        write(correction.sentence, context.fonts().base, context.theme().text2, row.left, row.middle(), row.width() - context.px(8));
    }
}

}  // namespace demarc::panels
