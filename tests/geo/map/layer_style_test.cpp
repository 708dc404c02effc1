#include "map/layer_style.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/error.hpp"
#include "geo/layer/layer_samples.hpp"
#include "map/layer_classes.hpp"

namespace demarc::map {
namespace {

using layer::samples::Folder;
using layer::samples::joined;

std::string refusal(const std::string& spec) {
    try {
        (void)parseLayerSpec(spec);
    } catch (const base::Error& error) {
        return error.what();
    }
    return {};
}

TEST(LayerSpec, FileSublayerAndStyle) {
    const LayerSpec plain = parseLayerSpec("a.gpkg");
    EXPECT_EQ(plain.path, "a.gpkg");
    EXPECT_EQ(plain.style, LayerStyle{});
    const LayerSpec full = parseLayerSpec("a.gpkg|front:fill=#112233,stroke=none,width=2,opacity=0.5,pattern=hatch,radius=6,label=name,min-scale=1:5000000,order=above,title=Front line,axes=latlon,crs=EPSG:32637");
    EXPECT_EQ(full.read.sublayer, "front");
    EXPECT_EQ(full.style.fill, base::Colour::fromHex(0x112233));
    EXPECT_FALSE(full.style.isStroked);
    EXPECT_EQ(full.style.pattern, Pattern::sparseHatch);
    EXPECT_EQ(full.style.minScale, 5e6);
    EXPECT_TRUE(full.style.above);
    EXPECT_EQ(full.style.title, "Front line");
    EXPECT_TRUE(full.read.latLon);
    EXPECT_EQ(full.read.crs, "EPSG:32637");
}

TEST(LayerSpec, AFileWithAColonInItsNameIsFound) {
    const Folder folder;
    const auto file = folder.write("at 12:30.geojson", "{}");
    EXPECT_EQ(parseLayerSpec(file.string() + ":width=2").path, file);
    EXPECT_EQ(parseLayerSpec(file.string()).path, file);
    const LayerSpec part = parseLayerSpec(file.string() + "|front:title=Front: the line");
    EXPECT_EQ(part.read.sublayer, "front");
    EXPECT_EQ(part.style.title, "Front: the line");
}

TEST(LayerSpec, WhatIsUnknownIsNamedWithTheNearest) {
    EXPECT_THAT(refusal("a.gpkg:fil=#112233"), testing::HasSubstr("did you mean fill?"));
    EXPECT_THAT(refusal("a.gpkg:pattern=hatched"), testing::HasSubstr("did you mean hatch?"));
    EXPECT_THAT(refusal("a.gpkg:zzzzzzzz=1"), testing::HasSubstr("there are title, fill"));
    EXPECT_THAT(refusal("a.gpkg:fill=red"), testing::HasSubstr("#RRGGBB"));
    EXPECT_THAT(refusal("a.gpkg:width=0"), testing::HasSubstr("from 0.1 to 50"));
    EXPECT_THAT(refusal("a.gpkg:width=nan"), testing::HasSubstr("a number"));
    EXPECT_THAT(refusal("a.gpkg:fill"), testing::HasSubstr("key=value"));
    EXPECT_THAT(refusal("a.gpkg:by=x,graduated=y"), testing::HasSubstr("exclude"));
    EXPECT_THAT(refusal(":fill=#112233"), testing::HasSubstr("no file"));
}

TEST(LayerSpec, AStyleFileSaysTheSameAndMore) {
    const Folder folder;
    const auto file = folder.write("s.toml", "fill-opacity = 0.5\nby = \"side\"\n[colours]\nNorth = \"#FF0000\"\n\"South East\" = \"#00FF00\"\n");
    const LayerStyle style = parseLayerSpec(joined({"a.gpkg:", file.string()})).style;
    EXPECT_EQ(style.fillOpacity, 0.5);
    EXPECT_EQ(style.colours.size(), 2U);
    const auto bad = folder.write("bad.toml", "width = 2\nfilll = \"#FF0000\"\n");
    EXPECT_THAT(refusal(joined({"a.gpkg:", bad.string()})), testing::AllOf(testing::HasSubstr("bad.toml:2"), testing::HasSubstr("did you mean fill?")));
    EXPECT_THAT(refusal(joined({"a.gpkg:", folder.write("no.toml", "width = = 2").string()})), testing::HasSubstr("no.toml:1"));
    EXPECT_THAT(refusal(joined({"a.gpkg:", (folder / "missing.toml").string()})), testing::HasSubstr("can't open"));
}

layer::VectorLayer table(const std::vector<std::string>& sides, const std::vector<double>& levels) {
    layer::VectorLayer layer;
    layer.rows = sides.size();
    layer::Column side{"side", false, {}, {}, {}}, level{"level", true, levels, {}, {}};
    std::map<std::string, std::uint32_t> codes;
    for (const std::string& text : sides) {
        if (!text.empty() && !codes.contains(text)) codes[text] = side.texts.append(text);
        side.codes.push_back(text.empty() ? layer::Texts::NONE : codes[text]);
    }
    layer.columns = {side, level};
    return layer;
}

std::vector<std::string> names(const LayerClasses& classes) {
    std::vector<std::string> texts;
    for (const LayerClass& c : classes.classes) texts.push_back(c.text);
    return texts;
}

TEST(LayerClasses, EachValueHasItsColour) {
    const LayerClasses classes = classify(table({"b", "a", "", "b"}, {1, 2, 3, 4}), parseLayerSpec("x:by=side").style);
    EXPECT_THAT(names(classes), testing::ElementsAre("a", "b", "no value"));
    EXPECT_THAT(classes.ofRow, testing::ElementsAre(1, 0, 2, 1));
    EXPECT_NE(classes.classes[0].fill, classes.classes[1].fill);
}

TEST(LayerClasses, RareValuesAreOthers) {
    std::vector<std::string> sides;
    for (int i = 0; i < 30; ++i) sides.push_back(joined({"v", std::to_string(i < 15 ? i : i - 15 < 12 ? i - 15 : i)}));
    const LayerClasses classes = classify(table(sides, std::vector<double>(sides.size(), 0)), parseLayerSpec("x:by=side").style);
    EXPECT_EQ(classes.classes.size(), 13U);
    EXPECT_EQ(classes.classes.back().text, "other");
}

TEST(LayerClasses, NumbersAreCutEquallyOrByCount) {
    const auto layer = table({"", "", "", "", ""}, {0, 1, 2, 3, 100});
    const LayerClasses equal = classify(layer, parseLayerSpec("x:graduated=level,classes=2").style);
    EXPECT_THAT(names(equal), testing::ElementsAre("0–50", "50–100"));
    EXPECT_THAT(equal.ofRow, testing::ElementsAre(0, 0, 0, 0, 1));
    const LayerClasses quantile = classify(layer, parseLayerSpec("x:graduated=level,classes=2,breaks=quantile").style);
    EXPECT_THAT(quantile.ofRow, testing::ElementsAre(0, 0, 0, 1, 1));
    EXPECT_EQ(classify(table({""}, {std::nan("")}), parseLayerSpec("x:graduated=level").style).classes.at(0).text, "no value");
}

TEST(LayerClasses, AFieldThatIsNotThereIsSaid) {
    const auto check = [](const std::string& spec) { checkFields(parseLayerSpec(spec).style, {table({"a"}, {1})}, "x"); };
    EXPECT_NO_THROW(check("x:by=side,label=level"));
    EXPECT_THROW(check("x:by=sied"), base::UsageError);
    EXPECT_THROW(check("x:graduated=side"), base::UsageError);
}

}  // namespace
}  // namespace demarc::map
