#include <algorithm>
#include <thread>

#include "base/error.hpp"
#include "base/in_order.hpp"
#include "layer/json_feature.hpp"
#include "layer/json_scan.hpp"
#include "layer/read.hpp"

/// A FeatureCollection is cut into features by the scanner, in batches that several threads read; so the file may be of any size.
namespace demarc::layer {
namespace {

constexpr std::size_t BATCH_BYTE = 256 << 10;
constexpr std::size_t MOST_ISSUES = 8;

struct Batch {
    std::vector<std::string_view> features;
    std::size_t firstNumber = 0;
};

/// What became of a batch.
struct Read {
    LayerBuilder builder;
    std::vector<std::string> faults;
    const char* end = nullptr;  ///< of its text
};

class FeatureStream {
public:
    /// `separated`: by commas in a list that is open; else features follow one another until the end of the text.
    FeatureStream(JsonScan& scan, bool separated) : scan_{scan}, separated_{separated} {}

    std::optional<Batch> next() {
        Batch batch{{}, number_ + 1};
        std::size_t size_byte = 0;
        while (!ended_ && size_byte < BATCH_BYTE) {
            const char first = scan_.peek();
            if (separated_ ? scan_.take(']') : first == '\0') {
                ended_ = true;
                break;
            }
            const std::string_view feature = scan_.value();
            if (feature.empty()) {
                ended_ = broken_ = true;
                break;
            }
            ++number_;
            size_byte += feature.size();
            batch.features.push_back(feature);
            if (separated_ && !scan_.take(',') && scan_.peek() != ']') ended_ = broken_ = true;
        }
        return batch.features.empty() ? std::nullopt : std::optional{std::move(batch)};
    }
    [[nodiscard]] bool isBroken() const { return broken_; }
    [[nodiscard]] std::size_t number() const { return number_; }

private:
    JsonScan& scan_;
    bool separated_;
    bool ended_ = false, broken_ = false;
    std::size_t number_ = 0;
};

bool isQuoted(std::string_view json, std::string_view word) { return json.size() == word.size() + 2 && json.substr(1, word.size()) == word; }

/// The system that GeoJSON is in, under one of its older names.
bool isDegrees(std::string_view crs) {
    return crs.find("CRS84") != std::string_view::npos || crs.find("EPSG:4326\"") != std::string_view::npos || crs.find("EPSG::4326\"") != std::string_view::npos ||
           crs.substr(0, 4) == "null";
}

class GeoJsonReader {
public:
    GeoJsonReader(std::string_view text, const std::string& file, const std::string& name, const ReadOptions& options, const ReadTold& told)
        : scan_{text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text}, text_{text}, file_{file}, name_{name}, options_{options}, told_{told} {}

    std::optional<ReadLayers> read() {
        if (!scan_.take('{') || !readObject(0)) return std::nullopt;
        // Features line by line: the first was read as an object, and looked like one.
        if (isFeature_) {
            scan_ = JsonScan{text_.starts_with("\xEF\xBB\xBF") ? text_.substr(3) : text_};
            readFeatures(false);
        }
        if (!found_) readLists();
        if (!found_) return std::nullopt;
        if (builder_.rows() > 0) add(std::move(builder_), name_);
        return std::move(result_);
    }

private:
    /// The members of an object whose brace is open. False where this is for GDAL.
    bool readObject(int depth) {
        std::size_t lists = 0;
        for (bool first = true; !scan_.take('}'); first = false) {
            if (!first && !scan_.take(',')) return breakOff();
            const std::string_view key = scan_.value();
            if (!scan_.take(':')) return breakOff();
            if (isQuoted(key, "features") && scan_.take('[')) {
                found_ = true;
                if (!readFeatures(true)) return true;
                continue;
            }
            if (isQuoted(key, "value") && depth == 0 && scan_.peek() == '{') {
                (void)scan_.take('{');
                if (!readObject(depth + 1)) return false;
                continue;
            }
            const std::string_view value = scan_.value();
            if (value.empty()) return breakOff();
            if (isQuoted(key, "crs") && !isDegrees(value)) return false;
            if (isQuoted(key, "type") && (isQuoted(value, "Topology") || isQuoted(value, "FeatureCollection") || isQuoted(value, "Feature"))) {
                if (isQuoted(value, "Topology")) return false;
                if (isQuoted(value, "Feature")) isFeature_ = true;
                isTyped_ = true;
            }
            if (isQuoted(key, "coordinates") || isQuoted(key, "geometries")) isFeature_ = true;
            if (isQuoted(key, "geometryType")) return false;  // Esri's
            if (value.front() == '[' && ++lists < 64) lists_.emplace_back(key.substr(1, key.size() - 2), value);
        }
        return true;
    }

