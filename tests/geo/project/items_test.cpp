#include "project/items.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace demarc::project {
namespace {

/// Through JSON and back, the JSON is the same.
void expectKept(const Item& item) {
    const std::string json = toJson(item);
    EXPECT_EQ(toJson(itemFrom(keyOf(item), json)), json);
}

ViewState view() {
    ViewState view{.view = map::View::compare, .party = "Russia", .compared = {"Russia", "Ukraine"}, .at = base::Date{2025, 11, 0}, .dark = false};
    view.beside = Beside{.swipe = false, .view = map::View::party, .party = "Ukraine", .at = base::Date{2025, 10, 1}, .split = 0.25};
    view.range = DateRange{{2025, 9, 1}, {2025, 11, 20}};
    view.layers["base.rivers"] = {false, 0.25F};
    return view;
}

TEST(Items, AreKept) {
    Report report;
    report.document = {.id = "a", .date = base::Date{2025, 11, 20}, .title = "T", .source = std::nullopt, .text = "Київ \"quoted\"\n"};
    expectKept(report);
    expectKept(view());
    expectKept(Correction{.id = "c1", .report = "a", .sentence = "S", .was = R"({"place": "X"})", .claim = "", .order = 2.5});
    expectKept(PartyLook{.id = "M23", .name = "M23/AFC", .colour = base::Colour{1, 2, 3, 255}, .aliases = {"the rebels"}});
    map::Annotation drawn{.id = "a1", .kind = map::AnnotationKind::front, .points = {{37.5, 48.25}, {-180, 90}}};
    drawn.text = "Line";
    drawn.isInk = false;
    drawn.flipped = true;
    expectKept(drawn);
    expectKept(Slide{.id = "s1", .title = "One", .view = view(), .camera = Camera{{37, 49}, 150}, .hidden = {"a1"}});
    expectKept(UserLayers{{.kind = LayerKind::raster, .path = "dem.tif", .style = "hillshade", .title = "Relief", .visible = false, .opacity = 0.5F}});
    const auto back = std::get<ViewState>(itemFrom({Kind::view, ""}, toJson(view())));
    EXPECT_EQ(back, view());
}

TEST(Items, WhatIsNotKnownIsPassedOverAndWhatLacksIsAsUsual) {
    const auto slide = std::get<Slide>(itemFrom({Kind::slide, "s1"}, R"({"title": "One", "later": {"x": 1}, "camera": null})"));
    EXPECT_EQ(slide.title, "One");
    EXPECT_FALSE(slide.camera);
}

TEST(Items, ABrokenRecordIsNamedWithItsMember) {
    const std::pair<const char*, const char*> broken[] = {
        {"[", R"(annotation "a1": no JSON)"},
        {"[]", R"(annotation "a1": no object)"},
        {R"({"kind": "spline"})", R"(annotation "a1": "kind": "spline" is unknown)"},
        {R"({"points": [[200, 0]]})", R"(annotation "a1": "points": no place on Earth)"},
        {R"({"points": [[1e999, 0]]})", R"(annotation "a1": no JSON)"},
        {R"({"colour": "red"})", R"(annotation "a1": "colour": no colour)"},
        {R"({"dashed": 1})", R"(annotation "a1": "dashed": no true or false)"},
    };
    for (const auto& [json, message] : broken) {
        try {
            (void)itemFrom({Kind::annotation, "a1"}, json);
            ADD_FAILURE() << json;
        } catch (const base::FormatError& error) {
            EXPECT_STREQ(error.what(), message);
        }
    }
}

}  // namespace
}  // namespace demarc::project
