#pragma once
#include <string>

#include "base/lonlat.hpp"

namespace demarc::map {

/// A projection chosen for a part of the world: how PROJ makes it, what a reader calls it, and where it may be drawn.
struct TheatreCrs {
    std::string definition;
    std::string name;
    base::Box domain;
};

/// The rule by which a theatre gets its projection; pure, by the box alone. Centre and parallels are round numbers, so that small
/// changes of the box keep the projection (and what was projected with it).
[[nodiscard]] TheatreCrs theatreCrs(const base::Box& box);

}  // namespace demarc::map
