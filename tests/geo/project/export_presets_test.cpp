#include "project/export_presets.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc::project {
namespace {

namespace fs = std::filesystem;

class ExportPresetsTest : public testing::Test {
protected:
    fs::path folder = fs::temp_directory_path() / ("demarc_presets_" + std::to_string(::getpid()));
    void SetUp() override { fs::create_directories(folder); }
    void TearDown() override { fs::remove_all(folder); }
    [[nodiscard]] std::string read(const char* name) const { return base::readFile(folder / name, 1 << 20); }
};

ExportSettings square() {
    ExportSettings settings;
    settings.output = "somewhere/map.webp";
    settings.inputs = {"report.txt"};
    settings.size = "500x500";
    settings.quality = 80;
    settings.noLegend = true;
    settings.title = "Of this map alone";
    settings.view = "dispute";
    return settings;
}

bool has(const PresetShelf& shelf, const std::string& name) { return std::ranges::find(shelf.all(), name, &ExportPreset::name) != shelf.all().end(); }

TEST_F(ExportPresetsTest, APresetKeepsTheFormAndLeavesWhatIsShown) {
    ExportSettings other;
    other.output = "front.png";
    other.title = "Another";
    other.view = "all";
    const auto changed = withPreset(other, presetOf("Square", square()));
    EXPECT_EQ(changed.output, "front.webp");
    EXPECT_EQ(changed.size, "500x500");
    EXPECT_EQ(changed.quality, 80);
    EXPECT_TRUE(changed.noLegend);
    EXPECT_EQ(changed.title, "Another");
    EXPECT_EQ(changed.view, "all");
    EXPECT_TRUE(changed.inputs.empty());
}

TEST_F(ExportPresetsTest, OwnPresetsComeBackAfterTheBuiltInOnes) {
    PresetShelf shelf{folder};
    shelf.keep(presetOf("Square", square()));
    shelf.keep(presetOf("Aspect", {}));
    const PresetShelf again{folder};
    EXPECT_EQ(again.all(), shelf.all());
    EXPECT_EQ(again.all()[builtInPresets().size()].name, "Aspect");
    shelf.remove("Square");
    EXPECT_FALSE(has(PresetShelf{folder}, "Square"));
    EXPECT_TRUE(has(PresetShelf{folder}, "Aspect"));
}

TEST_F(ExportPresetsTest, TheNameOfABuiltInPresetIsRefusedAndThatOneStays) {
    PresetShelf shelf{folder};
    EXPECT_THROW(shelf.keep(presetOf("Slide 4K", square())), base::UsageError);
    shelf.remove("Slide 4K");
    EXPECT_TRUE(has(shelf, "Slide 4K"));
}

TEST_F(ExportPresetsTest, ABadFileIsToldAndNothingOfItIsLost) {
    const std::string bad = "{\"presets\": [oops";
    std::ofstream{folder / "presets.json"} << bad;
    PresetShelf shelf{folder};
    EXPECT_NE(shelf.problem().find("presets.json"), std::string::npos);
    EXPECT_EQ(shelf.all().size(), builtInPresets().size());
    EXPECT_EQ(read("presets.json"), bad) << "looking changes nothing";
    shelf.keep(presetOf("Square", square()));
    EXPECT_EQ(read("presets.json.bad"), bad);
    EXPECT_TRUE(has(PresetShelf{folder}, "Square"));
}

TEST_F(ExportPresetsTest, OneBadPresetLeavesTheOthers) {
    std::ofstream{folder / "presets.json"} << R"({"presets": [{"name": "Good", "options": {"size": ["100x100"]}}, {"name": "Bad", "options": {"sise": ["1"]}}, 7]})";
    const PresetShelf shelf{folder};
    EXPECT_TRUE(has(shelf, "Good"));
    EXPECT_FALSE(has(shelf, "Bad"));
    EXPECT_FALSE(shelf.problem().empty());
}

}  // namespace
}  // namespace demarc::project
