#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "map/callouts.hpp"
#include "map/furniture.hpp"
#include "map/wording.hpp"
#include "sheet_samples.hpp"

using namespace demarc::map;
using namespace demarc::map::samples;

namespace {

/// Names of one frame that stand on each other, as "a | b".
std::vector<std::string> overlaps(const Frame& frame) {
    std::vector<std::string> found;
    const auto texts = textsOf(frame);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            if (texts[i].box_px.grown(-0.75).intersects(texts[j].box_px.grown(-0.75))) found.push_back(texts[i].text + " | " + texts[j].text);
        }
    }
    return found;
}

/// Leaders as drawn: the strokes in leader colour that end in a dot.
std::vector<Leader> leadersOf(const Frame& frame, const Scene& scene) {
    std::vector<Leader> leaders;
    for (const Stroke& stroke : frame.sheets[1].strokes) {
        if (stroke.colour != scene.theme.leader) continue;
        Leader leader;
        for (const Vec2f& p : stroke.points) leader.points.push_back({static_cast<double>(p.x), static_cast<double>(p.y)});
        leaders.push_back(std::move(leader));
    }
    return leaders;
}

/// Cards as drawn: white rectangles of a card's width on the sheet of cards.
std::vector<Rect> cardsOf(const Frame& frame, const Scene& scene) {
    std::vector<Rect> cards;
    for (const Mark& mark : frame.sheets[3].marks) {
        const double half_x = static_cast<double>(mark.half_px.x), half_y = static_cast<double>(mark.half_px.y);
        if (mark.shape != MarkShape::rect || mark.a != scene.theme.panel || half_x < 140) continue;
        const double x = static_cast<double>(mark.centre_px.x), y = static_cast<double>(mark.centre_px.y);
        cards.push_back({x - half_x, y - half_y, x + half_x, y + half_y});
    }
    return cards;
}

}  // namespace

class RandomSheets : public testing::TestWithParam<unsigned> {
protected:
    RandomSheets() : random_{GetParam()}, scene_{emptyScene()} {
        addRandomSubjects(scene_, random_, 3 + static_cast<int>(GetParam()) % 12);
        addRandomLabels(scene_, random_, 250);
    }
    std::mt19937 random_;
    Scene scene_;
};

INSTANTIATE_TEST_SUITE_P(Layout, RandomSheets, testing::Range(0U, 24U));

TEST_P(RandomSheets, NoTextStandsOnAnother) {
    EXPECT_THAT(overlaps(lay(scene_, sheet(1920, 1080))), testing::IsEmpty());
}

TEST_P(RandomSheets, NoTextIsCutAtTheEdgeOfSheetOrMap) {
    for (const LayoutOptions& options : {sheet(1920, 1080), sheet(1280, 720), sheet(640, 360), sheet(1080, 1920), sheet(1200, 1500), sheet(700, 1000),
                                         sheet(853, 480), sheet(640, 640)}) {
        const Frame frame = lay(scene_, options);
        const Rect whole{0, 0, static_cast<double>(frame.width_px), static_cast<double>(frame.height_px)};
        for (const PlacedText& text : textsOf(frame)) EXPECT_TRUE(whole.contains(text.box_px)) << text.text;
        for (const Sheet& s : frame.sheets) {
            if (!s.clip_px) continue;
            for (const PlacedText& text : s.texts) EXPECT_TRUE(mapViewport(options).contains(text.box_px)) << text.text;
        }
    }
}

TEST_P(RandomSheets, LeadersNeverCrossEachOtherOrACard) {
    const Frame frame = lay(scene_, sheet(1920, 1080));
    const auto leaders = leadersOf(frame, scene_);
    const auto cards = cardsOf(frame, scene_);
    for (std::size_t i = 0; i < leaders.size(); ++i) {
        for (std::size_t j = i + 1; j < leaders.size(); ++j) {
            if (leaders[i].points.size() < 2 || leaders[j].points.size() < 2) continue;
            const bool fromCards = leaders[i].points.front().y == leaders[i].points[1].y && leaders[j].points.front().y == leaders[j].points[1].y;
            EXPECT_FALSE(fromCards && cross(leaders[i], leaders[j]));
        }
        for (const Rect& card : cards) EXPECT_FALSE(cross(leaders[i], card.grown(-2)));
    }
}

