#pragma once
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "base/date.hpp"
#include "base/lonlat.hpp"
#include "base/span.hpp"
#include "gazetteer/gazetteer.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

namespace demarc::cli {

/// Six decimals of a degree are 11 cm: more would only pretend.
[[nodiscard]] inline double degrees(double value) { return std::round(value * 1e6) / 1e6; }
/// Confidence is no measurement: three decimals.
[[nodiscard]] inline double share(double value) { return std::round(value * 1e3) / 1e3; }
[[nodiscard]] inline double tenths(double value) { return std::round(value * 10) / 10; }

using LineWriter = rapidjson::Writer<rapidjson::StringBuffer>;
using IndentingWriter = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

/// Appends values to a JSON text; `Writer` is a LineWriter or an IndentingWriter. What is empty or missing becomes null, bytes that are no
/// UTF-8 become U+FFFD.
template <class Writer>
class JsonWriter {
public:
    JsonWriter() : writer_{buffer_} {}

    [[nodiscard]] std::string_view text() const { return {buffer_.GetString(), buffer_.GetSize()}; }
    [[nodiscard]] Writer& raw() { return writer_; }
    /// Begins another text.
    void restart() {
        buffer_.Clear();
        writer_.Reset(buffer_);
    }

    void beginObject() { writer_.StartObject(); }
    void endObject() { writer_.EndObject(); }
    void beginArray() { writer_.StartArray(); }
    void endArray() { writer_.EndArray(); }
    void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

    void value(std::string_view text) {
        if (text::firstInvalidByte(text) == text.size()) writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
        else value(text::replaceInvalid(text));
    }
    void value(const std::string& text) { value(std::string_view{text}); }
    void value(const char* text) { value(std::string_view{text}); }
    void value(bool truth) { writer_.Bool(truth); }
    void value(int number) { writer_.Int(number); }
    void value(std::uint32_t number) { writer_.Uint(number); }
    void value(std::uint64_t number) { writer_.Uint64(number); }
    void value(double number) { std::isfinite(number) ? writer_.Double(number) : writer_.Null(); }
    void value(base::Date date) { value(date.iso()); }
    void value(base::Span span) {
        beginArray();
        value(span.begin);
        value(span.end);
        endArray();
    }
    /// GeoJSON's order: longitude first.
    void value(base::LonLat position) {
        beginArray();
        value(degrees(position.lon_deg));
        value(degrees(position.lat_deg));
        endArray();
    }
    template <class Value>
    void value(const std::optional<Value>& optional) {
        optional ? value(*optional) : null();
    }
    void null() { writer_.Null(); }

    template <class Value>
    void member(std::string_view name, const Value& given) {
        key(name);
        value(given);
    }
    void orNull(std::string_view name, std::string_view text) {
        key(name);
        text.empty() ? null() : value(text);
    }
    void latLon(const std::optional<base::LonLat>& position) {
        member("lat", position ? std::optional{degrees(position->lat_deg)} : std::nullopt);
        member("lon", position ? std::optional{degrees(position->lon_deg)} : std::nullopt);
    }
    void placeId(std::string_view name, const gazetteer::Gazetteer& gazetteer, gazetteer::PlaceIndex place) {
        orNull(name, place == gazetteer::kNoPlace ? std::string{} : gazetteer.id(place));
    }
    void confidence(double given) { member("confidence", share(given)); }

private:
    rapidjson::StringBuffer buffer_;
    Writer writer_;
};

}  // namespace demarc::cli
