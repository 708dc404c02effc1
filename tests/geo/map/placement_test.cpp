// Names, cards and furniture on random views of real reports: nothing stands on anything else, nothing leaves its frame.
// Other views than the usual 200: DEMARC_FIRST_VIEW=1000 ./geo_map_tests --gtest_filter='*RandomViews*'
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "base/file.hpp"
#include "claim/reading.hpp"
#include "map/compose.hpp"
#include "map/layout_page.hpp"
#include "sheet_samples.hpp"
#include "text/document.hpp"

namespace demarc::map {
namespace {

namespace fs = std::filesystem;

constexpr unsigned SHARDS = 8, VIEWS_PER_SHARD = 25;
constexpr double TOUCH_PX = 0.75;  // style pixels by which boxes, which hold room for accents, may touch

/// Everything that is opened once.
struct Opened {
    fs::path assets = base::findAssets();
    claim::Knowledge knowledge = claim::Knowledge::open(assets);
    Basemap basemap = Basemap::open(assets);
    FontSet fonts = FontSet::open(assets);
    Cartographer cartographer{knowledge, basemap};
    std::vector<fs::path> files;

    Opened() {
        for (const fs::path& folder : {assets / "samples", fs::path{DEMARC_TESTS} / "dispatches"}) {
            for (const auto& entry : fs::directory_iterator{folder}) {
                if (entry.path().extension() == ".txt" || entry.path().extension() == ".json") files.push_back(entry.path());
            }
        }
        std::ranges::sort(files);
    }

    std::vector<claim::Reading> read(const fs::path& file) const {
        std::vector<claim::Reading> readings;
        for (auto& document : text::readDocuments(file).value) readings.push_back(claim::read(std::move(document), knowledge));
        return readings;
    }
};

Opened& opened() {
    static Opened all;
    return all;
}

/// What a view was made of, for messages, and what came out.
struct Drawn {
    std::string how;
    std::shared_ptr<const Scene> scene;
    LayoutOptions options;
    Rect map_px;
    Frame frame;
};

/// std::uniform_…_distribution differs between libraries; this does not.
class Chance {
public:
    explicit Chance(unsigned seed) : random_{seed} {}
    std::size_t below(std::size_t count) { return random_() % count; }
    double between(double low, double high) { return low + (high - low) * (static_cast<double>(random_()) / 4294967295.0); }
    template <class List>
    const auto& of(const List& list) {
        return list[below(std::size(list))];
    }

private:
    std::mt19937 random_;
};

base::LonLat somewhere(Chance& chance, const std::vector<claim::Reading>& readings) {
    std::vector<base::LonLat> claimed;
    for (const auto& reading : readings) {
        for (const auto& c : reading.claims) {
            if (c.position) claimed.push_back(*c.position);
        }
    }
    if (!claimed.empty() && chance.below(3) != 0) {
        const base::LonLat at = chance.of(claimed);
        return {at.lon_deg + chance.between(-1, 1), std::clamp(at.lat_deg + chance.between(-1, 1), -89.0, 89.0)};
    }
    const auto& gazetteer = opened().knowledge.gazetteer;
    return gazetteer.place(static_cast<gazetteer::PlaceIndex>(chance.below(gazetteer.size()))).position;
}

Drawn draw(unsigned seed) {
    struct Size {
        int width_px, height_px;
        double scale;
    };
    static constexpr Size SIZES[] = {{800, 600, 0.75}, {1280, 720, 0.75}, {1920, 1080, 1}, {3840, 2160, 2}, {1080, 1350, 0.9}, {1080, 1920, 0.9},
                                     {2480, 3508, 2.07}, {3508, 4961, 2.9}, {640, 360, 0.5}, {1000, 1000, 1}, {1920, 600, 1}};
    static constexpr const char* LANGUAGES[] = {"en", "en", "uk", "ru", "ar", "fr", "ka", "he"};
    Chance chance{seed};
    const fs::path file = chance.of(opened().files);
    const auto readings = opened().read(file);
    SceneRequest request;
    request.view = static_cast<View>(chance.below(5));
    request.theme = static_cast<ThemeKind>(chance.below(3));
    request.boundaries = static_cast<Boundaries>(chance.below(3));
    request.language = chance.of(LANGUAGES);
    request.localNames = chance.below(3) == 0;
    if (request.view == View::party) {
        std::vector<std::string> parties;
        for (const auto& reading : readings) {
            for (const auto& mention : reading.parties) parties.push_back(mention.party);
        }
        if (parties.empty()) request.view = View::all;
        else request.party = chance.of(parties);
    }
    const Size size = chance.of(SIZES);
    const bool fitted = chance.below(8) == 0;
    if (!fitted) {
        request.centre = somewhere(chance, readings);
        request.zoom = chance.between(3, 12);
    }
    Drawn drawn;
    drawn.options.width_px = size.width_px;
    drawn.options.height_px = size.height_px;
    drawn.options.scale = size.scale;
    drawn.options.column = chance.below(5) != 0;
    drawn.options.disputeTags = request.view == View::dispute;
    drawn.map_px = mapViewport(drawn.options);
    request.width_px = static_cast<int>(drawn.map_px.width() / size.scale);
    request.height_px = static_cast<int>(drawn.map_px.height() / size.scale);
    drawn.how = "seed " + std::to_string(seed) + ": " + file.filename().string() + ", view " + std::to_string(static_cast<int>(request.view)) + " " + request.party +
                ", " + request.language + (request.localNames ? " with local names" : "") + ", " + std::to_string(size.width_px) + "x" +
                std::to_string(size.height_px) + " at " + std::to_string(size.scale) + (drawn.options.column ? "" : " without column") +
                (fitted ? ", fitted"
                        : ", " + std::to_string(request.centre->lon_deg) + "," + std::to_string(request.centre->lat_deg) + " zoom " + std::to_string(*request.zoom));
    drawn.scene = opened().cartographer.compose(readings, request);
    drawn.frame = layout(*drawn.scene, Cartographer::view(*drawn.scene, drawn.map_px, request), drawn.options, opened().fonts);
    return drawn;
}

const Sheet& sheetCalled(const Frame& frame, std::string_view name) {
    return *std::ranges::find(frame.sheets, name, &Sheet::name);
}

/// Cards, as drawn: opaque rectangles of the panel's colour on the sheet of cards, large enough to hold words.
std::vector<Rect> cardsOf(const Drawn& drawn) {
    std::vector<Rect> cards;
    for (const Mark& mark : sheetCalled(drawn.frame, "cards").marks) {
        const Vec2 centre{static_cast<double>(mark.centre_px.x), static_cast<double>(mark.centre_px.y)};
        const Vec2 half{static_cast<double>(mark.half_px.x), static_cast<double>(mark.half_px.y)};
        if (mark.shape != MarkShape::rect || mark.a != drawn.scene->theme.panel || half.x < 40 * drawn.frame.scale || half.y < 12 * drawn.frame.scale) continue;
        cards.push_back({centre.x - half.x, centre.y - half.y, centre.x + half.x, centre.y + half.y});
    }
    return cards;
}

std::string shown(const Rect& box) {
    std::string text = " [";
    for (const double v : {box.left, box.top, box.right, box.bottom}) text += std::to_string(std::lround(v)) + " ";
    return text + "]";
}

bool meet(const PlacedText& a, const PlacedText& b, double touch_px) {
    const auto partsOfB = partsOf(b);
    return std::ranges::any_of(partsOf(a), [&](const Rect& part) {
        return std::ranges::any_of(partsOfB, [&](const Rect& other) { return part.grown(-touch_px).intersects(other.grown(-touch_px)); });
    });
}

/// "a | b" for each pair of texts that stand on each other.
std::vector<std::string> overlaps(const Drawn& drawn) {
    const double touch = TOUCH_PX * drawn.frame.scale;
    auto texts = samples::textsOf(drawn.frame);
    std::ranges::stable_sort(texts, {}, [](const PlacedText& text) { return text.box_px.left; });
    std::vector<std::string> found;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size() && texts[j].box_px.left < texts[i].box_px.right; ++j) {
            if (!meet(texts[i], texts[j], touch)) continue;
            found.push_back(texts[i].text + shown(texts[i].box_px) + " | " + texts[j].text + shown(texts[j].box_px));
        }
    }
    return found;
}

