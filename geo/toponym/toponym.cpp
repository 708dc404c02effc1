#include "toponym/toponym.hpp"

namespace demarc::toponym {

std::string_view useName(Use use) {
    switch (use) {
        case Use::literal: return "literal";
        case Use::metonym: return "metonym";
        case Use::demonym: return "demonym";
    }
    return "literal";
}

}  // namespace demarc::toponym
