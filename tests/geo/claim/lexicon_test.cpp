#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "claim/lexicon.hpp"
#include "claim/reading.hpp"

namespace demarc::claim {
namespace {

const FrameLexiconData& shipped() {
    static const FrameLexicon lexicon = FrameLexicon::open(base::findAssets());
    return lexicon.data();
}

/// Copies of the shipped files with one replaced.
class BrokenLexicon : public testing::Test {
protected:
    void SetUp() override {
        assets_ =
            std::filesystem::temp_directory_path() / ("demarc-lexicon-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        std::filesystem::create_directories(assets_ / "lexicon");
        std::filesystem::copy(base::findAssets() / "lexicon" / "claims", assets_ / "lexicon" / "claims", std::filesystem::copy_options::recursive);
    }
    void TearDown() override { std::filesystem::remove_all(assets_); }

    std::string failure(const char* file, const std::string& toml) {
        std::ofstream(assets_ / "lexicon" / "claims" / file) << toml;
        try {
            (void)FrameLexicon::open(assets_);
        } catch (const base::Error& error) {
            return error.what();
        }
        return "no error";
    }
    std::filesystem::path assets_;
};

TEST(FrameLexicon, RegularVerbsAreInflected) {
    for (const char* form : {"capture", "captures", "capturing", "captured", "retaken", "occupies", "besieging", "bombed"}) {
        const WordEntry* entry = shipped().find(form);
        ASSERT_NE(entry, nullptr) << form;
        EXPECT_NE(entry->sense(VerbKind::frame), nullptr) << form;
    }
    EXPECT_EQ(shipped().find("occupyed"), nullptr);
}

TEST(FrameLexicon, EveryStatusHasAFrame) {
    for (const Status status :
         {Status::control, Status::partial, Status::contested, Status::encircled, Status::advance, Status::withdrawal, Status::strike}) {
        EXPECT_TRUE(std::ranges::any_of(shipped().frames, [&](const Frame& frame) { return frame.status == status; })) << name(status);
    }
}

TEST_F(BrokenLexicon, IsNamedWithItsLine) {
    EXPECT_NE(failure("words.toml", "[grammar]\nsmurf = \"blue\"\n").find("words.toml:1: unknown class of words \"smurf\""), std::string::npos);
    EXPECT_NE(failure("words.toml", "[grammar\n").find("words.toml:1"), std::string::npos);
}

TEST_F(BrokenLexicon, AFrameOfUnknownStatusIsRefused) {
    EXPECT_NE(failure("frames.toml", "[[frame]]\nname = \"x\"\nstatus = \"eaten\"\n").find("frames.toml:1: status can't be \"eaten\""),
              std::string::npos);
}

TEST_F(BrokenLexicon, AnIrregularVerbNeedsFiveForms) {
    EXPECT_NE(failure("verbs.toml", "[verbs]\nsay = \"speak/spoke\"\n").find("needs one form or five"), std::string::npos);
}

TEST_F(BrokenLexicon, AMissingFileIsNamed) {
    std::filesystem::remove(assets_ / "lexicon" / "claims" / "frames.toml");
    try {
        (void)FrameLexicon::open(assets_);
        FAIL();
    } catch (const base::FileError& error) {
        EXPECT_NE(std::string(error.what()).find("frames.toml"), std::string::npos);
    }
}

}  // namespace
}  // namespace demarc::claim
