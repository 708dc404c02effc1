#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "panels/picking.hpp"

namespace demarc::panels {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Picking, AClickTakesARowAlone) {
    Picking picking;
    picking.click(3, false, false);
    picking.click(1, false, false);
    EXPECT_THAT(picking.rows, ElementsAre(1));
}

TEST(Picking, WithCtrlARowJoinsAndLeaves) {
    Picking picking;
    picking.click(3, true, false);
    picking.click(1, true, false);
    EXPECT_THAT(picking.rows, ElementsAre(1, 3));
    picking.click(3, true, false);
    EXPECT_THAT(picking.rows, ElementsAre(1));
    picking.click(1, true, false);
    EXPECT_THAT(picking.rows, IsEmpty());
}

TEST(Picking, WithShiftAllFromTheLastClickOnAreTakenEitherWay) {
    Picking picking;
    picking.click(5, false, false);
    picking.click(7, false, true);
    EXPECT_THAT(picking.rows, ElementsAre(5, 6, 7));
    picking.click(4, false, true);
    EXPECT_THAT(picking.rows, ElementsAre(4, 5)) << "from the same row as before";
    picking.click(9, true, false);
    picking.click(8, true, true);
    EXPECT_THAT(picking.rows, ElementsAre(4, 5, 8, 9));
}

TEST(Picking, WithShiftFromNowhereARowIsTakenAlone) {
    Picking picking;
    picking.click(2, false, true);
    EXPECT_THAT(picking.rows, ElementsAre(2));
}

}  // namespace
}  // namespace demarc::panels
