#include "project/desk.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "base/words.hpp"

namespace demarc::project {
namespace {

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};

bool exists(const DeskState& state, claim::ClaimRef ref) {
    return ref.reading < state.readings->size() && ref.claim < (*state.readings)[ref.reading].claims.size();
}

std::int64_t now_s() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

const std::string& idOf(const std::shared_ptr<const Report>& report) { return report->document.id; }
double orderOf(const std::shared_ptr<const Report>& report) { return report->order; }
template <class T>
const std::string& idOf(const T& item) { return item.id; }
template <class T>
double orderOf(const T& item) {
    if constexpr (requires { item.order; }) return item.order;
    else return 0;
}

/// In place of the one with its id, at its place in the order; those of one order stand as they came. One of many comes to the end, to be sorted.
template <class T>
void putInto(std::vector<T>& list, T item, bool isOneOfMany) {
    if (isOneOfMany) return list.push_back(std::move(item));
    std::erase_if(list, [&](const T& other) { return idOf(other) == idOf(item); });
    const auto behind = std::ranges::upper_bound(list, orderOf(item), {}, [](const T& other) { return orderOf(other); });
    list.insert(behind, std::move(item));
}

template <class T>
void sort(std::vector<T>& list) {
    std::ranges::stable_sort(list, {}, [](const T& item) { return orderOf(item); });
}

template <class T>
void removeFrom(std::vector<T>& list, const std::string& id) {
    std::erase_if(list, [&](const T& item) { return idOf(item) == id; });
}

bool isOfTask(Kind kind) { return kind == Kind::report || kind == Kind::correction || kind == Kind::party; }

std::string viewName(map::View view, const std::string& party) {
    switch (view) {
        case map::View::party: return say("Show the account of {0}", party);
        case map::View::dispute: return tr("Show the dispute");
        case map::View::history: return tr("Show the history");
        case map::View::proposals: return tr("Show the proposals");
        case map::View::compare: return tr("Compare two accounts");
        case map::View::all: break;
    }
    return tr("Show all claims");
}

std::string layerName(const UserLayerChange& change, const UserLayers& layers) {
    const auto title = [&](std::size_t index) { return index < layers.size() ? layers[index].title : std::string{}; };
    return std::visit(Match{[](const AddUserLayer& add) { return say("Add layer {0}", add.layer.title); },
                            [&](const RemoveUserLayer& removed) { return say("Remove layer {0}", title(removed.index)); },
                            [&](const MoveUserLayer& move) { return say("Move layer {0}", title(move.from)); },
                            [&](const SetUserLayer& set) { return say("Change layer {0}", title(set.index)); }},
                      change);
}

}  // namespace

void Desk::apply(Command command) {
    ViewState view = state_;
    std::visit(Match{
                   [&](Edit& edit) { commit(std::move(edit)); },
                   [&](AddReports& add) { commit(editOf(add)); },
                   [&](const RemoveReport& removed) { commit(editOf(removed)); },
                   [&](SetView& set) {
                       view.view = set.view;
                       view.party = std::move(set.party);
                       commit({viewName(view.view, view.party), {view}});
                   },
                   [&](const SetDate& set) {
                       view.at = set.at;
                       commit({set.at ? say("Go to {0}", set.at->shortText()) : tr("Go to the newest report"), {view}, {}, "date"});
                   },
                   [&](const SetLayer& set) {
                       view.layers[set.layer] = set.state;
                       commit({say("Change layer {0}", set.layer), {view}, {}, "layer " + set.layer});
                   },
                   [&](const SetTheme& set) {
                       view.dark = set.dark;
                       commit({set.dark ? tr("Dark theme") : tr("Light theme"), {view}});
                   },
                   [&](const UserLayerChange& asked) {
                       if (auto after = changed(state_.userLayers, asked)) commit({layerName(asked, state_.userLayers), {std::move(after->layers)}, {}, std::move(after->mergeKey)});
                   },
                   [&](const SelectClaim& select) {
                       if (select.claim && !exists(state_, *select.claim)) return;
                       state_.selected = select.claim;
                       ++revision_;
                   },
               },
               command);
}

Edit Desk::editOf(AddReports& add) const {
    Edit edit;
    std::set<std::string> taken;
    for (const auto& report : state_.task.reports) taken.insert(report->document.id);
    double order = nextOrder(Kind::report);
    for (Report& report : add.reports) {
        std::string& id = report.document.id;
        const std::string wanted = id;
        for (int number = 2; !taken.insert(id).second; ++number) id = wanted + " (" + std::to_string(number) + ")";
        report.order = order++;
        edit.name = say("Open {0}", id);
        edit.put.emplace_back(std::move(report));
    }
    if (edit.put.size() > 1) edit.name = sayCount(edit.put.size(), "Open {0} report|Open {0} reports");
    return edit;
}

Edit Desk::editOf(const RemoveReport& removed) const {
    Edit edit{say("Close {0}", removed.id), {}, {{Kind::report, removed.id}}};
    for (const Correction& correction : state_.task.corrections)
        if (correction.report == removed.id) edit.remove.push_back({Kind::correction, correction.id});
    return edit;
}

