#pragma once
#include <cstdint>
#include <vector>

#include "map/vec.hpp"

namespace demarc::print {

/// An outline of lines and curves in frame pixels, y down; filled by the non-zero rule.
class Path {
public:
    enum class Verb : std::uint8_t { move, line, curve, close };  ///< they take 1, 1, 3 and 0 points

    void move(map::Vec2 to) { add(Verb::move, to); }
    void line(map::Vec2 to) { add(Verb::line, to); }
    void close() { verbs_.push_back(Verb::close); }

    void polygon(const std::vector<map::Vec2>& corners);
    /// A part of a circle as a line of its own, or joined by a line to what was drawn last. Angles clockwise from up.
    void arc(map::Vec2 centre, double radius, double from_rad, double to_rad, bool joined = false);
    /// Clockwise; `hole` turns it round, so that it is cut out of what lies around it.
    void circle(map::Vec2 centre, double radius, bool hole = false);
    void rect(const map::Rect& box, double corner = 0, bool hole = false);

    [[nodiscard]] const std::vector<Verb>& verbs() const { return verbs_; }
    [[nodiscard]] const std::vector<map::Vec2>& points() const { return points_; }
    [[nodiscard]] bool isEmpty() const { return verbs_.empty(); }

private:
    void add(Verb verb, map::Vec2 to) {
        verbs_.push_back(verb);
        points_.push_back(to);
    }
    std::vector<Verb> verbs_;
    std::vector<map::Vec2> points_;
};

[[nodiscard]] Path rectPath(const map::Rect& box);

}  // namespace demarc::print
