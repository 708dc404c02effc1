#include "project/records.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace demarc::project {
namespace {

constexpr std::array<std::string_view, 8> NAMES{"view", "report", "correction", "party", "annotation", "slide", "layer", "camera"};

}  // namespace

std::string_view name(Kind kind) { return NAMES[static_cast<std::size_t>(kind)]; }

std::optional<Kind> kindOf(std::string_view name) {
    const auto found = std::ranges::find(NAMES, name);
    if (found == NAMES.end()) return std::nullopt;
    return static_cast<Kind>(found - NAMES.begin());
}

void History::add(Step step, const std::string& mergeKey) {
    future_.clear();
    const bool merges = !mergeKey.empty() && mergeKey == mergeKey_ && !past_.empty();
    mergeKey_ = mergeKey;
    if (!merges) return past_.push_back(std::move(step));
    auto& last = past_.back();
    last.at_s = step.at_s;
    last.name = std::move(step.name);
    for (Change& change : step.changes) {
        const auto same = std::ranges::find(last.changes, change.key, &Change::key);
        if (same != last.changes.end()) same->after = std::move(change.after);
        else last.changes.push_back(std::move(change));
    }
}

const Step* History::undo() {
    mergeKey_.clear();
    if (past_.empty()) return nullptr;
    future_.push_back(std::move(past_.back()));
    past_.pop_back();
    return &future_.back();
}

const Step* History::redo() {
    mergeKey_.clear();
    if (future_.empty()) return nullptr;
    past_.push_back(std::move(future_.back()));
    future_.pop_back();
    return &past_.back();
}

}  // namespace demarc::project
