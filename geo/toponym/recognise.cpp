#include "toponym/recognise.hpp"

#include "toponym/resolve.hpp"

namespace demarc::toponym {

std::vector<Toponym> findToponyms(std::string_view text, const text::Analysis& analysis, const gazetteer::Gazetteer& gazetteer, const Lexicon& lexicon) {
    const Words words{text, analysis, lexicon.data()};
    std::vector<Mention> mentions = findMentions(words, gazetteer);
    weighMentions(words, gazetteer, mentions);
    return resolveMentions(words, gazetteer, mentions);
}

}  // namespace demarc::toponym
