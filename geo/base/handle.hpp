#pragma once
#include <utility>

namespace demarc::base {

/// Owns one C handle (GL, GDAL, PROJ, FreeType): moves, never copies, frees once.
/// Traits: `using Type = …; static Type null(); static void free(Type);`
template <class Traits>
class Handle {
public:
    using Type = typename Traits::Type;

    Handle() = default;
    explicit Handle(Type value) : value_{value} {}
    Handle(Handle&& other) noexcept : value_{std::exchange(other.value_, Traits::null())} {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (value_ != Traits::null()) Traits::free(value_);
    }

    [[nodiscard]] Type get() const { return value_; }
    [[nodiscard]] explicit operator bool() const { return value_ != Traits::null(); }

private:
    Type value_ = Traits::null();
};

}  // namespace demarc::base
