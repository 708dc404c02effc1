#pragma once
#include <cpl_error.h>
#include <cpl_vsi.h>

#include <string>

#include "layer/gdal/handles.hpp"

namespace demarc::print {

using layer::CrsTraits;
using layer::DatasetTraits;
using layer::FeatureTraits;

/// Keeps GDAL's words to itself, for as long as it lives.
class Quiet {
public:
    Quiet() {
        GDALAllRegister();
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLErrorReset();
    }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;
    ~Quiet() { CPLPopErrorHandler(); }
    /// What went wrong last, never empty.
    [[nodiscard]] static std::string reason() {
        const std::string said = CPLGetLastErrorMsg();
        return said.empty() ? "GDAL can't write it" : said;
    }
};

/// A file in memory, gone with its object.
class MemoryFile {
public:
    explicit MemoryFile(std::string name) : name_{"/vsimem/demarc/" + std::move(name)} {}
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { VSIUnlink(name_.c_str()); }
    [[nodiscard]] const char* name() const { return name_.c_str(); }
    [[nodiscard]] std::string bytes() const {
        vsi_l_offset size_byte = 0;
        const GByte* const data = VSIGetMemFileBuffer(name_.c_str(), &size_byte, FALSE);
        return data == nullptr ? std::string{} : std::string{reinterpret_cast<const char*>(data), static_cast<std::size_t>(size_byte)};
    }

private:
    std::string name_;
};

/// The system, x east and y north; null where it is none.
[[nodiscard]] inline base::Handle<CrsTraits> parseCrs(const std::string& crs) {
    base::Handle<CrsTraits> parsed{OSRNewSpatialReference(nullptr)};
    OSRSetAxisMappingStrategy(parsed.get(), OAMS_TRADITIONAL_GIS_ORDER);
    if (OSRSetFromUserInput(parsed.get(), crs.c_str()) != OGRERR_NONE) return {};
    return parsed;
}

}  // namespace demarc::print