TEST_P(RandomSheets, CardsCoverNoMarkNoNameAndNoOtherCard) {
    const Frame frame = lay(scene_, sheet(1920, 1080));
    const auto cards = cardsOf(frame, scene_);
    for (std::size_t i = 0; i < cards.size(); ++i) {
        EXPECT_TRUE(mapViewport(sheet(1920, 1080)).contains(cards[i]));
        for (std::size_t j = i + 1; j < cards.size(); ++j) EXPECT_FALSE(cards[i].intersects(cards[j]));
        for (const Sheet* s : {&frame.sheets[1], &frame.sheets[2]}) {
            for (const PlacedText& text : s->texts) EXPECT_FALSE(cards[i].intersects(text.box_px)) << text.text;
            for (const Mark& mark : s->marks) {
                const Vec2 centre{static_cast<double>(mark.centre_px.x), static_cast<double>(mark.centre_px.y)};
                EXPECT_FALSE(cards[i].contains(centre));
            }
        }
    }
}

TEST_P(RandomSheets, EverySubjectInViewHasACardOrIsListed) {
    const Frame frame = lay(scene_, sheet(1920, 1080));
    EXPECT_EQ(cardsOf(frame, scene_).size() + frame.leftOver.size(), scene_.subjects.size());
}

TEST_P(RandomSheets, TheSameSheetComesOutAgain) {
    const Frame first = lay(scene_, sheet(1920, 1080)), second = lay(scene_, sheet(1920, 1080));
    const auto a = textsOf(first), b = textsOf(second);
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].box_px, b[i].box_px);
}

TEST_P(RandomSheets, AtTwiceTheScaleAllStandsAtTwiceThePlace) {
    const Frame one = lay(scene_, sheet(1920, 1080, 1)), two = lay(scene_, sheet(3840, 2160, 2));
    const auto a = textsOf(one), b = textsOf(two);
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].text, b[i].text);
        EXPECT_NEAR(a[i].box_px.left * 2, b[i].box_px.left, 1e-6);
        EXPECT_FLOAT_EQ(a[i].size_px * 2, b[i].size_px);
        ASSERT_EQ(a[i].glyphs.size(), b[i].glyphs.size());
        for (std::size_t g = 0; g < a[i].glyphs.size(); ++g) {
            EXPECT_NEAR(a[i].glyphs[g].pen_px.x * 2, b[i].glyphs[g].pen_px.x, 0.01);
            EXPECT_NEAR(a[i].glyphs[g].pen_px.y * 2, b[i].glyphs[g].pen_px.y, 1.51) << "baselines lie on whole pixels";
        }
    }
}

TEST_P(RandomSheets, InTheWindowTheSameHolds) {
    LayoutOptions options = sheet(1032, 850);
    options.column = false;
    options.disputeTags = true;
    options.selected = 0;
    const Frame frame = lay(scene_, options);
    EXPECT_THAT(overlaps(frame), testing::IsEmpty());
    EXPECT_LE(cardsOf(frame, scene_).size(), 1U) << "only the selected place has its card";
}

TEST(Layout, ClaimsComeBeforeTownsAndGreaterTownsBeforeLesser) {
    Scene scene = emptyScene();
    scene.subjects = {disputed("Claimed", {0, 0})};
    scene.labels = {label(LabelKind::town3, "Lesser", {60'000, 60'000}, 1), label(LabelKind::town1, "Greater", {60'500, 60'000}, 9),
                    label(LabelKind::town1, "Hidden", {1'500, 1'500}, 9)};
    const Frame frame = lay(scene, sheet(1920, 1080));
    EXPECT_TRUE(says(frame, "Claimed"));
    EXPECT_TRUE(says(frame, "Greater"));
    EXPECT_FALSE(says(frame, "Lesser")) << "its dot lies under the other's";
    EXPECT_FALSE(says(frame, "Hidden")) << "a mark stands on it";
}

namespace {

/// Every subject's marks on this sheet, composed and spread.
std::vector<MarkGroup> spread(const Scene& scene) {
    const LayoutOptions options = sheet(1920, 1080);
    Page page{scene, cameraFor(options), options, fonts()};
    return placeMarks(page);
}

Scene townsInARow(int count, double apart_m) {
    Scene scene = emptyScene();
    for (int i = 0; i < count; ++i) scene.subjects.push_back(disputed("Town " + std::to_string(i), {i * apart_m, 0}));
    return scene;
}

}  // namespace