    /// The text ends too early or is no JSON: what was read until here counts, if there is any.
    bool breakOff() {
        if (found_) tellBroken();
        return found_ || isFeature_;
    }

    void tellBroken() {
        result_.issues.push_back({base::Severity::warning, file_ + ": broken off after feature " + std::to_string(read_) + " (byte " + std::to_string(scan_.at()) +
                                                               "); what came before is drawn"});
    }

    /// False where the text is broken off.
    bool readFeatures(bool separated) {
        found_ = true;
        FeatureStream stream{scan_, separated};
        const auto make = [&](const Batch& batch) {
            static thread_local JsonFeatureReader reader;
            Read made{LayerBuilder{options_.latLon}, {}, batch.features.back().end()};
            for (std::size_t i = 0; i < batch.features.size(); ++i) {
                const std::string fault = reader.read(batch.features[i], made.builder);
                if (!fault.empty()) made.faults.push_back("feature " + std::to_string(batch.firstNumber + i) + ": " + fault);
            }
            return made;
        };
        std::size_t faults = 0;
        const auto take = [&](Read made) {
            if (told_) told_(static_cast<double>(made.end - text_.data()) / static_cast<double>(text_.size()));
            builder_.append(std::move(made.builder));
            for (const std::string& fault : made.faults)
                if (++faults <= MOST_ISSUES) result_.issues.push_back({base::Severity::warning, file_ + ", " + fault + "; left out"});
        };
        const unsigned jobs = text_.size() < 2 * BATCH_BYTE ? 1 : std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
        base::inOrder(jobs, [&] { return stream.next(); }, make, take);
        read_ = stream.number();
        if (faults > MOST_ISSUES) result_.issues.push_back({base::Severity::warning, file_ + ": " + std::to_string(faults) + " features are faulty in all"});
        if (stream.isBroken()) tellBroken();
        return !stream.isBroken();
    }

    /// Project Owl's files: {"areas": […], "frontline": […]}, each a list of rings or lines, there with the latitude first.
    void readLists() {
        if (isTyped_) return;
        const auto has = [&](std::string_view key) { return std::ranges::any_of(lists_, [&](const auto& list) { return list.first == key; }); };
        const bool isOwl = has("areas") && has("frontline");
        for (const auto& [key, value] : lists_) {
            LayerBuilder builder{options_.latLon || isOwl};
            if (!JsonFeatureReader{}.readLists(value, key.starts_with("area"), builder).empty() || builder.rows() == 0) continue;
            found_ = true;
            add(std::move(builder), std::string{key});
        }
        if (found_ && isOwl) result_.issues.push_back({base::Severity::note, file_ + ": areas and frontline are read latitude first, as Project Owl writes them"});
    }

    void add(LayerBuilder builder, const std::string& name) {
        auto made = builder.finish(file_, name, "EPSG:4326");
        std::ranges::move(made.issues, std::back_inserter(result_.issues));
        result_.value.push_back(std::move(made.value));
    }

    JsonScan scan_;
    std::string_view text_;
    const std::string& file_;
    const std::string& name_;
    const ReadOptions& options_;
    const ReadTold& told_;
    ReadLayers result_;
    LayerBuilder builder_;
    std::vector<std::pair<std::string_view, std::string_view>> lists_;
    std::size_t read_ = 0;
    bool found_ = false, isFeature_ = false, isTyped_ = false;
};

}  // namespace

std::optional<ReadLayers> readGeoJson(std::string_view text, const std::string& file, const std::string& name, const ReadOptions& options, const ReadTold& told) {
    if (!options.crs.empty()) return std::nullopt;
    return GeoJsonReader{text, file, name, options, told}.read();
}

}  // namespace demarc::layer
