#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.hpp"
#include "map/vec.hpp"

namespace demarc::print {

/// Words of a report as they stand there.
struct BriefSentence {
    std::string text;
    std::string speaker, date, source;  ///< empty where not told
    std::string note{};                 ///< "corrected by hand", else empty
    friend bool operator==(const BriefSentence&, const BriefSentence&) = default;
};

/// One thing that is held to be true of a place, with the sentences that say so.
struct BriefStatement {
    std::string party;  ///< who holds it to be true
    base::Colour colour;
    std::string says;   ///< "holds 80% of the city"
    std::vector<BriefSentence> sentences;
};

/// A place on a picture: where its marks can be clicked, and what was said.
struct BriefPlace {
    std::string name, context;
    std::vector<map::Rect> boxes;  ///< shares of the picture's width and height
    std::vector<BriefStatement> statements;
};

/// A part of the picture that explains the rest of it.
struct BriefKey {
    map::Rect box;      ///< shares of width and height; empty where the picture has none
    std::string words;  ///< what is written there
};

struct BriefPicture {
    std::string webp;   ///< bytes of the file
    int width_px = 0, height_px = 0;
    std::string label;  ///< the date that it shows, or whose account
    std::string alt;    ///< what it shows, in words
    std::vector<BriefPlace> places;
    std::vector<map::Rect> names{};  ///< where names stand, which a card should not cut: shares of width and height
    BriefKey legend{}, scale{};      ///< what a narrow window sets below the map, of which it shows a part
    std::string credit{};            ///< projection, boundaries, data of the ground
};

struct BriefSlide {
    std::string title, caption;
    bool dark = false;
    std::vector<BriefPicture> dates;     ///< the last is shown first; none: only the accounts
    std::vector<BriefPicture> accounts;  ///< none, or two to swipe between
};

struct BriefPage {
    std::string title;
    std::string disclaimer;
    std::vector<BriefSlide> slides;
};

/// A briefing as one HTML file that opens offline and asks nothing of any network: slides with pictures, places to click, dates, swipes. All text may
/// be hostile. `css` and `script` are the page's own (assets/brief). The same input gives the same bytes.
[[nodiscard]] std::string encodeHtmlBrief(const BriefPage& page, std::string_view css, std::string_view script);

}  // namespace demarc::print
