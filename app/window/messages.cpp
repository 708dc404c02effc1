#include "window/messages.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace demarc::window {

void Messages::push_back(std::string words) {
    std::erase_if(entries_, [&](const Entry& entry) { return entry.words == words; });
    entries_.push_back({std::move(words), {}});
}

void Messages::add(const std::vector<std::string>& problems) {
    for (const auto& problem : problems) push_back(problem);
}

void Messages::note(std::string_view kind, std::string words) {
    std::erase_if(entries_, [&](const Entry& entry) { return entry.kind == kind || entry.words == words; });
    entries_.push_back({std::move(words), std::string{kind}});
}

void Messages::wasNote(std::string_view kind) {
    if (entries_.empty()) return;
    auto words = std::move(entries_.back().words);
    entries_.pop_back();
    note(kind, std::move(words));
}

double Messages::pass(double now_s) {
    double next_s = std::numeric_limits<double>::infinity();
    std::erase_if(entries_, [&](const Entry& entry) { return entry.until_s && *entry.until_s <= now_s; });
    for (Entry& entry : entries_) {
        if (entry.kind.empty()) continue;
        if (!entry.until_s) entry.until_s = now_s + NOTE_S;
        next_s = std::min(next_s, *entry.until_s);
    }
    return next_s;
}

std::vector<std::string> Messages::words() const {
    std::vector<std::string> words;
    for (const Entry& entry : entries_) words.push_back(entry.words);
    return words;
}

}  // namespace demarc::window
