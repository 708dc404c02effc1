#pragma once
#include <string>
#include <vector>

namespace demarc::base {

enum class Severity { note, warning, error };

/// Something doubtful in what a user gave: what, where (file, line or byte), and what to do, in one line.
struct Issue {
    Severity severity = Severity::warning;
    std::string message;
};

/// A value, and what was doubtful on the way to it. Doubtful user data never throws.
template <class T>
struct Result {
    T value{};
    std::vector<Issue> issues;
};

}  // namespace demarc::base