unsigned firstView() {
    const char* given = std::getenv("DEMARC_FIRST_VIEW");
    return given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : 1;
}

class RandomViews : public testing::TestWithParam<unsigned> {};

}  // namespace

INSTANTIATE_TEST_SUITE_P(Placement, RandomViews, testing::Range(0U, SHARDS));

TEST_P(RandomViews, NothingStandsOnAnythingElseNorLeavesItsFrame) {
    std::size_t names = 0, cards = 0;
    for (unsigned i = 0; i < VIEWS_PER_SHARD; ++i) {
        const Drawn drawn = draw(firstView() + GetParam() * VIEWS_PER_SHARD + i);
        SCOPED_TRACE(drawn.how);
        const Frame& frame = drawn.frame;
        for (const std::string& pair : overlaps(drawn)) ADD_FAILURE() << pair;

        const Rect whole = Rect{0, 0, static_cast<double>(frame.width_px), static_cast<double>(frame.height_px)}.grown(1e-6);
        for (const Sheet& s : frame.sheets) {
            const Rect within = s.clip_px ? s.clip_px->grown(1e-6) : whole;
            for (const PlacedText& text : s.texts) EXPECT_TRUE(within.contains(text.box_px)) << s.name << ": " << text.text << shown(text.box_px);
        }

        const std::vector<Rect> all = cardsOf(drawn);
        for (std::size_t a = 0; a < all.size(); ++a) {
            EXPECT_TRUE(drawn.map_px.grown(1).contains(all[a])) << "card" << shown(all[a]);
            for (std::size_t b = a + 1; b < all.size(); ++b) EXPECT_FALSE(all[a].grown(-1).intersects(all[b].grown(-1))) << "cards" << shown(all[a]) << shown(all[b]);
            for (const char* sheet : {"names", "claims", "claim names"}) {
                for (const PlacedText& text : sheetCalled(frame, sheet).texts)
                    EXPECT_TRUE(std::ranges::none_of(partsOf(text), [&](const Rect& part) { return all[a].grown(-TOUCH_PX).intersects(part); })) << "card" << shown(all[a]) << " on " << text.text << shown(text.box_px);
            }
        }
        // Names of the ground keep off the marks of claims.
        for (const Mark& mark : sheetCalled(frame, "claims").marks) {
            const Vec2 at{static_cast<double>(mark.centre_px.x), static_cast<double>(mark.centre_px.y)};
            const double radius = static_cast<double>(mark.radius_px);
            for (const PlacedText& text : sheetCalled(frame, "names").texts) {
                for (const Rect& part : partsOf(text)) {
                    const Vec2 nearest{std::clamp(at.x, part.left, part.right), std::clamp(at.y, part.top, part.bottom)};
                    EXPECT_GE(std::hypot(nearest.x - at.x, nearest.y - at.y), radius - 1) << text.text << shown(part) << " on a mark at " << at.x << "," << at.y;
                }
            }
        }
        names += sheetCalled(frame, "names").texts.size();
        cards += all.size();
    }
    EXPECT_GT(names, VIEWS_PER_SHARD * 5U) << "there is something to check";
    EXPECT_GT(cards, 3U);
}

}  // namespace demarc::map
