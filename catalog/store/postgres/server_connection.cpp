#include "catalog/store/postgres/server_connection.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>

#include "catalog/store/postgres/failures.h"
#include "catalog/store/postgres/server_row.h"

namespace ganh::catalog::store::postgres {
namespace {

constexpr int tries_max = 5;

constexpr std::string_view commit_transaction = "COMMIT";
constexpr std::string_view wait_for_turn = R"sql(
  SELECT pg_advisory_xact_lock(hashtextextended($1, 0)))sql";
constexpr std::string_view try_for_turn = R"sql(
  SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)))sql";
constexpr std::string_view tell_of_commit = R"sql(
  SELECT pg_notify('ganh_commits', $1))sql";

// As SQLite finds it: $1…$n, each of them, and as many arguments; "$1::bigint" is no $1.
void check_parameters(std::string_view sql, int arguments) {
  std::vector<bool> found;
  for (std::size_t at = sql.find('$'); at != std::string_view::npos; at = sql.find('$', at + 1)) {
    const auto number = static_cast<std::size_t>(std::atoi(sql.data() + at + 1));
    if (number == 0) continue;
    const std::size_t end = sql.find_first_not_of("0123456789", at + 1);
    if (end != std::string_view::npos && sql.substr(end).starts_with("::")) {
      throw std::logic_error(fmt::format("CAST(… AS …) is what both databases know: {}", sql));
    }
    if (found.size() < number) found.resize(number, false);
    found[number - 1] = true;
  }
  if (std::ranges::find(found, false) != found.end()) {
    throw std::logic_error(fmt::format("parameters are not exactly $1…${}: {}", found.size(), sql));
  }
  if (found.size() != static_cast<std::size_t>(arguments)) {
    throw std::logic_error(
        fmt::format("{} arguments for {} parameters: {}", arguments, found.size(), sql));
  }
}

std::int64_t rows_changed(const PGresult* answer) {
  const std::string_view command = PQcmdStatus(const_cast<PGresult*>(answer));
  if (command.starts_with("SELECT")) return 0;
  return std::atoll(PQcmdTuples(const_cast<PGresult*>(answer)));
}

}  // namespace

ServerConnection::ServerConnection(std::string address, Access access, std::string announce,
                                   std::shared_ptr<Patience> patience)
    : address_(std::move(address)),
      access_(access),
      announce_(std::move(announce)),
      patience_(std::move(patience)) {}

void ServerConnection::connect() {
  link_.reset();
  for (auto& [text, statement] : statements_) statement.is_prepared = false;
  link_ = std::make_unique<Link>(address_, patience_);
  ++lines_;
}

