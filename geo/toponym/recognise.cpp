#include "toponym/recognise.hpp"

#include "toponym/relative.hpp"
#include "toponym/resolve.hpp"

namespace demarc::toponym {

PlaceReading findPlaces(std::string_view text, const text::Analysis& analysis, const gazetteer::Gazetteer& gazetteer, const Lexicon& lexicon) {
    const Words words{text, analysis, lexicon.data()};
    std::vector<Mention> mentions = findMentions(words, gazetteer);
    weighMentions(words, gazetteer, mentions);
    PlaceReading reading;
    reading.toponyms = resolveMentions(words, gazetteer, mentions);
    reading.relative = findRelativePlaces(words, gazetteer, reading.toponyms);
    placeByRelation(words, reading.relative, reading.toponyms);
    return reading;
}

}  // namespace demarc::toponym
