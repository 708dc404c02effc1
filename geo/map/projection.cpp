#include "map/projection.hpp"

#include <proj.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <limits>
#include <mutex>
#include <numbers>
#include <vector>

#include "base/error.hpp"
#include "base/handle.hpp"
#include "map/meridian.hpp"
#include "map/theatre_crs.hpp"

namespace demarc::map {
namespace {

constexpr double RADIANS_PER_DEGREE = std::numbers::pi / 180;
constexpr double NOTHING = std::numeric_limits<double>::quiet_NaN();

struct ContextTraits {
    using Type = PJ_CONTEXT*;
    static Type null() { return nullptr; }
    static void free(Type context) { proj_context_destroy(context); }
};
struct PjTraits {
    using Type = PJ*;
    static Type null() { return nullptr; }
    static void free(Type pj) { proj_destroy(pj); }
};
using ContextHandle = base::Handle<ContextTraits>;
using PjHandle = base::Handle<PjTraits>;

/// One PROJ object in a context of its own: PROJ writes into both while it transforms, so each thread borrows one.
struct Transform {
    ContextHandle context;
    PjHandle pj;
    std::string reason;  ///< what PROJ last complained about

    Transform() : context{proj_context_create()} {
        proj_context_set_enable_network(context.get(), 0);
        proj_log_func(context.get(), this, [](void* self, int, const char* message) { static_cast<Transform*>(self)->reason = message; });
        proj_log_level(context.get(), PJ_LOG_ERROR);
    }
    Transform(const Transform&) = delete;
    Transform& operator=(const Transform&) = delete;
};
using TransformPtr = std::unique_ptr<Transform>;

[[noreturn]] void refuse(const std::string& crs, std::string reason) {
    if (const auto at = reason.find(": "); reason.starts_with("proj_") && at != std::string::npos) reason.erase(0, at + 2);
    if (reason.empty()) reason = "PROJ does not know it";
    throw base::CrsError("coordinate system \"" + crs + "\": " + reason + "; give auto, an EPSG code such as EPSG:3857, or a PROJ string");
}

/// A bare operation on radians: no look into proj.db, which costs more than all else here.
TransformPtr makeOperation(const std::string& definition) {
    auto transform = std::make_unique<Transform>();
    transform->pj = PjHandle{proj_create(transform->context.get(), definition.c_str())};
    if (!transform->pj) refuse(definition, transform->reason);
    return transform;
}

/// Degrees of WGS 84 to any projected system, axes in the order east, north.
TransformPtr makeCrsTransform(const std::string& definition) {
    auto transform = std::make_unique<Transform>();
    const PjHandle raw{proj_create_crs_to_crs(transform->context.get(), "OGC:CRS84", definition.c_str(), nullptr)};
    if (!raw) refuse(definition, transform->reason);
    transform->pj = PjHandle{proj_normalize_for_visualization(transform->context.get(), raw.get())};
    if (!transform->pj) refuse(definition, transform->reason);
    return transform;
}

struct CrsFacts {
    std::string name;
    base::Box domain;
    double metresPerUnit = 1;
    bool isPolar = false;  ///< around a pole the plane has no seam
    std::string text;      ///< as a PROJ string, where there is one
};

/// What PROJ's catalogue says of a system that a user named.
CrsFacts describeCrs(const std::string& definition) {
    const Transform catalogue;
    PJ_CONTEXT* context = catalogue.context.get();
    PjHandle crs{proj_create(context, definition.c_str())};
    if (!crs) refuse(definition, catalogue.reason);
    if (proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) crs = PjHandle{proj_get_source_crs(context, crs.get())};
    if (proj_get_type(crs.get()) != PJ_TYPE_PROJECTED_CRS) refuse(definition, "it is not a projected system, a map needs one in metres");

    CrsFacts facts;
    const PjHandle axes{proj_crs_get_coordinate_system(context, crs.get())};
    if (!axes || proj_cs_get_axis_info(context, axes.get(), 0, nullptr, nullptr, nullptr, &facts.metresPerUnit, nullptr, nullptr, nullptr) == 0) {
        refuse(definition, catalogue.reason);
    }
    const char* crsName = proj_get_name(crs.get());
    const PjHandle conversion{proj_crs_get_coordoperation(context, crs.get())};
    const char* method = nullptr;
    if (conversion) proj_coordoperation_get_method_info(context, conversion.get(), &method, nullptr, nullptr);
    const bool isNamed = crsName != nullptr && *crsName != '\0' && std::strcmp(crsName, "unknown") != 0;
    facts.name = isNamed ? crsName : method != nullptr ? method : definition;
    if (const char* code = proj_get_id_code(crs.get(), 0)) {
        facts.name += std::string{" ("} + proj_get_id_auth_name(crs.get(), 0) + ":" + code + ")";
    }
    if (const char* text = proj_as_proj_string(context, crs.get(), PJ_PROJ_4, nullptr)) facts.text = text;
    facts.isPolar = method != nullptr && std::strstr(method, "Polar Stereographic") != nullptr;
    // A published system says where it is meant to be used; around that it draws well, but a transverse Mercator tears far away.
    const char* middle = std::strstr(definition.c_str(), "+lon_0=");
    const double lon0 = middle != nullptr ? std::clamp(std::atof(middle + 7), -180.0, 180.0) : 0;
    facts.domain = {lon0 - 180, -85, lon0 + 180, 85};
    double west = 0, south = 0, east = 0, north = 0;
    if (proj_get_area_of_use(context, crs.get(), &west, &south, &east, &north, nullptr) != 0 && west > -1000) {
        if (east < west) east += 360;
        const double centre = (west + east) / 2, reach = std::min(180.0, (east - west) / 2 + 30);
        facts.domain = {centre - reach, std::max(-89.0, south - 20), centre + reach, std::min(89.0, north + 20)};
        if (method != nullptr && std::strstr(method, "Pseudo Mercator") != nullptr) facts.domain = {-180, -85, 180, 85};
    }
    return facts;
}

/// The definition with another central meridian, for systems that roll the whole world out; empty for all others.
std::string turned(const std::string& definition, double middle_deg) {
    constexpr std::array ROLLED{"merc", "webmerc", "eqc", "cea", "mill", "robin", "eqearth", "moll", "natearth", "gall"};
    constexpr std::string_view KEY = " +lon_0=";
    const bool isRolled = std::ranges::any_of(ROLLED, [&](const char* name) { return definition.starts_with(std::string{"+proj="} + name + ' '); });
    if (!isRolled) return {};
    std::string made = definition;
    if (const auto at = made.find(KEY); at != std::string::npos) made.erase(at, made.find(' ', at + 1) - at);
    return made.insert(made.find(' '), std::string{KEY} + std::to_string(std::lround(middle_deg)));
}

/// Moves the cut of a map that `shown` would be torn by.
void moveSeam(std::string& definition, CrsFacts& facts, const base::Box& shown) {
    constexpr double MOST_DEG = 270;  // wider, it is a map of the world, whose cut is somewhere
    const double middle = nearLongitude(shown.centre().lon_deg, 0);
    const base::Box here = nearLongitude(shown, facts.domain.centre().lon_deg);
    const bool torn = here.west_deg < facts.domain.west_deg || here.east_deg > facts.domain.east_deg;
    std::string other = torn && shown.width_deg() < MOST_DEG ? turned(facts.text, middle) : std::string{};
    if (!facts.isPolar && other.empty()) return;
    const double cut = other.empty() ? middle : std::round(middle);
    facts.domain.west_deg = cut - 180;
    facts.domain.east_deg = cut + 180;
    if (other.empty()) return;
    definition = std::move(other);
    facts.name += ", middle " + std::to_string(std::lround(std::abs(middle))) + "°" + (std::abs(middle) > 179.5 ? "" : middle < 0 ? "W" : "E");
}

}  // namespace

struct Projection::Impl {
    std::string definition;
    std::string name;
    base::Box domain;
    bool isOperation = false;  ///< radians in, metres out; else degrees in, `metresPerUnit` out
    double metresPerUnit = 1;
    mutable std::mutex mutex;
    mutable std::vector<TransformPtr> idle;