TEST(Layout, MarksOfPlacesCloseTogetherStandApartAndNearTheirPlaces) {
    for (const double apart_m : {200.0, 1'500.0, 6'000.0, 20'000.0}) {
        const std::vector<MarkGroup> groups = spread(townsInARow(6, apart_m));
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const Vec2 off = groups[i].centre_px - groups[i].truth_px;
            EXPECT_LE(std::hypot(off.x, off.y), MOST_AWAY_PX + 1e-6);
            for (std::size_t j = i + 1; j < groups.size(); ++j) {
                const bool drawn = !groups[i].crowdedOut && !groups[j].crowdedOut;
                EXPECT_FALSE(drawn && groups[i].box_px.intersects(groups[j].box_px)) << apart_m;
            }
        }
    }
}

TEST(Layout, PlacesWithoutRoomForOneMarkEachShareOneAndAreAllListed) {
    const Scene scene = townsInARow(9, 100);
    const std::vector<MarkGroup> groups = spread(scene);
    std::set<std::size_t> marked;
    bool shared = false;
    for (const MarkGroup& group : groups) {
        marked.insert(group.subject);
        marked.insert(group.cluster.begin(), group.cluster.end());
        shared = shared || !group.cluster.empty();
        EXPECT_EQ(group.cluster.size(), group.truths_px.size());
    }
    EXPECT_TRUE(shared);
    EXPECT_EQ(marked.size(), scene.subjects.size());
    const Frame frame = lay(scene, sheet(1920, 1080));
    const std::size_t cards = static_cast<std::size_t>(
        std::ranges::count_if(textsOf(frame), [](const PlacedText& text) { return text.text.find("holds 60%") != std::string::npos; }));
    EXPECT_GE(cards + frame.leftOver.size(), scene.subjects.size());
}

TEST(Layout, ANameStandsNearerToItsOwnMarkThanToAnyOther) {
    Scene scene = emptyScene();
    const auto add = [&](const char* name, Vec2 at_m, std::vector<Symbol> symbols) {
        scene.subjects.push_back(disputed(name, at_m));
        scene.subjects.back().symbols = std::move(symbols);
    };
    add("Westhaven", {-9'500, -8'500}, {symbol(SymbolKind::oneAsserts)});
    add("Northmost", {-10'000, 8'500}, {symbol(SymbolKind::oneAsserts)});
    add("Moved", {0, 0}, {symbol(SymbolKind::advance), symbol(SymbolKind::withdrawal)});
    add("Contested", {9'500, 1'500}, {symbol(SymbolKind::contested)});
    add("Eastern Lake", {21'000, 4'500}, {symbol(SymbolKind::twoHolders)});
    LayoutOptions options = sheet(1920, 1080);
    options.callouts = false;
    Page page{scene, cameraFor(options), options, fonts()};
    const std::vector<MarkGroup> groups = placeMarks(page);
    const auto away = [](const Rect& a, const Rect& b) {
        return std::hypot(std::max({0.0, a.left - b.right, b.left - a.right}), std::max({0.0, a.top - b.bottom, b.top - a.bottom}));
    };
    for (const MarkGroup& group : groups) {
        const std::string& name = scene.subjects[group.subject].name;
        EXPECT_FALSE(group.name_px.isEmpty()) << name;
        const bool led = std::ranges::any_of(page.marks.strokes, [&](const Stroke& line) {
            const Vec2 end{static_cast<double>(line.points.back().x), static_cast<double>(line.points.back().y)};
            return group.name_px.grown(8).contains(end);
        });
        for (const MarkGroup& other : groups) {
            if (&other == &group || led) continue;
            EXPECT_LT(away(group.name_px, group.box_px), away(group.name_px, other.box_px)) << name << ", " << scene.subjects[other.subject].name;
        }
    }
}

