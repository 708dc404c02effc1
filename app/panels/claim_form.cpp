#include "panels/claim_form.hpp"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "panels/claim_words.hpp"
#include "panels/panes.hpp"
#include "panels/popups.hpp"

namespace demarc::panels {
namespace {

using claim::Claim;
using claim::Status;

constexpr float LINE_PX = 32, LABEL_PX = 86, CHOICE_PX = 20;
constexpr std::size_t MOST_CHOICES = 6;

class ClaimForm {
public:
    explicit ClaimForm(Context& context) : context_{context}, edit_{context.memory.edit} {}

    void draw() {
        place();
        party(tr("Claimant"), edit_.claim.claimant, false);
        choices(tr("Stance"), edit_.claim.stance, {claim::Stance::asserts, claim::Stance::denies, claim::Stance::proposes});
        status();
        party(tr("Holder"), edit_.claim.actor, true);
        text(tr("Share"), edit_.share, tr("80%, or empty"));
        choices(tr("Time"), edit_.claim.time, {claim::Time::current, claim::Time::past, claim::Time::future});
        dates();
        text(tr("Speaker"), edit_.claim.speaker, tr("as the report names them"));
        pair(tr("Casualties"), edit_.killed, tr("killed"), edit_.wounded, tr("wounded"));
    }

private:
    /// The next line's right part, behind its label.
    Area line(const char* label, float height_px = LINE_PX) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = std::round(context_.px(height_px)), width = ImGui::GetContentRegionAvail().x;
        ImGui::Dummy({width, height - ImGui::GetStyle().ItemSpacing.y});
        Area area{at.x, at.y, at.x + width, at.y + height};
        write(label, context_.fonts().small, context_.theme().text2, area.left, area.top + context_.px(LINE_PX / 2 - 2), context_.px(LABEL_PX - 6));
        area.takeLeft(context_.px(LABEL_PX));
        next_ = {at.x, at.y + height};
        return area;
    }
    /// What was drawn over the line must not move the next one.
    void endLine() const { ImGui::SetCursorScreenPos({next_.x, next_.y}); }
    bool input(const char* id, std::string& value, const char* words, const Area& area) const {
        ImGui::SetCursorScreenPos({area.left, area.top});
        ImGui::SetNextItemWidth(area.width());
        return ImGui::InputTextWithHint(id, words, &value);
    }
    void text(const char* label, std::string& value, const char* words) {
        input(("##" + std::string{label}).c_str(), value, words, line(label));
        endLine();
    }
    void pair(const char* label, std::string& first, const char* firstWords, std::string& second, const char* secondWords) {
        Area area = line(label);
        const float half = (area.width() - context_.px(6)) / 2;
        input((std::string{"##1"} + label).c_str(), first, firstWords, area.takeLeft(half));
        area.takeLeft(context_.px(6));
        input((std::string{"##2"} + label).c_str(), second, secondWords, area);
        endLine();
    }
    void dates() { pair(tr("From, to"), edit_.from, tr("YYYY-MM-DD"), edit_.to, tr("YYYY-MM-DD")); }

    template <class Word>
    void choices(const char* label, Word& value, std::initializer_list<Word> meanings) {
        Area area = line(label);
        for (const Word meaning : meanings) {
            const std::string word = wordOf(meaning);
            const Area button = area.takeLeft(buttonWidth(context_, word));
            area.takeLeft(context_.px(4));
            if (quietButton(context_, word.c_str(), word, {button.left, button.top, button.right, button.top + context_.px(28)}, value == meaning)) value = meaning;
        }
        endLine();
    }

    /// A button that says what is chosen and opens a menu below it.
    template <class Menu>
    void menu(const char* label, const std::string& words, const Menu& items) {
        Area area = line(label);
        area.bottom = area.top + context_.px(28);
        if (clicked(label, area)) ImGui::OpenPopup(label);
        fill(area, hovered() ? context_.theme().selected : context_.theme().raised, context_.px(4));
        frame(area, context_.theme().line, 1, context_.px(4));
        drawIcon(context_, Icon::down, area.right - context_.px(14), area.middle(), context_.theme().text2);
        write(words, context_.fonts().base, context_.theme().text, area.left + context_.px(8), area.middle(), area.width() - context_.px(32));
        if (beginPopupAt(context_, label, area)) {
            items();
            ImGui::EndPopup();
        }
        endLine();
    }
    void party(const char* label, std::string& id, bool canBeNobody) {
        const auto& look = context_.telling.party(id);
        menu(label, id.empty() ? tr("Not told") : look.name.empty() ? id : look.name, [&] { partyMenu(context_, canBeNobody, id); });
    }
    void status() {
        menu(tr("Status"), wordOf(edit_.claim.status), [&] {
            for (int k = 0; k <= static_cast<int>(Status::strike); ++k)
                if (ImGui::MenuItem(wordOf(static_cast<Status>(k)).c_str(), nullptr, edit_.claim.status == static_cast<Status>(k))) edit_.claim.status = static_cast<Status>(k);
        });
    }

