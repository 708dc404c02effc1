#include "project/export_settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <type_traits>

#include "base/error.hpp"
#include "project/project_file.hpp"

namespace demarc::project {
namespace {

template <class Number>
std::string written(Number number) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

template <class Member>
std::vector<std::string> valuesOf(const Member& member) {
    if constexpr (std::is_same_v<Member, bool>) return member ? std::vector<std::string>{"true"} : std::vector<std::string>{};
    else if constexpr (std::is_arithmetic_v<Member>) return {written(member)};
    else if constexpr (std::is_same_v<Member, std::string>) return {member};
    else return {member.begin(), member.end()};
}

template <class Member>
void assign(Member& member, const std::string& name, const std::vector<std::string>& values) {
    if constexpr (std::is_same_v<Member, bool>) {
        member = values.empty() || values.front() != "false";
    } else if constexpr (std::is_arithmetic_v<Member>) {
        const std::string text = values.size() == 1 ? values.front() : "";
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), member);
        if (error != std::errc{} || end != text.data() + text.size()) throw base::UsageError(name + " " + text + ": not a number");
    } else if constexpr (std::is_same_v<Member, std::string>) {
        if (values.size() != 1) throw base::UsageError(name + ": needs one value");
        member = values.front();
    } else {
        member.assign(values.begin(), values.end());
    }
}

/// What `export` takes where nothing is said: a project has a view, a date and a theme of its own, which no value is equal to.
ExportSettings unsaid(const ExportSettings& settings) {
    ExportSettings base;
    if (std::ranges::any_of(settings.inputs, [](const std::string& input) { return isProjectFile(input); })) base.view = base.theme = {};
    return base;
}

}  // namespace

std::vector<Option> optionsOf(const ExportSettings& settings) {
    const ExportSettings before = unsaid(settings);
    std::vector<std::vector<std::string>> base;
    eachOption(before, [&](const char*, const auto& member) { base.push_back(valuesOf(member)); });
    std::vector<Option> options;
    auto unsaidValues = base.begin();
    eachOption(settings, [&](const char* name, const auto& member) {
        constexpr bool isSwitch = std::is_same_v<std::decay_t<decltype(member)>, bool>;
        auto values = valuesOf(member);
        if (values != *unsaidValues++) options.emplace_back(name, isSwitch ? std::vector<std::string>{} : std::move(values));
    });
    // These say how another does it, and nothing without it.
    std::erase_if(options, [&](const Option& option) { return (option.first == "step" && settings.frames.empty()) || (option.first == "extractor-timeout" && settings.reader.command.empty()); });
    return options;
}

void setOption(ExportSettings& settings, const std::string& name, const std::vector<std::string>& values) {
    bool isKnown = false;
    eachOption(settings, [&](const char* option, auto& member) {
        if (name != option) return;
        isKnown = true;
        assign(member, name, values);
    });
    if (!isKnown) throw base::UsageError(name + ": no such option");
}

void giveOption(ExportSettings& settings, const std::string& name, const std::vector<std::string>& values) {
    const auto said = optionsOf(settings);
    if (std::ranges::find(said, name, &Option::first) == said.end()) setOption(settings, name, values);
}

std::string shellQuoted(std::string_view word) {
    constexpr std::string_view PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:=,+@%-";
    if (!word.empty() && word.find_first_not_of(PLAIN) == std::string_view::npos) return std::string{word};
    std::string quoted = "'";
    for (const char c : word) quoted += c == '\'' ? std::string{"'\\''"} : std::string{c};
    return quoted + "'";
}

std::string commandLine(const ExportSettings& settings) {
    std::string line = "demarc export";
    // A name that begins like an option is no option.
    for (const std::string& input : settings.inputs) line += ' ' + shellQuoted(input.size() > 1 && input[0] == '-' ? "./" + input : input);
    for (const auto& [name, values] : optionsOf(settings)) {
        if (values.empty()) line += " --" + name;
        for (const std::string& value : values) line += " --" + name + (value.starts_with('-') ? '=' : ' ') + shellQuoted(value);
    }
    return line;
}

}  // namespace demarc::project
