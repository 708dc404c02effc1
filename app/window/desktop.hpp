#pragma once
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "claim/positions.hpp"
#include "map/compose.hpp"
#include "panels/panel.hpp"
#include "print/export.hpp"
#include "project/desk.hpp"
#include "window/drawing.hpp"
#include "window/glfw_window.hpp"
#include "window/interface.hpp"
#include "window/map_view.hpp"
#include "window/worker.hpp"

namespace demarc::window {

/// The desktop program: one window, one desk, one worker. Everything slow happens on the worker; the window only swaps in its results.
class Desktop {
public:
    explicit Desktop(const std::filesystem::path& assets);
    /// Reads these dispatches on the worker; those that can't be read give a message, the others are opened.
    /// Files whose names end like those of layers are laid on the map instead.
    void openFiles(const std::vector<std::filesystem::path>& files);
    /// Reads them on the worker and lays them on the map in this order, each above those that are there.
    void addLayers(const std::vector<project::UserLayer>& layers);
    /// Runs until the window is closed.
    void run();

private:
    struct Knowing;  ///< knowledge, basemap, cartographer and the user's files: opened once on the worker, used there

    void paint();
    void show(std::vector<map::Rect> damage, int width_px, int height_px, base::Colour ground);
    void handleMapInput(const map::Rect& pane_px);
    [[nodiscard]] std::vector<panels::PaneKey> paneKeys() const;
    // What is drawn by hand (desktop_draw.cpp). The hand has the pointer where drawInput says so.
    [[nodiscard]] bool drawInput(map::Vec2 mouse_px, bool over);
    void drawKeys();
    void carryOut(const panels::DrawByHand& request);
    void applyDrawing();
    [[nodiscard]] DrawingGround drawingGround();
    [[nodiscard]] panels::DrawingNow drawingNow() const;
    void handleMapKeys(const map::Rect& pane_px);
    void selectAt(map::Vec2 at_px);
    void carryOut(panels::Asked asked);
    void deskChanged();
    void readReports();
    void requestScene(std::optional<MapView::Wanted> wanted);
    void exportImage(const panels::ExportImage& request);
    [[nodiscard]] map::SceneRequest sceneRequest() const;
    [[nodiscard]] panels::Shown shown() const;

    std::filesystem::path assets_;
    GlfwWindow window_;
    Interface interface_;
    MapView mapView_;
    map::Rect shown_px_;        ///< the window when it was last painted
    base::Colour shownGround_;  ///< what lies under all panes then
    int wholePaintings_ = 0;    ///< so many more frames are painted whole
    project::Desk desk_;
    std::shared_ptr<panels::Memory> memory_;
    std::vector<claim::PlaceView> places_;
    std::vector<std::string> messages_;
    std::map<std::string, panels::LayerFacts> layerFacts_;
    std::string crs_ = "auto";  ///< kept while the user moves about the same theatre
    std::string pointer_;
    std::optional<map::Vec2> pointer_px_;  ///< where it is over the map
    std::vector<KeyPress> keys_;           ///< of this frame
    Drawing drawing_;
    bool handHasPointer_ = false, drawMenuAsked_ = false;
    const map::Scene* snapScene_ = nullptr;  ///< that snapPlaces_ were taken from
    std::vector<base::LonLat> snapPlaces_;
    double readTime_ms_ = 0;
    std::size_t seenRevision_ = 0, seenTask_ = 0;
    bool fitNext_ = true;
    bool fitAfterReading_ = false;  ///< reports were opened
    bool fitting_ = false;    ///< a fit was asked for and isn't shown yet
    bool worldView_ = false;  ///< the last view was wider than a theatre
    std::optional<MapView::Wanted> lastWanted_;
    std::ofstream frameLog_;  ///< what each frame took, where DEMARC_FRAME_LOG names a file
    std::shared_ptr<Knowing> knowing_;
    Worker worker_;  ///< last: its thread uses the above
};

}  // namespace demarc::window
