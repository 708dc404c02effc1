// What a frame costs while the map moves, without a window or a display: on whatever draws where it runs, a GPU or software.
//   frames [WIDTHxHEIGHT] [LAYER.geojson ...]
// Each line, in ms, medians and in brackets the slowest hundredth: a frame until GL is done with it, placing its labels and handing it over in that; then a frame of many
// in a row, of which the next is prepared while GL draws the last.
#include <glad/gl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "draw/renderer.hpp"
#include "gl/context.hpp"
#include "layer/read.hpp"
#include "print/export.hpp"

using namespace demarc;

namespace {

constexpr int FRAMES = 400;

double since_ms(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// "1.20 (2.31)": the median and the slowest hundredth.
std::string summary(std::vector<double> times_ms) {
    std::ranges::sort(times_ms);
    char text[64];
    std::snprintf(text, sizeof text, "%6.2f (%6.2f)", times_ms[times_ms.size() / 2], times_ms[times_ms.size() * 99 / 100]);
    return text;
}

struct Bench {
    const map::FontSet& fonts;
    draw::Renderer& renderer;
    gl::Framebuffer& target;

    void measure(const std::string& name, const map::Scene& scene, const map::Frame& first, const map::LayoutOptions& sheet, bool moves) const {
        std::vector<double> layout_ms, draw_ms, whole_ms;
        std::size_t calls = 0, uploaded_byte = 0;
        map::Frame frame = first;
        const map::Camera home = first.maps.front().camera;
        const auto place = [&](int i) {
            const double turn = 6.28318 * i / FRAMES;
            map::Camera camera = home;
            camera.centre_m = camera.centre_m + map::Vec2{120 * std::sin(turn), 90 * std::sin(2 * turn)} * (1 / home.scale_px_per_m);
            camera.scale_px_per_m *= std::exp(0.5 * std::sin(turn));
            frame = map::layout(scene, camera, sheet, fonts);
        };
        (void)renderer.draw(scene, frame, fonts, target);
        glFinish();
        for (int i = 0; i < FRAMES; ++i) {
            const auto start = std::chrono::steady_clock::now();
            if (moves) place(i);
            layout_ms.push_back(since_ms(start));
            const draw::FrameStats stats = renderer.draw(scene, frame, fonts, target);
            draw_ms.push_back(stats.cpu_ms);
            glFinish();
            whole_ms.push_back(since_ms(start));
            calls = std::max(calls, stats.drawCalls);
            uploaded_byte = std::max(uploaded_byte, stats.uploaded_byte);
        }
        // As a window does: the next frame is prepared while GL draws this one.
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < FRAMES; ++i) {
            if (moves) place(i);
            (void)renderer.draw(scene, frame, fonts, target);
            glFlush();
        }
        glFinish();
        std::printf("%-24s alone %s: layout %s, draw %s   in a row %6.2f   %zu calls, at most %zu KB uploaded\n", name.c_str(), summary(whole_ms).c_str(), summary(layout_ms).c_str(),
                    summary(draw_ms).c_str(), since_ms(start) / FRAMES, calls, uploaded_byte / 1024);
        std::fflush(stdout);
    }
};

int run(const std::vector<std::string>& args) {
    int width_px = 3840, height_px = 2160;
    std::vector<map::LayerUse> layers;
    for (const std::string& arg : args)
        if (std::sscanf(arg.c_str(), "%dx%d", &width_px, &height_px) != 2)
            for (layer::VectorLayer& layer : layer::openLayers(arg).value) layers.push_back({std::make_shared<const layer::VectorLayer>(std::move(layer)), {}});

    const auto assets = base::findAssets();
    const auto knowledge = claim::Knowledge::open(assets);
    const auto basemap = map::Basemap::open(assets);
    const auto fonts = map::FontSet::open(assets);
    map::Cartographer cartographer{knowledge, basemap};
    std::vector<claim::Reading> readings;
    for (auto& document : text::readDocuments(assets / "samples/ukraine-2025-11-20.txt").value) readings.push_back(claim::read(std::move(document), knowledge));

    auto context = gl::Context::headless();
    std::printf("%s\n%dx%d, %d frames each, ms\n", gl::description().c_str(), width_px, height_px, FRAMES);
    draw::Renderer renderer;
    for (std::size_t kind = 0; renderer.warmUp(kind); ++kind) {}
    gl::Framebuffer target{gl::Format::rgba8, width_px, height_px};
    const Bench bench{fonts, renderer, target};

    auto sheet = print::sheetFor(width_px, height_px);
    sheet.column = sheet.inset = sheet.legend = sheet.sources = sheet.callouts = false;  // as in the window
    sheet.disputeTags = true;
    sheet.selected = 0;
    for (const bool laden : {false, true}) {
        if (laden && layers.empty()) break;
        map::SceneRequest request;
        if (laden) request.layers = layers;
        const print::LaidOut made = print::layOut(readings, request, sheet, cartographer, fonts);
        const std::string what = laden ? "with the layer" : "the sample";
        bench.measure(what + ", still", *made.scene, made.frame, sheet, false);
        bench.measure(what + ", moving", *made.scene, made.frame, sheet, true);
    }
    return 0;
}

}  // namespace

int main(int count, char** args) {
    try {
        return run({args + 1, args + count});
    } catch (const base::Error& error) {
        std::fprintf(stderr, "frames: %s\n", error.what());
        return 1;
    }
}
