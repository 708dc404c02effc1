#pragma once
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "text/analysis.hpp"
#include "text/document.hpp"
#include "toponym/toponym.hpp"

namespace demarc::toponym {

struct LexiconData;

/// Words that decide whether a capitalised run is a place: first names, organisation heads, titles, common words, class words,
/// demonyms, speech verbs. Read once from assets/lexicon/*.txt and *.tsv; throws base::FileError or
/// base::FormatError naming file and line. Immutable, cheap to copy, safe to share between threads.
class Lexicon {
public:
    [[nodiscard]] static Lexicon open(const std::filesystem::path& assets);
    [[nodiscard]] const LexiconData& data() const { return *data_; }

private:
    std::shared_ptr<const LexiconData> data_;
};

/// What a document says of places.
struct PlaceReading {
    std::vector<Toponym> toponyms;        ///< sorted by span, no two overlap
    std::vector<RelativePlace> relative;  ///< sorted by span
};

/// Finds and resolves every mention of a place in one document: mentions by longest match over the gazetteer, false hits
/// rejected, then one joint resolution. An unresolvable name keeps its mention, at the place that tells best where it is or without a position.
[[nodiscard]] PlaceReading findPlaces(std::string_view text, const text::Analysis& analysis, const gazetteer::Gazetteer& gazetteer, const Lexicon& lexicon);

}  // namespace demarc::toponym
