#pragma once
#include <cmath>
#include <random>
#include <string>

#include "base/file.hpp"
#include "map/frame.hpp"

namespace demarc::map::samples {

inline const FontSet& fonts() {
    static const FontSet set = FontSet::open(base::findAssets());
    return set;
}

/// A projected plane whose metres are those of the ground around 38°E, 49°N.
inline const Projection& plane() {
    static const Projection projection = Projection::parse("+proj=lcc +lat_0=49 +lon_0=38 +lat_1=47.5 +lat_2=50.5 +datum=WGS84");
    return projection;
}

inline base::Colour orange() { return base::Colour::fromHex(0xD55E00); }
inline base::Colour blue() { return base::Colour::fromHex(0x0072B2); }

inline Symbol symbol(SymbolKind kind, std::string number = "", std::string claimant = "") {
    Symbol s;
    s.kind = kind;
    s.a = orange();
    s.b = blue();
    s.share = 0.6;
    s.number = std::move(number);
    s.claimant = std::move(claimant);
    s.claimantColour = orange();
    return s;
}

inline CalloutLine calloutLine(std::string party, std::string text) {
    CalloutLine line;
    line.glyphColour = orange();
    line.party = party;
    line.parties = {{std::move(party), orange()}};
    line.text = std::move(text);
    line.source = "a spokesperson, 20 Nov";
    line.mark = "1a";
    return line;
}

/// A place that one party says it holds in part and another denies.
inline Subject disputed(std::string name, Vec2 at_m) {
    Subject subject;
    subject.name = std::move(name);
    subject.context = "North Province";
    subject.anchor_m = at_m;
    subject.position = plane().inverse(at_m);
    subject.symbols = {symbol(SymbolKind::shareRing, "60%", "Northland"), symbol(SymbolKind::denied, "60%", "Southland")};
    subject.lines = {calloutLine("Northland", "holds 60% of the town"), calloutLine("Southland", "denies this")};
    return subject;
}

inline LabelSource label(LabelKind kind, std::string text, Vec2 at_m, float priority) {
    LabelSource source;
    source.kind = kind;
    source.text = std::move(text);
    source.anchor_m = at_m;
    source.priority = priority;
    return source;
}

/// 400 x 270 km around the middle, without any ground.
inline Scene emptyScene() {
    Scene scene;
    scene.projection = plane();
    scene.theme = lightTheme();
    scene.furniture.title = "Two accounts of who holds some towns";
    scene.furniture.deck = "Northland says it holds most of them. Southland denies it.";
    scene.furniture.asOf = "Claims as of 20 Nov 2025";
    scene.furniture.projection = plane().name();
    scene.furniture.disclaimer = "Claims are shown as reported and have not been verified.";
    scene.furniture.parties = {{"Northland", orange()}, {"Southland", blue()}};
    return scene;
}

/// A square of land.
inline World someGround(double half_m) {
    auto mesh = std::make_shared<Mesh>();
    const auto half = static_cast<float>(half_m);
    mesh->vertices = {{-half, -half}, {half, -half}, {half, half}, {-half, half}};
    mesh->indices = {0, 1, 2, 0, 2, 3};
    mesh->bounds_m = {-half_m, -half_m, half_m, half_m};
    World world(1);
    world[0].areas.push_back({mesh, {}, "base.land"});
    return world;
}

inline Vec2 randomPlace(std::mt19937& random) {
    std::uniform_real_distribution<double> x{-190'000, 190'000}, y{-125'000, 125'000};
    const double east = x(random);
    return {east, y(random)};
}

/// Names of all kinds and lengths all over the sheet, more than it can hold.
inline void addRandomLabels(Scene& scene, std::mt19937& random, int count) {
    constexpr LabelKind KINDS[] = {LabelKind::country, LabelKind::region, LabelKind::town1, LabelKind::town2, LabelKind::town3, LabelKind::water};
    for (int i = 0; i < count; ++i) {
        std::string name = "N" + std::string(3 + random() % 12, 'a') + " " + std::to_string(i);
        scene.labels.push_back(label(KINDS[random() % 6], std::move(name), randomPlace(random), static_cast<float>(random() % 100)));
    }
}

inline void addRandomSubjects(Scene& scene, std::mt19937& random, int count) {
    constexpr SymbolKind KINDS[] = {SymbolKind::held, SymbolKind::twoHolders, SymbolKind::oneAsserts, SymbolKind::contested, SymbolKind::encircled,
                                    SymbolKind::advance, SymbolKind::withdrawal, SymbolKind::strike, SymbolKind::proposed, SymbolKind::past};
    for (int i = 0; i < count; ++i) {
        Subject subject = disputed("Town " + std::to_string(i), randomPlace(random));
        if (random() % 2 == 0) subject.symbols = {symbol(KINDS[random() % 10])};
        if (random() % 3 == 0) subject.symbols.push_back(symbol(KINDS[random() % 10]));
        scene.subjects.push_back(std::move(subject));
    }
}

inline Camera cameraFor(const LayoutOptions& options) {
    Camera camera;
    camera.viewport_px = mapViewport(options);
    camera.scale_px_per_m = camera.viewport_px.width() / 400'000;
    return camera;
}

inline LayoutOptions sheet(int width_px, int height_px, double scale = 1) {
    LayoutOptions options;
    options.width_px = width_px;
    options.height_px = height_px;
    options.scale = scale;
    return options;
}

inline Frame lay(const Scene& scene, const LayoutOptions& options) { return layout(scene, cameraFor(options), options, fonts()); }

inline std::vector<PlacedText> textsOf(const Frame& frame) {
    std::vector<PlacedText> texts;
    for (const Sheet& s : frame.sheets) texts.insert(texts.end(), s.texts.begin(), s.texts.end());
    return texts;
}

inline bool says(const Frame& frame, const std::string& part) {
    for (const PlacedText& text : textsOf(frame)) {
        if (text.text.find(part) != std::string::npos) return true;
    }
    return false;
}

}  // namespace demarc::map::samples
