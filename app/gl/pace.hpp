#pragma once
#include <cstddef>

#include "gl/context.hpp"
#include "gl/handles.hpp"

namespace demarc::gl {

/// Software GL keeps every triangle in memory until it has filled it: whoever draws millions waits now and then until those of a while ago are done.
/// A GPU is never waited for. Made while a context is current.
class Pace {
public:
    /// Tells that so many triangles were handed over.
    void drew(std::size_t triangles);

private:
    bool software_ = isSoftware();
    base::Handle<SyncTraits> before_;  ///< everything up to the last time it took a breath
    std::size_t since_ = 0;
};

}  // namespace demarc::gl
