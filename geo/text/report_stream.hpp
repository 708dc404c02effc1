#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "text/document.hpp"

namespace demarc::text {

/// A plain text of more is many reports in one: it is read in sections, each for itself.
inline constexpr std::size_t LONG_TEXT_BYTE = std::size_t{1} << 20;

/// A part of an input that one thread can parse and read: a whole file, one object of a JSON array or of one object a line, or a section of a long
/// plain text. Views live as long as the stream.
struct ReportPiece {
    enum class Kind { whole, item, section } kind = Kind::whole;
    std::string_view bytes;
    std::size_t begin = 0;   ///< of its bytes in the file
    std::size_t number = 0;  ///< of the object, from 1
    std::string where;       ///< ", line 12"
    bool isLast = false;     ///< of the sections
};

/// The reports of one file ("-" is standard input), one after another without holding them: the file is mapped, and what was read leaves memory.
/// A plain text of more than LONG_TEXT_BYTE comes in sections. Only files of many reports may be larger than DISPATCH_LIMIT_BYTE.
/// next() is for one thread at a time, parse() for any.
class ReportStream {
public:
    /// Throws FileError (missing, no right, a report over the limit) and FormatError (a long text that is empty or binary).
    explicit ReportStream(const std::filesystem::path& path, ReadOptions options = {});

    /// False at the end. Throws FormatError where an array breaks off.
    bool next(ReportPiece& piece);
    /// The reports of a piece, and what was doubtful. Throws as parseDocuments for a whole file. A section's text is its bytes.
    [[nodiscard]] base::Result<std::vector<Document>> parse(const ReportPiece& piece) const;
    /// Lets go of all bytes up to the end of a piece; call it when that and all before were read.
    void release(const ReportPiece& piece) const { file_.release(piece.begin + piece.bytes.size()); }
    /// The same up to a byte of the long text.
    void releaseText(std::size_t end) const { file_.release(textBegin_ + end); }

    /// Whether the input is one plain text that comes in sections.
    [[nodiscard]] bool isLong() const { return layout_ == Layout::sections; }
    /// Of a long text: all but the text itself; and that text.
    [[nodiscard]] const base::Result<Document>& head() const { return head_; }
    [[nodiscard]] std::string_view longText() const { return rest_; }

private:
    enum class Layout { whole, lines, array, sections };
    [[nodiscard]] Layout layoutOf();
    void readHead();
    bool nextLine(ReportPiece& piece);
    bool nextItem(ReportPiece& piece);
    bool nextSection(ReportPiece& piece);

    std::filesystem::path path_;
    ReadOptions options_;
    base::MappedFile file_;
    Layout layout_ = Layout::whole;
    std::string_view rest_;  ///< the whole content without a BOM
    std::size_t textBegin_ = 0;
    std::size_t at_ = 0;
    std::size_t number_ = 0;
    bool done_ = false;
    base::Result<Document> head_;
};

/// Where the section of a text that begins at `begin` ends, after about 192 KiB: behind a paragraph, else a line, a sentence or a character.
[[nodiscard]] std::size_t sectionEnd(std::string_view text, std::size_t begin);

}  // namespace demarc::text
