#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "claim/positions.hpp"
#include "project/items.hpp"
#include "project/records.hpp"

namespace demarc::project {

using Readings = std::shared_ptr<const std::vector<claim::Reading>>;

/// What a reading of the reports depends on. Cheap to copy, for a worker.
struct ReadingTask {
    std::vector<std::shared_ptr<const Report>> reports;  ///< in order
    std::vector<Correction> corrections;                 ///< in order
    std::vector<PartyLook> parties;
};

/// Everything that decides what is shown: the records, as values.
struct DeskState : ViewState {
    ReadingTask task;
    Readings readings = std::make_shared<const std::vector<claim::Reading>>();  ///< what was read of the reports, which may be newer
    UserLayers userLayers;
    std::vector<map::Annotation> annotations;  ///< the lowest first
    std::vector<Slide> slides;                 ///< in order
    std::optional<Camera> camera;              ///< where the map stood when the project was last kept; none: it showed all claims
    std::optional<claim::ClaimRef> selected;
};

// What a panel or a script may ask for.

/// Any change of records, by a name that undo says: "Reject a claim about Kupiansk". A run of edits with one `mergeKey` is one step.
struct Edit {
    std::string name;
    std::vector<Item> put;
    std::vector<Key> remove{};
    std::string mergeKey{};
};
/// Reports at the end of the list; an id that another has is made unlike.
struct AddReports { std::vector<Report> reports; };
/// With the corrections made to it.
struct RemoveReport { std::string id; };
struct SetView { map::View view = map::View::all; std::string party; };
struct SetDate { std::optional<base::Date> at; };
struct SetLayer { std::string layer; LayerState state; };
struct SetTheme { bool dark = true; };
struct SelectClaim { std::optional<claim::ClaimRef> claim; };
using Command = std::variant<Edit, AddReports, RemoveReport, SetView, SetDate, SetLayer, SetTheme, UserLayerChange, SelectClaim>;

/// The records, the values made of them, and their history. Every command but a selection can be undone; a run of changes of the same layer or
/// date is one step.
class Desk {
public:
    [[nodiscard]] const DeskState& state() const { return state_; }
    [[nodiscard]] const Records& records() const { return records_; }
    /// The records as a file keeps them: with where the map stands, which is no change of the project.
    [[nodiscard]] Records recordsAt(const std::optional<Camera>& camera) const;
    [[nodiscard]] const History& history() const { return history_; }
    /// Grows by one with every change, selection included.
    [[nodiscard]] std::size_t revision() const { return revision_; }
    /// Grows with every change of a record.
    [[nodiscard]] std::size_t recordsRevision() const { return recordsRevision_; }
    /// Grows with every change of what a reading depends on: then the reports are to be read again, and shown.
    [[nodiscard]] std::size_t taskRevision() const { return taskRevision_; }

    /// A command about what does not exist, or that changes nothing, is no step.
    void apply(Command command);
    /// What was read of the reports: the selected claim stays selected where it is still there.
    void show(Readings readings);
    /// Another project in place of this one. Throws FormatError for a record that can't be read; then nothing has changed.
    void load(Records records, History history);
    /// The same with another desk: cheap, whatever it holds.
    void replace(Desk other);
    /// An id that no record of the kind has: "a7".
    [[nodiscard]] std::string freshId(Kind kind) const;
    /// Above or behind all others of its kind.
    [[nodiscard]] double nextOrder(Kind kind) const;

    /// False where there is nothing to undo or redo.
    bool undo();
    bool redo();
    [[nodiscard]] bool canUndo() const { return !history_.past().empty(); }
    [[nodiscard]] bool canRedo() const { return !history_.future().empty(); }

private:
    void commit(Edit edit);
    void set(const Key& key, const Value& value);
    void put(Item item, bool isOneOfMany = false);
    void remove(const Key& key);
    [[nodiscard]] Edit editOf(AddReports& add) const;
    [[nodiscard]] Edit editOf(const RemoveReport& removed) const;

    DeskState state_;
    Records records_;
    History history_;
    std::size_t revision_ = 0, recordsRevision_ = 0, taskRevision_ = 0;
};

}  // namespace demarc::project
