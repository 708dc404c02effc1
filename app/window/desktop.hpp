#pragma once
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "claim/positions.hpp"
#include "gl/texture.hpp"
#include "map/compose.hpp"
#include "panels/dispute_history.hpp"
#include "panels/panel.hpp"
#include "print/export.hpp"
#include "project/desk.hpp"
#include "project/preferences.hpp"
#include "project/project_file.hpp"
#include "window/beside.hpp"
#include "window/drawing.hpp"
#include "window/exporting.hpp"
#include "window/glfw_window.hpp"
#include "window/interface.hpp"
#include "window/map_view.hpp"
#include "window/messages.hpp"
#include "window/presentation.hpp"
#include "window/project_keeper.hpp"
#include "window/worker.hpp"

namespace demarc::window {

/// The desktop program: one window, one desk, one worker. Everything slow happens on the worker; the window only swaps in its results.
class Desktop {
public:
    /// A project among `files`, those that will be opened first, begins to be read while the window comes up.
    Desktop(const std::filesystem::path& assets, const std::vector<std::filesystem::path>& files);
    /// Reads these dispatches on the worker; those that can't be read give a message, the others are opened.
    /// Files whose names end like those of layers are laid on the map instead.
    /// A folder stands for the dispatches in it. A project takes the place of what is on the desk, after a question where that would be lost.
    void openFiles(const std::vector<std::filesystem::path>& files);
    /// At the very first start without a file: a sample to look at.
    void welcome();
    /// Reads them on the worker and lays them on the map in this order, each above those that are there.
    void addLayers(const std::vector<project::UserLayer>& layers);
    /// Runs until the window is closed.
    void run();

private:
    struct Knowing;  ///< knowledge, basemap, cartographer and the user's files: opened once on the worker, used there

    void paint();
    /// Compiles a program of the map's after each of the first pictures, so that none of them waits long and the first map finds all.
    void warmUp();
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
    /// The second map, where one is looked at and is composed.
    [[nodiscard]] MapView* second() const;
    [[nodiscard]] const MapView& viewAt(map::Vec2 at_px) const;
    [[nodiscard]] map::Vec2 inFirst(map::Vec2 at_px) const;
    void showMaps(const gl::PixelRect& part, int height_px) const;
    void requestScene(std::optional<MapView::Wanted> wanted);
    void followSelected();
    // Images of what is shown (desktop_export.cpp).
    struct ExportContent;
    [[nodiscard]] ExportContent exportContent() const;
    /// What a wish comes to: `inView` said in coordinates. Throws as planFor.
    [[nodiscard]] project::ExportSettings settled(const panels::ExportWish& wish) const;
    void carryOut(const panels::ExportRequest& request);
    void learnExport();
    [[nodiscard]] bool pollExport();
    void exportImages(const panels::ExportWish& wish);
    void copyImage(const std::optional<panels::ExportWish>& wish);
    /// Takes back the steps that changed the reports.
    void readingCancelled();
    void carryOut(const panels::SlideRequest& request);
    void showSlide(const std::string& id);
    void refreshSlidePictures();
    void exportBriefing(const panels::ExportBriefing& request);
    void present(const std::string& id);
    void steerPresentation();
    void endPresentation();
    void paintPresentation(int width_px, int height_px);
    [[nodiscard]] bool ticks() const { return presentation_ && presentation_->notes; }  ///< a clock is shown
    [[nodiscard]] std::optional<project::Camera> slideCameraNow() const;
    [[nodiscard]] panels::Panes panesNow() const;
    void show(project::Readings readings, std::vector<claim::PlaceView> places, std::optional<base::Date> at);
    void findPlaces();
    /// Finds how the disputes went, date by date, as long as the readings stay.
    void followDisputes();
    void followNextDate();
    void openProject(const std::filesystem::path& file, std::optional<project::LostProject> lost = {});
    void saveProject(const std::filesystem::path& file);
    void carryOut(const panels::SetLanguage& request);
    void takePreferences();
    void putSampleAway();
    void keepPreferences();
    void carryOutProject(const panels::ProjectRequest& request);
    /// An empty project, in the user's theme.
    void clearDesk();
    /// Does it at once, or after the user said what to do with what is not saved.
    void unlessUnsaved(bool isUnsaved, std::function<void()> action);
    [[nodiscard]] bool mayClose();
    /// Whether the question is due before another project comes. What somebody new was shown is nobody's.
    [[nodiscard]] bool holdsReports() const { return sample_.empty() ? keeper_.isWorthKeeping(desk_) : keeper_.isChanged(desk_); }
    void showSample();
    void learnLayers();
    void addReports(base::Result<std::vector<text::Document>> documents, const std::string& file);
    /// Without those that would be fetched from the network and that the user did not agree to.
    [[nodiscard]] project::UserLayers drawnLayers() const;
    [[nodiscard]] panels::ProjectFacts projectFacts() const;
    [[nodiscard]] map::SceneRequest sceneRequest() const;
    [[nodiscard]] panels::Shown shown();

