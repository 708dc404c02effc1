#include "project/project_file.hpp"

#include <future>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "project/database.hpp"
#include "project/geopackage.hpp"
#include "project/items.hpp"

namespace demarc::project {
namespace {

using Json = nlohmann::json;

/// Grows when an older program would read a project wrongly. What is older is brought up to it by openProject.
constexpr std::int64_t SCHEMA = 1;

Json jsonOf(const Value& value) { return value ? Json(*value) : Json(); }
Value valueOf(const Json& json) {
    if (json.is_null()) return nullptr;
    if (!json.is_string()) throw base::FormatError("a value is no text");
    return std::make_shared<const std::string>(json.get<std::string>());
}

std::string textOf(const std::vector<Change>& changes) {
    Json list = Json::array();
    for (const Change& change : changes) list.push_back({name(change.key.kind), change.key.id, jsonOf(change.before), jsonOf(change.after)});
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Kind kindFrom(const std::string& text) {
    const auto kind = kindOf(text);
    if (!kind) throw base::FormatError("unknown kind of record \"" + text + "\"");
    return *kind;
}

std::vector<Change> changesFrom(const std::string& text) {
    const Json list = Json::parse(text, nullptr, false);
    if (!list.is_array()) throw base::FormatError("a step of the history is no list");
    std::vector<Change> changes;
    for (const Json& change : list) {
        if (!change.is_array() || change.size() != 4 || !change[0].is_string() || !change[1].is_string()) throw base::FormatError("a step of the history holds no change");
        changes.push_back({{kindFrom(change[0].get<std::string>()), change[1].get<std::string>()}, valueOf(change[2]), valueOf(change[3])});
    }
    return changes;
}

void writeSteps(const Database& database, const std::vector<Step>& steps, bool undone) {
    auto row = database.prepare("INSERT INTO demarc_step (undone, name, at, changes) VALUES (?, ?, ?, ?)");
    for (const Step& step : steps) row.bind(1, std::int64_t{undone}).bind(2, step.name).bind(3, step.at_s).bind(4, textOf(step.changes)).execute();
}

std::vector<map::Annotation> annotationsIn(const Records& records) {
    std::vector<map::Annotation> annotations;
    for (const auto& [key, value] : records)
        if (key.kind == Kind::annotation) annotations.push_back(std::get<map::Annotation>(itemFrom(key, *value)));
    return annotations;
}

Project read(const Database& database) {
    if (!database.hasTable("demarc_project")) throw base::FormatError("no project of demarc");
    if (const auto schema = database.number("SELECT schema FROM demarc_project"); schema > SCHEMA)
        throw base::FormatError("was saved by a newer demarc (schema " + std::to_string(schema) + "; this one reads up to " + std::to_string(SCHEMA) + ")");
    // The history is as long as all records together: it is parsed beside them.
    struct StepText {
        bool undone;
        std::string name, changes;
        std::int64_t at_s;
    };
    std::vector<StepText> texts;
    auto steps = database.prepare("SELECT undone, name, at, changes FROM demarc_step ORDER BY number");
    while (steps.step()) texts.push_back({steps.integer(0) != 0, steps.text(1), steps.text(3), steps.integer(2)});
    auto history = std::async(std::launch::async, [texts = std::move(texts)]() mutable -> History {
        std::vector<Step> past, future;
        for (StepText& step : texts) (step.undone ? future : past).push_back({std::move(step.name), changesFrom(step.changes), step.at_s});
        return {std::move(past), std::move(future)};
    });
    Project project;
    auto records = database.prepare("SELECT kind, id, value FROM demarc_record");
    while (records.step()) {
        const Key key{kindFrom(records.text(0)), records.text(1)};
        auto value = std::make_shared<const std::string>(records.text(2));
        (void)itemFrom(key, *value);
        project.records[key] = std::move(value);
    }
    project.history = history.get();
    return project;
}

}  // namespace

bool isProjectFile(const std::filesystem::path& file) { return file.filename().string().ends_with(PROJECT_ENDING); }

std::string projectName(const std::filesystem::path& file) {
    std::string name = file.filename().string();
    if (isProjectFile(file)) name.resize(name.size() - std::string_view{PROJECT_ENDING}.size());
    return name;
}

void saveProject(const std::filesystem::path& file, const Records& records, const History& history, const ProjectLayers* layers) {
    const Database database = Database::inMemory(file.string());
    database.run("BEGIN");
    beginGeopackage(database);
    database.run("CREATE TABLE demarc_project (schema INTEGER NOT NULL);"
                 "CREATE TABLE demarc_record (kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;"
                 "CREATE TABLE demarc_step (number INTEGER PRIMARY KEY, undone INTEGER NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, changes TEXT NOT NULL);");
    database.prepare("INSERT INTO demarc_project VALUES (?)").bind(1, SCHEMA).execute();
    auto row = database.prepare("INSERT INTO demarc_record VALUES (?, ?, ?)");
    for (const auto& [key, value] : records) row.bind(1, name(key.kind)).bind(2, key.id).bind(3, *value).execute();
    writeSteps(database, history.past(), false);
    writeSteps(database, history.future(), true);
    if (layers) writeLayers(database, *layers, annotationsIn(records));
    database.run("COMMIT");
    base::writeFile(file, database.bytes());
}

Project openProject(const std::filesystem::path& file) {
    try {
        const Database database = Database::open(file);
        if (auto check = database.prepare("PRAGMA quick_check(1)"); !check.step() || check.text(0) != "ok") throw base::FormatError("is damaged");
        return read(database);
    } catch (const base::FormatError& error) {
        const std::string what = error.what();
        throw base::FormatError(what.starts_with(file.string()) ? what : file.string() + ": " + what);
    }
}

}  // namespace demarc::project
