#include "window/briefing.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "map/telling.hpp"
#include "print/brief_places.hpp"
#include "print/ending.hpp"
#include "print/html_brief.hpp"
#include "print/part_folder.hpp"
#include "print/pdf.hpp"
#include "print/webp.hpp"

namespace demarc::window {
namespace {

constexpr double SLIDE_WIDTH_PX = 1920, SLIDE_HEIGHT_PX = 1080;  ///< style pixels
constexpr double SLIDE_MAP_HEIGHT_PX = 744;                      ///< of the map, between title and sources
// Of the pictures of a page: larger marks and type than on a slide, since a browser leaves them less room.
constexpr int PICTURE_WIDTH_PX = 1600, PICTURE_HEIGHT_PX = 900;
constexpr double PICTURE_STYLE_WIDTH_PX = 1280;
constexpr std::size_t MOST_DATES = 12;
constexpr std::size_t PICTURES_BYTE = 3'400'000;  ///< of all pictures of a page, so that it stays below 5 MB in base64
constexpr int QUALITIES[] = {86, 75, 60, 45};

/// Dates of the reports with claims up to the slide's, at most MOST_DATES spread over them, the last among them.
std::vector<base::Date> datesOf(const std::vector<claim::Reading>& readings, const std::optional<base::Date>& at) {
    std::set<base::Date> all;
    for (const claim::Reading& reading : readings)
        if (reading.document.date && !reading.claims.empty() && (!at || !(*at < *reading.document.date))) all.insert(*reading.document.date);
    std::vector<base::Date> dates{all.begin(), all.end()};
    if (dates.size() <= MOST_DATES) return dates;
    std::vector<base::Date> some;
    for (std::size_t i = 0; i < MOST_DATES; ++i) some.push_back(dates[i * (dates.size() - 1) / (MOST_DATES - 1)]);
    return some;
}

map::LayoutOptions pictureSheet(const map::SceneRequest& request) {
    map::LayoutOptions sheet;
    sheet.width_px = PICTURE_WIDTH_PX;
    sheet.height_px = PICTURE_HEIGHT_PX;
    sheet.scale = PICTURE_WIDTH_PX / PICTURE_STYLE_WIDTH_PX;
    sheet.column = sheet.sources = sheet.inset = sheet.callouts = false;
    sheet.legendOnMap = true;
    sheet.disputeTags = request.view == map::View::dispute;
    return sheet;
}

/// A picture of the page before it is a file.
struct Drawn {
    print::Image image;
    print::BriefPicture* place = nullptr;
};

/// The best quality in which all stay within what a page may have.
void encode(std::vector<Drawn>& drawn) {
    for (const int quality : QUALITIES) {
        std::size_t size_byte = 0;
        for (const Drawn& picture : drawn) {
            picture.place->webp = print::encodeWebp(picture.image, {.lossless = false, .quality = quality});
            size_byte += picture.place->webp.size();
        }
        if (size_byte <= PICTURES_BYTE) return;
    }
}

double ratioOf(double width_px, double height_px) {
    return std::max(width_px / SLIDE_WIDTH_PX, height_px / SLIDE_MAP_HEIGHT_PX);
}

void goOn(const std::function<bool(double)>& progress, double share) {
    if (progress && !progress(share)) throw base::UsageError("the briefing was not written: stopped");
}

}  // namespace

BriefingTask briefingOf(const project::DeskState& state) {
    return {state.slides, state.readings, state.userLayers, state.annotations, {}};
}

map::LayoutOptions slideSheet(const map::SheetTemplate& look, const project::ViewState& view, int width_px, int height_px) {
    auto sheet = print::sheetFor(width_px, height_px, std::min(width_px / SLIDE_WIDTH_PX, height_px / SLIDE_HEIGHT_PX));
    look.applyTo(sheet);
    sheet.inset = false;
    sheet.disputeTags = view.view == map::View::dispute;
    if (view.view == map::View::compare) sheet.panels = std::max<std::size_t>(2, view.compared.size());
    return sheet;
}

project::Camera slideCamera(const project::Camera& pane, double width_px, double height_px) {
    return {pane.centre, pane.metersPerPixel * ratioOf(width_px, height_px)};
}

project::Camera paneCamera(const project::Camera& slide, double width_px, double height_px) {
    return {slide.centre, slide.metersPerPixel / ratioOf(width_px, height_px)};
}

void checkBriefing(const std::filesystem::path& file, const BriefingTask& task) {
    const std::string ending = print::endingOf(file);
    if (ending != ".pdf" && ending != ".png" && ending != ".html" && ending != ".htm") throw base::UsageError(file.string() + ": a briefing is written as .pdf, .html or numbered .png");
    if (task.slides.empty()) throw base::UsageError("the project has no slides; add some in the window (Ctrl+Shift+A)");
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    if (::access(folder.c_str(), W_OK | X_OK) != 0) throw base::FileError(file.string() + ": can't write: " + std::strerror(errno));
}

Briefing::Briefing(const claim::Knowledge& knowledge, map::Cartographer& cartographer, LayerShelf& shelf, const std::filesystem::path& assets)
    : knowledge_{knowledge}, cartographer_{cartographer}, shelf_{shelf}, assets_{assets}, look_{map::SheetTemplate::open("slide", assets)}, fonts_{map::FontSet::open(assets, look_.fonts)} {}

/// A slide of a comparison that can't be drawn, since too few parties claim anything, shows all claims.
print::LaidOut Briefing::layOut(const project::Slide& slide, const BriefingTask& task, const map::LayoutOptions& sheet, map::SceneRequest request) {
    shelf_.lay(task.layers, request, problems_);
    request.pictureScale = sheet.scale;
    print::LaidOut made;
    try {
        made = print::layOut(*task.readings, request, sheet, cartographer_, fonts_);
    } catch (const base::UsageError& error) {
        if (request.view != map::View::compare) throw;
        shelf_.tellOnce((slide.title.empty() ? "a slide" : slide.title) + ": " + error.what(), problems_);
        request.view = map::View::all;
        auto one = sheet;
        one.panels = 0;
        made = print::layOut(*task.readings, request, one, cartographer_, fonts_);
    }
    for (const auto& issue : made.scene->issues) shelf_.tellOnce(issue.message, problems_);
    return made;
}

std::size_t Briefing::write(const std::filesystem::path& file, const BriefingTask& task, int width_px, const std::function<bool(double)>& progress) {
    checkBriefing(file, task);
    const std::string ending = print::endingOf(file);
    if (ending == ".png") {
        print::Printer printer;
        print::PartFolder part{file};
        for (std::size_t i = 0; i < task.slides.size(); ++i) {
            goOn(progress, static_cast<double>(i) / static_cast<double>(task.slides.size()));
            const auto& slide = task.slides[i];
            const auto height_px = static_cast<int>(std::lround(width_px * SLIDE_HEIGHT_PX / SLIDE_WIDTH_PX));
            const auto made = layOut(slide, task, slideSheet(look_, slide.view, width_px, height_px), project::requestOf(slide, task.annotations));
            print::writeSheet(part.inside(project::numbered(file, i + 1)), made, fonts_, printer);
        }
        goOn(progress, 1);
        part.commit();
    } else {
        const std::string bytes = ending == ".pdf" ? pdf(task, progress) : html(task, progress);
        goOn(progress, 1);
        base::writeFile(file, bytes);
    }
    return task.slides.size();
}

std::string Briefing::pdf(const BriefingTask& task, const std::function<bool(double)>& progress) {
    std::vector<print::LaidOut> made;
    for (const auto& slide : task.slides) {
        goOn(progress, static_cast<double>(made.size()) / static_cast<double>(task.slides.size()));
        made.push_back(layOut(slide, task, slideSheet(look_, slide.view, 1920, 1080), project::requestOf(slide, task.annotations)));
    }
    std::vector<print::PdfPage> pages;
    for (const print::LaidOut& page : made) pages.push_back({page.scene.get(), &page.frame});
    print::PageOptions options;
    options.texts = {{"Title", task.title.empty() ? made.front().scene->furniture.title : task.title}, {"Software", "demarc"}};
    return print::encodePdf(pages, fonts_, options);
}

std::string Briefing::html(const BriefingTask& task, const std::function<bool(double)>& progress) {
    print::Printer printer;
    print::BriefPage page;
    page.slides.resize(task.slides.size());
    std::vector<Drawn> drawn;
    // Marks, names and where to click: the title and what was said stand beside the picture.
    const auto draw = [&](const project::Slide& slide, const map::SceneRequest& request, const std::string& label, print::BriefPicture& picture) {
        const auto made = layOut(slide, task, pictureSheet(request), request);
        picture = {{}, PICTURE_WIDTH_PX, PICTURE_HEIGHT_PX, label, {}, print::placesOf(*made.scene, made.frame, *task.readings), print::namesIn(made.frame)};
        picture.alt = print::describe(*made.scene, picture.places);
        picture.legend = print::legendIn(made.frame);
        picture.scale = print::scaleIn(made.frame);
        picture.credit = made.scene->furniture.projection;
        drawn.push_back({printer.print(*made.scene, made.frame, fonts_), &picture});
        return made.scene;
    };
    for (std::size_t i = 0; i < task.slides.size(); ++i) {
        const auto& slide = task.slides[i];
        print::BriefSlide& written = page.slides[i];
        written.dark = slide.view.dark;
        map::SceneRequest request = project::requestOf(slide, task.annotations);
        request.steady = true;
        if (request.zoom) *request.zoom -= std::log2(SLIDE_WIDTH_PX / PICTURE_STYLE_WIDTH_PX);
        const auto parties = accounts(task, request);
        const bool isSwiped = request.view == map::View::compare && parties.size() == 2;
        if (request.view == map::View::compare) request.view = map::View::all;
        const auto dates = datesOf(*task.readings, request.at);
        const std::size_t pictures = isSwiped ? 0 : std::max<std::size_t>(1, dates.size());
        std::shared_ptr<const map::Scene> scene;
        written.dates.resize(pictures);
        for (std::size_t k = 0; k < pictures; ++k) {
            goOn(progress, (static_cast<double>(i) + static_cast<double>(k) / static_cast<double>(pictures)) / static_cast<double>(task.slides.size()));
            map::SceneRequest dated = request;
            // The last is the slide's own date, which may be later than that of any report.
            if (k + 1 < pictures) dated.at = dates[k];
            const std::string label = dated.at ? dated.at->shortText() : dates.empty() ? "" : dates.back().shortText();
            scene = draw(slide, dated, label, written.dates[k]);
        }
        written.accounts.resize(parties.size());
        for (std::size_t k = 0; k < parties.size(); ++k) {
            map::SceneRequest account = request;
            account.view = map::View::party;
            account.party = parties[k].first;
            const auto told = draw(slide, account, parties[k].second, written.accounts[k]);
            if (!scene) scene = told;
        }
        written.title = slide.title.empty() ? scene->furniture.title : slide.title;
        written.caption = slide.caption.empty() ? scene->furniture.deck : slide.caption;
        page.disclaimer = scene->furniture.disclaimer;
    }
    encode(drawn);
    page.title = task.title.empty() ? page.slides.front().title : task.title;
    constexpr std::size_t LIMIT_BYTE = 1 << 20;
    return print::encodeHtmlBrief(page, base::readFile(assets_ / "brief/brief.css", LIMIT_BYTE), base::readFile(assets_ / "brief/brief.js", LIMIT_BYTE));
}

/// The two parties whose accounts a comparison or a dispute sets against each other, by id and name; none in other views.
std::vector<std::pair<std::string, std::string>> Briefing::accounts(const BriefingTask& task, map::SceneRequest request) {
    if (request.view != map::View::compare && request.view != map::View::dispute) return {};
    request.view = map::View::compare;
    std::vector<std::pair<std::string, std::string>> two;
    try {
        const map::Telling telling{*task.readings, knowledge_.parties, map::themeOf(request.theme)};
        const auto scene = cartographer_.compose(*task.readings, request);
        for (const auto& panel : scene->panels)
            if (two.size() < 2) two.emplace_back(panel->party, telling.party(panel->party).name);
    } catch (const base::UsageError&) {
        return {};  // fewer than two claim anything
    }
    return two;
}

}  // namespace demarc::window
