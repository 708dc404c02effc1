#pragma once
#include <filesystem>

namespace demarc::print {

/// A hidden folder beside an output, where its files are written until all are whole: then each moves to its own name. Without commit() nothing of
/// them stays, and what had their names is as it was.
class PartFolder {
public:
    /// Throws FileError where there can be none.
    explicit PartFolder(const std::filesystem::path& output);
    PartFolder(const PartFolder&) = delete;
    PartFolder& operator=(const PartFolder&) = delete;
    ~PartFolder();

    /// Where a file of this name is written meanwhile.
    [[nodiscard]] std::filesystem::path inside(const std::filesystem::path& output) const { return folder_ / output.filename(); }
    /// Throws FileError.
    void commit();

private:
    std::filesystem::path folder_;
};

}  // namespace demarc::print
