#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/colour.hpp"
#include "map/scene.hpp"
#include "print/vector_path.hpp"

namespace demarc::print {

/// Pieces of XML and SVG, added to the end of a string.

/// At most two decimals, none that are 0.
void appendNumber(std::string& out, double value);
/// A space, the name, and the value in quotes.
void appendAttribute(std::string& out, std::string_view name, double value);
void appendAttribute(std::string& out, std::string_view name, std::string_view value);
/// Any bytes as XML characters: what has a meaning in XML by its name, bytes that are no UTF-8 and characters that XML forbids as U+FFFD.
void appendEscaped(std::string& out, std::string_view text);
/// `name` ("fill", "stroke") and its opacity where it isn't 1.
void appendColour(std::string& out, std::string_view name, base::Colour colour);
/// The attribute d: steps from the last point, in hundredths.
void appendPath(std::string& out, const Path& path);
void appendBase64(std::string& out, std::span<const std::uint8_t> bytes);

/// A picture with its alpha as the bytes of a PNG.
[[nodiscard]] std::string pngOf(const map::Picture& picture);

}  // namespace demarc::print
