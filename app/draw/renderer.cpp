#include "draw/renderer.hpp"

#include <algorithm>
#include <chrono>

#include "draw/canvas.hpp"
#include "draw/ground.hpp"
#include "draw/sheets.hpp"

namespace demarc::draw {

struct Renderer::Impl {
    Programs programs;
    Ground ground;
    Sheets sheets;
};

Renderer::Renderer() : impl_{std::make_unique<Impl>()} {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

FrameStats Renderer::draw(const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts, const gl::Framebuffer& target, TileOrigin tile) {
    const auto begin = std::chrono::steady_clock::now();
    Canvas canvas{impl_->programs, target, tile.x_px, tile.y_px, {}};
    const gl::PixelRect whole{0, 0, target.width_px(), target.height_px()};
    target.bind();
    gl::resetState(whole.width, whole.height);
    const auto fill = [](base::Colour colour) {
        const auto fraction = [&](std::uint8_t value) { return static_cast<float>(value * colour.a) / (255 * 255); };
        gl::clear(fraction(colour.r), fraction(colour.g), fraction(colour.b), static_cast<float>(colour.a) / 255);
    };
    fill(frame.paper);

    for (const map::MapPart& part : frame.maps) {
        const gl::PixelRect viewport = canvas.inTarget(part.camera.viewport_px);
        if (viewport.isEmpty()) continue;
        // Whatever no land covers is water.
        gl::setScissor(viewport);
        fill(scene.theme.water);
        impl_->ground.draw(canvas, worldOf(scene, part), part.camera, frame.scale);
    }
    // GL fills the ground while the glyphs are made.
    gl::flush();
    impl_->sheets.startFrame();
    for (const map::Sheet& sheet : frame.sheets) {
        const gl::PixelRect clip = sheet.clip_px ? canvas.inTarget(*sheet.clip_px) : whole;
        if (clip.isEmpty()) continue;
        canvas.clip = clip;
        gl::setScissor(clip);
        impl_->sheets.draw(canvas, sheet, fonts);
    }
    gl::setScissor(whole);
    // Pictures on the sheet are pictures of a ground whose metres are pixels.
    const map::Rect sheet_px{0, 0, static_cast<double>(frame.width_px), static_cast<double>(frame.height_px)};
    const map::Vec2 middle = sheet_px.centre();
    for (const auto& [picture, box] : frame.pictures)
        impl_->ground.pictures().draw(canvas, {picture, {box.left - middle.x, middle.y - box.bottom, box.right - middle.x, middle.y - box.top}, 1, {}}, {{}, 1, sheet_px});
    impl_->ground.evict();
    const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - begin;
    return {canvas.drawCalls, impl_->ground.cache().takeUploaded_byte() + impl_->ground.pictures().takeUploaded_byte() + impl_->sheets.takeUploaded_byte(), spent.count(), impl_->ground.takeBlurred()};
}

void Renderer::setMotion(Motion motion) { impl_->ground.setMotion(motion); }

bool Renderer::warmUp(std::size_t kind) {
    if (kind >= Ground::KINDS + Sheets::KINDS) return false;
    // The sides are no powers of two, like those of most pictures: llvmpipe compiles reading such a mask apart.
    const gl::Framebuffer target{gl::Format::rgba8, 24, 20};
    Canvas canvas{impl_->programs, target, 0, 0, {0, 0, 24, 20}};
    target.bind();
    gl::resetState(24, 20);
    if (kind < Ground::KINDS) impl_->ground.warmUp(canvas, kind);
    else impl_->sheets.warmUp(canvas, kind - Ground::KINDS);
    gl::finish();
    return true;
}

}  // namespace demarc::draw
