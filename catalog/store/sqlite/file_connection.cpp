#include "catalog/store/sqlite/file_connection.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cassert>
#include <cerrno>

namespace ganh::catalog::store::sqlite {
namespace {

constexpr int busy_timeout_ms = 5000;

StorageError::Kind kind_of(int code, int system_errno) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return StorageError::Kind::full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return StorageError::Kind::busy;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      // Growing the log's index or syncing may also be what finds the disk full.
      return system_errno == ENOSPC || system_errno == EDQUOT ? StorageError::Kind::full
                                                              : StorageError::Kind::io;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return StorageError::Kind::corrupt;
    default:
      return StorageError::Kind::other;
  }
}

// What no disk can cause: the statement or its arguments are wrong.
bool is_bug(int code) {
  switch (code & 0xff) {
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
      return true;
    default:
      return false;
  }
}

class StatementRow final : public Row {
 public:
  explicit StatementRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override {
    assert(type(column) == SQLITE_NULL || type(column) == SQLITE_INTEGER);
    return sqlite3_column_int64(statement_, column);
  }
  std::string_view text(int column) const override {
    const void* start = type(column) == SQLITE_BLOB ? sqlite3_column_blob(statement_, column)
                                                    : sqlite3_column_text(statement_, column);
    if (start == nullptr) return "";
    return {static_cast<const char*>(start),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  int type(int column) const {
    assert(column >= 0 && column < sqlite3_column_count(statement_));
    return sqlite3_column_type(statement_, column);
  }

  sqlite3_stmt* statement_;
};

}  // namespace

struct FileConnection::Statement {
  explicit Statement(sqlite3_stmt* prepared) : handle(prepared) {}
  ~Statement() { sqlite3_finalize(handle); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  sqlite3_stmt* handle;
  std::vector<int> places;  // places[n - 1] is where SQLite wants $n
  bool in_use = false;
};

// Resets the statement whichever way its use ends.
class FileConnection::Use {
 public:
  explicit Use(Statement& kept) : statement_(&kept) { kept.in_use = true; }
  explicit Use(std::unique_ptr<Statement> own) : own_(std::move(own)), statement_(own_.get()) {}
  ~Use() {
    sqlite3_reset(statement_->handle);
    statement_->in_use = false;
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  Statement* operator->() const { return statement_; }
  Statement& operator*() const { return *statement_; }

 private:
  std::unique_ptr<Statement> own_;
  Statement* statement_;
};

FileConnection::FileConnection(const std::filesystem::path& file, Access access) : access_(access) {
  // An absolute path can never be taken for a "file:" address.
  const std::string path = std::filesystem::absolute(file).string();
  const bool writes = access == Access::read_write;
  const int flags = SQLITE_OPEN_NOMUTEX | (writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
  const int opened = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
  try {
    if (opened != SQLITE_OK) fail(opened, "open");
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, busy_timeout_ms);
    // "text" must never quietly mean 'text': the other database would refuse it.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    script(writes ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                    "PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 67108864;"
                    "PRAGMA cache_size = -16000; PRAGMA foreign_keys = ON;"
                  : "PRAGMA wal_autocheckpoint = 0; PRAGMA query_only = ON;"
                    "PRAGMA cache_size = -4000;");
    if (writes) {
      const auto mode = prepare("PRAGMA journal_mode");
      if (sqlite3_step(mode->handle) != SQLITE_ROW || StatementRow(mode->handle).text(0) != "wal") {
        throw StorageError(StorageError::Kind::other, "this file cannot keep a write-ahead log");
      }
    }
  } catch (...) {
    sqlite3_close(handle_);
    throw;
  }
}

FileConnection::~FileConnection() {
  statements_.clear();
  sqlite3_close(handle_);
}

bool FileConnection::in_transaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}

std::int64_t FileConnection::run(std::string_view sql, std::span<const Value> arguments,
                                 const EachRow& each) {
  // Outside a transaction a statement would commit all by itself.
  if (!in_transaction()) {
    throw StorageError(StorageError::Kind::other, "the transaction has been rolled back");
  }
  const Use use = statement(sql);
  bind(*use, arguments);
  const std::int64_t changes_before = sqlite3_total_changes64(handle_);
  const StatementRow row(use->handle);
  int code = sqlite3_step(use->handle);
  for (; code == SQLITE_ROW; code = sqlite3_step(use->handle)) {
    if (each) each(row);
  }
  if (code != SQLITE_DONE) fail(code, sql);
  // sqlite3_changes keeps the number of an earlier statement when this one changed nothing.
  return sqlite3_total_changes64(handle_) == changes_before ? 0 : sqlite3_changes64(handle_);
}

void FileConnection::begin() {
  roll_back();  // where an earlier one could not be done
  control(access_ == Access::read_write ? "BEGIN IMMEDIATE" : "BEGIN");
}

void FileConnection::commit(bool) {
  control("COMMIT");
}

void FileConnection::roll_back() noexcept {
  if (!in_transaction()) return;
  try {
    control("ROLLBACK");
  } catch (const StorageError&) {
    // Nearly always the transaction has ended even so; if not, it is tried again at the next begin.
  }
}

void FileConnection::mark() {
  control("SAVEPOINT command");
}

void FileConnection::keep() {
  control("RELEASE command");
}

void FileConnection::take_back() {
  control("ROLLBACK TO command");
  control("RELEASE command");
}

void FileConnection::control(std::string_view sql) {
  const Use use = statement(sql);
  const int code = sqlite3_step(use->handle);
  if (code != SQLITE_DONE) fail(code, sql);
}

void FileConnection::script(std::string_view statements) {
  const int code =
      sqlite3_exec(handle_, std::string(statements).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, statements);
}

std::unique_ptr<FileConnection::Statement> FileConnection::prepare(std::string_view sql) {
  sqlite3_stmt* prepared = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared, &rest);
  auto statement = std::make_unique<Statement>(prepared);
  if (code != SQLITE_OK) fail(code, sql);
  const std::string_view left = sql.substr(static_cast<std::size_t>(rest - sql.data()));
  if (prepared == nullptr || left.find_first_not_of(" \n\t;") != std::string_view::npos) {
    throw std::logic_error(fmt::format("not exactly one statement: {}", sql));
  }
  if (access_ == Access::read_only && sqlite3_stmt_readonly(prepared) == 0) {
    throw std::logic_error(fmt::format("a read may not write: {}", sql));
  }
  const int parameters = sqlite3_bind_parameter_count(prepared);
  for (int number = 1; number <= parameters; ++number) {
    const int place = sqlite3_bind_parameter_index(prepared, fmt::format("${}", number).c_str());
    if (place == 0) {
      throw std::logic_error(fmt::format("parameters are not exactly $1…${}: {}", parameters, sql));
    }
    statement->places.push_back(place);
  }
  return statement;
}

