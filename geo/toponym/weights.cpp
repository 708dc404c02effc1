#include "toponym/weights.hpp"

namespace demarc::toponym {

const Weights kWeights{};

}  // namespace demarc::toponym
