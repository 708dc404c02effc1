#include "panels/picking.hpp"

#include <algorithm>

namespace demarc::panels {

void Picking::click(std::size_t row, bool joins, bool extends) {
    if (!joins) rows.clear();
    if (extends && from) {
        for (std::size_t i = std::min(*from, row); i <= std::max(*from, row); ++i) rows.insert(i);
        return;
    }
    from = row;
    if (!rows.insert(row).second) rows.erase(row);
}

}  // namespace demarc::panels
