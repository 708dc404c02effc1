#include "project/database.hpp"

#include <sqlite3.h>

#include <memory>

#include "base/error.hpp"

namespace demarc::project {

void DatabaseTraits::free(Type database) { sqlite3_close_v2(database); }
void StatementTraits::free(Type statement) { sqlite3_finalize(statement); }

namespace {

base::Handle<DatabaseTraits> opened(const std::filesystem::path& file, int flags) {
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    base::Handle<DatabaseTraits> handle{database};
    if (code != SQLITE_OK) throw base::FileError(file.string() + ": " + sqlite3_errstr(code));
    return handle;
}

}  // namespace

Database Database::open(const std::filesystem::path& file) {
    if (std::error_code none; !std::filesystem::is_regular_file(file, none)) throw base::FileError(file.string() + ": no such file");
    return {opened(file, SQLITE_OPEN_READONLY), file.string()};
}

Database Database::inMemory(std::string name) { return {opened(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE), std::move(name)}; }

std::string Database::bytes() const {
    sqlite3_int64 size_byte = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> copy{sqlite3_serialize(database_.get(), "main", &size_byte, 0), &sqlite3_free};
    if (!copy && size_byte > 0) throw base::FileError(file_ + ": too little memory");
    return {reinterpret_cast<const char*>(copy.get()), static_cast<std::size_t>(size_byte)};
}

void Database::fail() const {
    const int code = sqlite3_errcode(database_.get());
    const std::string why = file_ + ": " + sqlite3_errmsg(database_.get());
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT || code == SQLITE_ERROR) throw base::FormatError(why);
    throw base::FileError(why);
}

void Database::check(int code) const {
    if (code != SQLITE_OK) fail();
}

void Database::run(const std::string& sql) const { check(sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr)); }

std::int64_t Database::number(const std::string& sql) const {
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

bool Database::hasTable(std::string_view name) const { return prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").bind(1, name).step(); }

Database::Statement Database::prepare(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &statement, nullptr));
    return {*this, base::Handle<StatementTraits>{statement}};
}

Database::Statement& Database::Statement::bind(int parameter, std::string_view text) {
    // An empty view may have no data, which would bind nothing.
    database_.check(sqlite3_bind_text64(statement_.get(), parameter, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}
Database::Statement& Database::Statement::bind(int parameter, std::int64_t number) {
    database_.check(sqlite3_bind_int64(statement_.get(), parameter, number));
    return *this;
}
Database::Statement& Database::Statement::bind(int parameter, double number) {
    database_.check(sqlite3_bind_double(statement_.get(), parameter, number));
    return *this;
}
Database::Statement& Database::Statement::bind(int parameter, std::span<const std::byte> blob) {
    database_.check(sqlite3_bind_blob64(statement_.get(), parameter, blob.data(), blob.size(), SQLITE_TRANSIENT));
    return *this;
}
Database::Statement& Database::Statement::bindNothing(int parameter) {
    database_.check(sqlite3_bind_null(statement_.get(), parameter));
    return *this;
}

bool Database::Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) database_.fail();
    return code == SQLITE_ROW;
}

void Database::Statement::execute() {
    (void)step();
    database_.check(sqlite3_reset(statement_.get()));
}

std::string Database::Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))) : std::string{};
}
std::int64_t Database::Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
bool Database::Statement::isNull(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

}  // namespace demarc::project
