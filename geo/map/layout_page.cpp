#include "map/layout_page.hpp"

#include <cmath>

namespace demarc::map {
namespace {

constexpr auto REGULAR = FontStyle::regular;
constexpr auto BOLD = FontStyle::bold;
constexpr auto ITALIC = FontStyle::italic;

TextStyle haloed(TextStyle style, base::Colour halo, float each_side_px) {
    style.halo = halo;
    style.halo_px = each_side_px;
    return style;
}

}  // namespace

TypeScale::TypeScale(const Theme& t)
    : kicker{BOLD, 11, 15, 1.6F, t.text3},
      title{BOLD, 30, 35, -0.3F, t.text},
      deck{REGULAR, 14, 20, 0, t.text2},
      asOf{BOLD, 12, 17, 0, t.text},
      made{REGULAR, 12, 17, 0, t.text3},
      head{BOLD, 12, 16, 0, t.text},
      legend{REGULAR, 11.5F, 14.5F, 0, t.text},
      note{REGULAR, 11, 14, 0, t.text3},
      source{REGULAR, 11, 14, 0, t.text2},
      mark{REGULAR, 9.5F, 14, 0, t.text2},
      cardName{BOLD, 16, 20, 0, t.text},
      cardContext{REGULAR, 12, 20, 0, t.text3},
      cardLine{REGULAR, 13, 17, 0, t.text},
      cardSource{REGULAR, 11, 15, 0, t.text3},
      claimed{haloed({BOLD, 16, 20, 0, t.claimedText}, t.land, 2)},
      number{BOLD, 13, 17, 0, t.text},
      deniedNumber{REGULAR, 10.5F, 14, 0, t.text2},
      claimant{haloed({BOLD, 10.5F, 14, 0, t.text}, t.land, 2)},
      disputeTag{BOLD, 13, 17, 0, t.buttonText},
      country{haloed({BOLD, 17, 21, 5, t.countryText}, t.land, 1.5F)},
      region{haloed({REGULAR, 10.5F, 14, 1.6F, t.regionText}, t.land, 1.5F)},
      town1{haloed({REGULAR, 14.5F, 18, 0, t.townText}, t.land, 1.5F)},
      town2{haloed({REGULAR, 12.5F, 16, 0, t.townText}, t.land, 1.5F)},
      town3{haloed({REGULAR, 11, 14, 0, t.townText}, t.land, 1.5F)},
      sea{ITALIC, 12.5F, 16, 1, t.waterText},
      river{haloed({ITALIC, 10.5F, 14, 1, t.waterText}, t.land, 1.5F)},
      proposal{haloed({BOLD, 15, 19, 3.2F, t.proposalText}, t.land, 2)},
      proposalNote{haloed({REGULAR, 12, 16, 0, t.proposalText}, t.land, 1.5F)} {}

Page::Page(const Scene& theScene, const Camera& deviceCamera, const LayoutOptions& theOptions, const FontSet& fonts)
    : scene{theScene}, theme{theScene.theme}, options{theOptions}, camera{deviceCamera}, setter{fonts}, type{theScene.theme} {
    const double scale = options.scale > 0 ? options.scale : 1;
    frame.width_px = options.width_px;
    frame.height_px = options.height_px;
    frame.scale = scale;
    frame.paper = theme.panel.faded(options.transparent ? 0 : 1);
    options.width_px = static_cast<int>(options.width_px / scale);
    options.height_px = static_cast<int>(options.height_px / scale);
    options.scale = 1;
    plan = planOf(options);
    const Rect& view = camera.viewport_px;
    camera.viewport_px = {view.left / scale, view.top / scale, view.right / scale, view.bottom / scale};
    camera.scale_px_per_m /= scale;
    map = camera.viewport_px;
    names.clip_px = marks.clip_px = over.clip_px = map;
    names.name = "names";
    marks.name = "claims";
    over.name = "claim names";
    cards.name = "cards";
    column.name = "column";
}

}  // namespace demarc::map
