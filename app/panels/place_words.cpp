#include "panels/place_words.hpp"

#include <algorithm>
#include <array>

#include "base/words.hpp"

namespace demarc::panels {
namespace {

/// As the gazetteer's tables have them.
constexpr std::array<const char*, 71> KINDS{words::key("abandoned"), words::key("airbase"), words::key("airport"), words::key("atoll"), words::key("barracks"), words::key("base"),
                            words::key("basin"), words::key("bay"), words::key("border"), words::key("bridge"), words::key("camp"),
                            words::key("canal"), words::key("cape"), words::key("capital"), words::key("channel"), words::key("checkpoint"),
                            words::key("city"), words::key("continent"), words::key("country"), words::key("crossing"), words::key("dam"),
                            words::key("delta"), words::key("desert"), words::key("destroyed"), words::key("district"), words::key("enclave"),
                            words::key("facility"), words::key("factory"), words::key("forest"), words::key("gulf"), words::key("hill"),
                            words::key("historical"), words::key("hospital"), words::key("island"), words::key("islands"), words::key("lake"),
                            words::key("line"), words::key("mine"), words::key("monument"), words::key("mountain"), words::key("mountains"),
                            words::key("oasis"), words::key("ocean"), words::key("oilfield"), words::key("other"), words::key("palace"),
                            words::key("park"), words::key("pass"), words::key("peninsula"), words::key("plain"), words::key("plant"),
                            words::key("plateau"), words::key("port"), words::key("prison"), words::key("quarter"), words::key("refinery"),
                            words::key("region"), words::key("reservoir"), words::key("river"), words::key("sea"), words::key("site"),
                            words::key("spaceport"), words::key("square"), words::key("state"), words::key("strait"), words::key("town"),
                            words::key("union"), words::key("valley"), words::key("village"), words::key("volcano"), words::key("waterfall")};

}  // namespace

std::string kindOf(const gazetteer::Place& place) {
    if (place.detail == "seat1") return tr("regional centre");
    if (place.detail == "seat2") return tr("district centre");
    if (place.detail == "admin1") return tr("region");
    if (place.detail == "admin2") return tr("district");
    const auto kind = std::ranges::find(KINDS, place.detail);
    return kind == KINDS.end() ? std::string{place.detail} : tr(*kind);
}

std::string featureText(gazetteer::Feature feature) {
    constexpr std::array FEATURES{words::key("City"), words::key("Town"), words::key("Village"), words::key("Country"), words::key("Region"), words::key("River"),
                                  words::key("Sea"), words::key("Island"), words::key("Mountain"), words::key("Facility"), words::key("Other")};
    return tr(FEATURES.at(static_cast<std::size_t>(feature)));
}

}  // namespace demarc::panels
