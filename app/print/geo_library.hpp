#pragma once
#include "base/shared_library.hpp"
#include "print/geofiles/geofiles.hpp"

namespace demarc::print {

/// What GDAL writes for us; loaded at the first call. Throws FileError where it is missing.
[[nodiscard]] const base::SharedLibrary& geoLibrary();

}  // namespace demarc::print
