// One line to the server, with its prepared statements and what has not been sent yet.
//
// BEGIN, SAVEPOINT and whatever was posted leave with the next question, so that a command costs a
// round trip for each question, and at most one more. A lost line is replaced by the next begin().

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/store/grouping/transaction.h"
#include "catalog/store/postgres/link.h"

namespace ganh::catalog::store::postgres {

inline constexpr std::size_t statements_kept_max = 512;
inline constexpr std::size_t posted_max = 256;
inline constexpr std::size_t posted_bytes_max = 1 << 20;

enum class Access { read_only, read_write };

class ServerConnection final : public Transaction {
 public:
  // `announce` is told to those who listen (hearing.h) with each commit that kept something.
  ServerConnection(std::string address, Access access, std::string announce = {},
                   std::shared_ptr<Patience> patience = std::make_shared<Patience>());

  // As FileConnection::run.
  std::int64_t run(std::string_view sql, std::span<const Value> arguments,
                   const EachRow& each) override;
  std::int64_t post(std::string_view sql, std::span<const Value> arguments) override;
  std::int64_t changed(std::int64_t posted) override;
  void take_turn(std::string_view of) override;

  // Several statements without arguments, not kept prepared. Inside a transaction.
  void script(std::string_view statements);

  // A COPY … FROM STDIN with all its lines. Inside a transaction.
  void copy_in(const std::string& statement, std::string_view lines);

  void begin() override;
  void commit(bool has_kept) override;
  void roll_back() noexcept override;
  void mark() override;
  void keep() override;
  void take_back() override;
  void settle() override;
  bool in_transaction() const override;
  std::exception_ptr take_failure() override { return std::exchange(failure_, nullptr); }
  // How many lines there have been: another number means another line.
  int lines() const { return lines_; }
  bool may_try_again(const StorageError& failure, int tries) override;

 private:
  struct Statement {
    std::string name;
    bool is_prepared = false;
  };
  struct Pending {
    enum class What { control, mark, post, question };
    What what;
    std::string sql;
    Arguments arguments;
    Statement* statement;        // null: not kept prepared
    std::int64_t posted = -1;    // its place in counts_
  };

  void queue(Pending::What what, std::string_view sql, std::span<const Value> arguments = {});
  Answer flush();
  Answer exchange();
  void send_all();
  Answer receive_all();
  [[noreturn]] void refused(const PGresult* answer, const std::string& sql);
  void wait_for_turns(std::string_view of);
  bool holds(std::string_view turn) const;
  Statement* kept_statement(const std::string& sql, const Arguments& arguments);
  void connect();
  Link& line();  // `unreachable` when it is down
  bool has_line() const { return link_ && link_->is_up(); }

  const std::string address_;
  const Access access_;
  const std::string announce_;
  const std::shared_ptr<Patience> patience_;
  std::unique_ptr<Link> link_;
  std::unordered_map<std::string, Statement> statements_;  // by text and kinds of arguments
  std::vector<Pending> pending_;
  std::vector<std::int64_t> counts_;  // of this transaction's posts
  std::vector<std::string> turns_;    // held
  std::size_t turns_before_ = 0;      // held before this command
  // Which a command wanted, one of which somebody had: run again it waits for all of them.
  std::vector<std::string> turns_wanted_;
  int lines_ = 0;
  int commands_ = 0;                  // of this transaction
  bool is_open_ = false;
  bool is_begun_ = false;             // BEGIN has been sent
  bool is_lost_ = false;
  std::exception_ptr failure_;
};

}  // namespace ganh::catalog::store::postgres
