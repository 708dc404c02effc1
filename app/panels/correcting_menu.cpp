#include <imgui.h>
#include <imgui_stdlib.h>

#include <utility>

#include "panels/panes.hpp"

// What is asked for in the inspector, the report and the table alike.

namespace demarc::panels {
namespace {

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
        if (!ImGui::MenuItem(std::string{claim::name(word)}.c_str())) continue;
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
    if (canBeNobody) item("Not told", "");
    for (const auto& party : context.telling.parties()) item(party.name, party.id);
    if (!canBeNobody) item("Report", "narrator");
    // Any party that the program knows, by its first letters.
    if (ImGui::BeginMenu("Another…")) {
        std::string& typed = context.memory.party.searched;
        if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
        ImGui::InputTextWithHint("##party", "Name of a party", &typed);
        if (context.shown.parties && typed.size() >= 2) {
            constexpr int MOST = 8;
            int shown = 0;
            const auto* exact = context.shown.parties->findByName(typed);
            if (exact) item(exact->name, exact->id), ++shown;
            for (const auto& party : context.shown.parties->parties())
                if (&party != exact && shown < MOST && party.name.starts_with(typed)) item(party.name, party.id), ++shown;
            if (!exact) item("“" + typed + "”, a new party", typed);
        }
        ImGui::EndMenu();
    }
    if (taken) ImGui::CloseCurrentPopup();
    return taken;
}

void correctingMenu(Context& context, const std::vector<claim::ClaimRef>& claims) {
    if (claims.empty() || !context.shown.knowledge) return;
    const bool many = claims.size() > 1;
    if (ImGui::MenuItem("Confirm")) askToConfirm(context, claims);
    if (ImGui::MenuItem("Reject", "Delete")) askToReject(context, claims);
    if (!many && ImGui::MenuItem("Edit…", "Enter")) editClaim(context, claims.front());
    if (!many && ImGui::MenuItem("Split…")) editClaim(context, claims.front(), true);
    if (many && ImGui::MenuItem("Merge into the first")) ask(context, correctingOf(context).merge(claims));
    if (ImGui::MenuItem("As read")) askToRestore(context, claims);
    ImGui::Separator();
    const auto change = [&](auto alter) { ask(context, correctingOf(context).change(claims, alter)); };
    const auto partyOf = [&](const char* label, std::string claim::Claim::*member, bool canBeNobody) {
        if (!ImGui::BeginMenu(label)) return;
        std::string chosen = claimOf(context, claims.front()).*member;
        if (partyMenu(context, canBeNobody, chosen)) change([&](claim::Claim& claim) { claim.*member = chosen; });
        ImGui::EndMenu();
    };
    partyOf("Claimant", &claim::Claim::claimant, false);
    partyOf("Holder", &claim::Claim::actor, true);
    claim::Stance stance{};
    claim::Status status{};
    claim::Time time{};
    if (wordMenu("Stance", claim::Stance::proposes, stance)) change([&](claim::Claim& claim) { claim.stance = stance; });
    if (wordMenu("Status", claim::Status::strike, status)) change([&](claim::Claim& claim) { claim.status = status; });
    if (wordMenu("Time", claim::Time::future, time)) change([&](claim::Claim& claim) { claim.time = time; });
    const auto& party = claimOf(context, claims.front()).claimant;
    if (party == "narrator") return;
    ImGui::Separator();
    if (ImGui::MenuItem(("Name and colour of " + context.telling.party(party).name + "…").c_str())) askForPartyLook(context.memory, party);
}

}  // namespace demarc::panels
