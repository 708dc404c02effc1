#include "layer/read.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/shared_library.hpp"
#include "layer/gdal/vectors.hpp"

namespace demarc::layer {
namespace {

bool looksLikeJson(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t first = text.substr(0, 4096).find_first_not_of(" \t\r\n\x1E");
    return first != std::string_view::npos && text[first] == '{';
}

/// What has nothing to draw goes; nothing left is an error.
ReadLayers drawable(ReadLayers read, const std::string& file) {
    std::erase_if(read.value, [](const VectorLayer& layer) { return layer.pieces.empty(); });
    if (!read.value.empty()) return read;
    const std::string why = read.issues.empty() ? std::string{} : ": " + read.issues.front().message.substr(std::min(file.size() + 2, read.issues.front().message.size()));
    throw base::FormatError(file + ": nothing in it can be drawn" + why);
}

void checkSublayer(const ReadOptions& options, const std::vector<std::string>& names, const std::string& file) {
    if (options.sublayer.empty() || std::ranges::find(names, options.sublayer) != names.end()) return;
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    throw base::FormatError(file + ": has no layer " + options.sublayer + "; it has " + (list.empty() ? "none" : list));
}

}  // namespace

ReadLayers readByGdal(const std::filesystem::path& path, const ReadOptions& options, const ReadTold& told) {
    const std::string file = path.string();
    static const base::SharedLibrary library{base::besideProgram(DEMARC_VECTORS)};
    GdalLayers found;
    library.function<ReadVectors>(READ_VECTORS)(path, options, told, found);
    if (!found.isOpen) throw base::FormatError(file + ": no layer that can be read" + (found.why.empty() ? "" : ": " + found.why.substr(0, found.why.find('\n'))));
    checkSublayer(options, found.names, file);
    ReadLayers result;
    for (const std::string& warning : found.warnings) result.issues.push_back({base::Severity::warning, file + ": " + warning});
    for (GdalLayers::Sublayer& sublayer : found.sublayers) {
        const bool alone = found.sublayers.size() == 1 && options.sublayer.empty();
        auto made = sublayer.builder.finish(alone ? file : file + ", layer " + sublayer.name, alone ? path.stem().string() : sublayer.name, sublayer.crs);
        std::ranges::move(made.issues, std::back_inserter(result.issues));
        result.value.push_back(std::move(made.value));
    }
    return result;
}

ReadLayers readLayers(const std::filesystem::path& path, const ReadOptions& options, const ReadTold& told) {
    const std::string file = path.string();
    const base::MappedFile bytes{path};
    if (looksLikeJson(bytes.text())) {
        if (auto read = readGeoJson(bytes.text(), file, path.stem().string(), options, told)) {
            std::vector<std::string> names;
            for (const VectorLayer& layer : read->value) names.push_back(layer.name);
            checkSublayer(options, names, file);
            std::erase_if(read->value, [&](const VectorLayer& layer) { return !options.sublayer.empty() && layer.name != options.sublayer; });
            return drawable(std::move(*read), file);
        }
    }
    return drawable(readByGdal(path, options, told), file);
}

}  // namespace demarc::layer
