#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <stdexcept>
#include <unordered_map>

#include "base/in_order.hpp"
#include "base/text_map.hpp"

namespace demarc::base {
namespace {

std::function<std::optional<int>()> upTo(int count) {
    return [count, n = 0]() mutable { return n < count ? std::optional{n++} : std::nullopt; };
}

class InOrderJobs : public testing::TestWithParam<unsigned> {};

TEST_P(InOrderJobs, TakesAllInTheOrderOfTheItems) {
    std::vector<int> taken;
    inOrder(GetParam(), upTo(500), [](int n) {
        // Some are quick, some are not.
        volatile int work = 0;
        for (int k = 0; k < n % 7 * 2000; ++k) work = work + 1;
        return n * 2;
    }, [&](int made) { taken.push_back(made); });
    ASSERT_EQ(taken.size(), 500U);
    for (int n = 0; n < 500; ++n) EXPECT_EQ(taken[static_cast<std::size_t>(n)], n * 2);
}

TEST_P(InOrderJobs, HoldsOnlySoManyAtATime) {
    std::atomic<int> made = 0, most = 0;
    inOrder(GetParam(), upTo(300), [&](int n) {
        ++made;
        return n;
    }, [&](int) { most = std::max(most.load(), made-- ); });
    EXPECT_LE(most, static_cast<int>(GetParam() * 4 + 1));
}

TEST_P(InOrderJobs, ThrowsWhatAnyPartThrows) {
    const auto keep = [](int n) { return n; };
    const auto ignore = [](int) {};
    const auto bad = [](int n) { return n == 40 ? throw std::runtime_error("bad") : n; };
    EXPECT_THROW(inOrder(GetParam(), upTo(100), bad, ignore), std::runtime_error);
    EXPECT_THROW(inOrder(GetParam(), upTo(100), keep, [&](int n) { (void)bad(n); }), std::runtime_error);
    const auto broken = [next = upTo(100)]() -> std::optional<int> {
        static_assert(std::is_copy_constructible_v<decltype(next)>);
        throw std::runtime_error("no more");
    };
    EXPECT_THROW(inOrder(GetParam(), broken, keep, ignore), std::runtime_error);
}

INSTANTIATE_TEST_SUITE_P(Jobs, InOrderJobs, testing::Values(1U, 2U, 5U));

TEST(TextMapOf, ManyTextsAnswersLikeTheStandardMap) {
    std::mt19937 random{7};
    TextMap<int> map;
    std::unordered_map<std::string, int> expected;
    const auto word = [&] {
        std::string text(random() % 24, 'a');
        for (char& c : text) c = static_cast<char>('a' + random() % 3);
        return text;
    };
    for (int n = 0; n < 5000; ++n) {
        const std::string text = word();
        map[text] = n;
        expected[text] = n;
    }
    EXPECT_EQ(map.size(), expected.size());
    for (const auto& [text, value] : expected) {
        ASSERT_NE(map.find(text), nullptr);
        EXPECT_EQ(*map.find(text), value);
    }
    for (int n = 0; n < 5000; ++n) {
        const std::string text = word() + "z";
        EXPECT_EQ(map.contains(text), expected.contains(text));
    }
}

TEST(TextMapOf, NothingFindsNothing) { EXPECT_EQ(TextMap<int>{}.find("a"), nullptr); }

}  // namespace
}  // namespace demarc::base
