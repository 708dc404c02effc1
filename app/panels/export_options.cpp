#include "panels/export_options.hpp"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/words.hpp"
#include "panels/export_formats.hpp"

namespace demarc::panels {
namespace {

namespace fs = std::filesystem;

constexpr float LINE_PX = 32, LABEL_PX = 92, FIELD_PX = 28;

using Choice = std::pair<const char*, const char*>;  ///< value, words
constexpr std::array SIZES{"3840x2160", "1920x1080", "7680x4320", "1600x900", "1080x1080", "1080x1350"};
constexpr std::array PAPERS{Choice{"A5", "A5"}, Choice{"A4", "A4"}, Choice{"A3", "A3"}, Choice{"A2", "A2"}, Choice{"letter", words::key("Letter")}, Choice{"tabloid", words::key("Tabloid")}};
constexpr std::array THEMES{Choice{"light", words::key("Light")}, Choice{"dark", words::key("Dark")}, Choice{"print", words::key("Print")}};
constexpr std::array BOUNDARIES{Choice{"neutral", words::key("Disputed ones dashed")}, Choice{"de-jure", words::key("As in law")}, Choice{"de-facto", words::key("As on the ground")}};
constexpr std::array TEMPLATES{Choice{"", words::key("None")}, Choice{"slide", words::key("Briefing slide")}, Choice{"column", words::key("Newspaper column")}, Choice{"a3", words::key("A3 with sources")}};
constexpr std::array LANGUAGES{Choice{"en", "English"}, Choice{"uk", "Українська"}, Choice{"ru", "Русский"}, Choice{"de", "Deutsch"}, Choice{"fr", "Français"}, Choice{"es", "Español"},
                               Choice{"tr", "Türkçe"}, Choice{"ar", "العربية"}, Choice{"fa", "فارسی"}, Choice{"az", "Azərbaycanca"}};
constexpr std::array VIEWS{Choice{"all", words::key("All claims")}, Choice{"dispute", words::key("Dispute")}, Choice{"compare", words::key("Comparison")}, Choice{"proposals", words::key("Proposals")},
                           Choice{"history", words::key("History")}};

class ExportForm {
public:
    explicit ExportForm(Context& context) : context_{context}, wish_{context.memory.exporting.wish}, s_{wish_.settings} {}

    void draw() {
        head(tr("File and size"));
        file();
        format();
        size();
        head(tr("What is shown"));
        view();
        area();
        series();
        combo(tr("Borders"), s_.boundaries, BOUNDARIES);
        head(tr("Words"));
        text(tr("Title"), s_.title, tr("As the map says it"));
        text(tr("Subtitle"), s_.subtitle, tr("As the map says it"));
        text(tr("Note"), s_.note, tr("A line of your own"));
        combo(tr("Place names"), s_.language, LANGUAGES);
        flags({{tr("Local names below"), &s_.localNames, false}});
        head(tr("Layout"));
        choices(tr("Theme"), s_.theme, THEMES);
        combo(tr("Template"), s_.sheetTemplate, TEMPLATES);
        flags({{tr("Legend"), &s_.noLegend, true}, {tr("Cards"), &s_.noCallouts, true}, {tr("Sources"), &s_.noSources, true}});
        flags({{tr("Inset"), &s_.noInset, true}, {tr("Scale bar"), &s_.noScaleBar, true}, {tr("North arrow"), &s_.noNorthArrow, true}});
        number(tr("Type size"), s_.scale, 0.0, 0.25, 16, tr("By the size of the sheet"));
        number(tr("Margin"), s_.margin_mm, 0.0, 0, 200, tr("0 mm"));
        head(tr("More"));
        text(tr("Projection"), s_.crs, tr("auto, EPSG:n or a PROJ string"));
        number(tr("Dots an inch"), s_.dpi, 0.0, 30, 2400, s_.paper.empty() ? tr("Not said") : "300");
        number(tr("Quality"), s_.quality, 0, 1, 100, tr("1 to 100, of JPEG and WebP"));
        flags({{tr("Transparent"), &s_.transparent, false}, {tr("World file"), &s_.worldFile, false}, {tr("Sidecar"), &s_.sidecar, false}});
        hint(tr("Writes a JSON file that makes the image again and says what each mark stands on"));
    }

private:
    struct Flag {
        const char* words;
        bool* value;
        bool inverted;  ///< chosen where the value is false
    };

    [[nodiscard]] const Fonts& fonts() const { return context_.fonts(); }
    [[nodiscard]] float px(float style_px) const { return context_.px(style_px); }

    void head(const char* words) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = std::round(px(first_ ? 26 : 36));
        ImGui::Dummy({ImGui::GetContentRegionAvail().x, height - ImGui::GetStyle().ItemSpacing.y});
        write(words, fonts().smallBold, context_.theme().text, at.x, at.y + height - px(13));
        first_ = false;
    }