    void place() {
        Area area = line(tr("Place"));
        const char* pick = context_.shown.picksPlace ? tr("Click on the map…") : tr("Pick on the map");
        const Area button = area.takeRight(buttonWidth(context_, pick));
        area.takeRight(context_.px(6));
        if (edit_.justOpened && edit_.kind == ClaimEdit::Kind::add) ImGui::SetKeyboardFocusHere();
        if (input("##place", edit_.claim.place, tr("name of a place"), area)) {
            // Another name is looked up, unless a place is chosen below.
            edit_.claim.placeIndex = gazetteer::kNoPlace;
            edit_.claim.position.reset();
            edit_.claim.radius_km = 0;
            findChoices(context_, edit_);
        }
        if (quietButton(context_, "pick", pick, {button.left, button.top, button.right, button.top + context_.px(28)}, context_.shown.picksPlace))
            context_.asked.ask(PickPlace{!context_.shown.picksPlace});
        hint(tr("The next click on the map says where it is; Escape ends that"));
        endLine();
        for (const auto& choice : edit_.choices) this->choice(choice);
        const Claim* before = edit_.kind == ClaimEdit::Kind::change ? &claimOf(context_, edit_.ref) : nullptr;
        if (edit_.claim.position && edit_.claim.placeIndex == gazetteer::kNoPlace) note(project::inWords(*edit_.claim.position));
        if (before && isElsewhere(*before, edit_.claim)) reach();
        text(tr("Part"), edit_.claim.qualifier, tr("left bank, or empty"));
    }
    void choice(const PlaceChoice& choice) {
        Area area = line("", CHOICE_PX);
        area.left -= context_.px(4);
        const auto& theme = context_.theme();
        ImGui::PushID(static_cast<int>(choice.place));
        const bool chosen = choice.place == edit_.claim.placeIndex;
        if (clicked("choice", area)) choosePlace(context_, edit_, choice.place);
        if (chosen || hovered()) fill(area, chosen ? theme.selected : theme.raised, context_.px(3));
        const std::string name{context_.shown.knowledge->gazetteer.place(choice.place).name};
        hint(name + ": " + choice.why);
        ImGui::PopID();
        area.left += context_.px(4);
        const float score = context_.px(30);
        write(confidenceOf(choice.score), context_.fonts().small, theme.text2, area.left, area.middle(), score);
        area.left += score;
        area.left += write(name, chosen ? context_.fonts().bold : context_.fonts().base, theme.text, area.left, area.middle(), area.width() * 0.6F) + context_.px(6);
        write(choice.why, context_.fonts().small, theme.text3, area.left, area.middle(), area.width());
        endLine();
    }
    void note(const std::string& words) {
        const Area area = line("", CHOICE_PX);
        write(words, context_.fonts().small, context_.theme().text2, area.left, area.middle(), area.width());
        endLine();
    }
    /// Whether the others of the place move along.
    void reach() {
        using project::Reach;
        const auto& readings = *context_.state().readings;
        const auto count = [&](Reach reach) { return project::claimsOfPlace(readings, edit_.ref, reach).size(); };
        const std::size_t here = count(Reach::report), all = count(Reach::all);
        if (all == 1) return;
        Area area = line(tr("Moves"));
        const auto offer = [&](Reach reach, const std::string& label) {
            const Area button = area.takeLeft(buttonWidth(context_, label));
            area.takeLeft(context_.px(4));
            if (quietButton(context_, label.c_str(), label, {button.left, button.top, button.right, button.top + context_.px(28)}, edit_.reach == reach)) edit_.reach = reach;
        };
        offer(Reach::claim, tr("this claim"));
        if (here > 1) offer(Reach::report, say("all {0} in this report", here));
        if (all > here) offer(Reach::all, say("all {0}", all));
        endLine();
    }

    Context& context_;
    ClaimEdit& edit_;
    ImVec2 next_{0, 0};
};

}  // namespace

void findChoices(const Context& context, ClaimEdit& edit) {
    edit.searched = edit.claim.place;
    edit.choices.clear();
    if (!context.shown.knowledge) return;
    const auto& gazetteer = context.shown.knowledge->gazetteer;
    const auto add = [&](gazetteer::PlaceIndex place, double score, std::string why) {
        const bool known = place == gazetteer::kNoPlace || std::ranges::find(edit.choices, place, &PlaceChoice::place) != edit.choices.end();
        if (!known && edit.choices.size() < MOST_CHOICES) edit.choices.push_back({place, score, std::move(why)});
    };
    const auto& reading = (*context.state().readings)[edit.ref.reading];
    const auto mention = std::ranges::find_if(reading.toponyms, [&](const toponym::Toponym& t) {
        return edit.claim.evidence.contains(t.span) && (t.name == edit.claim.place || t.span.of(reading.document.text) == edit.claim.place);
    });
    if (mention != reading.toponyms.end()) {
        add(mention->place, mention->confidence, toponym::reason(*mention, gazetteer));
        for (const auto& other : mention->alternatives) add(other.place, other.confidence, toponym::reason(other, gazetteer));
    }
    for (const auto& hit : gazetteer.search(edit.claim.place)) add(hit.place, hit.score, toponym::reason(hit, gazetteer));
}

void choosePlace(const Context& context, ClaimEdit& edit, gazetteer::PlaceIndex index) {
    const auto place = context.shown.knowledge->gazetteer.place(index);
    edit.claim.place = edit.searched = place.name;
    edit.claim.placeIndex = index;
    edit.claim.position = place.position;
    edit.claim.radius_km = 0;
    edit.claim.feature = place.feature;
}

bool isElsewhere(const Claim& a, const Claim& b) { return a.place != b.place || a.placeIndex != b.placeIndex || a.position != b.position; }

void drawClaimForm(Context& context) { ClaimForm{context}.draw(); }

}  // namespace demarc::panels