    /// Borrows a transform for one call; a thread that finds none idle makes its own.
    class Loan {
    public:
        explicit Loan(const Impl& impl) : impl_{impl} {
            {
                const std::scoped_lock lock{impl.mutex};
                if (!impl.idle.empty()) {
                    transform_ = std::move(impl.idle.back());
                    impl.idle.pop_back();
                }
            }
            if (!transform_) transform_ = impl.isOperation ? makeOperation(impl.definition) : makeCrsTransform(impl.definition);
        }
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        ~Loan() {
            const std::scoped_lock lock{impl_.mutex};
            impl_.idle.push_back(std::move(transform_));
        }
        [[nodiscard]] PJ* pj() const { return transform_->pj.get(); }

    private:
        const Impl& impl_;
        TransformPtr transform_;
    };
};

Projection Projection::parse(std::string_view crs, std::optional<base::Box> shown) {
    std::string definition{crs};
    if (definition.empty() || definition.find('\0') != std::string::npos) refuse(definition, "it is empty or holds a NUL");
    if (definition.starts_with("+proj=") && definition.find("+type=crs") == std::string::npos) definition += " +type=crs";
    CrsFacts facts = describeCrs(definition);
    if (shown) moveSeam(definition, facts, *shown);

    auto impl = std::make_shared<Impl>();
    impl->idle.push_back(makeCrsTransform(definition));
    impl->definition = std::move(definition);
    impl->name = std::move(facts.name);
    impl->domain = facts.domain;
    impl->metresPerUnit = facts.metresPerUnit;
    Projection projection;
    projection.impl_ = std::move(impl);
    return projection;
}

Projection Projection::forTheatre(const base::Box& box) {
    assert(!box.isEmpty());
    TheatreCrs crs = theatreCrs(box);
    auto impl = std::make_shared<Impl>();
    impl->isOperation = true;
    impl->idle.push_back(makeOperation(crs.definition));
    impl->definition = std::move(crs.definition);
    impl->name = std::move(crs.name);
    impl->domain = crs.domain;
    Projection projection;
    projection.impl_ = std::move(impl);
    return projection;
}

Vec2 Projection::forward(base::LonLat position) const {
    Vec2 result;
    forward({&position, 1}, {&result, 1});
    return result;
}

void Projection::forward(std::span<const base::LonLat> positions, std::span<Vec2> out) const {
    assert(positions.size() == out.size());
    if (positions.empty()) return;
    const double unit = impl_->isOperation ? RADIANS_PER_DEGREE : 1;
    // The meridian where a map of the whole turn is cut is both its edges: which of them is meant, PROJ would forget.
    constexpr double BESIDE_DEG = 1e-9;
    const base::Box& domain = impl_->domain;
    const double inside_deg = domain.width_deg() < 360 - BESIDE_DEG ? 0 : BESIDE_DEG;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const base::LonLat p = positions[i];
        const double by_deg = p.lon_deg == domain.west_deg ? inside_deg : p.lon_deg == domain.east_deg ? -inside_deg : 0;
        out[i] = {(p.lon_deg + by_deg) * unit, p.lat_deg * unit};
    }
    const Impl::Loan loan{*impl_};
    proj_trans_generic(loan.pj(), PJ_FWD, &out[0].x, sizeof(Vec2), out.size(), &out[0].y, sizeof(Vec2), out.size(), nullptr, 0, 0, nullptr, 0, 0);
    proj_errno_reset(loan.pj());
    for (Vec2& p : out) p = std::isfinite(p.x) && std::isfinite(p.y) ? p * impl_->metresPerUnit : Vec2{NOTHING, NOTHING};
}

