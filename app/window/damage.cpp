#include "window/damage.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

namespace demarc::window {
namespace {

template <class T>
std::span<const std::byte> bytesOf(const ImVector<T>& items) {
    return {reinterpret_cast<const std::byte*>(items.Data), static_cast<std::size_t>(items.Size) * sizeof(T)};
}

bool equal(const std::vector<std::byte>& a, std::span<const std::byte> b) {
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

/// Whole pixels that a list may touch.
map::Rect boxOf(const ImDrawList& list) {
    map::Rect clips, vertices;
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.ElemCount == 0) continue;
        clips.extend({command.ClipRect.x, command.ClipRect.y});
        clips.extend({command.ClipRect.z, command.ClipRect.w});
    }
    for (const ImDrawVert& vertex : list.VtxBuffer) vertices.extend({vertex.pos.x, vertex.pos.y});
    return {std::floor(std::max(clips.left, vertices.left)), std::floor(std::max(clips.top, vertices.top)),
            std::ceil(std::min(clips.right, vertices.right)), std::ceil(std::min(clips.bottom, vertices.bottom))};
}

}  // namespace

bool Damage::Seen::isSame(const ImDrawList& list) const {
    return equal(commands, bytesOf(list.CmdBuffer)) && equal(indices, bytesOf(list.IdxBuffer)) && equal(vertices, bytesOf(list.VtxBuffer));
}

std::vector<map::Rect> Damage::since(const ImDrawData& data) {
    std::vector<map::Rect> damage;
    const std::span lists{data.CmdLists, static_cast<std::size_t>(data.CmdListsCount)};
    for (std::size_t i = lists.size(); i < seen_.size(); ++i) addApart(damage, seen_[i].box);
    seen_.resize(lists.size());
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const ImDrawList& list = *lists[i];
        Seen& seen = seen_[i];
        if (seen.isSame(list)) continue;
        addApart(damage, seen.box);
        const auto copy = [](std::vector<std::byte>& to, std::span<const std::byte> from) { to.assign(from.begin(), from.end()); };
        copy(seen.vertices, bytesOf(list.VtxBuffer));
        copy(seen.indices, bytesOf(list.IdxBuffer));
        copy(seen.commands, bytesOf(list.CmdBuffer));
        seen.box = boxOf(list);
        addApart(damage, seen.box);
    }
    return damage;
}

void addApart(std::vector<map::Rect>& rects, map::Rect rect) {
    if (rect.isEmpty()) return;
    const auto touches = [&](const map::Rect& other) { return other.intersects(rect); };
    // What grows may reach others: until it touches none.
    for (auto other = std::ranges::find_if(rects, touches); other != rects.end(); other = std::ranges::find_if(rects, touches)) {
        rect.extend({other->left, other->top});
        rect.extend({other->right, other->bottom});
        rects.erase(other);
    }
    rects.push_back(rect);
}

}  // namespace demarc::window
