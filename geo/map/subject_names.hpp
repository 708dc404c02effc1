#pragma once
#include <string_view>

#include "map/place_names.hpp"
#include "map/scene_drafts.hpp"

namespace demarc::map {

/// Names places with claims as their reader knows them: in the language asked for, where its table has them, with the units they lie in; else
/// towns as the reports spell them, by the form used most, if that is in Latin letters. A name of the gazetteer that gives way stays in `listed`.
void nameSubjects(SubjectSet& subjects, const Telling& telling, const gazetteer::Gazetteer& gazetteer, NameBook& names, std::string_view language);

}  // namespace demarc::map
