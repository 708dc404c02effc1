#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "gl/framebuffer.hpp"
#include "map/camera.hpp"
#include "map/scene.hpp"

namespace demarc::draw {

/// How a map is drawn again and again.
enum class Motion : std::uint8_t {
    single,   ///< once: nothing is kept
    still,    ///< as sharp as can be, quickly again where only moved by whole pixels
    moving,   ///< a picture that was made for nearly this scale will do
    hurried,  ///< moving, where frames take long: a ground of half as many pixels each way will do
};
[[nodiscard]] constexpr bool isInMotion(Motion motion) { return motion >= Motion::moving; }

/// Pictures of the passes that take long to draw, each somewhat larger than the map: while the camera moves, they move.
class KeptPasses {
public:
    struct Picture {
        std::vector<map::AreaItem> areas;
        std::vector<map::LineItem> lines;
        std::unique_ptr<gl::Framebuffer> pixels;
        map::Rect bounds_m;
        double scale_px_per_m = 0;
        double scale = 0;  ///< device pixels a style pixel
        bool isUsed = false;
    };

    /// Whether a picture of it costs less than drawing it.
    [[nodiscard]] static bool isHeavy(const map::WorldPass& pass);
    /// Of a pass, maybe without pixels yet.
    [[nodiscard]] Picture& pictureOf(const map::WorldPass& pass);
    /// Forgets what no frame drew since the last call.
    void evict();

private:
    std::vector<std::unique_ptr<Picture>> pictures_;
};

/// Where a picture lies for a camera, and how well it does. `scale`: device pixels a style pixel.
struct KeptPlace {
    map::Rect place_px;
    bool serves = false;
    bool isSharp = false;
};
[[nodiscard]] KeptPlace placeOf(const KeptPasses::Picture& picture, const map::Camera& camera, const map::Rect& visible_m, double scale, Motion motion);

}  // namespace demarc::draw
