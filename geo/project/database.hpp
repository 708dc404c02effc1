#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/handle.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace demarc::project {

struct DatabaseTraits {
    using Type = sqlite3*;
    static Type null() { return nullptr; }
    static void free(Type database);
};
struct StatementTraits {
    using Type = sqlite3_stmt*;
    static Type null() { return nullptr; }
    static void free(Type statement);
};

/// An SQLite file. What goes wrong is a FileError (disk full, no right, locked) or a FormatError (no database, damaged) that names the file.
class Database {
public:
    /// For reading; the file must exist and is not changed.
    [[nodiscard]] static Database open(const std::filesystem::path& file);
    /// A new, empty one in memory; `name` stands for its file in messages.
    [[nodiscard]] static Database inMemory(std::string name);
    /// What a file of it would hold.
    [[nodiscard]] std::string bytes() const;

    void run(const std::string& sql) const;
    [[nodiscard]] std::int64_t number(const std::string& sql) const;
    [[nodiscard]] bool hasTable(std::string_view name) const;

    /// A prepared statement: bind all parameters, step through its rows, reset, again.
    class Statement {
    public:
        Statement& bind(int parameter, std::string_view text);
        Statement& bind(int parameter, std::int64_t number);
        Statement& bind(int parameter, double number);
        Statement& bind(int parameter, std::span<const std::byte> blob);
        Statement& bindNothing(int parameter);
        /// True where there is a row.
        [[nodiscard]] bool step();
        /// Steps once, where no row is awaited, and is ready for the next values.
        void execute();
        [[nodiscard]] std::string text(int column) const;
        [[nodiscard]] std::int64_t integer(int column) const;
        [[nodiscard]] bool isNull(int column) const;

    private:
        friend class Database;
        Statement(const Database& database, base::Handle<StatementTraits> statement) : database_{database}, statement_{std::move(statement)} {}
        const Database& database_;
        base::Handle<StatementTraits> statement_;
    };
    [[nodiscard]] Statement prepare(const std::string& sql) const;

private:
    Database(base::Handle<DatabaseTraits> database, std::string file) : database_{std::move(database)}, file_{std::move(file)} {}
    [[noreturn]] void fail() const;
    void check(int code) const;

    base::Handle<DatabaseTraits> database_;
    std::string file_;
};

}  // namespace demarc::project
