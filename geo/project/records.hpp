#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::project {

/// What a project is made of. Each thing is a record: a kind, an id and a JSON object.
enum class Kind : std::uint8_t { view, report, correction, party, annotation, slide, layer, camera };
[[nodiscard]] std::string_view name(Kind kind);
[[nodiscard]] std::optional<Kind> kindOf(std::string_view name);

struct Key {
    Kind kind = Kind::view;
    std::string id;
    friend auto operator<=>(const Key&, const Key&) = default;
};

/// JSON text, shared by the records, the history and whoever saves them; null where there is no such record.
using Value = std::shared_ptr<const std::string>;
using Records = std::map<Key, Value>;

struct Change {
    Key key;
    Value before, after;
};

/// One step that undo takes back: "Move Kupiansk to Kharkiv Oblast".
struct Step {
    std::string name;
    std::vector<Change> changes;
    std::int64_t at_s = 0;  ///< seconds since 1970, when it was made
};

/// Every change, without limit. Undoing and redoing give the step whose changes the caller takes back or makes again.
class History {
public:
    History() = default;
    History(std::vector<Step> past, std::vector<Step> future) : past_{std::move(past)}, future_{std::move(future)} {}

    /// Forgets what was undone. A step with the same `mergeKey`, unless empty, as the last becomes one with it, under its own name.
    void add(Step step, const std::string& mergeKey);
    [[nodiscard]] const Step* undo();
    [[nodiscard]] const Step* redo();
    [[nodiscard]] const std::vector<Step>& past() const { return past_; }
    /// The next to be redone is last.
    [[nodiscard]] const std::vector<Step>& future() const { return future_; }

private:
    std::vector<Step> past_, future_;
    std::string mergeKey_;
};

}  // namespace demarc::project
