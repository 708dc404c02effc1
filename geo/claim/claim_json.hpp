#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.hpp"
#include "claim/reading.hpp"

namespace demarc::claim {

/// A claim, or in one line which member of it is wrong: `"extent": 1.7 is not within 0 to 1`.
struct ParsedClaim {
    std::optional<Claim> claim;
    std::string fault;
};
/// One claim about a reading's text from a JSON object in the schema that `demarc extract` writes (docs/extractor.md). Its id and `denies` are as
/// given. A place without a position stands where the report's own places or the gazetteer have its name; parties that the registry knows get its
/// ids. `reader` is whose claim it is, empty for our own.
[[nodiscard]] ParsedClaim claimFromJson(std::string_view json, const Reading& reading, const Knowledge& knowledge, std::string_view reader);

/// How messages name a reader's work on a document: `reader, dispatch "id"`, on one line.
[[nodiscard]] std::string workOf(std::string_view reader, const text::Document& document);

/// The claims of an answer, "c1", "c2"… in the order of the text.
struct ParsedClaims {
    std::vector<Claim> claims;
    std::vector<base::Issue> issues;  ///< a warning for each claim that is left out, naming reader, dispatch and member
    std::string fault;                ///< why it is no answer at all, else empty: words that go on after the reader's name
};
/// The claims of `{"id": …, "claims": […]}`, whose id must be that of the reading's document. `denies` is kept where it names another claim of the
/// answer; members that we don't know are passed over.
[[nodiscard]] ParsedClaims claimsFromJson(std::string_view json, const Reading& reading, const Knowledge& knowledge, std::string_view reader);

}  // namespace demarc::claim