    std::filesystem::path assets_;
    /// What a project's file holds, as it is read.
    struct Ahead {
        std::filesystem::path file;
        std::future<project::Project> opened;
    };
    [[nodiscard]] static std::shared_ptr<Ahead> readAhead(const std::vector<std::filesystem::path>& files);
    std::shared_ptr<Ahead> ahead_;  ///< null where nothing is
    GlfwWindow window_;
    Interface interface_;
    MapView mapView_;
    std::unique_ptr<MapView> second_;  ///< made when two maps are first looked at
    Halves halves_;                    ///< as last painted
    map::Rect shown_px_;        ///< the window when it was last painted
    base::Colour shownGround_;  ///< what lies under all panes then
    int wholePaintings_ = 0;    ///< so many more frames are painted whole
    project::Desk desk_;
    project::Preferences preferences_, keptPreferences_;  ///< as they are, and as the file has them
    std::vector<words::Language> languages_;
    std::filesystem::path sample_;  ///< that is shown to somebody new; empty where none is
    bool showsHints_ = false;
    std::shared_ptr<panels::Memory> memory_;
    std::vector<claim::PlaceView> places_;
    project::Readings placesOf_;               ///< that they were found in
    std::optional<base::Date> placesAt_;
    std::size_t placesRevision_ = 0;           ///< counts what became of them
    panels::DisputeHistory disputes_;
    Messages messages_;
    std::map<std::string, panels::LayerFacts> layerFacts_;
    std::string crs_ = "auto";  ///< kept while the user moves about the same theatre
    std::string pointer_;
    std::optional<map::Vec2> pointer_px_;  ///< where it is over the map
    std::vector<KeyPress> keys_;           ///< of this frame
    Drawing drawing_;
    bool handHasPointer_ = false, drawMenuAsked_ = false;
    const map::Scene* snapScene_ = nullptr;  ///< that snapPlaces_ were taken from
    std::vector<base::LonLat> snapPlaces_;
    static constexpr double NEVER_S = std::numeric_limits<double>::infinity();
    double againAt_s_ = NEVER_S;           ///< when the panels want to be drawn again, of glfwGetTime()
    double tidyAt_s_ = NEVER_S;
    std::optional<std::size_t> warmsUp_ = 0;  ///< the kind of thing that the map's programs are compiled for next
    bool picksPlace_ = false;              ///< the next click on the map is a place that a panel asked for
    std::optional<base::LonLat> pickedPlace_;  ///< until the panels have seen it
    std::shared_ptr<const claim::PartyRegistry> parties_;  ///< as the readings shown call them
    double readTime_ms_ = 0;
    std::size_t seenRevision_ = 0, seenTask_ = 0;
    bool fitNext_ = true;
    /// The selected claim where the map last showed it.
    struct Followed {
        std::string report, claim;
        base::LonLat place;
    };
    std::optional<Followed> followed_;
    std::optional<project::Camera> lookFrom_;  ///< as soon as the map is fitted
    bool fitAfterReading_ = false;  ///< reports were opened
    bool fitting_ = false;    ///< a fit was asked for and isn't shown yet
    bool worldView_ = false;  ///< the last view was wider than a theatre
    std::optional<MapView::Wanted> lastWanted_;
    struct SlidePicture {
        std::string key;              ///< of the slide that it was asked for
        project::Readings readings;   ///< likewise
        std::unique_ptr<gl::Texture> texture;  ///< null until it is drawn
    };
    std::map<std::string, SlidePicture> slidePictures_;  ///< by id
    panels::SlidePictures slideTextures_;
    Exporting exporting_;
    std::optional<Progress::Now> seenWork_;  ///< that the window shows
    bool isReading_ = false;                 ///< reports changed that are not read yet
    std::size_t readSteps_ = 0;              ///< of the history, before they changed
    std::shared_ptr<Presentation> presentation_;         ///< null but while slides are presented
    std::optional<double> spotlightKey_s_;               ///< since when its key is down
    std::ofstream frameLog_;  ///< what each frame took, where DEMARC_FRAME_LOG names a file
    panels::ProjectFacts project_;      ///< of this frame
    std::string title_;
    std::function<void()> pending_;     ///< waits for what to do with what is not saved
    bool asksToSave_ = false, leaves_ = false;
    std::set<std::string> agreed_, refused_;  ///< addresses that may be fetched, or may not
    std::shared_ptr<Knowing> knowing_;
    ProjectKeeper keeper_;
    Worker worker_;  ///< last: its thread uses the above
    Worker aside_;   ///< for what the map does not wait for
};

}  // namespace demarc::window
