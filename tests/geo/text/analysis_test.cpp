#include "text/analysis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

namespace demarc::text {
namespace {

using testing::ElementsAre;

std::vector<std::string> tokens(std::string_view text) {
    std::vector<std::string> words;
    for (const Token& token : analyse(text).tokens) words.emplace_back(token.span.of(text));
    return words;
}

std::vector<std::string> sentences(std::string_view text) {
    std::vector<std::string> found;
    for (const Sentence& sentence : analyse(text).sentences) found.emplace_back(sentence.span.of(text));
    return found;
}

std::vector<std::string> quotes(std::string_view text) {
    std::vector<std::string> found;
    for (const base::Span quote : analyse(text).quotes) found.emplace_back(quote.of(text));
    return found;
}

TEST(Tokens, KeepAbbreviationsApostrophesAndNumbersWhole) {
    EXPECT_THAT(tokens("U.S. and D.R.C. forces in Kup'iansk, e.g. 1,200.5 men"),
                ElementsAre("U.S.", "and", "D.R.C.", "forces", "in", "Kup'iansk", ",", "e.g.", "1,200.5", "men"));
    EXPECT_THAT(tokens("Gen. Aung’s men; 80% by 10:30, the 20th"), ElementsAre("Gen.", "Aung", "’s", "men", ";", "80", "%", "by", "10:30", ",", "the", "20th"));
}

TEST(Tokens, PartHyphensAndPossessives) {
    EXPECT_THAT(tokens("Moscow-backed"), ElementsAre("Moscow", "-", "backed"));
    EXPECT_THAT(tokens("the rebels' camp, Sana'a's gate"), ElementsAre("the", "rebels", "'", "camp", ",", "Sana'a", "'s", "gate"));
    EXPECT_THAT(tokens("M23 took 3km"), ElementsAre("M23", "took", "3", "km"));
}

TEST(Tokens, KnowCaseInAnyScript) {
    const Analysis analysis = analyse("Київ київ القاهرة USA U.S. Ab 5");
    EXPECT_TRUE(analysis.tokens[0].capitalised);
    EXPECT_FALSE(analysis.tokens[1].capitalised);
    EXPECT_TRUE(analysis.tokens[2].capitalised);
    EXPECT_TRUE(analysis.tokens[3].allCaps);
    EXPECT_TRUE(analysis.tokens[4].allCaps);
    EXPECT_FALSE(analysis.tokens[5].allCaps);
    EXPECT_EQ(analysis.tokens[6].kind, TokenKind::number);
}

TEST(Sentences, DoNotEndAtTitlesInitialsAndDecimals) {
    EXPECT_THAT(sentences("Lt. Col. J. R. Adeyemi met Dr. Osei at No. 5 Hill St. Peter's on Jan. 3. It took 2.5 hours."),
                ElementsAre("Lt. Col. J. R. Adeyemi met Dr. Osei at No. 5 Hill St. Peter's on Jan. 3.", "It took 2.5 hours."));
    EXPECT_THAT(sentences("The U.S. President spoke. He left the U.S. The talks failed."),
                ElementsAre("The U.S. President spoke.", "He left the U.S.", "The talks failed."));
}

TEST(Sentences, HoldTheirClosingQuotesAndFootnotes) {
    EXPECT_THAT(sentences("“We left.” He nodded.[1] \"Why?\" she asked. No."), ElementsAre("“We left.”", "He nodded.[1]", "\"Why?\" she asked.", "No."));
    EXPECT_THAT(sentences("It could … agree. Wait... what?"), ElementsAre("It could … agree.", "Wait... what?"));
}

TEST(Sentences, EndInOtherScriptsToo) {
    EXPECT_THAT(sentences("Войска вошли. Город пал!"), ElementsAre("Войска вошли.", "Город пал!"));
    EXPECT_THAT(sentences("هل سقطت المدينة؟ نعم سقطت."), ElementsAre("هل سقطت المدينة؟", "نعم سقطت."));
    EXPECT_THAT(sentences("شہر گر گیا۔ فوج چلی گئی۔"), ElementsAre("شہر گر گیا۔", "فوج چلی گئی۔"));
}

TEST(Sentences, AreMendedWhereASpaceWasLost) {
    EXPECT_THAT(sentences("They took the town.Residents fled to example.com at once."), ElementsAre("They took the town.", "Residents fled to example.com at once."));
}

TEST(Sentences, LeaveOutTheDatePrefix) {
    const std::string text = " date 2025-11-20 The town fell.";
    EXPECT_THAT(sentences(text), ElementsAre("The town fell."));
    EXPECT_EQ(tokens(text).front(), "The");
}

TEST(Paragraphs, EndAtBlankLinesAndHeadingsAreMarked) {
    const Analysis analysis = analyse("Rebels close in on capital\n\nThe rebels advanced. They met no one.\n\nWhat comes next?\n\nNothing was said.\n");
    ASSERT_EQ(analysis.sentences.size(), 5u);
    EXPECT_TRUE(analysis.sentences[0].heading);
    EXPECT_FALSE(analysis.sentences[1].heading);
    EXPECT_EQ(analysis.sentences[1].paragraph, analysis.sentences[2].paragraph);
    EXPECT_NE(analysis.sentences[2].paragraph, analysis.sentences[3].paragraph);
    EXPECT_FALSE(analysis.sentences[4].heading);
}

TEST(Paragraphs, WrappedLinesAreOneSentence) {
    const std::string text = "The government said on Monday that its forces had entered the town of\nBentiu and that the rebels had fled across the river before dawn broke\nover the oil fields.";
    EXPECT_EQ(analyse(text).sentences.size(), 1u);
}

TEST(Quotes, AreFoundInEveryStyle) {
    EXPECT_THAT(quotes("He said “we won” and \"they lost\"."), ElementsAre("we won", "they lost"));
    EXPECT_THAT(quotes("Он сказал «город наш» вчера."), ElementsAre("город наш"));
    EXPECT_THAT(quotes("An ‘aggressive’ plan of the rebels’ leader."), ElementsAre("aggressive"));
    EXPECT_THAT(quotes("the rebels' plan isn't theirs"), ElementsAre());
}

TEST(Quotes, RunOverParagraphsAndEndWithTheirSentenceWhenLeftOpen) {
    EXPECT_THAT(quotes("“First part.\n\n“Second part,” he said."), ElementsAre("First part.", "Second part,"));
    EXPECT_THAT(quotes("“Never closed here. The report goes on.\n\nNext."), ElementsAre("Never closed here."));
    EXPECT_THAT(quotes("He said: “We hold it.\" They do not."), ElementsAre("We hold it."));
}

TEST(Analysis, FindsTokensAndSentencesByOffset) {
    const std::string text = "One two. Three four.";
    const Analysis analysis = analyse(text);
    EXPECT_EQ(analysis.sentenceAt(0), 0u);
    EXPECT_EQ(analysis.sentenceAt(8), 0u);
    EXPECT_EQ(analysis.sentenceAt(9), 1u);
    EXPECT_EQ(analysis.tokenAt(4), 1u);
    EXPECT_EQ(analysis.tokenAt(5), 2u);
    EXPECT_EQ(analysis.tokenAt(100), analysis.tokens.size());
    EXPECT_EQ(analysis.tokensOf(analysis.sentences[1]).size(), 3u);
}

TEST(Analysis, OfAnyBytesIsOrderedAndInBounds) {
    std::mt19937 random{7};
    const std::string_view pieces[] = {"a", "B", ". ", "\n", "\n\n", "\"", "“", "”", "'", "’", " ", "7", "\xFF", "\xE2\x80", "Gen.", "…", "[", "]", "й", "ا", "\0", "date 2020-01-01", ","};
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (int k = 0; k < 60; ++k) text += pieces[random() % std::size(pieces)];
        const Analysis analysis = analyse(text);
        std::uint32_t at = 0;
        for (const Token& token : analysis.tokens) {
            ASSERT_LE(at, token.span.begin);
            ASSERT_LT(token.span.begin, token.span.end);
            ASSERT_LE(token.span.end, text.size());
            at = token.span.end;
        }
        std::uint32_t token = 0;
        for (const Sentence& sentence : analysis.sentences) {
            ASSERT_EQ(sentence.firstToken, token);
            ASSERT_LT(sentence.firstToken, sentence.lastToken);
            token = sentence.lastToken;
        }
        ASSERT_EQ(token, analysis.tokens.size());
        for (const base::Span quote : analysis.quotes) ASSERT_LT(quote.begin, quote.end);
    }
}

}  // namespace
}  // namespace demarc::text
