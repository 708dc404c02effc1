#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "layer/read.hpp"
#include "map/compose.hpp"
#include "map/layer_uses.hpp"
#include "panels/panel.hpp"
#include "project/user_layer.hpp"

namespace demarc::window {

/// The user's files, each read once however often it is drawn. Not thread-safe: it belongs to the worker.
class LayerShelf {
public:
    explicit LayerShelf(const gazetteer::Gazetteer& gazetteer) : gazetteer_{&gazetteer} {}

    struct Opened {
        panels::LayerFacts facts;
        std::vector<std::string> doubts;  ///< a line for the user each
    };
    /// Reads the file, where it wasn't yet, and checks the style; `told`: of how far it is, where that is slow. Throws UsageError, FileError, FormatError naming the file.
    Opened open(const project::UserLayer& layer, const layer::ReadTold& told = {});

    /// Adds the layers to what is drawn. What can't be any more is left out, and told once.
    void lay(const std::vector<project::UserLayer>& layers, map::SceneRequest& request, std::vector<std::string>& problems);

    /// Adds what was not told yet.
    void tellOnce(const std::string& what, std::vector<std::string>& problems);

private:
    std::vector<map::LayerUse> usesOf(const project::UserLayer& layer, std::vector<std::string>& doubts, const layer::ReadTold& told = {});
    void layOne(const project::UserLayer& layer, map::SceneRequest& request);

    const gazetteer::Gazetteer* gazetteer_;
    std::map<std::string, map::LayerFileContent> contents_;  ///< by file, sublayer and how it is read
    std::vector<std::string> outlineSpecs_;
    std::shared_ptr<const map::PlaceOutlines> outlines_;  ///< of those
    std::set<std::string> told_;
};

}  // namespace demarc::window
