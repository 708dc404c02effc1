#include "project/slides.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <utility>

#include "base/words.hpp"

namespace demarc::project {
namespace {

std::string quoted(const std::vector<Slide>& slides, std::size_t index) {
    return slides[index].title.empty() ? say("slide {0}", index + 1) : say("the slide “{0}”", slides[index].title);
}

ViewState viewOf(const Desk& desk) {
    return desk.state();
}

/// An order between the slides before and behind a place in the list.
double orderAt(const std::vector<Slide>& slides, std::size_t index) {
    if (slides.empty()) return 1;
    if (index == 0) return slides.front().order - 1;
    if (index >= slides.size()) return slides.back().order + 1;
    return (slides[index - 1].order + slides[index].order) / 2;
}

/// The slide with an order of its own at this place; where doubles have no order left between two, all are counted anew.
std::vector<Item> placed(std::vector<Slide> slides, Slide slide, std::size_t index) {
    slide.order = orderAt(slides, index);
    const bool isApart = (index == 0 || slides[index - 1].order < slide.order) && (index >= slides.size() || slide.order < slides[index].order);
    if (isApart) return {std::move(slide)};
    slides.insert(slides.begin() + static_cast<std::ptrdiff_t>(index), std::move(slide));
    std::vector<Item> all;
    for (std::size_t i = 0; i < slides.size(); ++i) {
        slides[i].order = static_cast<double>(i + 1);
        all.emplace_back(std::move(slides[i]));
    }
    return all;
}

}  // namespace

double zoomOf(const Camera& camera) {
    constexpr double EQUATOR_M = 40'075'016.7, POLAR = 0.25;
    return std::log2(EQUATOR_M * std::max(POLAR, std::cos(camera.centre.lat_deg * std::numbers::pi / 180)) / (256 * camera.metersPerPixel));
}

map::SceneRequest requestOf(const ViewState& view) {
    map::SceneRequest request;
    request.view = view.view;
    request.party = view.party;
    request.compared = view.compared;
    request.at = view.at;
    request.theme = view.dark ? map::ThemeKind::dark : map::ThemeKind::light;
    for (const auto& [layer, shown] : view.layers) request.opacity[layer] = shown.visible ? shown.opacity : 0;
    return request;
}

map::SceneRequest requestOf(const Slide& slide, const std::vector<map::Annotation>& all) {
    map::SceneRequest request = requestOf(slide.view);
    request.annotations = annotationsOf(slide, all);
    if (!slide.title.empty()) request.title = slide.title;
    if (!slide.caption.empty()) request.subtitle = slide.caption;
    if (slide.camera && slide.camera->metersPerPixel > 0) {
        request.centre = slide.camera->centre;
        request.zoom = zoomOf(*slide.camera);
    }
    return request;
}

std::vector<map::Annotation> annotationsOf(const Slide& slide, const std::vector<map::Annotation>& all) {
    std::vector<map::Annotation> shown;
    std::ranges::copy_if(all, std::back_inserter(shown), [&](const map::Annotation& drawn) { return std::ranges::find(slide.hidden, drawn.id) == slide.hidden.end(); });
    return shown;
}

std::string nameOf(const std::vector<Slide>& slides, std::size_t index) {
    return slides[index].title.empty() ? say("Slide {0}", index + 1) : slides[index].title;
}

std::size_t indexOf(const std::vector<Slide>& slides, std::string_view id) {
    return static_cast<std::size_t>(std::ranges::find(slides, id, &Slide::id) - slides.begin());
}

std::filesystem::path numbered(const std::filesystem::path& file, std::size_t number) {
    std::string stem = file.stem().string();
    char digits[24];
    const auto begin = stem.find('N');
    const auto end = stem.find_first_not_of('N', begin);
    const bool isPattern = begin != std::string::npos && std::min(end, stem.size()) - begin > 1;
    const std::size_t length = isPattern ? std::min(end, stem.size()) - begin : 3;
    std::snprintf(digits, sizeof digits, "%0*zu", static_cast<int>(std::min<std::size_t>(length, 9)), number);
    if (isPattern) stem.replace(begin, length, digits);
    else stem += std::string{"-"} + digits;
    return file.parent_path() / (stem + file.extension().string());
}

Edit addSlide(const Desk& desk, std::optional<Camera> camera) {
    Slide slide;
    slide.id = desk.freshId(Kind::slide);
    slide.view = viewOf(desk);
    slide.camera = camera;
    slide.order = desk.nextOrder(Kind::slide);
    return {say("Add slide {0}", desk.state().slides.size() + 1), {std::move(slide)}};
}

Edit updateSlide(const Desk& desk, std::string_view id, std::optional<Camera> camera) {
    const auto& slides = desk.state().slides;
    const std::size_t index = indexOf(slides, id);
    if (index == slides.size()) return {};
    Slide slide = slides[index];
    slide.view = viewOf(desk);
    slide.camera = camera;
    return {say("Update {0}", quoted(slides, index)), {std::move(slide)}};
}

Edit duplicateSlide(const Desk& desk, std::string_view id) {
    const auto& slides = desk.state().slides;
    const std::size_t index = indexOf(slides, id);
    if (index == slides.size()) return {};
    Slide copy = slides[index];
    copy.id = desk.freshId(Kind::slide);
    return {say("Duplicate {0}", quoted(slides, index)), placed(slides, std::move(copy), index + 1)};
}

Edit moveSlide(const Desk& desk, std::string_view id, std::size_t to) {
    std::vector<Slide> others = desk.state().slides;
    const std::size_t index = indexOf(others, id);
    to = std::min(to, others.empty() ? 0 : others.size() - 1);
    if (index == others.size() || index == to) return {};
    std::string name = say("Move {0}", quoted(others, index));
    Slide slide = std::move(others[index]);
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(index));
    return {std::move(name), placed(std::move(others), std::move(slide), to)};
}

Edit removeSlide(const Desk& desk, std::string_view id) {
    const auto& slides = desk.state().slides;
    const std::size_t index = indexOf(slides, id);
    if (index == slides.size()) return {};
    return {say("Delete {0}", quoted(slides, index)), {}, {{Kind::slide, std::string{id}}}};
}

Edit rewordSlide(const Desk& desk, std::string_view id, std::string title, std::string caption, std::string notes) {
    const auto& slides = desk.state().slides;
    const std::size_t index = indexOf(slides, id);
    if (index == slides.size()) return {};
    Slide slide = slides[index];
    slide.title = std::move(title);
    slide.caption = std::move(caption);
    slide.notes = std::move(notes);
    return {say("Reword {0}", quoted(slides, index)), {std::move(slide)}};
}

Edit showSlide(const Desk& desk, std::string_view id) {
    const auto& slides = desk.state().slides;
    const std::size_t index = indexOf(slides, id);
    if (index == slides.size()) return {};
    return {say("Go to {0}", quoted(slides, index)), {slides[index].view}, {}, "slide"};
}

}  // namespace demarc::project
