#include "project/library.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "base/in_order.hpp"

namespace demarc::project {
namespace {

/// One line of a file of corrections (docs/corrections.md).
std::string lineOf(const Correction& correction) {
    nlohmann::json line{{"report", correction.report}, {"sentence", correction.sentence}};
    if (!correction.was.empty()) line["was"] = nlohmann::json::parse(correction.was, nullptr, false);
    if (!correction.claim.empty()) line["claim"] = nlohmann::json::parse(correction.claim, nullptr, false);
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

/// What of the looks decides how a report is read.
std::map<std::string, std::vector<std::string>> aliasesOf(const std::vector<PartyLook>& looks) {
    std::map<std::string, std::vector<std::string>> aliases;
    for (const PartyLook& look : looks)
        if (!look.aliases.empty()) aliases[look.id] = look.aliases;
    return aliases;
}

}  // namespace

Library::Library(claim::Knowledge& knowledge)
    : knowledge_{knowledge}, files_{knowledge.parties}, forReading_{files_}, parties_{std::make_shared<const claim::PartyRegistry>(files_)} {}

void Library::callParties(const std::vector<PartyLook>& looks) {
    if (looks == looks_) return;
    std::vector<claim::Party> told, named;
    for (const PartyLook& look : looks) {
        told.push_back({look.id, look.name.value_or(""), claim::PartyKind::group, {}, look.aliases, look.colour, {}, {}, {}});
        if (!look.aliases.empty()) named.push_back({look.id, {}, claim::PartyKind::group, {}, look.aliases, {}, {}, {}, {}});
    }
    if (aliasesOf(looks) != aliasesOf(looks_)) {
        forReading_ = files_.told(named);
        read_.clear();
    }
    parties_ = std::make_shared<const claim::PartyRegistry>(files_.told(told));
    knowledge_.parties = *parties_;
    looks_ = looks;
}

Readings Library::read(const ReadingTask& task, const std::function<bool(std::size_t read, std::size_t all)>& progress) {
    callParties(task.parties);
    // Whatever happens here, maps are composed with the parties as they are called.
    struct Called {
        Library& library;
        ~Called() { std::swap(library.knowledge_.parties, library.forReading_); }
    } const called{*this};
    std::swap(knowledge_.parties, forReading_);
    std::vector<std::shared_ptr<const Report>> unread;
    std::ranges::copy_if(task.reports, std::back_inserter(unread), [&](const auto& report) { return !read_.contains(report); });
    std::size_t next = 0, taken = 0;
    bool goesOn = true;
    base::inOrder(
        std::max(1U, std::thread::hardware_concurrency()),
        [&]() -> std::optional<std::shared_ptr<const Report>> { return goesOn && next < unread.size() ? std::optional{unread[next++]} : std::nullopt; },
        [&](const std::shared_ptr<const Report>& report) { return std::pair{report, readOne(*report)}; },
        [&](std::pair<std::shared_ptr<const Report>, Reading> made) {
            read_.insert(std::move(made));
            if (progress && !progress(++taken, unread.size())) goesOn = false;
        });
    if (!goesOn) return nullptr;
    std::vector<claim::Reading> readings;
    readings.reserve(task.reports.size());
    for (const auto& report : task.reports) readings.push_back(corrected(*read_.at(report), task));
    return std::make_shared<const std::vector<claim::Reading>>(std::move(readings));
}

Library::Reading Library::readOne(const Report& report) const {
    auto reading = claim::read(report.document, knowledge_);
    knowledge_.corrections.apply(reading, knowledge_);
    return std::make_shared<const claim::Reading>(std::move(reading));
}

claim::Reading Library::corrected(const claim::Reading& reading, const ReadingTask& task) const {
    claim::Reading result = reading;
    claim::Corrections corrections;
    for (const Correction& correction : task.corrections)
        if (correction.report == reading.document.id) corrections.add(lineOf(correction), "correction " + correction.id);
    if (!corrections.isEmpty()) corrections.apply(result, knowledge_);
    for (const PartyLook& look : task.parties)
        for (claim::PartyMention& mention : result.parties)
            if (mention.party == look.id && look.colour) mention.colour = *look.colour;
    return result;
}

}  // namespace demarc::project
