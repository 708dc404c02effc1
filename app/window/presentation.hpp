#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "draw/renderer.hpp"
#include "gl/framebuffer.hpp"
#include "map/compose.hpp"
#include "map/frame.hpp"
#include "map/sheet_template.hpp"
#include "project/items.hpp"

namespace demarc::window {

/// The slides on the whole window, each as on its sheet, with flights from one to the next. Knows neither keys nor the worker: the desktop steers it
/// and gives it the scenes that it wants.
class Presentation {
public:
    /// The renderer and the fonts outlive it. Asserts at least one slide.
    Presentation(std::vector<project::Slide> slides, std::vector<map::Annotation> annotations, std::size_t first, map::SheetTemplate look, draw::Renderer& renderer, const map::FontSet& fonts);

    /// The slide's size in pixels, and how far it stands from the window's left edge; it begins at the upper one.
    void place(int width_px, int height_px, int left_px);

    /// A scene that is to be composed: of the slide shown, else of the next, else of the one before. Each is wanted once.
    struct Wanted {
        std::size_t slide = 0;
        map::SceneRequest request;
    };
    [[nodiscard]] std::optional<Wanted> wanted();
    void take(std::size_t slide, std::shared_ptr<const map::Scene> scene);

    /// So many slides on or back; flies where both show the same ground, else one fades into the other.
    void go(int steps);
    /// Moves a flight on; true while there is one.
    bool advance(double now_s);
    /// Draws the picture again if needed; returns whether it was.
    bool draw();
    /// Copies what of the picture lies in the scissor to the window, where there is a picture.
    void show(int windowHeight_px) const;

    [[nodiscard]] std::size_t index() const { return index_; }
    [[nodiscard]] const std::vector<project::Slide>& slides() const { return slides_; }
    [[nodiscard]] const project::Slide& slide() const { return slides_[index_]; }
    [[nodiscard]] bool ready() const { return scenes_[index_] != nullptr; }
    [[nodiscard]] double veil() const { return veil_; }

    // What the presenter switched on.
    bool black = false, spotlight = false, notes = false;
    double start_s = 0;  ///< when it began

private:
    [[nodiscard]] map::LayoutOptions sheet(std::size_t slide) const;
    [[nodiscard]] map::SceneRequest request(std::size_t slide) const;
    [[nodiscard]] map::Camera camera(std::size_t slide) const;
    [[nodiscard]] bool isFlight(std::size_t from, std::size_t to) const;

    struct Change {
        std::size_t from = 0;
        double start_s = -1;
        bool flies = false;
    };

    std::vector<project::Slide> slides_;
    std::vector<map::Annotation> annotations_;
    std::vector<std::shared_ptr<const map::Scene>> scenes_;  ///< by slide; null until it is composed
    std::vector<bool> asked_;
    std::size_t index_;
    map::SheetTemplate look_;
    draw::Renderer& renderer_;
    const map::FontSet& fonts_;
    std::unique_ptr<gl::Framebuffer> picture_;
    int width_px_ = 1, height_px_ = 1, left_px_ = 0;
    std::optional<Change> change_;  ///< of slides, under way
    double share_ = 1;              ///< of it that is done
    double veil_ = 0;
    bool stale_ = true;
};

}  // namespace demarc::window
