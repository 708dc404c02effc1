#include "base/line_process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/error.hpp"

namespace demarc::base {
namespace {

using testing::HasSubstr;
using Words = std::vector<std::string>;
using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kLong = 5min, kShort = 300ms;
constexpr std::size_t kMebibyte = std::size_t{1} << 20;

TEST(CommandWords, ArePartedByBlanksAndKeptByQuotes) {
    EXPECT_EQ(commandWords("python3 read.py"), (Words{"python3", "read.py"}));
    EXPECT_EQ(commandWords("  a\t'b c' \"d 'e'\" f\\ g  "), (Words{"a", "b c", "d 'e'", "f g"}));
    EXPECT_EQ(commandWords("a ''"), (Words{"a", ""}));
    EXPECT_EQ(commandWords(R"(a "say \"no\"" "C:\d" 'x\')"), (Words{"a", "say \"no\"", "C:\\d", "x\\"}));
}

TEST(CommandWords, ExpandNothing) {
    EXPECT_EQ(commandWords("a $HOME *.txt ~ `ls`; b | c > d"), (Words{"a", "$HOME", "*.txt", "~", "`ls`;", "b", "|", "c", ">", "d"}));
}

TEST(CommandWords, RefuseAnOpenQuoteAndNoCommand) {
    EXPECT_THROW((void)commandWords("a 'b"), UsageError);
    EXPECT_THROW((void)commandWords("a \"b\\\""), UsageError);
    EXPECT_THROW((void)commandWords(" \t"), UsageError);
    EXPECT_THROW((void)commandWords("''"), UsageError);
}

/// Each test leaves no process behind, ended or not, and no descriptor.
class LineProcessTest : public testing::Test {
protected:
    LineProcessTest() : before_{std::signal(SIGPIPE, SIG_IGN)}, descriptors_{openDescriptors()} {}
    ~LineProcessTest() override {
        EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
        EXPECT_EQ(errno, ECHILD);
        EXPECT_EQ(openDescriptors(), descriptors_);
        std::signal(SIGPIPE, before_);
    }

    /// A program that a line of shell makes up.
    static Words shell(std::string script) { return {"sh", "-c", std::move(script)}; }

private:
    static std::ptrdiff_t openDescriptors() { return std::distance(std::filesystem::directory_iterator{"/proc/self/fd"}, std::filesystem::directory_iterator{}); }

    void (*before_)(int);
    std::ptrdiff_t descriptors_;
};

TEST_F(LineProcessTest, EachLineHasItsAnswer) {
    LineProcess echo{{"cat"}, kLong, kMebibyte};
    for (const std::string line : {"one", "", "two words", "три"}) {
        const auto answer = echo.ask(line);
        EXPECT_EQ(answer.line, line);
        EXPECT_EQ(answer.fault, "");
    }
}

TEST_F(LineProcessTest, OneProcessAnswersAll) {
    LineProcess numbered{shell("n=0; while read line; do n=$((n+1)); echo $$ $n; done"), kLong, kMebibyte};
    const std::string first = numbered.ask("a").line, second = numbered.ask("b").line;
    ASSERT_TRUE(first.ends_with(" 1"));
    EXPECT_EQ(second, first.substr(0, first.size() - 1) + "2");
}

TEST_F(LineProcessTest, ALineLongerThanAnyPipeGoesBothWaysAtOnce) {
    LineProcess echo{{"cat"}, kLong, 8 * kMebibyte};
    const std::string line(5 * kMebibyte, 'x');
    EXPECT_TRUE(echo.ask(line).line == line);
    EXPECT_EQ(echo.ask("short").line, "short");
}

TEST_F(LineProcessTest, AProgramMayWriteMuchBeforeItReads) {
    LineProcess early{shell("head -c 1000000 /dev/zero | tr '\\0' x; head -n 1 | wc -c"), kLong, 2 * kMebibyte};
    const auto answer = early.ask(std::string(1'000'000, 'y'));
    EXPECT_EQ(answer.fault, "");
    ASSERT_GT(answer.line.size(), 1'000'000U);
    EXPECT_THAT(answer.line.substr(1'000'000), HasSubstr("1000001"));
}

TEST_F(LineProcessTest, AProgramMayAnswerWithoutListening) {
    LineProcess deaf{shell("exec <&-; echo answer; exec sleep 1000"), kLong, kMebibyte};
    EXPECT_EQ(deaf.ask(std::string(kMebibyte, 'y')).line, "answer");
}

TEST_F(LineProcessTest, OneThatHangsIsEndedAndStartedAnew) {
    LineProcess slow{shell("while read line; do [ $line = hang ] && sleep 1000; echo $line; done"), 3s, kMebibyte};
    EXPECT_THAT(slow.ask("hang").fault, HasSubstr("no answer within 3 s"));
    EXPECT_EQ(slow.ask("go").line, "go");
}

TEST_F(LineProcessTest, OneThatTalksWithoutEndOrListeningIsEnded) {
    LineProcess chatter{{"yes"}, kShort, kMebibyte};
    EXPECT_THAT(chatter.ask(std::string(kMebibyte, 'x')).fault, HasSubstr("no answer within 0.3 s"));
}

TEST_F(LineProcessTest, WhatItStartedEndsWithIt) {
    LineProcess parent{shell("read a; sleep 1000 & echo $!; read b; wait"), 3s, kMebibyte};
    const std::string child = parent.ask("a").line;
    ASSERT_FALSE(child.empty());
    EXPECT_NE(parent.ask("b").fault, "");
    const auto runs = [&] {
        std::ifstream file{"/proc/" + child + "/stat"};
        std::string number, name, state;
        return static_cast<bool>(file >> number >> name >> state) && state != "Z" && state != "X";
    };
    for (int tries = 0; tries < 1000 && runs(); ++tries) std::this_thread::sleep_for(10ms);
    EXPECT_FALSE(runs());
}

TEST_F(LineProcessTest, OneThatEndsSaysHow) {
    LineProcess done{shell("read line; exit 3"), kLong, kMebibyte};
    EXPECT_THAT(done.ask("a").fault, HasSubstr("status 3"));
    LineProcess crash{shell("read line; kill -s SEGV $$"), kLong, kMebibyte};
    EXPECT_THAT(crash.ask("a").fault, HasSubstr("signal 11"));
    EXPECT_THAT(crash.ask("b").fault, HasSubstr("signal 11"));  // another one, started anew
}

TEST_F(LineProcessTest, AnAnswerWithoutALineEndIsNone) {
    LineProcess half{shell("read line; printf half"), kLong, kMebibyte};
    const auto answer = half.ask("a");
    EXPECT_EQ(answer.line, "");
    EXPECT_THAT(answer.fault, HasSubstr("status 0"));
}

TEST_F(LineProcessTest, AnAnswerBeyondTheLimitIsNone) {
    LineProcess endless{shell("tr '\\0' x </dev/zero"), kLong, kMebibyte};
    EXPECT_THAT(endless.ask("a").fault, HasSubstr("more than 1 MiB"));
}

TEST_F(LineProcessTest, AProgramThatIsNotThereIsRefusedByName) {
    try {
        LineProcess none{{"no-such-reader-anywhere"}, kLong, kMebibyte};
        FAIL() << "it was started";
    } catch (const FileError& error) {
        EXPECT_THAT(error.what(), HasSubstr("no-such-reader-anywhere: "));
        EXPECT_THAT(error.what(), HasSubstr("No such file"));
    }
    EXPECT_THROW((LineProcess{{"/etc/hostname"}, kLong, kMebibyte}), FileError);
}

TEST_F(LineProcessTest, OneThatDoesNotEndByItselfIsEndedAtTheEnd) {
    LineProcess stubborn{shell("read line; echo $line; exec sleep 1000"), kLong, kMebibyte};
    EXPECT_EQ(stubborn.ask("a").line, "a");
}

}  // namespace
}  // namespace demarc::base
