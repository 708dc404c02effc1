#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "gazetteer/gazetteer.hpp"

using namespace demarc::gazetteer;

namespace {

/// A folder of assets with an index that a test may damage; gone with the test.
class DamagedIndex : public testing::Test {
protected:
    void SetUp() override {
        const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
        folder_ = std::filesystem::temp_directory_path() / ("demarc-gazetteer-" + test);
        std::filesystem::create_directories(folder_ / "gazetteer");
        bytes_ = demarc::base::readFile(demarc::base::findAssets() / "gazetteer" / "gazetteer.idx", 1 << 26);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    Gazetteer open() const {
        demarc::base::writeFile(folder_ / "gazetteer" / "gazetteer.idx", bytes_);
        return Gazetteer::open(folder_);
    }
    std::string refusal() const {
        try {
            (void)open();
        } catch (const demarc::base::FormatError& error) {
            return error.what();
        }
        return {};
    }

    std::filesystem::path folder_;
    std::string bytes_;
};

}  // namespace

TEST_F(DamagedIndex, MissingIsAFileErrorThatNamesIt) {
    try {
        (void)Gazetteer::open(folder_);
        FAIL() << "opened nothing";
    } catch (const demarc::base::FileError& error) {
        EXPECT_NE(std::string{error.what()}.find("gazetteer.idx"), std::string::npos);
    }
}

TEST_F(DamagedIndex, OfAnotherKindIsRefused) {
    bytes_[0] = 'X';
    EXPECT_NE(refusal().find("does not begin as one"), std::string::npos);
}

TEST_F(DamagedIndex, CutOffIsRefused) {
    bytes_.resize(bytes_.size() / 2);
    EXPECT_NE(refusal().find("cut off"), std::string::npos);
    bytes_.resize(10);
    EXPECT_NE(refusal().find("too short"), std::string::npos);
}

TEST_F(DamagedIndex, SectionsOutsideOfTheFileAreRefused) {
    bytes_[24 + 7] = '\x7F';
    EXPECT_NE(refusal().find("bad section 0"), std::string::npos);
}

TEST_F(DamagedIndex, TablesOfAWrongSizeAreRefused) {
    bytes_[24 + 16 * 10 + 8] = '\x08';
    EXPECT_NE(refusal().find("first words"), std::string::npos);
}

TEST_F(DamagedIndex, AnyDamageInsideGivesWrongAnswersAtWorst) {
    std::mt19937 random{7};
    std::uniform_int_distribution<std::size_t> where{24 + 16 * 21, bytes_.size() - 1};
    for (int i = 0; i < 400'000; ++i) bytes_[where(random)] = static_cast<char>(random());
    const Gazetteer gazetteer = open();
    std::size_t answers = 0;
    for (const char* name : {"kharkiv", "goma", "donbas", "united states", "new york", "al fashir", "london", "darfur"}) {
        for (const Hit hit : gazetteer.find(name)) {
            answers += gazetteer.place(hit.place()).name.size() + gazetteer.outlines(hit.place()).size() + gazetteer.parts(hit.place()).size();
            answers += gazetteer.within(hit.place(), 0) + gazetteer.admin1Name(hit.place()).size() + gazetteer.id(hit.place()).size();
        }
        answers += gazetteer.search(std::string{name}.substr(0, 4)).size();
    }
    gazetteer.inBox({20, 40, 40, 55}, [&](const Place& place) { return (answers += place.name.size()) < 100'000; });
    answers += gazetteer.nearest({37, 49}, 10).size();
    EXPECT_GT(answers, 0U);
}