    /// The next line's right part, behind its label.
    Area line(const char* label) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = std::round(px(LINE_PX)), width = ImGui::GetContentRegionAvail().x;
        ImGui::Dummy({width, height - ImGui::GetStyle().ItemSpacing.y});
        Area area{at.x, at.y, at.x + width, at.y + std::round(px(FIELD_PX))};
        write(label, fonts().small, context_.theme().text2, area.left, area.middle(), px(LABEL_PX - 6));
        area.takeLeft(px(LABEL_PX));
        next_ = {at.x, at.y + height};
        return area;
    }
    /// What was drawn over the line must not move the next one.
    void endLine() const { ImGui::SetCursorScreenPos({next_.x, next_.y}); }

    bool input(const char* id, std::string& value, const char* words, const Area& area) const {
        ImGui::SetCursorScreenPos({area.left, area.top});
        ImGui::SetNextItemWidth(area.width());
        return ImGui::InputTextWithHint(id, words, &value, ImGuiInputTextFlags_AutoSelectAll);
    }
    void text(const char* label, std::string& value, const char* words) {
        const Area area = line(label);
        ImGui::PushID(label);
        input("##text", value, words, area);
        ImGui::PopID();
        endLine();
    }
    template <class Number>
    void number(const char* label, Number& value, Number unsaid, double least, double most, const char* words) {
        std::array<char, 32> digits{};
        std::string typed;
        if (value != unsaid) typed = {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
        const Area area = line(label);
        ImGui::PushID(label);
        if (input("##number", typed, words, area)) {
            Number read{};
            const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), read);
            if (typed.empty()) value = unsaid;
            else if (error == std::errc{} && end == typed.data() + typed.size()) value = std::clamp(read, static_cast<Number>(least), static_cast<Number>(most));
        }
        ImGui::PopID();
        endLine();
    }

    template <class Choices>
    void comboIn(const Area& area, const char* id, std::string& value, const Choices& all) {
        const auto now = std::ranges::find(all, value, [](const Choice& choice) { return std::string{choice.first}; });
        ImGui::SetCursorScreenPos({area.left, area.top});
        ImGui::SetNextItemWidth(area.width());
        if (!ImGui::BeginCombo(id, now == all.end() ? value.c_str() : tr(now->second))) return;
        for (const auto& [name, words] : all)
            if (ImGui::Selectable((std::string{tr(words)} + "##" + name).c_str(), value == name)) value = name;
        ImGui::EndCombo();
    }
    template <class Choices>
    void combo(const char* label, std::string& value, const Choices& all) {
        const Area area = line(label);
        ImGui::PushID(label);
        comboIn(area, "##combo", value, all);
        ImGui::PopID();
        endLine();
    }
    bool button(const char* words, Area& area, bool chosen) {
        const Area place = area.takeLeft(std::min(area.width(), std::round(textWidth(words, fonts().base) + px(18))));
        area.takeLeft(px(4));
        return quietButton(context_, words, words, place, chosen);
    }
    template <class Choices>
    void choices(const char* label, std::string& value, const Choices& all) {
        Area area = line(label);
        ImGui::PushID(label);
        for (const auto& [name, words] : all)
            if (button(tr(words), area, value == name)) value = name;
        ImGui::PopID();
        endLine();
    }
    void flags(std::initializer_list<Flag> all) {
        Area area = line("");
        for (const Flag& flag : all)
            if (button(flag.words, area, *flag.value != flag.inverted)) *flag.value = !*flag.value;
        endLine();
    }

    void file() {
        const Area area = line(tr("File"));
        ImGui::SetCursorScreenPos({area.left, area.top});
        ImGui::SetNextItemWidth(area.width());
        if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
        ImGui::InputTextWithHint("##path", tr("File name.png"), &s_.output, ImGuiInputTextFlags_AutoSelectAll);
        endLine();
    }

    void format() {
        const Area area = line(tr("Format"));
        const ExportFormat* now = formatOf(s_.output);
        ImGui::SetCursorScreenPos({area.left, area.top});
        ImGui::SetNextItemWidth(area.width());
        if (ImGui::BeginCombo("##format", now ? tr(now->name) : tr("The name has no known ending"))) {
            for (const ExportFormat& format : exportFormats())
                if (ImGui::Selectable(tr(format.name), &format == now)) s_.output = fs::path{s_.output}.replace_extension(format.ending).string();
            ImGui::EndCombo();
        }
        endLine();
    }

    void size() {
        Area area = line(tr("Size"));
        const bool onPaper = !s_.paper.empty();
        if (button(tr("Pixels"), area, !onPaper)) s_.paper.clear();
        if (button(tr("Paper"), area, onPaper) && !onPaper) {
            s_.paper = "A4";
            s_.size.clear();
        }
        endLine();
        area = line("");
        if (s_.paper.empty()) {
            std::string typed = s_.size.empty() ? SIZES[0] : s_.size;
            const Area arrow = area.takeRight(px(FIELD_PX));
            if (input("##size", typed, "3840x2160", area)) s_.size = typed;
            ImGui::SetCursorScreenPos({arrow.left, arrow.top});
            if (ImGui::BeginCombo("##sizes", "", ImGuiComboFlags_NoPreview | ImGuiComboFlags_PopupAlignLeft)) {
                for (const char* name : SIZES)
                    if (ImGui::Selectable(name, typed == name)) s_.size = name;
                ImGui::EndCombo();
            }
        } else {
            const auto colon = std::min(s_.paper.find(':'), s_.paper.size());
            std::string name = s_.paper.substr(0, colon), turn = s_.paper.substr(std::min(colon + 1, s_.paper.size()));
            comboIn(area.takeLeft(px(92)), "##paper", name, PAPERS);
            area.takeLeft(px(6));
            if (button(tr("Landscape"), area, turn != "portrait")) turn.clear();
            if (button(tr("Portrait"), area, turn == "portrait")) turn = "portrait";
            s_.paper = name + (turn.empty() ? "" : ":" + turn);
        }
        endLine();
    }

    void view() {
        std::vector<std::pair<std::string, std::string>> all;
        for (const auto& [name, words] : VIEWS) all.emplace_back(name, tr(words));
        for (const auto& party : context_.telling.parties())
            if (party.claims) all.emplace_back("party:" + party.id, say("As {0} tells it", party.name));
        const auto now = std::ranges::find(all, s_.view, &std::pair<std::string, std::string>::first);
        const Area area = line(tr("Account"));
        ImGui::SetCursorScreenPos({area.left, area.top});
        ImGui::SetNextItemWidth(area.width());
        if (ImGui::BeginCombo("##view", now == all.end() ? s_.view.c_str() : now->second.c_str())) {
            for (const auto& [name, words] : all)
                if (ImGui::Selectable((words + "##" + name).c_str(), s_.view == name)) s_.view = name;
            ImGui::EndCombo();
        }
        endLine();
        if (s_.per.empty() && s_.frames.empty()) text(tr("As of"), s_.at, tr("The newest report, or YYYY-MM-DD"));
    }

    void area() {
        Area area = line(tr("Area"));
        const bool isOther = !wish_.inView && s_.fit != "claims" && s_.fit != "world";
        if (button(tr("Claims"), area, !wish_.inView && s_.fit == "claims")) fit("claims");
        if (button(tr("In view"), area, wish_.inView)) {
            fit("claims");
            wish_.inView = true;
        }
        if (button(tr("World"), area, !wish_.inView && s_.fit == "world")) fit("world");
        endLine();
        std::string typed = isOther ? s_.fit : "";
        const Area field = line("");
        if (input("##fit", typed, tr("A place, or west,south,east,north"), field)) fit(typed.empty() ? "claims" : typed);
        endLine();
    }
    void fit(const std::string& what) {
        wish_.inView = false;
        s_.fit = what;
        s_.centre.clear();
        s_.zoom = -1;
    }

    void series() {
        Area area = line(tr("Images"));
        const bool goes = !s_.frames.empty();
        const auto choose = [&](const char* per, bool dates) {
            s_.per = per;
            if (!dates) s_.frames.clear();
            else if (s_.frames.empty()) s_.frames = allDates();
        };
        if (button(tr("One"), area, s_.per.empty() && !goes)) choose("", false);
        if (button(tr("A party"), area, s_.per == "party")) choose("party", false);
        hint(tr("An image for each party"));
        if (button(tr("A date"), area, s_.per == "date")) choose("date", false);
        hint(tr("An image for each date of the reports"));
        if (button(tr("Days"), area, goes)) choose("", true);
        hint(tr("An image for each day, week or month; WebP, GIF and MP4 move"));
        endLine();
        if (s_.frames.empty()) return;
        area = line("");
        const Area step = area.takeRight(px(52));
        area.takeRight(px(6));
        input("##frames", s_.frames, "2025-11-01..2025-11-20", area);
        input("##step", s_.step, "1d", step);
        hint(tr("Days, weeks or months between two: 1d, 2w, 1m"));
        endLine();
    }
    /// From the first report to the last.
    [[nodiscard]] std::string allDates() const {
        std::optional<base::Date> first, last;
        for (const auto& reading : *context_.state().readings)
            if (const auto& date = reading.document.date) {
                if (!first || *date < *first) first = date;
                if (!last || *last < *date) last = date;
            }
        return first ? first->iso() + ".." + last->iso() : "2025-01-01..2025-01-31";
    }

    Context& context_;
    ExportWish& wish_;
    project::ExportSettings& s_;
    ImVec2 next_{};
    bool first_ = true;
};

}  // namespace

void drawExportOptions(Context& context) { ExportForm{context}.draw(); }

}  // namespace demarc::panels
