#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "panels/panes.hpp"

// The popup of a party: how this project calls and draws it.

namespace demarc::panels {
namespace {

constexpr const char* POPUP = "party look";

base::Colour colourOf(const float (&rgb)[3]) {
    const auto byte = [](float share) { return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0F, 1.0F) * 255)); };
    return {byte(rgb[0]), byte(rgb[1]), byte(rgb[2])};
}

/// A look without anything of its own is no record.
void keep(Context& context, const project::PartyLook& look, const std::string& name) {
    const bool bare = !look.name && !look.colour && look.aliases.empty();
    project::Edit edit{name, {}, {}, {}};
    if (bare) edit.remove.push_back({project::Kind::party, look.id});
    else edit.put.emplace_back(look);
    context.asked.change(std::move(edit));
}

}  // namespace

void askForPartyLook(Memory& memory, const std::string& party) {
    memory.party = {};
    memory.party.look.id = party;
    memory.party.asked = true;
}

void drawPartyLook(Context& context) {
    auto& edit = context.memory.party;
    const auto& called = context.telling.party(edit.look.id);
    if (edit.asked) {
        const auto& looks = context.state().task.parties;
        if (const auto made = std::ranges::find(looks, edit.look.id, &project::PartyLook::id); made != looks.end()) edit.look = *made;
        edit.name = called.name;
        const auto colour = edit.look.colour.value_or(called.mark);
        edit.colour[0] = static_cast<float>(colour.r) / 255;
        edit.colour[1] = static_cast<float>(colour.g) / 255;
        edit.colour[2] = static_cast<float>(colour.b) / 255;
        ImGui::OpenPopup(POPUP);
    }
    edit.asked = false;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{context.px(14), context.px(12)});
    if (ImGui::BeginPopup(POPUP)) {
        const float width = context.px(248);
        ImGui::PushFont(const_cast<ImFont*>(context.fonts().heading));
        ImGui::TextUnformatted(edit.look.id.c_str());
        ImGui::PopFont();
        ImGui::SetNextItemWidth(width);
        ImGui::InputTextWithHint("##name", tr("Name on maps"), &edit.name);
        if (ImGui::IsItemDeactivatedAfterEdit()) {
            edit.look.name = edit.name.empty() || edit.name == edit.look.id ? std::nullopt : std::optional{edit.name};
            keep(context, edit.look, say("Call {0} {1}", edit.look.id, edit.look.name ? *edit.look.name : edit.look.id));
        }
        ImGui::SetNextItemWidth(width);
        ImGui::ColorPicker3("##colour", edit.colour, ImGuiColorEditFlags_NoSidePreview | ImGuiColorEditFlags_NoSmallPreview | ImGuiColorEditFlags_NoLabel | ImGuiColorEditFlags_DisplayHex);
        if (ImGui::IsItemDeactivatedAfterEdit()) {
            edit.look.colour = colourOf(edit.colour);
            keep(context, edit.look, say("Colour {0}", called.name));
        }
        ImGui::TextDisabled(tr("Also means this party"));
        for (std::size_t k = 0; k < edit.look.aliases.size(); ++k) {
            const std::string alias = edit.look.aliases[k];
            ImGui::PushID(static_cast<int>(k));
            ImGui::TextUnformatted(alias.c_str());
            ImGui::SameLine(width - context.px(20));
            const ImVec2 at = ImGui::GetCursorScreenPos();
            const bool gone = iconButton(context, "remove", Icon::close, {at.x, at.y, at.x + context.px(20), at.y + context.px(20)});
            ImGui::PopID();
            if (!gone) continue;
            edit.look.aliases.erase(edit.look.aliases.begin() + static_cast<std::ptrdiff_t>(k));
            keep(context, edit.look, say("Forget that {0} is {1}", alias, called.name));
            break;
        }
        ImGui::SetNextItemWidth(width);
        const bool entered = ImGui::InputTextWithHint("##alias", tr("Another name; reports are read again"), &edit.alias, ImGuiInputTextFlags_EnterReturnsTrue);
        const bool isNew = std::ranges::find(edit.look.aliases, edit.alias) == edit.look.aliases.end();
        if (entered && edit.alias.find_first_not_of(' ') != std::string::npos && isNew) {
            edit.look.aliases.push_back(edit.alias);
            keep(context, edit.look, say("{0} is {1}", edit.alias, called.name));
            edit.alias.clear();
        }
        const auto& looks = context.state().task.parties;
        const bool made = std::ranges::find(looks, edit.look.id, &project::PartyLook::id) != looks.end();
        if (ImGui::MenuItem(tr("As the program has it"), nullptr, false, made)) {
            edit.look = {.id = edit.look.id};
            keep(context, edit.look, say("Show {0} as the program has it", edit.look.id));
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

}  // namespace demarc::panels