void Desk::commit(Edit edit) {
    Step step{std::move(edit.name), {}, now_s()};
    const auto add = [&](Key key, Value after) {
        const auto found = records_.find(key);
        const Value before = found == records_.end() ? nullptr : found->second;
        if (before == after || (before && after && *before == *after)) return;
        step.changes.push_back({std::move(key), before, std::move(after)});
    };
    for (const Key& key : edit.remove) add(key, nullptr);
    for (const Item& item : edit.put) add(keyOf(item), std::make_shared<const std::string>(toJson(item)));
    if (step.changes.empty()) return;
    for (const Change& change : step.changes) set(change.key, change.after);
    history_.add(std::move(step), edit.mergeKey);
}

void Desk::set(const Key& key, const Value& value) {
    ++revision_;
    ++recordsRevision_;
    if (isOfTask(key.kind)) ++taskRevision_;
    if (value) {
        records_[key] = value;
        put(itemFrom(key, *value));
    } else {
        records_.erase(key);
        remove(key);
    }
}

void Desk::put(Item item, bool isOneOfMany) {
    std::visit(Match{[&](ViewState& view) { static_cast<ViewState&>(state_) = std::move(view); },
                     [&](Report& report) { putInto(state_.task.reports, std::make_shared<const Report>(std::move(report)), isOneOfMany); },
                     [&](Correction& correction) { putInto(state_.task.corrections, std::move(correction), isOneOfMany); },
                     [&](PartyLook& party) { putInto(state_.task.parties, std::move(party), isOneOfMany); },
                     [&](map::Annotation& drawn) { putInto(state_.annotations, std::move(drawn), isOneOfMany); },
                     [&](Slide& slide) { putInto(state_.slides, std::move(slide), isOneOfMany); },
                     [&](UserLayers& layers) { state_.userLayers = std::move(layers); },
                     [&](Camera& camera) { state_.camera = camera; }},
               item);
}

void Desk::remove(const Key& key) {
    switch (key.kind) {
        case Kind::view: static_cast<ViewState&>(state_) = {}; break;
        case Kind::report: removeFrom(state_.task.reports, key.id); break;
        case Kind::correction: removeFrom(state_.task.corrections, key.id); break;
        case Kind::party: removeFrom(state_.task.parties, key.id); break;
        case Kind::annotation: removeFrom(state_.annotations, key.id); break;
        case Kind::slide: removeFrom(state_.slides, key.id); break;
        case Kind::layer: state_.userLayers.clear(); break;
        case Kind::camera: state_.camera.reset(); break;
    }
}

void Desk::show(Readings readings) {
    std::optional<claim::ClaimRef> selected;
    if (state_.selected) {
        const auto& before = (*state_.readings)[state_.selected->reading];
        const std::string& claim = before.claims[state_.selected->claim].id;
        for (std::size_t i = 0; i < readings->size(); ++i) {
            if ((*readings)[i].document.id != before.document.id) continue;
            const auto& claims = (*readings)[i].claims;
            const auto found = std::ranges::find(claims, claim, &claim::Claim::id);
            if (found != claims.end()) selected = claim::ClaimRef{i, static_cast<std::size_t>(found - claims.begin())};
        }
    }
    state_.readings = std::move(readings);
    state_.selected = selected;
    ++revision_;
}

void Desk::load(Records records, History history) {
    Desk fresh;
    for (const auto& [key, value] : records) fresh.put(itemFrom(key, *value), true);
    sort(fresh.state_.task.reports);
    sort(fresh.state_.task.corrections);
    sort(fresh.state_.task.parties);
    sort(fresh.state_.annotations);
    sort(fresh.state_.slides);
    fresh.records_ = std::move(records);
    fresh.history_ = std::move(history);
    replace(std::move(fresh));
}

Records Desk::recordsAt(const std::optional<Camera>& camera) const {
    Records records = records_;
    records.erase({Kind::camera, ""});
    if (camera) records.emplace(keyOf(*camera), std::make_shared<const std::string>(toJson(*camera)));
    return records;
}

void Desk::replace(Desk other) {
    other.revision_ += revision_ + 1;
    other.recordsRevision_ += recordsRevision_ + 1;
    other.taskRevision_ += taskRevision_ + 1;
    *this = std::move(other);
}

bool Desk::undo() {
    const Step* step = history_.undo();
    if (!step) return false;
    for (auto change = step->changes.rbegin(); change != step->changes.rend(); ++change) set(change->key, change->before);
    return true;
}

bool Desk::redo() {
    const Step* step = history_.redo();
    if (!step) return false;
    for (const Change& change : step->changes) set(change.key, change.after);
    return true;
}

std::string Desk::freshId(Kind kind) const {
    for (std::size_t number = 1 + static_cast<std::size_t>(std::ranges::count(records_, kind, [](const auto& record) { return record.first.kind; }));; ++number)
        if (std::string id = std::string{name(kind)[0]} + std::to_string(number); !records_.contains({kind, id})) return id;
}

double Desk::nextOrder(Kind kind) const {
    const auto behind = [](const auto& list) { return list.empty() ? 1 : orderOf(list.back()) + 1; };
    switch (kind) {
        case Kind::report: return behind(state_.task.reports);
        case Kind::correction: return behind(state_.task.corrections);
        case Kind::annotation: return behind(state_.annotations);
        case Kind::slide: return behind(state_.slides);
        default: return 1;
    }
}

}  // namespace demarc::project
