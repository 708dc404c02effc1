#include "print/geo_library.hpp"

namespace demarc::print {

const base::SharedLibrary& geoLibrary() {
    static const base::SharedLibrary library{base::besideProgram(DEMARC_GEOFILES)};
    return library;
}

}  // namespace demarc::print
