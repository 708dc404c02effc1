#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "map/compose.hpp"
#include "project/desk.hpp"

namespace demarc::project {

// A slide's camera is that of its sheet of 1920x1080 style pixels, so that it shows the same on every screen.

/// What a view asks of the map, fitted to the claims.
[[nodiscard]] map::SceneRequest requestOf(const ViewState& view);
/// The same from the slide's camera, with its title and caption; where it has none, the map writes its own.
[[nodiscard]] map::SceneRequest requestOf(const Slide& slide, const std::vector<map::Annotation>& all);
/// As a zoom of the map: 0 shows the world on 256 pixels.
[[nodiscard]] double zoomOf(const Camera& camera);
/// Annotations that a slide shows, the lowest first.
[[nodiscard]] std::vector<map::Annotation> annotationsOf(const Slide& slide, const std::vector<map::Annotation>& all);
/// "Slide 2", or its title.
[[nodiscard]] std::string nameOf(const std::vector<Slide>& slides, std::size_t index);
/// Where a slide stands; the number of slides where there is none of this id.
[[nodiscard]] std::size_t indexOf(const std::vector<Slide>& slides, std::string_view id);

/// Of a briefing as images: "slides/NNN.png" and 7 is "slides/007.png"; "deck.png" is "deck-007.png".
[[nodiscard]] std::filesystem::path numbered(const std::filesystem::path& file, std::size_t number);

// Changes, by the names that undo says. One about a slide that does not exist changes nothing.

/// The present view as the last slide; without a camera it shows all claims.
[[nodiscard]] Edit addSlide(const Desk& desk, std::optional<Camera> camera);
/// The present view and camera in place of those that the slide has.
[[nodiscard]] Edit updateSlide(const Desk& desk, std::string_view id, std::optional<Camera> camera);
/// A copy right behind it.
[[nodiscard]] Edit duplicateSlide(const Desk& desk, std::string_view id);
/// `to`: where it stands afterwards.
[[nodiscard]] Edit moveSlide(const Desk& desk, std::string_view id, std::size_t to);
[[nodiscard]] Edit removeSlide(const Desk& desk, std::string_view id);
/// Other words of the slide of this id.
[[nodiscard]] Edit rewordSlide(const Desk& desk, std::string_view id, std::string title, std::string caption, std::string notes);
/// Its view as the desk's.
[[nodiscard]] Edit showSlide(const Desk& desk, std::string_view id);

}  // namespace demarc::project
