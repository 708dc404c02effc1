#include "map/sheet_template.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <toml++/toml.h>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc::map {
namespace {

constexpr std::size_t LIMIT_BYTE = std::size_t{1} << 20;

template <class T>
struct Word {
    const char* name;
    T value;
};
constexpr std::initializer_list<Word<PanelSide>> SIDES{{"automatic", PanelSide::automatic}, {"left", PanelSide::left}, {"right", PanelSide::right}, {"below", PanelSide::below}, {"none", PanelSide::none}};
constexpr std::initializer_list<Word<Corner>> CORNERS{{"bottom-right", Corner::bottomRight}, {"bottom-left", Corner::bottomLeft}, {"top-right", Corner::topRight}, {"top-left", Corner::topLeft}};
constexpr std::initializer_list<Word<bool>> TITLES{{"panel", false}, {"banner", true}};
constexpr std::initializer_list<Word<bool>> SOURCES{{"panel", false}, {"table", true}};
constexpr std::initializer_list<Word<bool>> LEGENDS{{"panel", false}, {"map", true}};

/// A table of the file whose keys are taken one after another; what is left over at the end is a slip.
class Section {
public:
    Section(const toml::table& root, const char* name, const std::string& file) : name_{name}, file_{file}, table_{root[name].as_table()} {
        if (root.contains(name) && table_ == nullptr) fail(*root.get(name), name_, "must be a table");
    }

    template <class T>
    void word(const char* key, std::initializer_list<Word<T>> words, T& value) {
        const toml::node* node = take(key);
        if (node == nullptr) return;
        const auto text = node->value<std::string>();
        const auto known = std::ranges::find_if(words, [&](const auto& word) { return text == word.name; });
        if (known != words.end()) {
            value = known->value;
            return;
        }
        std::string list;
        for (const auto& word : words) list += (list.empty() ? "" : ", ") + std::string{word.name};
        fail(*node, key, "must be one of " + list);
    }

    void length(const char* key, double least, double most, double& value) {
        const toml::node* node = take(key);
        if (node == nullptr) return;
        const auto number = node->value<double>();
        if (!number || !(*number >= least && *number <= most)) fail(*node, key, "must be a number from " + std::to_string(static_cast<int>(least)) + " to " + std::to_string(static_cast<int>(most)));
        value = *number;
    }

    void file(const char* key, std::filesystem::path& value) {
        const toml::node* node = take(key);
        if (node == nullptr) return;
        const auto text = node->value<std::string>();
        if (!text || text->empty()) fail(*node, key, "must be the name of a file");
        value = std::filesystem::path{file_}.parent_path() / *text;
    }

    void end() const {
        if (table_ == nullptr) return;
        for (const auto& [key, node] : *table_)
            if (!taken_.contains(std::string{key.str()})) fail(node, std::string{key.str()}, "is not known here");
    }

private:
    const toml::node* take(const char* key) {
        taken_.insert(key);
        return table_ == nullptr ? nullptr : table_->get(key);
    }
    [[noreturn]] void fail(const toml::node& node, const std::string& key, const std::string& what) const {
        throw base::FormatError(file_ + ":" + std::to_string(node.source().begin.line) + ": " + (key == name_ ? key : name_ + "." + key) + ": " + what);
    }

    std::string name_, file_;
    const toml::table* table_;
    std::set<std::string> taken_;
};

/// Strings, numbers and switches as the command line would have them.
std::vector<std::pair<std::string, std::vector<std::string>>> optionsOf(const toml::table& root, const std::string& file) {
    std::vector<std::pair<std::string, std::vector<std::string>>> options;
    const toml::table* table = root["options"].as_table();
    if (table == nullptr) return options;
    for (const auto& [key, node] : *table) {
        const std::string name{key.str()};
        if (const auto flag = node.value_exact<bool>()) {
            if (*flag) options.emplace_back(name, std::vector<std::string>{"true"});
        } else if (const auto text = node.value_exact<std::string>()) {
            options.emplace_back(name, std::vector{*text});
        } else if (const auto whole = node.value_exact<std::int64_t>()) {
            options.emplace_back(name, std::vector{std::to_string(*whole)});
        } else if (const auto number = node.value<double>()) {
            options.emplace_back(name, std::vector{std::to_string(*number)});
        } else {
            throw base::FormatError(file + ":" + std::to_string(node.source().begin.line) + ": options." + name + ": must be a text, a number, true or false");
        }
    }
    std::ranges::sort(options);
    return options;
}

std::filesystem::path findTemplate(const std::string& name, const std::filesystem::path& assets) {
    std::error_code none;
    if (std::filesystem::is_regular_file(name, none)) return name;
    std::string known;
    for (const auto& folder : {base::userDataFolder(), assets}) {
        if (folder.empty()) continue;
        const auto templates = folder / "templates";
        const auto file = templates / (name + ".toml");
        if (name.find('/') == std::string::npos && std::filesystem::is_regular_file(file, none)) return file;
        std::set<std::string> here;
        for (const auto& entry : std::filesystem::directory_iterator{templates, none})
            if (entry.path().extension() == ".toml" && entry.path().stem() != "SOURCES") here.insert(entry.path().stem().string());
        for (const std::string& one : here) known += (known.empty() ? "" : ", ") + one;
    }
    throw base::FileError(name + ": no such template or file; there are " + known);
}

}  // namespace

void SheetTemplate::applyTo(LayoutOptions& sheet) const {
    sheet.panel = panel;
    sheet.panelWidth_px = panelWidth_px;
    sheet.banner = banner;
    sheet.sourceTable = sourceTable;
    sheet.legendOnMap = legendOnMap;
    sheet.scaleCorner = scaleCorner;
}

SheetTemplate SheetTemplate::open(const std::string& nameOrFile, const std::filesystem::path& assets) {
    const std::string file = findTemplate(nameOrFile, assets).string();
    const std::string text = base::readFile(file, LIMIT_BYTE);
    toml::table root;
    try {
        root = toml::parse(text, file);
    } catch (const toml::parse_error& error) {
        throw base::FormatError(file + ":" + std::to_string(error.source().begin.line) + ": " + std::string{error.description()});
    }
    for (const auto& [key, node] : root)
        if (key != "title" && key != "options" && key != "frame" && key != "logo" && key != "fonts")
            throw base::FormatError(file + ":" + std::to_string(node.source().begin.line) + ": " + std::string{key.str()} + ": is not known; there are title, options, frame, logo and fonts");
    SheetTemplate made;
    made.options = optionsOf(root, file);
    Section frame{root, "frame", file};
    frame.word("panel", SIDES, made.panel);
    frame.length("panel-width", 288, 2000, made.panelWidth_px);
    frame.word("title", TITLES, made.banner);
    frame.word("sources", SOURCES, made.sourceTable);
    frame.word("legend", LEGENDS, made.legendOnMap);
    frame.word("scale-bar", CORNERS, made.scaleCorner);
    frame.end();
    Section logo{root, "logo", file};
    logo.file("file", made.logo);
    logo.word("corner", CORNERS, made.logoCorner);
    logo.length("height", 8, 400, made.logoHeight_px);
    logo.end();
    Section fonts{root, "fonts", file};
    fonts.file("regular", made.fonts[0]);
    fonts.file("bold", made.fonts[1]);
    fonts.file("italic", made.fonts[2]);
    fonts.end();
    return made;
}

}  // namespace demarc::map
