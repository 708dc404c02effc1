#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "gazetteer/gazetteer.hpp"

namespace demarc::map {

/// What places are called in one language: a table of assets/names. Opening maps and splits it (some ms); a look-up is a binary search.
class PlaceNames {
public:
    /// Throws FileError, or FormatError naming the line that is no "key TAB name".
    explicit PlaceNames(const std::filesystem::path& table);
    /// A country by its ISO code, a unit or town by its GeoNames id ("703656", "UA.07"), a water by its English name; empty where none is known.
    [[nodiscard]] std::string_view find(std::string_view key) const;

private:
    base::MappedFile file_;
    std::vector<std::pair<std::string_view, std::string_view>> rows_;  ///< by key
};

/// The key of a place in the tables: of a country its code; empty for what is not of GeoNames.
[[nodiscard]] std::string nameKey(const gazetteer::Gazetteer& gazetteer, gazetteer::PlaceIndex place);

/// Names in every language that there are tables of, opened when first asked for. Not thread-safe.
class NameBook {
public:
    /// English needs no table. Throws UsageError that names the languages there are.
    void check(std::string_view language);
    /// Empty where the language has no name for it, and for English.
    [[nodiscard]] std::string_view find(std::string_view language, std::string_view key);
    /// The main language of a country by its ISO code, of those with a table; empty for others.
    [[nodiscard]] std::string_view spokenIn(std::string_view country);

private:
    const PlaceNames* table(std::string_view name);
    std::map<std::string, PlaceNames, std::less<>> tables_;
};

}  // namespace demarc::map
