#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "layer/read.hpp"

namespace demarc::layer::samples {

/// A folder of the test's own.
class Folder {
public:
    Folder() : path_{std::filesystem::temp_directory_path() / ("demarc-layers-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name())} {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    std::filesystem::path write(const std::string& name, const std::string& text) const {
        base::writeFile(path_ / name, text);
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

/// Texts one after the other. (Of literal + std::string g++ 12 imagines overflows.)
inline std::string joined(std::initializer_list<std::string_view> texts) {
    std::string whole;
    for (const std::string_view text : texts) whole += text;
    return whole;
}
inline std::string collection(std::string_view features) { return joined({R"({"type":"FeatureCollection","features":[)", features, "]}"}); }
inline std::string feature(std::string_view geometry, std::string_view properties = "{}") {
    return joined({R"({"type":"Feature","properties":)", properties, R"(,"geometry":)", geometry, "}"});
}
inline std::string polygon(std::string_view rings) { return joined({R"({"type":"Polygon","coordinates":[)", rings, "]}"}); }
inline const std::string SQUARE = "[[30,50],[31,50],[31,51],[30,51],[30,50]]";

inline ReadLayers read(const std::string& text, const ReadOptions& options = {}) {
    auto layers = readGeoJson(text, "file.geojson", "file", options);
    EXPECT_TRUE(layers);
    return layers ? std::move(*layers) : ReadLayers{};
}

/// Everything but names is the same.
inline void expectSame(const VectorLayer& a, const VectorLayer& b) {
    ASSERT_EQ(a.rows, b.rows);
    ASSERT_EQ(a.points.size(), b.points.size());
    for (std::size_t i = 0; i < a.points.size(); ++i) ASSERT_EQ(a.points[i], b.points[i]) << i;
    EXPECT_EQ(a.parts, b.parts);
    ASSERT_EQ(a.pieces.size(), b.pieces.size());
    for (std::size_t i = 0; i < a.pieces.size(); ++i) {
        EXPECT_EQ(a.pieces[i].firstPart, b.pieces[i].firstPart);
        EXPECT_EQ(a.pieces[i].row, b.pieces[i].row);
        EXPECT_EQ(a.pieces[i].shape, b.pieces[i].shape);
        EXPECT_EQ(a.pieces[i].crosses, b.pieces[i].crosses);
    }
    EXPECT_EQ(a.columns.size(), b.columns.size());
    for (const Column& column : a.columns) {
        const Column* other = b.column(column.name);
        ASSERT_NE(other, nullptr) << column.name;
        for (std::size_t row = 0; row < a.rows; ++row) EXPECT_EQ(column.text(row), other->text(row)) << column.name << ' ' << row;
    }
}

}  // namespace demarc::layer::samples
