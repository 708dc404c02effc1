// Maps as `demarc export` draws them: each case of cases.toml twice, to the same bytes, and like tests/render/NAME/expected.png.
// After a wanted change, look at the pictures and write them anew: DEMARC_REWRITE_EXPECTED=1 ./render_tests
#include <gtest/gtest.h>
#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "print/png.hpp"
#include "base/file.hpp"
#include "claim/reading.hpp"
#include "cli/cli.hpp"
#include "draw/renderer.hpp"
#include "gl/context.hpp"
#include "print/export.hpp"
#include "project/project_file.hpp"
#include "project/desk.hpp"
#include "render/image_check.hpp"
#include "text/document.hpp"

namespace demarc::print {
namespace {

namespace fs = std::filesystem;

/// A word or a line more makes a greater difference, a rounding at edges and the 256 colours of what is kept none of that share and half of that mean.
constexpr Apart MOST{0.0003, 0.6};
/// Coordinates in a tile are other floats than in the whole.
constexpr int ROUNDING = 3;

struct Case {
    std::string name;
    std::string dispatch;  ///< its words, or a JSON array of several; or empty
    std::string file;      ///< below assets/samples or tests/dispatches, where there are no words
    std::vector<std::string> annotations;  ///< JSON as a project holds it: the input is a project then
    std::vector<std::string> options;
};

std::vector<Case> readCases() {
    const toml::table file = toml::parse_file((fs::path{DEMARC_TESTS} / "render" / "cases.toml").string());
    std::vector<Case> cases;
    for (const auto& node : *file["case"].as_array()) {
        const toml::table& row = *node.as_table();
        Case one{*row["name"].value<std::string>(), row["dispatch"].value_or<std::string>(""), row["file"].value_or<std::string>(""), {}, {}};
        if (const auto* drawn = row["annotations"].as_array()) {
            for (const auto& each : *drawn) one.annotations.push_back(*each.value<std::string>());
        }
        if (const auto* options = row["options"].as_array()) {
            for (const auto& option : *options) one.options.push_back(*option.value<std::string>());
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

/// A folder of this process, gone with it.
class Folder {
public:
    Folder() : path_{fs::path{testing::TempDir()} / ("demarc-render-" + std::to_string(::getpid()))} { fs::create_directories(path_); }
    ~Folder() { fs::remove_all(path_); }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

std::string reportOf(const Case& one, const Folder& folder) {
    if (!one.dispatch.empty()) {
        const fs::path written = folder.path() / (one.dispatch.starts_with('[') ? "dispatch.json" : "dispatch.txt");
        base::writeFile(written, one.dispatch);
        return written.string();
    }
    const fs::path sample = base::findAssets() / "samples" / one.file;
    return fs::exists(sample) ? sample.string() : (fs::path{DEMARC_TESTS} / "dispatches" / one.file).string();
}

std::string pathOf(const Case& one, const Folder& folder) {
    const std::string report = reportOf(one, folder);
    if (one.annotations.empty()) return report;
    project::Desk desk;
    project::AddReports add;
    for (auto& document : text::readDocuments(report).value) add.reports.push_back({std::move(document), ""});
    desk.apply(std::move(add));
    project::Edit drawn{"Draw", {}};
    for (const std::string& json : one.annotations) {
        std::string id{"a"};
        id += std::to_string(drawn.put.size() + 1);
        drawn.put.push_back(project::itemFrom({project::Kind::annotation, std::move(id)}, json));
    }
    desk.apply(std::move(drawn));
    const fs::path file = folder.path() / (std::string{"drawn"} + project::PROJECT_ENDING);
    project::saveProject(file, desk.records(), desk.history());
    return file.string();
}

/// The command line's exit code.
int runExport(const Case& one, const std::string& input, const fs::path& output) {
    std::vector<std::string> words{"demarc", "export", input, "-o", output.string()};
    words.insert(words.end(), one.options.begin(), one.options.end());
    if (std::ranges::find(one.options, "--size") == one.options.end()) words.insert(words.end(), {"--size", "480x270"});
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    return cli::run(static_cast<int>(words.size()), arguments.data());
}

class Export : public testing::TestWithParam<Case> {};

TEST_P(Export, LooksAsExpectedEachTime) {
    const Folder folder;
    const std::string input = pathOf(GetParam(), folder);
    const fs::path first = folder.path() / "first.png", second = folder.path() / "second.png";
    ASSERT_EQ(runExport(GetParam(), input, first), 0);
    ASSERT_EQ(runExport(GetParam(), input, second), 0);
    EXPECT_TRUE(base::readFile(first, 1 << 26) == base::readFile(second, 1 << 26)) << "two runs give the same bytes";
    expectLooksLike(GetParam().name, readPng(first), MOST);
}

INSTANTIATE_TEST_SUITE_P(Cases, Export, testing::ValuesIn(readCases()), [](const auto& each) {
    std::string name = each.param.name;
    std::ranges::replace(name, '-', '_');
    return name;
});

/// What a frame looks like, drawn in tiles of this size.
Image inTiles(draw::Renderer& renderer, const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts, int side_px) {
    Image image{frame.width_px, frame.height_px, std::vector<std::uint8_t>(static_cast<std::size_t>(frame.width_px * frame.height_px) * 4)};
    for (int y = 0; y < frame.height_px; y += side_px) {
        for (int x = 0; x < frame.width_px; x += side_px) {
            const int width = std::min(side_px, frame.width_px - x), height = std::min(side_px, frame.height_px - y);
            const gl::Framebuffer target{gl::Format::rgba8, width, height};
            renderer.draw(scene, frame, fonts, target, {x, y});
            std::vector<std::uint8_t> part(static_cast<std::size_t>(width * height) * 4);
            target.read(part);
            for (int row = 0; row < height; ++row) {
                std::copy_n(part.begin() + std::ptrdiff_t{4} * row * width, std::ptrdiff_t{4} * width,
                            image.rgba.begin() + std::ptrdiff_t{4} * ((y + row) * frame.width_px + x));
            }
        }
    }
    return image;
}

TEST(Tiles, FitTogetherToTheSameImage) {
    const auto assets = base::findAssets();
    const auto knowledge = claim::Knowledge::open(assets);
    const auto basemap = map::Basemap::open(assets);
    const auto fonts = map::FontSet::open(assets);
    map::Cartographer cartographer{knowledge, basemap};
    std::vector<claim::Reading> readings;
    for (auto& document : text::readDocuments(assets / "samples" / "ukraine-2025-11-20.txt").value) readings.push_back(claim::read(std::move(document), knowledge));
    gl::Context context = gl::Context::headless();
    draw::Renderer renderer;
    for (const map::ThemeKind theme : {map::ThemeKind::light, map::ThemeKind::dark, map::ThemeKind::print}) {
        map::SceneRequest request;
        request.theme = theme;
        const map::LayoutOptions sheet = sheetFor(1000, 562, 0.6);
        const map::Rect viewport = map::mapViewport(sheet);
        request.width_px = static_cast<int>(viewport.width() / sheet.scale);
        request.height_px = static_cast<int>(viewport.height() / sheet.scale);
        const auto scene = cartographer.compose(readings, request);
        const map::Frame frame = map::layout(*scene, map::Cartographer::view(*scene, viewport, request), sheet, fonts);
        const Image whole = inTiles(renderer, *scene, frame, fonts, 1000);
        for (const int side_px : {512, 333, 256}) {
            const Difference apart = difference(whole, inTiles(renderer, *scene, frame, fonts, side_px));
            EXPECT_LE(apart.largest, ROUNDING) << side_px;
            EXPECT_LE(apart.mean, 0.001) << side_px;
        }
    }
}

}  // namespace
}  // namespace demarc::print
