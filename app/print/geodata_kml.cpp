#include <libdeflate.h>

#include <algorithm>
#include <new>

#include "base/handle.hpp"
#include "print/geodata.hpp"
#include "print/xml.hpp"

namespace demarc::print {
namespace {

/// "#RRGGBB" as KML has it: alpha, blue, green, red.
std::string kmlColour(const std::string& hex, const char* alpha) { return alpha + hex.substr(5, 2) + hex.substr(3, 2) + hex.substr(1, 2); }

std::string styleName(const std::string& hex) { return "c" + hex.substr(1); }

std::string styleOf(const std::string& hex) {
    const std::string line = kmlColour(hex, "ff");
    // Areas are filled as the map fills them, to 35%.
    return "<Style id=\"" + styleName(hex) + "\"><IconStyle><color>" + line +
           "</color><scale>1</scale><Icon><href>http://maps.google.com/mapfiles/kml/shapes/shaded_dot.png</href></Icon></IconStyle><LineStyle><color>" + line +
           "</color><width>1.5</width></LineStyle><PolyStyle><color>" + kmlColour(hex, "59") + "</color></PolyStyle></Style>\n";
}

std::string coordinates(base::LonLat p) { return degreesText(p.lon_deg) + ',' + degreesText(p.lat_deg); }

void appendRing(std::string& out, const std::vector<base::LonLat>& ring, const char* boundary) {
    out += std::string{"<"} + boundary + "><LinearRing><coordinates>";
    for (std::size_t i = 0; i < ring.size(); ++i) out += (i == 0 ? "" : " ") + coordinates(ring[i]);
    out += std::string{"</coordinates></LinearRing></"} + boundary + ">";
}

void appendGeometry(std::string& out, const map::DrawnFeature& feature) {
    const std::string point = "<Point><coordinates>" + coordinates(feature.point) + "</coordinates></Point>";
    if (feature.area.empty() && feature.lines.empty()) {
        out += point;
        return;
    }
    out += "<MultiGeometry>";
    for (const map::Polygon& polygon : feature.area) {
        out += "<Polygon>";
        for (std::size_t k = 0; k < polygon.size(); ++k) appendRing(out, polygon[k], k == 0 ? "outerBoundaryIs" : "innerBoundaryIs");
        out += "</Polygon>";
    }
    for (const auto& line : feature.lines) {
        out += "<LineString><coordinates>";
        for (std::size_t i = 0; i < line.size(); ++i) out += (i == 0 ? "" : " ") + coordinates(line[i]);
        out += "</coordinates></LineString>";
    }
    out += "</MultiGeometry>";
}

void appendPlacemark(std::string& out, const map::DrawnFeature& feature) {
    std::string said = feature.byHand ? "<p>" + xmlText(feature.status) + "</p>" : "<p>“" + xmlText(feature.sentence) + "”</p><p>" + xmlText(feature.speaker.empty() ? feature.party : feature.speaker) +
                       (feature.date.empty() ? "" : ", " + feature.date) + " · " + xmlText(feature.source) + "</p>";
    out += "<Placemark><name>" + xmlText(feature.place) + "</name><description>" + xmlText(said) + "</description><styleUrl>#" + styleName(feature.colour) +
           "</styleUrl><ExtendedData>";
    for (const map::FeatureField& field : map::featureFields()) {
        std::string value;
        if (field.text != nullptr) value = feature.*field.text;
        else if (feature.*field.number) value = degreesText(*(feature.*field.number));
        // Programs take the fields of a folder from its placemarks: each has all.
        out += std::string{"<Data name=\""} + field.name + "\"><value>" + xmlText(value) + "</value></Data>";
    }
    out += "</ExtendedData>";
    appendGeometry(out, feature);
    out += "</Placemark>\n";
}

struct CompressorTraits {
    using Type = libdeflate_compressor*;
    static Type null() { return nullptr; }
    static void free(Type compressor) { libdeflate_free_compressor(compressor); }
};

void append(std::string& out, std::size_t value, int bytes) {
    for (int k = 0; k < bytes; ++k) out += static_cast<char>(value >> (8 * k));
}

}  // namespace

std::string kmlOf(const std::vector<map::DrawnFeature>& features, std::string_view title) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>" + xmlText(title) + "</name>\n";
    std::vector<std::string> colours, parties;
    const auto addOnce = [](std::vector<std::string>& list, const std::string& value) {
        if (std::ranges::find(list, value) == list.end()) list.push_back(value);
    };
    for (const map::DrawnFeature& feature : features) {
        addOnce(colours, feature.colour);
        addOnce(parties, feature.party);
    }
    for (const std::string& colour : colours) out += styleOf(colour);
    for (const std::string& party : parties) {
        out += "<Folder><name>" + xmlText(party) + "</name>\n";
        for (const map::DrawnFeature& feature : features)
            if (feature.party == party) appendPlacemark(out, feature);
        out += "</Folder>\n";
    }
    return out + "</Document></kml>\n";
}

std::string zipOf(std::string_view name, std::string_view content) {
    constexpr int LEVEL = 6;
    const base::Handle<CompressorTraits> compressor{libdeflate_alloc_compressor(LEVEL)};
    if (!compressor) throw std::bad_alloc{};
    std::string packed(libdeflate_deflate_compress_bound(compressor.get(), content.size()), '\0');
    packed.resize(libdeflate_deflate_compress(compressor.get(), content.data(), content.size(), packed.data(), packed.size()));

    // What the local header and the directory say alike: version 2.0, UTF-8 names, deflate, 1 Jan 1980.
    std::string facts;
    for (const std::size_t value : {std::size_t{20}, std::size_t{0x0800}, std::size_t{8}, std::size_t{0}, std::size_t{0x21}}) append(facts, value, 2);
    append(facts, libdeflate_crc32(0, content.data(), content.size()), 4);
    append(facts, packed.size(), 4);
    append(facts, content.size(), 4);
    append(facts, name.size(), 2);
    append(facts, 0, 2);

    std::string out = "PK\3\4" + facts + std::string{name} + packed;
    const std::size_t directory = out.size();
    out += "PK\1\2";
    append(out, 20, 2);
    out += facts;
    append(out, 0, 2 + 2 + 2 + 4);  // no comment, first disk, no attributes
    append(out, 0, 4);              // where the local header is
    out += name;
    const std::size_t directorySize_byte = out.size() - directory;
    out += "PK\5\6";
    append(out, 0, 4);
    append(out, 1, 2);
    append(out, 1, 2);
    append(out, directorySize_byte, 4);
    append(out, directory, 4);
    append(out, 0, 2);
    return out;
}

}  // namespace demarc::print
