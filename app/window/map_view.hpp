#pragma once
#include <chrono>
#include <memory>
#include <optional>

#include "claim/positions.hpp"
#include "draw/renderer.hpp"
#include "gl/framebuffer.hpp"
#include "map/compose.hpp"
#include "map/frame.hpp"
#include "project/items.hpp"

namespace demarc::window {

/// The map in its pane: a scene, a camera, and a picture that is drawn again only when one of them changed.
class MapView {
public:
    explicit MapView(map::FontSet fonts);

    /// The pane in window pixels and the scale of type and marks.
    void place(const map::Rect& pane_px, double scale);
    /// A new scene; keeps what is in view where both scenes show the same ground, else shows all claims.
    void show(std::shared_ptr<const map::Scene> scene, bool fit);
    void select(std::optional<claim::ClaimRef> claim);
    void setDisputeTags(bool on);
    /// What was drawn by hand.
    void setAnnotations(std::vector<map::Annotation> annotations);

    /// Looks at what the other looks at, from its own pane. Both scenes must have one projection.
    void follow(const MapView& other);
    void panBy(double dx_px, double dy_px);
    /// Zooms so that what is under `at_px` (window pixels) stays there.
    void zoomAt(map::Vec2 at_px, double factor);
    void fit();
    /// Shows these degrees at once.
    void showBox(const base::Box& box);
    /// Looks from there at once.
    void lookFrom(const project::Camera& camera);
    /// Shows all claims, and will when the pane changes its size.
    [[nodiscard]] bool isFitted() const { return fitted_; }
    /// Starts a flight to the subject that holds this claim; nothing where none does.
    void flyTo(claim::ClaimRef claim);
    /// Starts a flight to where a camera looks.
    void flyTo(const project::Camera& goal);
    /// Moves a running flight on; true while there is one, and until the picture is sharp after a move.
    bool advance(double now_s);

    /// Draws the picture again if needed; returns whether it was.
    bool draw();
    /// Copies what of the picture lies in the scissor to the window, where there is a picture.
    void show(int windowHeight_px) const;

    /// The subject whose mark, name or card is at this window position.
    [[nodiscard]] const map::Subject* subjectAt(map::Vec2 at_px) const;
    /// Where the selected claim's subject stands, in window pixels.
    [[nodiscard]] std::optional<map::Vec2> selectedAt_px() const;
    /// The same on the ground.
    [[nodiscard]] std::optional<base::LonLat> selectedPlace() const;
    [[nodiscard]] bool isInPane(map::Vec2 at_px) const { return pane_px_.contains(at_px); }
    [[nodiscard]] std::optional<base::LonLat> lonLatAt(map::Vec2 at_px) const;
    /// Where a position is, in window pixels. Asserts a scene.
    [[nodiscard]] map::Vec2 screenAt(base::LonLat position) const;
    /// Id of the annotation at this window position; `filled`: also of one whose area it is in.
    [[nodiscard]] std::optional<std::string> annotationAt(map::Vec2 at_px, bool filled) const;
    /// Metres on the ground of one style pixel at the middle; 0 without a scene.
    [[nodiscard]] double metersPerPixel() const;
    /// Where the map is looked at from; nothing without a scene.
    [[nodiscard]] std::optional<project::Camera> lookingAt() const;
    /// Where the view has left what the scene covers, or its level of detail: the box and scale that a new scene should be composed for.
    struct Wanted {
        base::Box area;
        double scale_px_per_m = 0;
        friend bool operator==(const Wanted&, const Wanted&) = default;
    };
    [[nodiscard]] std::optional<Wanted> wanted() const;
    /// What is in view now. Asserts a scene.
    [[nodiscard]] Wanted inView() const { return {visibleBox(), camera_.scale_px_per_m / scale_}; }
    [[nodiscard]] const std::shared_ptr<const map::Scene>& scene() const { return scene_; }
    [[nodiscard]] draw::Renderer& renderer() { return renderer_; }
    [[nodiscard]] const map::FontSet& fonts() const { return fonts_; }
    /// What the last frame took in which it was drawn anew, until it was on the screen: where that is too long for motion, the next motion is drawn coarser.
    void took(double frame_ms);

private:
    [[nodiscard]] std::optional<std::size_t> subjectOf(claim::ClaimRef claim) const;
    [[nodiscard]] base::Box visibleBox() const;
    [[nodiscard]] bool isMoving() const;
    /// In the scene's projection; nothing where that can't show it. Asserts a scene.
    [[nodiscard]] std::optional<map::Camera> seenFrom(const project::Camera& camera) const;
    void moved();

    struct Flight {
        map::Camera from, to;
        double start_s = -1;
        std::optional<project::Camera> goal{};  ///< where it leads whatever the projection
    };

    map::FontSet fonts_;
    draw::Renderer renderer_;
    std::unique_ptr<gl::Framebuffer> picture_;
    std::shared_ptr<const map::Scene> scene_;
    map::Camera camera_;
    map::Frame frame_;
    map::Rect pane_px_{0, 0, 1, 1};
    double scale_ = 1;
    std::optional<claim::ClaimRef> selected_;
    std::optional<Flight> flight_;
    std::vector<map::Annotation> annotations_;
    bool disputeTags_ = false;
    bool fitted_ = false;  ///< shows all claims, whatever the pane's size, until the view is moved
    bool stale_ = true;
    bool isBlurred_ = false;                        ///< the picture will be sharper at rest
    std::chrono::steady_clock::time_point moved_{};  ///< the camera, by hand
    draw::Motion motion_ = draw::Motion::still;      ///< in which the last picture was drawn
    bool isSlow_ = false;                            ///< frames as sharp as can be take too long for motion
};

}  // namespace demarc::window