base::LonLat Projection::inverse(Vec2 projected_m) const {
    const Impl::Loan loan{*impl_};
    const PJ_COORD in = proj_coord(projected_m.x / impl_->metresPerUnit, projected_m.y / impl_->metresPerUnit, 0, 0);
    const PJ_COORD result = proj_trans(loan.pj(), PJ_INV, in);
    proj_errno_reset(loan.pj());
    if (!std::isfinite(result.xy.x) || !std::isfinite(result.xy.y)) return {NOTHING, NOTHING};
    const double unit = impl_->isOperation ? RADIANS_PER_DEGREE : 1;
    return {result.xy.x / unit, result.xy.y / unit};
}

double Projection::north_rad(base::LonLat at) const {
    const double step_deg = at.lat_deg > 0 ? -1e-4 : 1e-4;
    const Vec2 move = (forward({at.lon_deg, at.lat_deg + step_deg}) - forward(at)) * (step_deg > 0 ? 1 : -1);
    return std::atan2(move.x, move.y);
}

double Projection::scaleFactor(base::LonLat at) const {
    // Along the meridian and the parallel, on the ellipsoid; their geometric mean is the one scale of a conformal projection.
    constexpr double MAJOR_M = 6'378'137.0;
    constexpr double ECCENTRICITY_SQUARED = 0.00669437999014;
    const double step_deg = 1e-4;
    const double lat = std::min(std::abs(at.lat_deg), 89.9) * std::copysign(1.0, at.lat_deg);
    const double sinLat = std::sin(lat * RADIANS_PER_DEGREE);
    const double w = std::sqrt(1 - ECCENTRICITY_SQUARED * sinLat * sinLat);
    const double meridian_m = MAJOR_M * (1 - ECCENTRICITY_SQUARED) / (w * w * w) * step_deg * RADIANS_PER_DEGREE;
    const double parallel_m = MAJOR_M / w * std::cos(lat * RADIANS_PER_DEGREE) * step_deg * RADIANS_PER_DEGREE;
    const Vec2 along = forward({at.lon_deg, lat + step_deg / 2}) - forward({at.lon_deg, lat - step_deg / 2});
    const Vec2 across = forward({at.lon_deg + step_deg / 2, lat}) - forward({at.lon_deg - step_deg / 2, lat});
    return std::sqrt(std::hypot(along.x, along.y) / meridian_m * (std::hypot(across.x, across.y) / parallel_m));
}

const base::Box& Projection::domain() const { return impl_->domain; }
const std::string& Projection::name() const { return impl_->name; }
const std::string& Projection::definition() const { return impl_->definition; }

}  // namespace demarc::map
