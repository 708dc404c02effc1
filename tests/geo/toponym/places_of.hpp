#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "toponym/recognise.hpp"

namespace demarc::toponym {

inline const gazetteer::Gazetteer& world() {
    static const gazetteer::Gazetteer gazetteer = gazetteer::Gazetteer::open(base::findAssets());
    return gazetteer;
}

inline PlaceReading readPlaces(std::string_view text) {
    static const Lexicon lexicon = Lexicon::open(base::findAssets());
    return findPlaces(text, text::analyse(text), world(), lexicon);
}

inline std::vector<Toponym> find(std::string_view text) { return readPlaces(text).toponyms; }

/// The surfaces of all mentions but demonyms.
inline std::vector<std::string> names(std::string_view text) {
    std::vector<std::string> found;
    for (const Toponym& t : find(text)) {
        if (t.use != Use::demonym) found.emplace_back(t.span.of(text));
    }
    return found;
}

inline Toponym mention(std::string_view text, std::string_view surface) {
    for (Toponym& t : find(text)) {
        if (t.span.of(text) == surface) return std::move(t);
    }
    ADD_FAILURE() << "no mention \"" << surface << "\" in: " << text;
    return {};
}

inline std::string country(std::string_view text, std::string_view surface) {
    const Toponym t = mention(text, surface);
    return t.place == gazetteer::kNoPlace ? "" : std::string{world().place(t.place).country};
}

inline Use use(std::string_view text, std::string_view surface) {
    return mention(text, surface).use;
}

inline double distance_km(const Toponym& t, base::LonLat to) {
    return t.position ? base::distance_m(*t.position, to) / 1000 : 1e9;
}

}  // namespace demarc::toponym
