#pragma once
#include "panels/memory.hpp"
#include "panels/widgets.hpp"

namespace demarc::panels {

// One function a pane, in the order from the window's upper left to its lower right; each draws in its rectangle and asks through the context.
void drawToolbar(Context& context, const map::Rect& rect);
void drawReport(Context& context, const map::Rect& rect);
void drawLayers(Context& context, const map::Rect& rect);
void drawViewStrip(Context& context, const map::Rect& rect);
/// What floats over the map: zoom buttons, the selected place's card, messages, a word where there is nothing yet.
void drawOverMap(Context& context, const map::Rect& rect);
/// The line between two maps and whose accounts they tell; `lookBeside` turns it on and off.
void drawBeside(Context& context, const map::Rect& rect);
void lookBeside(Context& context, bool swipe);
/// Tools, handles, the field in which a text is typed, and the menu of what was drawn by hand.
void drawDrawTools(Context& context, const map::Rect& rect);
/// What its bar takes of the map's right side.
[[nodiscard]] float drawToolsWidth(const Context& context, const map::Rect& map);
void drawTime(Context& context, const map::Rect& rect);
void drawClaims(Context& context, const map::Rect& rect);
/// The dispute board in the rest of that pane, and what its head says of it; from now on it or the table, with the keys.
void drawBoard(Context& context, Area pane);
[[nodiscard]] std::string boardSummary(const Context& context, float width);
void lookAtBoard(Memory& memory, bool on);
void drawInspector(Context& context, const map::Rect& rect);
/// What the worker is at, right-aligned in a bar: words, a thin bar, a cross to cancel.
void drawWork(Context& context, const Area& bar);
void drawStatus(Context& context, const map::Rect& rect);
/// What no pane covers, between the panes of a side; and the lines that can be dragged.
void fillSplitters(const Context& context, const Panes& panes);
void drawSplitters(Context& context, const Panes& panes);
/// Three words to somebody who sees the window for the first time.
void drawHints(Context& context, const Panes& panes);
void drawOpenDialog(Context& context);
void drawExportDialog(Context& context);
/// The box that finds everything, and the list of keys.
void drawFind(Context& context);
void drawKeys(Context& context);

// Slides: the pane that may stand in place of the time, its menu and dialogs.
void drawSlides(Context& context, const map::Rect& rect);
void drawSlideHead(Context& context, Area head);
/// All slides as dark or as light as the window.
void themeSlides(Context& context);
void briefMenu(Context& context);
void addSlide(Context& context);
void drawWordsDialog(Context& context);
void drawBriefingDialog(Context& context);
void askForWords(Context& context, const project::Slide& slide);
void askForBriefing(Context& context);
/// Questions about the project as a file, and the dialogs that name one.
void drawProjectDialogs(Context& context);
void drawHistory(Context& context);
/// Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y.
void heedUndoKeys(Context& context);
void drawReportList(Context& context);
/// The field for words to look for in the report, where it is open; returns what is left of the pane.
[[nodiscard]] Area drawSearch(Context& context, Area pane);
/// Marks what was found of a piece of the report's text.
void markFound(const Context& context, const ReportPiece& piece, const ImFont* font, float x, float top, float bottom);

/// Opens a dialog in this frame.
void askForFiles(Memory& memory);
void askForExport(Context& context);
/// Of what is in view, to the clipboard.
void copyImage(Context& context);
void askToFind(Memory& memory);
void askForKeys(Memory& memory);
void askToSave(Context& context);
void askToSaveAs(Context& context);
void askForFolderToWatch(Context& context);
void askForWords(Memory& memory);
/// What the clipboard holds becomes a report.
void pasteReport(Context& context);

/// From now on keys go to the layers, until Escape or a click elsewhere.
void takeKeyboardToLayers(Memory& memory);
/// Opens and draws the popup in which a layer of the user's is styled.
void askForStyle(Memory& memory, std::size_t layer);
void drawLayerStyle(Context& context);

/// Opens and draws the popup in which what was drawn by hand is styled.
void askForDrawStyle(Memory& memory);
void drawDrawStyle(Context& context);
// Corrections. Each asks for the step, if it changes anything.

void askToReject(Context& context, const std::vector<claim::ClaimRef>& claims);
void askToConfirm(Context& context, const std::vector<claim::ClaimRef>& claims);
void askToRestore(Context& context, const std::vector<claim::ClaimRef>& claims);
/// Opens the inspector's form: for the claim, with another place where one is given; for a second of its sentence; for one of selected words.
void editClaim(Context& context, claim::ClaimRef claim, bool split = false, gazetteer::PlaceIndex place = gazetteer::kNoPlace);
void editNewClaim(Context& context, std::size_t reading, base::Span words);
/// The field and the chips above the table; cuts them off the pane.
void drawClaimFilter(Context& context, Area& pane);
void clearFilter(Memory& memory);
/// A draft whose claim is gone goes, one whose claim isn't selected any more waits: as a tab in the inspector's head. What nobody changed is no draft.
void heedDraft(Context& context);
void putDraftAside(Context& context);
void drawDraftTab(Context& context, Area& head);
/// The form in the rest of the inspector.
void drawClaimEditor(Context& context, Area pane);
/// Cuts off the pane, in as many lines as they need, the buttons for what a person may decide on a claim.
[[nodiscard]] Area takeDecisions(const Context& context, Area& pane);
/// These buttons, and what was rejected in the report that is shown, which can come back.
void drawDecisions(Context& context, Area rows, claim::ClaimRef claim);
void drawRejected(Context& context, Area pane);
/// The lines of a menu that correct claims.
void correctingMenu(Context& context, const std::vector<claim::ClaimRef>& claims);
/// A menu of parties, "Not told" first where that is possible; true where one was chosen.
bool partyMenu(const Context& context, bool canBeNobody, std::string& chosen);
/// Opens and draws the popup in which a party's name, colour and aliases are set.
void askForPartyLook(Memory& memory, const std::string& party);
void drawPartyLook(Context& context);

/// The claim that a reference names.
[[nodiscard]] inline const claim::Claim& claimOf(const Context& context, claim::ClaimRef ref) {
    return (*context.state().readings)[ref.reading].claims[ref.claim];
}

}  // namespace demarc::panels
