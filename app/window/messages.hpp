#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::window {

/// What the program tells the user over the map, newest last. What went wrong stays until it is dismissed; a note goes by itself, and takes the place of
/// the one before it of its kind. The same words are said once.
class Messages {
public:
    static constexpr double NOTE_S = 6;  ///< that a note is shown

    /// Something that went wrong.
    void push_back(std::string words);
    void add(const std::vector<std::string>& problems);
    /// Something that went as it should. Of one `kind` the newest is shown.
    void note(std::string_view kind, std::string words);
    /// The newest was no problem, but a note of this kind.
    void wasNote(std::string_view kind);
    void clear() { entries_.clear(); }

    /// Once a frame: a note that is seen for the first time begins its time, one whose time is up goes. When the next one goes; infinite where none does.
    double pass(double now_s);
    [[nodiscard]] std::vector<std::string> words() const;

private:
    struct Entry {
        std::string words, kind;  ///< no kind: a problem
        std::optional<double> until_s{};
    };
    std::vector<Entry> entries_;
};

}  // namespace demarc::window
