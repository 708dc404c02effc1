#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "layer/layer.hpp"
#include "map/layer_style.hpp"
#include "map/projection.hpp"
#include "map/scene.hpp"
#include "map/theatre.hpp"

namespace demarc::map {

/// A layer of the user's and how it is drawn.
struct LayerUse {
    std::shared_ptr<const layer::VectorLayer> layer;
    LayerStyle style;
    std::string file{};  ///< where it was read, for messages

    [[nodiscard]] const std::string& title() const { return style.title.empty() ? layer->name : style.title; }
};

/// Where layers lie, as spots of a theatre: a shape that strayed far from the others does not decide it.
[[nodiscard]] std::vector<Spot> layerSpots(const std::vector<LayerUse>& layers);

/// For a scene that is being composed: where and how finely layers are wanted.
struct LayerView {
    const Projection& projection;
    Rect view_m;
    double scale_px_per_m;
    std::function<float(std::string_view)> opacity;
    std::vector<base::Colour> taken{};  ///< by parties: no value of a field gets one like them
};

/// Makes passes of a world from the user's layers: each class of a layer is one mesh, one bundle of lines and one of points, so that a layer
/// takes a few draw calls, whatever it holds. What lies in the view or near it is projected, simplified to a fraction of a pixel and tessellated (on all cores), and kept for the next
/// scenes there, in the same projection and at about the same scale: moving by less than a view costs nothing. Not thread-safe.
class UserLayers {
public:
    UserLayers();
    ~UserLayers();

    /// Adds the layers that are drawn below (or above) the claims to the scene: passes, labels and rows of the legend. Their scene layers are
    /// named "user.TITLE". One of which nothing is in view is an issue of the scene.
    void draw(const std::vector<LayerUse>& layers, bool above, const LayerView& view, Scene& scene);

private:
    struct Built;
    std::shared_ptr<const Built> built(const LayerUse& use, const LayerView& view);

    std::vector<std::shared_ptr<const Built>> kept_;  ///< the latest last
};

}  // namespace demarc::map
