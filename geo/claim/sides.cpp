#include <algorithm>

#include "claim/memory.hpp"

namespace demarc::claim {

int Memory::homeState() const {
    const auto most = std::ranges::max_element(countries_, {}, [](const auto& entry) { return entry.second; });
    int home = kNobody;
    double best = 0;
    for (std::size_t i = 0; i < weight_.size(); ++i) {
        const Party& candidate = registry_.parties()[i];
        if (candidate.kind != PartyKind::state) continue;
        const double bonus = most != countries_.end() && candidate.country == most->first ? 1000 : 0;
        if (weight_[i] + bonus < best || weight_[i] + bonus == 0) continue;
        home = weight_[i] + bonus > best ? static_cast<int>(i) : kNobody;
        best = weight_[i] + bonus;
    }
    return home;
}

int Memory::stateOf(std::string_view country) const {
    for (std::size_t i = 0; i < weight_.size() && !country.empty(); ++i) {
        if (registry_.parties()[i].kind == PartyKind::state && registry_.parties()[i].country == country) return static_cast<int>(i);
    }
    return kNobody;
}

int Memory::opponentOf(int index) const {
    int opponent = kNobody;
    double best = 0.9;
    for (std::size_t i = 0; i < weight_.size(); ++i) {
        if (weight_[i] < best || !canAct(static_cast<int>(i)) || isOneSide(static_cast<int>(i), index)) continue;
        // Of two named as often neither stands out: the order of the party files decides nothing.
        opponent = weight_[i] > best ? static_cast<int>(i) : kNobody;
        best = weight_[i];
    }
    return opponent;
}

bool Memory::actsIn(std::string_view country, int index) const {
    const auto theatre = theatres_.find(country);
    return theatre != theatres_.end() && theatre->second.contains(index);
}

bool Memory::actsAbroad(int index) const {
    const std::string& home = party(index).country;
    return std::ranges::any_of(theatres_, [&](const auto& theatre) { return theatre.first != home && theatre.second.contains(index); });
}

int Memory::opponentIn(std::string_view country, int index) const {
    constexpr double STANDS_OUT = 1.05;  // times the next
    int opponent = kNobody;
    double best = 0.9;
    double second = 0;
    const auto consider = [&](int candidate, double weight) {
        if (!canAct(candidate) || isOneSide(candidate, index)) return;
        if (weight > best) {
            second = opponent == kNobody ? 0 : best;
            best = weight;
            opponent = candidate;
        } else {
            second = std::max(second, weight);
        }
    };
    const auto theatre = theatres_.find(country);
    if (theatre != theatres_.end()) {
        for (const auto& [candidate, weight] : theatre->second) consider(candidate, weight);
    }
    if (opponent != kNobody) return best >= STANDS_OUT * second ? opponent : kNobody;
    // Nobody is named beside its places: somebody who is named beside no other country's either.
    for (std::size_t i = 0; i < weight_.size(); ++i) {
        const int candidate = static_cast<int>(i);
        const bool elsewhere =
            std::ranges::any_of(theatres_, [&](const auto& other) { return other.first != country && other.second.contains(candidate); });
        if (!elsewhere && weight_[i] > 0) consider(candidate, weight_[i]);
    }
    return opponent != kNobody && best >= STANDS_OUT * second ? opponent : kNobody;
}

}  // namespace demarc::claim
