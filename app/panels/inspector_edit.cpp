#include <imgui.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/words.hpp"
#include "panels/claim_form.hpp"
#include "panels/claim_words.hpp"
#include "panels/panes.hpp"
#include "panels/typed.hpp"

// How a claim is changed, made or split: the form changes a draft; only "Save" asks for a step.

namespace demarc::panels {
namespace {

using claim::Claim;

constexpr float PADDING_PX = 16;

/// What the fields of a claim say before anybody types.
void type(ClaimEdit& edit) {
    const auto& claim = edit.claim;
    edit.share = shareOf(claim);
    edit.from = claim.from ? claim.from->iso() : "";
    edit.to = claim.to ? claim.to->iso() : "";
    edit.killed = claim.killed ? std::to_string(*claim.killed) : "";
    edit.wounded = claim.wounded ? std::to_string(*claim.wounded) : "";
}

/// Whether something would be lost with it. Of a new claim that nobody may have touched the words were chosen.
bool isChanged(const Context& context, const ClaimEdit& edit) {
    if (edit.kind == ClaimEdit::Kind::add) return true;
    ClaimEdit before{.claim = claimOf(context, edit.ref)};
    type(before);
    const auto said = [](const ClaimEdit& e) {
        const Claim& c = e.claim;
        return std::tie(c.place, c.placeIndex, c.position, c.qualifier, c.claimant, c.stance, c.status, c.actor, c.time, c.speaker, e.share, e.from, e.to, e.killed, e.wounded);
    };
    return said(edit) != said(before);
}

void close(Context& context) {
    context.memory.edit.open = false;
    if (context.shown.picksPlace) context.asked.ask(PickPlace{false});
}

/// Leaves a draft that would be lost where it is and says so.
bool holdsDraft(Context& context) {
    auto& edit = context.memory.edit;
    if (!edit.open || !isChanged(context, edit)) return false;
    edit.aside = false;
    edit.fault = tr("Save or cancel this draft first");
    if (edit.kind != ClaimEdit::Kind::add) context.asked.select(edit.ref);
    return true;
}

void open(Context& context, ClaimEdit edit) {
    auto& now = context.memory.edit;
    now = std::move(edit);
    now.open = now.justOpened = true;
    now.report = (*context.state().readings)[now.ref.reading].document.id;
    type(now);
    findChoices(context, now);
}

/// Takes over what was typed; false, with the fault, where it can't be read.
bool takeOver(ClaimEdit& edit) {
    edit.fault.clear();
    auto& claim = edit.claim;
    const auto fail = [&](const char* why) { edit.fault = why; };
    if (claim.place.find_first_not_of(' ') == std::string::npos) fail(tr("A claim needs a place"));
    else if (claim.claimant.empty()) fail(tr("A claim needs a claimant"));
    else if (!parseShare(edit.share, claim.extent)) fail(tr("The share is not within 0% to 100%"));
    else if (!parseDate(edit.from, claim.from) || !parseDate(edit.to, claim.to)) fail(tr("Write dates as YYYY-MM-DD, YYYY-MM or YYYY"));
    else if (!parseCount(edit.killed, claim.killed) || !parseCount(edit.wounded, claim.wounded)) fail(tr("Casualties are numbers"));
    return edit.fault.empty();
}

project::Edit stepOf(const Context& context, const ClaimEdit& edit) {
    const project::Correcting correcting{context.state(), context.shown.knowledge->gazetteer};
    if (edit.kind == ClaimEdit::Kind::add) return correcting.add(edit.ref.reading, edit.claim);
    const Claim& before = claimOf(context, edit.ref);
    if (edit.kind == ClaimEdit::Kind::split) return correcting.split(edit.ref, before, edit.claim);
    const auto refs = project::claimsOfPlace(*context.state().readings, edit.ref, edit.reach);
    bool first = true;
    auto step = correcting.change(refs, [&](Claim& claim) {
        if (std::exchange(first, false)) {
            claim = edit.claim;
            return;
        }
        claim.place = edit.claim.place;
        claim.placeIndex = edit.claim.placeIndex;
        claim.position = edit.claim.position;
        claim.radius_km = edit.claim.radius_km;
        claim.feature = edit.claim.feature;
    });
    // Where only the place is another, the step says so.
    if (isElsewhere(before, edit.claim) && edit.claim.position && !step.name.empty())
        step.name = correcting.move({edit.ref}, {edit.claim.placeIndex, *edit.claim.position}).name;
    return step;
}

/// Finds the claim that the form is about where readings have changed meanwhile; false where it is gone.
bool isThere(const Context& context, ClaimEdit& edit) {
    const auto& readings = *context.state().readings;
    const auto reading = edit.ref.reading < readings.size() && readings[edit.ref.reading].document.id == edit.report
                             ? readings.begin() + static_cast<std::ptrdiff_t>(edit.ref.reading)
                             : std::ranges::find(readings, edit.report, [](const claim::Reading& r) -> const std::string& { return r.document.id; });
    if (reading == readings.end() || edit.claim.evidence.end > reading->document.text.size()) return false;
    edit.ref.reading = static_cast<std::size_t>(reading - readings.begin());
    const auto& claims = reading->claims;
    if (edit.kind == ClaimEdit::Kind::add || (edit.ref.claim < claims.size() && claims[edit.ref.claim].id == edit.claim.id)) return true;
    const auto claim = std::ranges::find(claims, edit.claim.id, &Claim::id);
    edit.ref.claim = static_cast<std::size_t>(claim - claims.begin());
    return claim != claims.end();
}

}  // namespace

void putDraftAside(Context& context) {
    auto& edit = context.memory.edit;
    if (!edit.open) return;
    if (!isChanged(context, edit)) return close(context);
    edit.aside = true;
    if (context.shown.picksPlace) context.asked.ask(PickPlace{false});
}

void heedDraft(Context& context) {
    auto& edit = context.memory.edit;
    if (!edit.open) return;
    if (!context.shown.knowledge || !isThere(context, edit)) return close(context);
    if (edit.kind == ClaimEdit::Kind::add || !context.memory.selectionMoved) return;
    if (context.state().selected == edit.ref) edit.aside = false;
    else putDraftAside(context);
}

void drawDraftTab(Context& context, Area& head) {
    auto& edit = context.memory.edit;
    if (!edit.open || !edit.aside) return;
    const std::string words = say("Draft: {0}", edit.claim.place);
    head.takeLeft(context.px(10));
    if (tab(context, "draft", words, "", head.takeLeft(std::min(tabWidth(context, words, ""), head.width())), false)) {
        edit.aside = false;
        if (edit.kind != ClaimEdit::Kind::add) context.asked.select(edit.ref);
    }
    hint(tr("A claim that was changed and is not saved yet"));
}

void editClaim(Context& context, claim::ClaimRef ref, bool split, gazetteer::PlaceIndex place) {
    if (holdsDraft(context)) return;
    context.asked.change(project::SelectClaim{ref});
    open(context, {.kind = split ? ClaimEdit::Kind::split : ClaimEdit::Kind::change, .ref = ref, .claim = claimOf(context, ref)});
    if (place != gazetteer::kNoPlace) choosePlace(context, context.memory.edit, place);
}

void editNewClaim(Context& context, std::size_t reading, base::Span words) {
    if (holdsDraft(context)) return;
    open(context, {.kind = ClaimEdit::Kind::add, .ref = {reading, 0}, .claim = project::guessAt((*context.state().readings)[reading], words)});
}

void drawClaimEditor(Context& context, Area pane) {
    auto& edit = context.memory.edit;
    if (context.shown.pickedPlace) {
        edit.claim.placeIndex = gazetteer::kNoPlace;
        edit.claim.position = context.shown.pickedPlace;
        edit.claim.radius_km = 0;
    }
    const bool escape = std::ranges::find(context.shown.paneKeys, PaneKey::escape) != context.shown.paneKeys.end();
    if (escape) context.shown.picksPlace ? context.asked.ask(PickPlace{false}) : close(context);

    Area foot = pane.takeBottom(context.px(40));
    fill({foot.left, foot.top, foot.right, foot.top + 1}, context.theme().line);
    ImGui::SetCursorScreenPos({pane.left, pane.top});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{context.px(PADDING_PX), context.px(8)});
    ImGui::BeginChild("form", {pane.width(), pane.height()}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
    ImGui::PopStyleVar();
    if (edit.justOpened) ImGui::SetScrollY(0);
    const auto& text = (*context.state().readings)[edit.ref.reading].document.text;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = writeParagraph(say("“{0}”", edit.claim.evidence.of(text)), context.fonts().base, context.theme().text2, at.x, at.y, width, context.px(18), 3);
    ImGui::Dummy({width, height + context.px(4)});
    drawClaimForm(context);
    edit.justOpened = false;
    ImGui::EndChild();

    foot = foot.inset(context.px(PADDING_PX), context.px(6));
    const char* save = edit.kind == ClaimEdit::Kind::change ? tr("Save") : edit.kind == ClaimEdit::Kind::split ? tr("Add a second claim") : tr("Make the claim");
    const bool saves = inkButton(context, "save", save, foot.takeLeft(buttonWidth(context, save)));
    foot.takeLeft(context.px(6));
    if (quietButton(context, "cancel", tr("Cancel"), foot.takeLeft(buttonWidth(context, tr("Cancel"))))) close(context);
    foot.takeLeft(context.px(10));
    write(edit.fault, context.fonts().small, context.theme().text2, foot.left, foot.middle(), foot.width());
    if (!saves || !takeOver(edit)) return;
    auto step = stepOf(context, edit);
    if (edit.kind == ClaimEdit::Kind::split && step.name.empty()) {
        edit.fault = tr("It says the same as the first");
        return;
    }
    if (!step.name.empty()) context.asked.change(std::move(step));
    if (edit.kind != ClaimEdit::Kind::change) edit.awaited = (*context.state().readings)[edit.ref.reading].document.id;
    close(context);
}

}  // namespace demarc::panels
