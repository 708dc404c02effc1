#pragma once
#include "base/lonlat.hpp"
#include "map/projection.hpp"

namespace demarc::map {

/// Throws CrsError, naming system and frame, where a system that the user chose can't show a frame: it lies outside of where the system
/// may be drawn, or there the system has no answer, mirrors the ground or turns it upside down.
void checkFrame(const Projection& projection, const base::Box& frame);

}  // namespace demarc::map
