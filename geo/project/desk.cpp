#include "project/desk.hpp"

#include <utility>

namespace demarc::project {
namespace {

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};

bool exists(const DeskState& state, claim::ClaimRef ref) {
    return ref.reading < state.readings->size() && ref.claim < (*state.readings)[ref.reading].claims.size();
}

}  // namespace

void Desk::apply(Command command) {
    DeskState next = state_;
    std::visit(Match{
                   [&](AddReadings& add) {
                       auto readings = *next.readings;
                       for (auto& reading : add.readings) readings.push_back(std::move(reading));
                       next.readings = std::make_shared<const std::vector<claim::Reading>>(std::move(readings));
                       change(std::move(next), "");
                   },
                   [&](const RemoveReading& remove) {
                       if (remove.reading >= next.readings->size()) return;
                       auto readings = *next.readings;
                       readings.erase(readings.begin() + static_cast<std::ptrdiff_t>(remove.reading));
                       next.readings = std::make_shared<const std::vector<claim::Reading>>(std::move(readings));
                       next.selected.reset();
                       change(std::move(next), "");
                   },
                   [&](SetView& set) {
                       next.view = set.view;
                       next.party = std::move(set.party);
                       change(std::move(next), "");
                   },
                   [&](const SetDate& set) {
                       next.at = set.at;
                       change(std::move(next), "date");
                   },
                   [&](const SetLayer& set) {
                       next.layers[set.layer] = set.state;
                       change(std::move(next), "layer " + set.layer);
                   },
                   [&](const UserLayerChange& asked) {
                       auto after = changed(next.userLayers, asked);
                       if (!after) return;
                       next.userLayers = std::move(after->layers);
                       change(std::move(next), std::move(after->mergeKey));
                   },
                   [&](const SetTheme& set) {
                       next.dark = set.dark;
                       change(std::move(next), "");
                   },
                   [&](const SelectClaim& select) {
                       if (select.claim && !exists(state_, *select.claim)) return;
                       state_.selected = select.claim;
                       ++revision_;
                   },
               },
               command);
}

bool Desk::undo() {
    if (past_.empty()) return false;
    future_.push_back(std::exchange(state_, std::move(past_.back())));
    past_.pop_back();
    lastKey_.clear();
    dropStaleSelection();
    return true;
}

bool Desk::redo() {
    if (future_.empty()) return false;
    past_.push_back(std::exchange(state_, std::move(future_.back())));
    future_.pop_back();
    lastKey_.clear();
    dropStaleSelection();
    return true;
}

void Desk::change(DeskState next, std::string mergeKey) {
    if (mergeKey.empty() || mergeKey != lastKey_) past_.push_back(state_);
    lastKey_ = std::move(mergeKey);
    future_.clear();
    state_ = std::move(next);
    ++revision_;
}

void Desk::dropStaleSelection() {
    if (state_.selected && !exists(state_, *state_.selected)) state_.selected.reset();
    ++revision_;
}

}  // namespace demarc::project
