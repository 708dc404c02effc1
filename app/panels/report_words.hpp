#pragma once
#include "panels/memory.hpp"
#include "panels/report_layout.hpp"
#include "panels/widgets.hpp"

namespace demarc::panels {

/// The popup of selected words and of a highlight; opened where the words are drawn.
inline constexpr const char* kWordsMenu = "words-menu";

[[nodiscard]] const ImFont* readingFont(const Context& context, Face face);

/// Follows the mouse, at a point of the layout, while its button is held on the text: a drag selects whole words and offers to make a claim of them; a
/// click selects none. True while words are being selected and when that ends.
bool selectWords(Context& context, const ReportLayout& layout, float x, float y, bool held);
/// The ground of the selected words in one line.
void drawSelectedWords(const Context& context, const ReportLayout& layout, const ReportLine& line, float x, float y);
void drawWordsMenu(Context& context);

}  // namespace demarc::panels