TEST(Layout, ADeniersNameStandsUnderItsOwnSmallMark) {
    Scene scene = emptyScene();
    scene.subjects = {disputed("Town", {0, 0})};
    scene.subjects[0].symbols = {symbol(SymbolKind::oneAsserts), symbol(SymbolKind::denied, "", "South")};
    const LayoutOptions options = sheet(1920, 1080);
    Page page{scene, cameraFor(options), options, fonts()};
    const MarkGroup group = placeMarks(page).front();
    ASSERT_EQ(group.marks.texts.size(), 1U);
    const auto ring = std::ranges::find(group.marks.marks, MarkShape::struck, &Mark::shape);
    ASSERT_NE(ring, group.marks.marks.end());
    EXPECT_LT(group.marks.texts[0].box_px.top, static_cast<double>(ring->centre_px.y + ring->radius_px) + 6);
}

TEST(Layout, TheLegendNamesTheKindsDrawnAndNoOther) {
    const std::pair<SymbolKind, const char*> rows[] = {{SymbolKind::held, "One holder"},
                                                       {SymbolKind::twoHolders, "Two holders asserted"},
                                                       {SymbolKind::oneAsserts, "One party asserts"},
                                                       {SymbolKind::shareRing, "Share claimed"},
                                                       {SymbolKind::denied, "struck: denied"},
                                                       {SymbolKind::encircled, "Claimed encirclement"},
                                                       {SymbolKind::contested, "Reported as contested"},
                                                       {SymbolKind::strike, "Strike"},
                                                       {SymbolKind::proposed, "Proposed transfer"},
                                                       {SymbolKind::advance, "Claimed advance"},
                                                       {SymbolKind::withdrawal, "Claimed withdrawal"},
                                                       {SymbolKind::past, "Earlier claim"}};
    for (const auto& [kind, words] : rows) {
        Scene scene = emptyScene();
        scene.subjects = {disputed("Town", {0, 0})};
        scene.subjects[0].symbols = {symbol(kind)};
        const Frame frame = lay(scene, sheet(1920, 1080));
        for (const auto& [other, otherWords] : rows) EXPECT_EQ(says(frame, otherWords), other == kind) << words << ", " << otherWords;
        LayoutOptions without = sheet(1920, 1080);
        without.legend = false;
        EXPECT_FALSE(says(lay(scene, without), words));
    }
}

TEST(Layout, TheLegendTellsOfRingsWhereThereAreSome) {
    Scene scene = emptyScene();
    scene.subjects = {disputed("Town", {0, 0})};
    EXPECT_FALSE(says(lay(scene, sheet(1920, 1080)), "Dashed ring"));
    scene.subjects[0].ringed = true;
    EXPECT_TRUE(says(lay(scene, sheet(1920, 1080)), "Dashed ring"));
}

