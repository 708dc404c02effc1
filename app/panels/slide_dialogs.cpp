#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "base/words.hpp"
#include "panels/dialog_parts.hpp"
#include "project/slides.hpp"

namespace demarc::panels {
namespace {

namespace fs = std::filesystem;

struct Format {
    const char* label;
    const char* ending;
    const char* words;
};
constexpr std::array FORMATS{Format{words::key("PDF deck"), ".pdf", words::key("A page a slide, as vectors, for any program that shows PDF.")},
                             Format{words::key("HTML page"), ".html", words::key("One file for any browser, offline: dates, swipes and the sentences behind the marks.")},
                             Format{words::key("Images"), ".png", words::key("A numbered PNG file a slide.")}};

/// A line to type in below its label; true where Enter ends it.
bool field(const Context& context, const char* label, std::string& text) {
    ImGui::TextUnformatted(label);
    ImGui::SetNextItemWidth(-1);
    const bool enter = ImGui::InputTextWithHint((std::string{"##"} + label).c_str(), tr("As the map says it"), &text, ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::Dummy({1, context.px(2)});
    return enter;
}

}  // namespace

void askForWords(Context& context, const project::Slide& slide) {
    auto& memory = context.memory.slides;
    memory.chosen = slide.id;
    memory.title = slide.title;
    memory.caption = slide.caption;
    memory.notes = slide.notes;
    memory.wordsDialog = true;
}

void drawWordsDialog(Context& context) {
    auto& memory = context.memory.slides;
    if (!beginDialog(context, tr("Words of the slide"), 560, 356, memory.wordsDialog)) return;
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    const bool titleEnds = field(context, tr("Title"), memory.title), captionEnds = field(context, tr("Caption"), memory.caption);
    ImGui::TextUnformatted(tr("Notes that only the presenter sees"));
    ImGui::InputTextMultiline("##notes", &memory.notes, {-1, context.px(98)});
    auto answer = drawAnswers(context, tr("Set"), true);
    if (titleEnds || captionEnds) answer = Answer::yes;
    if (answer == Answer::yes) context.asked.ask(SlideRequest{RewordSlide{memory.chosen, memory.title, memory.caption, memory.notes}});
    if (answer != Answer::none) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

void askForBriefing(Context& context) {
    auto& memory = context.memory.slides;
    memory.exportDialog = true;
    if (!memory.exportPath.empty()) return;
    std::error_code ignored;
    memory.exportPath = (fs::current_path(ignored) / "briefing.pdf").string();
}

void drawBriefingDialog(Context& context) {
    auto& memory = context.memory.slides;
    if (!beginDialog(context, tr("Export the briefing"), 560, 268, memory.exportDialog)) return;
    ImGui::SetNextItemWidth(-1);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    const bool enter = ImGui::InputTextWithHint("##path", tr("File name.pdf, .html or .png"), &memory.exportPath, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    ImGui::Dummy({1, context.px(4)});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float right = at.x + ImGui::GetContentRegionAvail().x;
    Area row{at.x, at.y, right, at.y + context.px(28)};
    fs::path path = memory.exportPath;
    const auto chosen = std::ranges::find(FORMATS, path.extension().string(), [](const Format& format) { return std::string{format.ending}; });
    for (const Format& format : FORMATS) {
        const Area area = row.takeLeft(buttonWidth(context, tr(format.label)));
        row.takeLeft(context.px(6));
        if (quietButton(context, format.label, tr(format.label), area, chosen != FORMATS.end() && format.label == chosen->label)) memory.exportPath = path.replace_extension(format.ending).string();
    }
    const bool isImages = chosen != FORMATS.end() && std::string_view{chosen->ending} == ".png";
    row = {at.x, row.bottom + context.px(8), right, row.bottom + context.px(36)};
    for (const int width_px : {1920, 2560, 3840}) {
        if (!isImages) break;
        const std::string label = std::to_string(width_px) + " × " + std::to_string(width_px * 9 / 16);
        const Area area = row.takeLeft(buttonWidth(context, label));
        row.takeLeft(context.px(6));
        if (quietButton(context, label.c_str(), label, area, memory.exportWidth_px == width_px)) memory.exportWidth_px = width_px;
    }
    if (!isImages) row.bottom = row.top - context.px(8);
    std::error_code ignored;
    const fs::path folder = path.parent_path();
    const bool known = folder.empty() || fs::is_directory(folder, ignored);
    const std::string words = !known ? say("{0}: no such folder", folder.string()) : chosen != FORMATS.end() ? tr(chosen->words) : tr("The name ends in .pdf, .html or .png.");
    writeParagraph(words, context.fonts().small, context.theme().text2, at.x, row.bottom + context.px(10), right - at.x, context.px(18));
    const bool possible = known && chosen != FORMATS.end();
    const fs::path first = isImages ? project::numbered(path, 1) : path;
    if (!possible || !fs::exists(first, ignored)) memory.asksToReplace = false;
    if (memory.asksToReplace) write(say("{0} is there already. Replace it?", first.filename().string()), context.fonts().base, context.theme().text, at.x, ImGui::GetWindowPos().y + ImGui::GetWindowHeight() - context.px(62));
    const auto answer = drawAnswers(context, memory.asksToReplace ? tr("Replace") : tr("Export"), possible);
    if ((enter && possible) || answer == Answer::yes) {
        if (!memory.asksToReplace && fs::exists(first, ignored)) {
            memory.asksToReplace = true;
        } else {
            context.asked.ask(SlideRequest{ExportBriefing{memory.exportPath, memory.exportWidth_px}});
            memory.asksToReplace = false;
            ImGui::CloseCurrentPopup();
        }
    } else if (answer == Answer::no) {
        memory.asksToReplace = false;
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

}  // namespace demarc::panels
