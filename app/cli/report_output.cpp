#include "cli/report_output.hpp"

#include "base/error.hpp"

namespace demarc::cli {
namespace {

/// An id as a file name: what could leave the folder or hide the file becomes an underscore.
std::string fileName(const std::string& id) {
    std::string name;
    for (const char c : id) name += static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\' ? '_' : c;
    if (name.empty() || name.front() == '.') name.insert(0, 1, '_');
    return name.substr(0, 200);
}

}  // namespace

base::OutputFile& ReportOutput::fileOf(const std::string& id) {
    if (!isFolder_) {
        if (!file_) file_ = std::make_unique<base::OutputFile>(path_);
        return *file_;
    }
    std::error_code error;
    std::filesystem::create_directories(path_, error);
    if (error) throw base::FileError(path_.string() + ": can't make the folder: " + error.message());
    const std::string stem = fileName(id);
    std::string name = stem;
    for (int n = 2; !taken_.insert(name).second; ++n) name = stem + '-' + std::to_string(n);
    file_ = std::make_unique<base::OutputFile>(path_ / (name + ".json"));
    return *file_;
}

/// Writes what stands before the next report.
void ReportOutput::separate() {
    const Frame frame = frameOf(format_, several_);
    file_->append(hasText_ ? frame.between : frame.before);
    if (waiting_) {
        file_->append(*waiting_);
        file_->append(frame.between);
        waiting_.reset();
    }
    hasText_ = true;
}

void ReportOutput::add(const std::string& id, std::string_view formatted) {
    const bool isFirst = !std::exchange(hasAny_, true);
    if (isFolder_) {
        fileOf(id).append(std::string{formatted} + '\n');
        return end();
    }
    if (format_ == ReportFormat::json && isFirst && !several_) {
        waiting_ = formatted;
        return;
    }
    several_ = several_ || !isFirst;
    if (formatted.empty()) return;
    fileOf(id);
    separate();
    file_->append(formatted);
}

base::OutputFile& ReportOutput::begin(const std::string& id) {
    several_ = several_ || hasAny_;
    hasAny_ = true;
    fileOf(id);
    if (!isFolder_) separate();
    return *file_;
}

void ReportOutput::end() {
    if (!isFolder_) return;
    file_->commit();
    file_.reset();
}

bool ReportOutput::finish() {
    if (isFolder_ || !hasAny_) return hasAny_;
    fileOf({});
    if (waiting_) {
        file_->append(*waiting_ + '\n');
    } else {
        const Frame frame = frameOf(format_, several_);
        if (!hasText_) file_->append(frame.before);
        file_->append(frame.after);
    }
    file_->commit();
    return true;
}

LongReport::LongReport(std::shared_ptr<const text::ReportStream> stream, base::OutputFile& file, const claim::Knowledge& knowledge, bool oneLine)
    : stream_{std::move(stream)}, file_{file}, knowledge_{knowledge}, line_{oneLine ? "" : "\n"}, issues_{stream_->head().issues} {
    file_.append(headJson(stream_->head().value, knowledge_.gazetteer));
    file_.append(",\"text\":\"");
    const std::string_view text = stream_->longText();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text::sectionEnd(text, at);
        file_.append(escaped(text.substr(at, end - at)));
        stream_->releaseText(at = end);
    }
    file_.append("\",");
    file_.append(line_);
    file_.append("\"toponyms\":[");
}

void LongReport::add(const claim::Reading& section) {
    const std::string between = ',' + std::string{line_};
    const ItemsJson items = itemsJson(section, stream_->longText(), knowledge_.gazetteer, between);
    const auto append = [&](auto& to, const std::string& text, bool& hasAny) {
        if (text.empty()) return;
        to.append((hasAny ? between : std::string{line_}) + text);
        hasAny = true;
    };
    append(file_, items.toponyms, hasToponyms_);
    append(relative_, items.relative, hasRelative_);
    append(claims_, items.claims, hasClaims_);
    issues_.insert(issues_.end(), section.issues.begin(), section.issues.end());
}

void LongReport::end(const std::vector<claim::PartyMention>& parties) {
    const auto pass = [&](std::string_view name, const base::SpoolFile& items) {
        file_.append("],");
        file_.append(line_);
        file_.append(name);
        items.read([&](std::string_view block) { file_.append(block); });
    };
    pass("\"relative\":[", relative_);
    pass("\"claims\":[", claims_);
    file_.append("],");
    file_.append(line_);
    file_.append(tailJson(parties, issues_, knowledge_.gazetteer));
    file_.append(line_.empty() ? "\n" : "");
}

}  // namespace demarc::cli
