#pragma once
#include <span>
#include <string>

#include "print/vector_canvas.hpp"

namespace demarc::print {

/// The frame as the bytes of a one-page PDF of vectors: text as text with the letters' outlines embedded, hatches as patterns. The same input gives
/// the same bytes. About 100 ms for an annotated map of 3840x2160. Throws base::Error where Cairo can't (out of memory).
[[nodiscard]] std::string encodePdf(const map::Scene& scene, const map::Frame& frame, const map::FontSet& fonts, const PageOptions& options = {});

/// A page of a PDF: both outlive the call.
struct PdfPage {
    const map::Scene* scene = nullptr;
    const map::Frame* frame = nullptr;
};
/// The same with a page each, in order, every letter's outline embedded once. Asserts at least one page.
[[nodiscard]] std::string encodePdf(std::span<const PdfPage> pages, const map::FontSet& fonts, const PageOptions& options = {});

}  // namespace demarc::print
