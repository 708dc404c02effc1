#include "window/faces.hpp"

#include <imgui.h>
#include <imgui_freetype.h>

#include <array>
#include <cmath>
#include <string>

#include "base/error.hpp"

namespace demarc::window {
namespace {

// Latin with the marks of Europe, Cyrillic, punctuation: what the interface says itself.
constexpr std::array<ImWchar, 9> FIRST_RANGES{0x0020, 0x017F, 0x0400, 0x045F, 0x2010, 0x2026, 0x2190, 0x2193, 0};
// Latin to Extended-B, Greek, Cyrillic, Latin Extended Additional, punctuation, arrows and geometric signs.
constexpr std::array<ImWchar, 15> LATIN_RANGES{0x0020, 0x024F, 0x0370, 0x052F, 0x1E00, 0x1EFF, 0x2010, 0x205E,
                                               0x2190, 0x21FF, 0x2200, 0x22FF, 0x25A0, 0x25FF, 0};
// Arabic with its presentation forms: text is shaped before it is shown.
constexpr std::array<ImWchar, 9> ARABIC_RANGES{0x0600, 0x06FF, 0x0750, 0x077F, 0xFB50, 0xFDFF, 0xFE70, 0xFEFF, 0};

// ImGui sizes a face by its ascent and descent, which are larger in Noto Sans Arabic: the factor makes its em that of Noto Sans.
constexpr float ARABIC_SIZE = 2.112F / 1.362F;

}  // namespace

Atlas emptyAtlas() { return Atlas{IM_NEW(ImFontAtlas)}; }

void AtlasDeleter::operator()(ImFontAtlas* atlas) const { IM_DELETE(atlas); }

Faces buildFaces(const std::filesystem::path& assets, float scale, Letters letters) {
    Faces faces{emptyAtlas(), {}};
    ImFontAtlas& atlas = *faces.atlas;
    // FreeType takes a tenth of the time of ImGui's own rasteriser; light hinting keeps small stems sharp.
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    const auto add = [&](const char* weight, float size_px) {
        const auto face = [&](const std::string& name, const ImWchar* ranges, bool merge, float size = 1) {
            const auto path = assets / "fonts" / name;
            ImFontConfig config;
            config.MergeMode = merge;
            ImFont* font = std::filesystem::exists(path) ? atlas.AddFontFromFileTTF(path.c_str(), size * size_px * scale, &config, ranges) : nullptr;
            if (!font) throw base::FileError(path.string() + ": can't read the font");
            return font;
        };
        ImFont* font = face(std::string("NotoSans-") + weight + ".ttf", letters == Letters::all ? LATIN_RANGES.data() : FIRST_RANGES.data(), false);
        if (letters == Letters::all) face(std::string("NotoSansArabic-") + weight + ".ttf", ARABIC_RANGES.data(), true, ARABIC_SIZE);
        return font;
    };
    // ImGui sizes a face by its ascent and descent, 1.362 of Noto Sans' size.
    const auto of = [](float em_px) { return std::round(em_px * 1.362F * 2) / 2; };
    faces.fonts = {.base = add("Regular", of(13)),
                   .bold = add("Bold", of(13)),
                   .reading = add("Regular", of(14)),
                   .readingBold = add("Bold", of(14)),
                   .heading = add("Bold", of(15)),
                   .title = add("Bold", of(19)),
                   .small = add("Regular", of(12)),
                   .smallBold = add("Bold", of(12)),
                   .tiny = add("Regular", of(11.2F))};
    if (!atlas.Build()) throw base::FileError((assets / "fonts").string() + ": the interface's letters can't be drawn");
    return faces;
}

gl::Texture uploadFaces(ImFontAtlas& atlas) {
    unsigned char* pixels = nullptr;
    int width_px = 0, height_px = 0;
    atlas.GetTexDataAsAlpha8(&pixels, &width_px, &height_px);
    gl::Texture texture{gl::Format::a8, width_px, height_px, gl::Filter::linear};
    texture.upload(0, 0, width_px, height_px, {pixels, static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px)});
    atlas.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture.name())));
    atlas.ClearTexData();
    return texture;
}

}  // namespace demarc::window