void ServerConnection::begin() {
  if (is_open_) roll_back();
  if (!has_line()) connect();
  pending_.clear();
  counts_.clear();
  turns_.clear();
  commands_ = 0;
  is_open_ = true;
  is_begun_ = false;
  is_lost_ = false;
  queue(Pending::What::control, access_ == Access::read_write
                                    ? "BEGIN ISOLATION LEVEL READ COMMITTED"
                                    : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

void ServerConnection::mark() {
  turns_before_ = turns_.size();
  ++commands_;
  queue(Pending::What::mark, "SAVEPOINT command");
}

void ServerConnection::keep() {
  queue(Pending::What::control, "RELEASE SAVEPOINT command");
}

void ServerConnection::take_back() {
  // A turn that was taken since goes with the savepoint.
  turns_.resize(turns_before_);
  const auto mark = std::ranges::find(pending_, Pending::What::mark, &Pending::what);
  if (mark != pending_.end()) {
    pending_.erase(mark, pending_.end());
    return;
  }
  std::erase_if(pending_, [](const Pending& one) { return one.what == Pending::What::post; });
  queue(Pending::What::control, "ROLLBACK TO SAVEPOINT command");
  queue(Pending::What::control, "RELEASE SAVEPOINT command");
}

void ServerConnection::settle() {
  const auto is_post = [](const Pending& one) { return one.what == Pending::What::post; };
  if (std::ranges::any_of(pending_, is_post)) flush();
}

void ServerConnection::commit(bool has_kept) {
  turns_wanted_.clear();
  const bool is_nothing_but_begin = !is_begun_ && pending_.size() == 1;
  if (is_nothing_but_begin) {
    pending_.clear();
    is_open_ = false;
    return;
  }
  if (has_kept && !announce_.empty()) {
    const Value announce[] = {announce_};
    queue(Pending::What::control, tell_of_commit, announce);
  }
  queue(Pending::What::control, commit_transaction);
  const Answer answer = flush();
  is_open_ = false;
  if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT") {
    throw StorageError(StorageError::Kind::other, "the transaction has been rolled back");
  }
}

void ServerConnection::roll_back() noexcept {
  if (!is_open_) return;
  is_open_ = false;
  pending_.clear();
  if (!has_line()) return;
  if (link_->transaction() == PQTRANS_IDLE) return;
  try {
    queue(Pending::What::control, "ROLLBACK");
    flush();
  } catch (...) {
    // With its line whatever was open ends.
    link_.reset();
  }
}

bool ServerConnection::in_transaction() const {
  return is_open_ && !is_lost_ && has_line();
}

bool ServerConnection::may_try_again(const StorageError& failure, int tries) {
  const bool is_contended = dynamic_cast<const Contended*>(&failure) != nullptr;
  const int tries_enough = is_contended                                        ? tries_max
                           : failure.kind() == StorageError::Kind::unreachable ? 2
                                                                               : 1;
  if (tries < tries_enough) return true;
  turns_wanted_.clear();
  return false;
}

void ServerConnection::take_turn(std::string_view of) {
  if (access_ == Access::read_only || holds(of)) return;
  const bool holds_nothing = commands_ <= 1 && turns_.empty();
  if (holds_nothing || commands_ == 0) return wait_for_turns(of);
  bool is_taken = false;
  const Value turn[] = {of};
  run(try_for_turn, turn, [&](const Row& row) { is_taken = row.integer(0) == 0; });
  if (is_taken && commands_ > 1) throw TurnTaken{};
  turns_.emplace_back(of);
  if (!is_taken) return;
  turns_wanted_ = turns_;
  is_lost_ = true;
  const Contended taken(fmt::format("somebody else has the turn of {}", of));
  if (!failure_) failure_ = std::make_exception_ptr(taken);
  throw taken;
}

// In the order of their names, as everybody who waits for several does.
void ServerConnection::wait_for_turns(std::string_view of) {
  std::vector<std::string> turns{std::string(of)};
  if (std::ranges::find(turns_wanted_, of) != turns_wanted_.end()) turns = turns_wanted_;
  std::ranges::sort(turns);
  for (const std::string& turn : turns) {
    const Value argument[] = {turn};
    post(wait_for_turn, argument);
    turns_.push_back(turn);
  }
}

bool ServerConnection::holds(std::string_view of) const {
  return std::ranges::find(turns_, of) != turns_.end();
}

std::int64_t ServerConnection::run(std::string_view sql, std::span<const Value> arguments,
                                   const EachRow& each) {
  queue(Pending::What::question, sql, arguments);
  const Answer answer = flush();
  const int rows = PQntuples(answer.get());
  for (int row = 0; each && row < rows; ++row) each(ServerRow(answer.get(), row));
  return rows_changed(answer.get());
}

std::int64_t ServerConnection::post(std::string_view sql, std::span<const Value> arguments) {
  queue(Pending::What::post, sql, arguments);
  const auto posted = static_cast<std::int64_t>(counts_.size());
  pending_.back().posted = posted;
  counts_.push_back(0);
  std::size_t bytes = 0;
  for (const Pending& one : pending_) bytes += one.arguments.bytes();
  if (pending_.size() > posted_max || bytes > posted_bytes_max) flush();
  return posted;
}

std::int64_t ServerConnection::changed(std::int64_t posted) {
  const auto waits = [&](const Pending& one) { return one.posted == posted; };
  if (std::ranges::any_of(pending_, waits)) flush();
  return counts_.at(static_cast<std::size_t>(posted));
}

void ServerConnection::script(std::string_view statements) {
  if (!pending_.empty()) flush();
  const Answer answer = line().script(std::string(statements));
  if (PQresultStatus(answer.get()) == PGRES_FATAL_ERROR) {
    refused(answer.get(), std::string(statements));
  }
}

void ServerConnection::copy_in(const std::string& statement, std::string_view lines) {
  if (!pending_.empty()) flush();
  const Answer answer = line().copy_in(statement, lines);
  if (PQresultStatus(answer.get()) == PGRES_FATAL_ERROR) refused(answer.get(), statement);
}

ServerConnection::Statement* ServerConnection::kept_statement(const std::string& sql,
                                                              const Arguments& arguments) {
  const std::string key = fmt::format("{}\n{}", arguments.kinds(), sql);
  if (const auto found = statements_.find(key); found != statements_.end()) return &found->second;
  check_parameters(sql, arguments.count());
  if (statements_.size() >= statements_kept_max) return nullptr;
  const std::string name = fmt::format("s{}", statements_.size());
  return &statements_.emplace(key, Statement{name, false}).first->second;
}

void ServerConnection::queue(Pending::What what, std::string_view sql,
                             std::span<const Value> arguments) {
  if (what != Pending::What::control && !in_transaction()) {
    throw StorageError(StorageError::Kind::other, "the transaction has been rolled back");
  }
  Pending pending{what, std::string(sql), Arguments(arguments), nullptr};
  if (what == Pending::What::post || what == Pending::What::question) {
    pending.statement = kept_statement(pending.sql, pending.arguments);
  }
  pending_.push_back(std::move(pending));
}

// Answers the last of what was pending.
Answer ServerConnection::flush() {
  try {
    return exchange();
  } catch (const StorageError& failure) {
    pending_.clear();
    if (loses_transaction(failure)) is_lost_ = true;
    // Behind a line that says so itself, too, another has to be looked for.
    if (failure.kind() == StorageError::Kind::unreachable) link_.reset();
    if (!failure_) failure_ = std::current_exception();
    throw;
  } catch (...) {
    pending_.clear();
    throw;
  }
}

Answer ServerConnection::exchange() {
  // A line that was cut while it was idle is found out by BEGIN; nothing has been done on it.
  const bool has_only_begun = !is_begun_ && pending_.back().sql != commit_transaction;
  try {
    send_all();
    return receive_all();
  } catch (const StorageError& failure) {
    // On a line that is up it was the server that refused.
    const bool was_cut = failure.kind() == StorageError::Kind::unreachable && !has_line();
    if (!has_only_begun || !was_cut) throw;
  }
  connect();
  send_all();
  return receive_all();
}

Link& ServerConnection::line() {
  if (has_line()) return *link_;
  throw StorageError(StorageError::Kind::unreachable, "the line to the database is down");
}

void ServerConnection::send_all() {
  Link& line = this->line();
  is_begun_ = true;
  std::vector<const Statement*> prepared_now;
  for (const Pending& one : pending_) {
    if (one.statement == nullptr) {
      line.execute_unprepared(one.sql, one.arguments);
      continue;
    }
    const bool is_new = !one.statement->is_prepared &&
                        std::ranges::find(prepared_now, one.statement) == prepared_now.end();
    if (is_new) {
      line.prepare(one.statement->name, one.sql, one.arguments);
      prepared_now.push_back(one.statement);
    }
    line.execute(one.statement->name, one.arguments);
  }
  line.sync();
}

Answer ServerConnection::receive_all() {
  std::vector<const Statement*> prepared_now;
  Answer last;
  Answer first_refusal;
  std::string refused_sql;
  const auto note = [&](Answer& answer, const std::string& sql) {
    if (PQresultStatus(answer.get()) != PGRES_FATAL_ERROR || first_refusal) return;
    first_refusal = std::move(answer);
    refused_sql = sql;
  };
  for (const Pending& one : pending_) {
    const bool is_new = one.statement != nullptr && !one.statement->is_prepared &&
                        std::ranges::find(prepared_now, one.statement) == prepared_now.end();
    if (is_new) {
      Answer answer = link_->receive();
      prepared_now.push_back(one.statement);
      if (PQresultStatus(answer.get()) == PGRES_COMMAND_OK) one.statement->is_prepared = true;
      note(answer, one.sql);
    }
    last = link_->receive();
    if (one.posted >= 0 && PQresultStatus(last.get()) != PGRES_PIPELINE_ABORTED) {
      counts_[static_cast<std::size_t>(one.posted)] = rows_changed(last.get());
    }
    note(last, one.sql);
  }
  link_->receive_sync();
  pending_.clear();
  if (first_refusal) refused(first_refusal.get(), refused_sql);
  assert(last && "a question has its answer");
  return last;
}

void ServerConnection::refused(const PGresult* answer, const std::string& sql) {
  const char* sqlstate = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
  const char* message = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
  fail(sqlstate == nullptr ? "08006" : sqlstate, message == nullptr ? "refused" : message, sql,
       access_ == Access::read_only);
}

}  // namespace ganh::catalog::store::postgres
