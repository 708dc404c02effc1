#include "print/part_folder.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc::print {
namespace {

namespace fs = std::filesystem;

class PartFolderTest : public testing::Test {
protected:
    fs::path folder = fs::temp_directory_path() / ("demarc_part_" + std::to_string(::getpid()));
    void SetUp() override {
        fs::create_directories(folder);
        base::writeFile(folder / "1.png", "before");
    }
    void TearDown() override { fs::remove_all(folder); }
    [[nodiscard]] std::string read(const char* name) const { return base::readFile(folder / name, 100); }
    [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder}, fs::directory_iterator{})); }
};

TEST_F(PartFolderTest, FilesGetTheirNamesTogether) {
    {
        PartFolder part{folder / "map.png"};
        base::writeFile(part.inside(folder / "1.png"), "one");
        base::writeFile(part.inside(folder / "2.png"), "two");
        EXPECT_EQ(read("1.png"), "before");
        part.commit();
    }
    EXPECT_EQ(read("1.png"), "one");
    EXPECT_EQ(read("2.png"), "two");
    EXPECT_EQ(count(), 2U);
}

TEST_F(PartFolderTest, WithoutCommitAllIsAsBefore) {
    {
        const PartFolder part{folder / "map.png"};
        base::writeFile(part.inside(folder / "1.png"), "one");
        base::writeFile(part.inside(folder / "2.png"), "two");
    }
    EXPECT_EQ(read("1.png"), "before");
    EXPECT_EQ(count(), 1U);
}

TEST_F(PartFolderTest, AMissingFolderIsTold) { EXPECT_THROW(PartFolder{folder / "missing" / "map.png"}, base::FileError); }

}  // namespace
}  // namespace demarc::print