FileConnection::Use FileConnection::statement(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) {
    // A callback may ask the very question whose rows it is being given.
    if (found->second->in_use) return Use(prepare(sql));
    return Use(*found->second);
  }
  auto prepared = prepare(sql);
  if (statements_.size() >= statements_kept_max) {
    std::erase_if(statements_, [](const auto& kept) { return !kept.second->in_use; });
  }
  return Use(*statements_.emplace(sql, std::move(prepared)).first->second);
}

void FileConnection::bind(const Statement& statement, std::span<const Value> arguments) {
  if (arguments.size() != statement.places.size()) {
    throw std::logic_error(fmt::format("{} arguments for {} parameters: {}", arguments.size(),
                                       statement.places.size(), sqlite3_sql(statement.handle)));
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Value& value = arguments[i];
    const int place = statement.places[i];
    // A null pointer would be bound as NULL, and an empty text is not NULL.
    const char* start = value.text().data() == nullptr ? "" : value.text().data();
    int code = SQLITE_OK;
    switch (value.kind()) {
      case Value::Kind::null:
        code = sqlite3_bind_null(statement.handle, place);
        break;
      case Value::Kind::integer:
        code = sqlite3_bind_int64(statement.handle, place, value.integer());
        break;
      case Value::Kind::text:
        code = sqlite3_bind_text64(statement.handle, place, start, value.text().size(),
                                   SQLITE_STATIC, SQLITE_UTF8);
        break;
      case Value::Kind::bytes:
        code =
            sqlite3_bind_blob64(statement.handle, place, start, value.text().size(), SQLITE_STATIC);
        break;
    }
    if (code != SQLITE_OK) fail(code, sqlite3_sql(statement.handle));
  }
}

void FileConnection::fail(int code, std::string_view sql) {
  const char* message = handle_ == nullptr ? "no memory" : sqlite3_errmsg(handle_);
  const int extended = handle_ == nullptr ? code : sqlite3_extended_errcode(handle_);
  if (is_bug(code)) throw std::logic_error(fmt::format("{} ({}): {}", message, extended, sql));
  const int system_errno = handle_ == nullptr ? 0 : sqlite3_system_errno(handle_);
  const StorageError error(kind_of(code, system_errno),
                           fmt::format("{} ({}, errno {})", message, extended, system_errno));
  if (!failure_) failure_ = std::make_exception_ptr(error);
  throw error;
}

}  // namespace ganh::catalog::store::sqlite
