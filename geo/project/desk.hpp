#pragma once
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "claim/positions.hpp"
#include "map/scene.hpp"
#include "project/user_layer.hpp"

namespace demarc::project {

struct LayerState {
    bool visible = true;
    float opacity = 1;
    friend bool operator==(const LayerState&, const LayerState&) = default;
};

using Readings = std::shared_ptr<const std::vector<claim::Reading>>;

/// Everything that decides what is shown, as one value. Copies are cheap: the readings are shared.
struct DeskState {
    Readings readings = std::make_shared<const std::vector<claim::Reading>>();
    map::View view = map::View::all;
    std::string party;                         ///< whose account is told in View::party
    std::optional<base::Date> at;              ///< none: as of the newest report
    bool dark = true;
    std::map<std::string, LayerState> layers;  ///< by layer name; absent is visible and opaque
    std::vector<UserLayer> userLayers;         ///< the lowest first
    std::optional<claim::ClaimRef> selected;
};

// What a panel or a script may ask for.
struct AddReadings { std::vector<claim::Reading> readings; };
struct RemoveReading { std::size_t reading = 0; };
struct SetView { map::View view = map::View::all; std::string party; };
struct SetDate { std::optional<base::Date> at; };
struct SetLayer { std::string layer; LayerState state; };
struct SetTheme { bool dark = true; };
struct SelectClaim { std::optional<claim::ClaimRef> claim; };
using Command = std::variant<AddReadings, RemoveReading, SetView, SetDate, SetLayer, SetTheme, SelectClaim, UserLayerChange>;

/// The state and its history. Every command but a selection can be undone; a run of changes of the same layer or date is one step.
class Desk {
public:
    [[nodiscard]] const DeskState& state() const { return state_; }
    /// Grows by one with every change, selection included.
    [[nodiscard]] std::size_t revision() const { return revision_; }

    /// A command about what does not exist (a reading or claim out of range) changes nothing.
    void apply(Command command);
    /// False where there is nothing to undo or redo.
    bool undo();
    bool redo();
    [[nodiscard]] bool canUndo() const { return !past_.empty(); }
    [[nodiscard]] bool canRedo() const { return !future_.empty(); }

private:
    void change(DeskState next, std::string mergeKey);
    void dropStaleSelection();

    DeskState state_;
    std::vector<DeskState> past_;
    std::vector<DeskState> future_;
    std::string lastKey_;  ///< what the last step changed, to merge a slider's steps
    std::size_t revision_ = 0;
};

}  // namespace demarc::project
