#pragma once
#include "map/compose.hpp"
#include "project/library.hpp"
#include "window/desktop.hpp"
#include "window/layer_shelf.hpp"

namespace demarc::window {

/// What the worker alone uses once it runs.
struct Desktop::Knowing {
    explicit Knowing(const std::filesystem::path& assets)
        : knowledge{claim::Knowledge::open(assets)}, basemap{map::Basemap::open(assets)}, cartographer{knowledge, basemap}, shelf{knowledge.gazetteer}, library{knowledge} {}
    claim::Knowledge knowledge;
    map::Basemap basemap;
    map::Cartographer cartographer;
    LayerShelf shelf;
    project::Library library;
};

}  // namespace demarc::window
