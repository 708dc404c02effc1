#pragma once
#include <filesystem>
#include <memory>

#include "gl/texture.hpp"
#include "panels/panel.hpp"

struct ImFontAtlas;

namespace demarc::window {

struct AtlasDeleter {
    void operator()(ImFontAtlas* atlas) const;
};

using Atlas = std::unique_ptr<ImFontAtlas, AtlasDeleter>;
[[nodiscard]] Atlas emptyAtlas();

/// The interface's faces at one scale, drawn into one picture.
struct Faces {
    Atlas atlas;
    panels::Fonts fonts;
};

/// The letters that a first picture of the window needs, which takes 20 ms, or those of all its scripts, which takes 300.
enum class Letters : std::uint8_t { first, all };

/// Needs no context of GL or ImGui, so that it can be done beside the window. Throws FileError naming a font that can't be read.
[[nodiscard]] Faces buildFaces(const std::filesystem::path& assets, float scale, Letters letters);

/// What the atlas's letters are drawn from; the atlas knows it from then on, and forgets its own copy of the picture.
[[nodiscard]] gl::Texture uploadFaces(ImFontAtlas& atlas);

}  // namespace demarc::window
