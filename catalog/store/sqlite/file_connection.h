// One open handle on the database file, with its prepared statements.
//
// Used by one thread at a time. Never runs a statement outside a transaction but through control()
// and script().

#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/store/grouping/transaction.h"

struct sqlite3;
struct sqlite3_stmt;

namespace ganh::catalog::store::sqlite {

inline constexpr std::size_t statements_kept_max = 512;

enum class Access { read_only, read_write };

class FileConnection final : public Transaction {
 public:
  // The file must be there. A writer turns it to write-ahead logging; open it before any reader.
  FileConnection(const std::filesystem::path& file, Access access);
  ~FileConnection() override;
  FileConnection(const FileConnection&) = delete;
  FileConnection& operator=(const FileConnection&) = delete;

  // std::logic_error for what is a bug: SQL that does not parse, several statements, parameters
  // that are not exactly $1…$n, more or fewer arguments than parameters, a broken constraint,
  // a write through a read-only connection. StorageError for everything else, and for every
  // call once the transaction is gone.
  std::int64_t run(std::string_view sql, std::span<const Value> arguments,
                   const EachRow& each) override;

  void begin() override;
  void commit(bool has_kept) override;
  void roll_back() noexcept override;
  void mark() override;
  void keep() override;
  void take_back() override;

  // BEGIN, COMMIT, SAVEPOINT and their like: one constant statement, no arguments, no rows.
  void control(std::string_view sql);

  // Several statements, not kept prepared.
  void script(std::string_view statements);

  // False after an error has rolled everything back, as a full disk does in the midst of a
  // savepoint.
  bool in_transaction() const override;

  // The first StorageError since it was last taken, even one that the caller has swallowed.
  std::exception_ptr take_failure() override { return std::exchange(failure_, nullptr); }

 private:
  struct Statement;
  class Use;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  std::unique_ptr<Statement> prepare(std::string_view sql);
  Use statement(std::string_view sql);
  void bind(const Statement& statement, std::span<const Value> arguments);
  [[noreturn]] void fail(int code, std::string_view sql);

  sqlite3* handle_ = nullptr;
  Access access_;
  std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>>
      statements_;
  std::exception_ptr failure_;
};

}  // namespace ganh::catalog::store::sqlite