TEST(Layout, TheLegendNamesWhatTheGroundShowsInView) {
    const std::pair<Pattern, const char*> rows[] = {{Pattern::solid, "One holder"},
                                                    {Pattern::hatch, "Two holders asserted"},
                                                    {Pattern::sparseHatch, "One party asserts"},
                                                    {Pattern::dots, "Part of it claimed"}};
    for (const auto& [pattern, words] : rows) {
        Scene scene = emptyScene();
        scene.world = someGround(100'000);
        scene.world[0].areas[0].paint = {pattern, orange(), blue(), 0.5F, 9};
        EXPECT_FALSE(says(lay(scene, sheet(1920, 1080)), words)) << "land says nothing";
        scene.world[0].areas[0].layer = "party.Northland";
        EXPECT_TRUE(says(lay(scene, sheet(1920, 1080)), words));
        LayoutOptions options = sheet(1920, 1080);
        Camera elsewhere = cameraFor(options);
        elsewhere.centre_m = {900'000, 0};
        EXPECT_FALSE(says(layout(scene, elsewhere, options, fonts()), words));
    }
}

TEST(Layout, AMarkOnlyInTheInsetIsSaidToBeThere) {
    Scene scene = emptyScene();
    scene.subjects = {disputed("Near", {0, 0}), disputed("Far", {900'000, 0})};
    scene.subjects[1].symbols = {symbol(SymbolKind::strike)};
    scene.inset = someGround(3'000'000);
    LayoutOptions without = sheet(1920, 1080);
    without.inset = false;
    EXPECT_FALSE(says(lay(scene, without), "Strike"));
    const Frame frame = lay(scene, sheet(1920, 1080));
    ASSERT_EQ(frame.maps.size(), 2U);
    EXPECT_TRUE(frame.maps[1].camera.visible_m().contains(scene.subjects[1].anchor_m));
    EXPECT_TRUE(frame.maps[1].camera.visible_m().contains(frame.maps[0].camera.visible_m()));
    EXPECT_TRUE(says(frame, "Strike (outside the frame)"));
    EXPECT_TRUE(says(frame, "Outside the frame"));
    EXPECT_TRUE(says(frame, "Far"));
}

TEST(Layout, TheScaleBarIsAsLongAsItSays) {
    const Scene scene = emptyScene();
    for (const double metres : {900.0, 40'000.0, 400'000.0, 2'000'000.0}) {
        const LayoutOptions options = sheet(1920, 1080);
        Camera camera = cameraFor(options);
        camera.scale_px_per_m = camera.viewport_px.width() / metres;
        const Frame frame = layout(scene, camera, options, fonts());
        std::string length;
        for (const PlacedText& text : frame.sheets[3].texts) {
            if (text.text.ends_with(" km") || (text.text.ends_with(" m") && text.text.size() < 9)) length = text.text;
        }
        ASSERT_FALSE(length.empty());
        const double said_m = std::stod(length) * (length.ends_with("km") ? 1000 : 1);
        double drawn_px = 0;
        for (const Stroke& stroke : frame.sheets[3].strokes)
            drawn_px = std::max(drawn_px, static_cast<double>(stroke.points.back().x - stroke.points.front().x));
        const double ground_m = drawn_px / (camera.scale_px_per_m * plane().scaleFactor(plane().inverse(camera.centre_m)));
        EXPECT_NEAR(ground_m / said_m, 1, 0.01) << length;
    }
}

TEST(Layout, LengthsOfScaleBarsAreRound) {
    EXPECT_DOUBLE_EQ(roundLength_m(130'000), 100'000);
    EXPECT_DOUBLE_EQ(roundLength_m(99'000), 50'000);
    EXPECT_DOUBLE_EQ(roundLength_m(0.3), 0.2);
    EXPECT_DOUBLE_EQ(roundLength_m(0), 0);
    EXPECT_DOUBLE_EQ(roundLength_m(std::nan("")), 0);
}

TEST(Layout, SourcesThatDoNotFitAreCounted) {
    Scene scene = emptyScene();
    scene.subjects = {disputed("Town", {0, 0})};
    for (int i = 0; i < 200; ++i) scene.furniture.sources.push_back({std::to_string(i + 1), "Dispatch number " + std::to_string(i + 1), "", ""});
    const Frame frame = lay(scene, sheet(1920, 1080));
    EXPECT_TRUE(says(frame, "Dispatch number 1"));
    EXPECT_FALSE(says(frame, "Dispatch number 200"));
    EXPECT_TRUE(says(frame, "more dispatches, not listed here"));
    EXPECT_TRUE(says(frame, scene.furniture.disclaimer.substr(0, 20)));
    LayoutOptions without = sheet(1920, 1080);
    without.sources = false;
    EXPECT_FALSE(says(lay(scene, without), "Dispatch number 1"));
}

TEST(Layout, SourcesGoOnInSmallerTypeBeforeAnyIsLeftOut) {
    Scene scene = emptyScene();
    scene.subjects = {disputed("Town", {0, 0})};
    scene.furniture.sources.push_back({"1", "Dispatch of 5 Dec 2024, publisher not stated. Sentences:", "5 Dec 2024:", ""});
    for (int i = 0; i < 40; ++i)
        scene.furniture.sources.push_back({letters(static_cast<std::size_t>(i)), "“Sentence number " + std::to_string(i) + " of it.”", "", ""});
    const Frame frame = lay(scene, sheet(1920, 1080));
    for (int i = 0; i < 40; ++i) EXPECT_TRUE(says(frame, "number " + std::to_string(i))) << i;
    EXPECT_FALSE(says(frame, "not listed here"));
}

TEST(Layout, ADispatchStandsInOneColumnWithItsFirstSentence) {
    for (int first = 1; first < 24; ++first) {
        Scene scene = emptyScene();
        for (int i = 0; i < first + 8; ++i) {
            if (i == 0 || i == first) scene.furniture.sources.push_back({i == 0 ? "1" : "2", i == 0 ? "Dispatch one" : "Dispatch two", "", ""});
            scene.furniture.sources.push_back({letters(static_cast<std::size_t>(i)), "“Sentence " + std::to_string(i) + " of it.”", "", ""});
        }
        LayoutOptions options = sheet(1920, 1080);
        options.banner = options.sourceTable = true;
        options.panel = PanelSide::none;
        const Frame frame = lay(scene, options);
        const auto boxOf = [&](const std::string& words) {
            for (const PlacedText& text : textsOf(frame))
                if (text.text.find(words) != std::string::npos) return text.box_px;
            return Rect{};
        };
        const Rect head = boxOf("Dispatch two"), sentence = boxOf("Sentence " + std::to_string(first) + " of");
        ASSERT_FALSE(head.isEmpty() || sentence.isEmpty()) << first;
        EXPECT_NEAR(head.left, sentence.left, 30) << first;
    }
}

TEST(Layout, AWithdrawalHasNoDirectionAndStandsClearOfAnAdvance) {
    for (int turn = 0; turn < 16; ++turn) {
        Scene scene = emptyScene();
        scene.subjects = {disputed("Town", {0, 0})};
        scene.subjects[0].symbols = {symbol(SymbolKind::oneAsserts), symbol(SymbolKind::withdrawal), symbol(SymbolKind::advance)};
        scene.subjects[0].symbols[2].angle_rad = turn * 3.14159265 / 8;
        const LayoutOptions options = sheet(1920, 1080);
        const Page page{scene, cameraFor(options), options, fonts()};
        const MarkGroup group = composeMarks(page, 0);
        std::vector<Mark> arrows, heads;
        for (const Mark& mark : group.marks.marks) {
            if (mark.shape == MarkShape::arrow) arrows.push_back(mark);
            if (mark.shape == MarkShape::chevron) heads.push_back(mark);
        }
        ASSERT_EQ(arrows.size(), 1U);
        ASSERT_EQ(heads.size(), 2U) << "to both sides alike";
        EXPECT_FLOAT_EQ(heads[0].angle_rad, -heads[1].angle_rad);
        const auto boxOf = [](const Mark& mark) { return Rect{mark.centre_px.x, mark.centre_px.y, mark.centre_px.x, mark.centre_px.y}.grown(static_cast<double>(mark.radius_px)); };
        for (const Mark& head : heads) EXPECT_FALSE(boxOf(head).intersects(boxOf(arrows[0]).grown(-2))) << turn;
    }
}

TEST(Layout, SentencesAreCutNoMoreThanTheSheetAsks) {
    Scene scene = emptyScene();
    scene.subjects = {disputed("Town", {0, 0})};
    const auto setWith = [&](int sentences) {
        scene.furniture.sources = {{"1", "Dispatch of 5 Dec 2024, publisher not stated. Sentences:", "5 Dec 2024:", ""}};
        for (int i = 0; i < sentences; ++i) {
            const std::string number = "Sentence " + std::to_string(i);
            scene.furniture.sources.push_back({letters(static_cast<std::size_t>(i)), "“" + number + (i % 2 == 0 ? " is short, whole.”" : " goes on for a good while and tells of many things, whole.”"), "“" + number + "…”", ""});
        }
        return lay(scene, sheet(1280, 900));
    };
    bool mixed = false;
    for (int sentences = 20; sentences < 90; sentences += 2) {
        const Frame frame = setWith(sentences);
        std::string all;
        for (const PlacedText& text : textsOf(frame)) all += text.text + " ";
        std::size_t whole = 0;
        for (std::size_t at = all.find("whole.”"); at != std::string::npos; at = all.find("whole.”", at + 1)) ++whole;
        mixed = mixed || (whole >= static_cast<std::size_t>(sentences) / 2 && whole < static_cast<std::size_t>(sentences));
    }
    EXPECT_TRUE(mixed) << "the short ones stay whole where the long ones have no room";
}

TEST(Layout, TheLegendIsSetCloserBeforeASentenceIsLeftOut) {
    Scene scene = emptyScene();
    scene.subjects = {disputed("Town", {0, 0})};
    for (const SymbolKind kind : {SymbolKind::held, SymbolKind::twoHolders, SymbolKind::oneAsserts, SymbolKind::contested, SymbolKind::strike, SymbolKind::advance, SymbolKind::encircled})
        scene.subjects[0].symbols.push_back(symbol(kind));
    scene.furniture.sources.push_back({"1", "Dispatch of 5 Dec 2024, publisher not stated. Sentences:", "5 Dec 2024:", ""});
    for (int i = 0; i < 12; ++i) scene.furniture.sources.push_back({letters(static_cast<std::size_t>(i)), "“Sentence number " + std::to_string(i) + " of it, and what else it has to say.”", "“Sentence number " + std::to_string(i) + "…”", ""});
    const Frame frame = lay(scene, sheet(1280, 640));
    for (int i = 0; i < 12; ++i) EXPECT_TRUE(says(frame, "number " + std::to_string(i))) << i;
    EXPECT_TRUE(says(frame, "Claimed advance"));
}

TEST(Layout, ALongTitleIsSetInSmallerTypeAndToldWhereItIsCut) {
    Scene scene = emptyScene();
    scene.furniture.title = "Accounts of who holds which of the towns along the river, and of when each of them was taken";
    Frame frame = lay(scene, sheet(1920, 1080));
    EXPECT_FALSE(frame.titleCut);
    EXPECT_TRUE(says(frame, "taken"));
    scene.furniture.title += scene.furniture.title + scene.furniture.title;
    EXPECT_TRUE(lay(scene, sheet(1920, 1080)).titleCut);
}

TEST(Layout, WhatIsSwitchedOffIsNotSet) {
    Scene scene = emptyScene();
    scene.subjects = {disputed("Town", {0, 0})};
    scene.labels = {label(LabelKind::town1, "Village", {80'000, 0}, 1)};
    LayoutOptions options = sheet(1920, 1080);
    options.scaleBar = options.northArrow = options.callouts = options.townLabels = options.legend = false;
    const Frame frame = lay(scene, options);
    EXPECT_FALSE(says(frame, " km"));
    EXPECT_FALSE(says(frame, "Village"));
    EXPECT_FALSE(says(frame, "holds 60%"));
    EXPECT_TRUE(frame.leftOver.empty());
    EXPECT_TRUE(says(frame, "Town")) << "a claimed place is always named";
}

TEST(Layout, AnySizeOfSheetComesOut) {
    Scene scene = emptyScene();
    std::mt19937 random{3};
    addRandomSubjects(scene, random, 9);
    addRandomLabels(scene, random, 60);
    for (const auto& [width, height] : {std::pair{1, 1}, {16, 4000}, {200, 100}, {320, 240}, {640, 360}, {900, 500}, {4000, 300}, {7680, 4320}}) {
        const Frame frame = lay(scene, sheet(width, height));
        EXPECT_EQ(frame.width_px, width);
        for (const PlacedText& text : textsOf(frame)) {
            const Rect whole{0, 0, static_cast<double>(width), static_cast<double>(height)};
            EXPECT_TRUE(whole.contains(text.box_px)) << width << " " << text.text;
        }
    }
}

namespace {

Scene withTwoTowns() {
    Scene scene = emptyScene();
    scene.subjects = {disputed("Alda", {-30'000, 20'000}), disputed("Bera", {60'000, -30'000})};
    for (int i = 0; i < 12; ++i)
        scene.furniture.sources.push_back(
            {std::string(1, static_cast<char>('a' + i)), "Sentence " + std::to_string(i) + " of a report, as it was written there.", "", ""});
    scene.furniture.unplaced = "2 claims without a place on the map: Cedo, Dorn";
    return scene;
}

}  // namespace

TEST(Layout, NoImageIsWithoutTheNamesOfItsGroundsData) {
    Scene scene = withTwoTowns();
    scene.furniture.projection += " · boundaries: neutral · base: Natural Earth, GSHHG";
    scene.furniture.boundaries = "Boundaries: neutral. Base: Natural Earth, GSHHG.";
    LayoutOptions slide = sheet(1920, 1080), tableless = slide, bare = slide, small = sheet(480, 270);
    slide.banner = slide.legendOnMap = slide.sourceTable = tableless.legendOnMap = true;
    slide.panel = tableless.panel = PanelSide::none;
    bare.legend = bare.scaleBar = bare.northArrow = bare.sources = bare.inset = bare.callouts = false;
    Scene crowded = scene;  // its foot is full
    for (int x = -180'000; x <= 180'000; x += 12'000) crowded.subjects.push_back(disputed("Town", {static_cast<double>(x), -120'000}));
    for (const Scene& one : {scene, crowded}) {
        for (const LayoutOptions& options : {sheet(1920, 1080), sheet(1200, 1500), slide, tableless, bare, small}) {
            const Frame frame = lay(one, options);
            std::string all;
            for (const PlacedText& text : textsOf(frame)) all += text.text + ' ';
            EXPECT_THAT(all, testing::ContainsRegex("[Bb]ase: Natural Earth, GSHHG")) << options.width_px << ' ' << options.banner << options.legendOnMap << options.scaleBar;
        }
        EXPECT_TRUE(says(lay(one, slide), plane().name().substr(0, 12))) << "and of the projection";
    }
}

TEST(Layout, WithoutCardsEveryMarkHasItsNameOrANumberThatAListExplains) {
    Scene scene = emptyScene();
    for (int i = 0; i < 24; ++i) scene.subjects.push_back(disputed("Longer Townname " + std::string(1, static_cast<char>('A' + i)), {-30'000.0 + 12'000 * (i % 6), -24'000.0 + 12'000 * (i / 6)}));
    LayoutOptions column = sheet(1920, 1080), picture = sheet(1600, 900, 1.25);
    column.callouts = picture.callouts = picture.column = picture.sources = picture.inset = false;
    picture.legendOnMap = true;
    for (const LayoutOptions& options : {column, picture}) {
        const Frame frame = lay(scene, options);
        std::string all;
        for (const PlacedText& text : textsOf(frame)) all += text.text + '\n';
        for (const Subject& subject : scene.subjects) EXPECT_THAT(all, testing::HasSubstr(subject.name));
        EXPECT_THAT(frame.leftOver, testing::Not(testing::IsEmpty()));
    }
}

TEST(PortraitSheet, TheColumnGoesBelowTheMapAtFullWidth) {
    for (const LayoutOptions& options : {sheet(1200, 1500), sheet(1200, 2133), sheet(2480, 3508, 2.07), sheet(700, 1000)}) {
        const Rect map = mapViewport(options);
        EXPECT_EQ(map.left, 0);
        EXPECT_EQ(map.right, options.width_px);
        EXPECT_GT(map.height(), 0.55 * options.height_px);
        EXPECT_LT(map.bottom, options.height_px);
        const Frame frame = lay(withTwoTowns(), options);
        for (const PlacedText& text : frame.sheets.back().texts) EXPECT_GE(text.box_px.top, map.bottom) << text.text;
        for (const char* words : {"Two accounts", "How claims are drawn", "Sources", "without a place", "have not been verified"}) {
            EXPECT_TRUE(says(frame, words)) << words << " on " << options.width_px << 'x' << options.height_px;
        }
        EXPECT_THAT(overlaps(frame), testing::IsEmpty());
    }
}

TEST(PortraitSheet, SourcesGoOnInTheNextColumnUntilAllAreSet) {
    const Frame frame = lay(withTwoTowns(), sheet(1200, 1500));
    EXPECT_FALSE(says(frame, " more"));
    EXPECT_TRUE(says(frame, "Sentence 11"));
}

TEST(SmallSheet, HasATitleAndALegendInsteadOfTheColumn) {
    for (const LayoutOptions& options : {sheet(853, 480), sheet(640, 640)}) {
        EXPECT_EQ(mapViewport(options).left, 0);
        const Frame frame = lay(withTwoTowns(), options);
        for (const char* words : {"Two accounts", "Northland", "Share claimed", "without a place"}) EXPECT_TRUE(says(frame, words)) << words;
        EXPECT_THAT(overlaps(frame), testing::IsEmpty());
    }
}

TEST(SmallSheet, WhereTheLegendHasNoRoomTheColoursStay) {
    Scene scene = withTwoTowns();
    for (const SymbolKind kind :
         {SymbolKind::held, SymbolKind::twoHolders, SymbolKind::oneAsserts, SymbolKind::strike, SymbolKind::advance, SymbolKind::encircled}) {
        scene.subjects[0].symbols.push_back(symbol(kind));
    }
    const Frame frame = lay(scene, sheet(700, 380));
    EXPECT_FALSE(says(frame, "Share claimed"));
    EXPECT_TRUE(says(frame, "Southland"));
}
