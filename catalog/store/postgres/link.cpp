#include "catalog/store/postgres/link.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>

namespace ganh::catalog::store::postgres {
namespace {

constexpr Oid bytes_type = 17;
constexpr Oid integer_type = 20;
constexpr Oid text_type = 25;
constexpr Oid unknown_type = 0;

std::string big_endian(std::int64_t integer) {
  std::string bytes(8, '\0');
  auto rest = static_cast<std::uint64_t>(integer);
  for (std::size_t i = 8; i-- > 0; rest >>= 8) bytes[i] = static_cast<char>(rest & 0xff);
  return bytes;
}

// What libpq says when it cannot connect has no SQLSTATE.
StorageError::Kind kind_of(std::string_view why) {
  const auto says = [&](std::string_view word) { return why.find(word) != std::string_view::npos; };
  const bool refused_us = says("authentication") || says("no password") ||
                          says("pg_hba.conf") || says("role \"") ||
                          (says("database \"") && says("does not exist")) ||
                          says("invalid connection option") || says("invalid URI") ||
                          says("invalid port") || says("sslmode");
  return refused_us ? StorageError::Kind::unsuitable : StorageError::Kind::unreachable;
}

// What libpq says of an address that it reads otherwise than was meant holds a part of the
// password.
void check_readable(std::string_view address) {
  const auto begin = address.find("://");
  if (begin == std::string_view::npos) return;
  const std::string_view before = address.substr(begin + 3, address.find('?', begin) - begin - 3);
  const auto at = before.rfind('@');
  if (at == std::string_view::npos) return;
  if (before.substr(0, at).find_first_of("@/#") == std::string_view::npos) return;
  throw StorageError(StorageError::Kind::unsuitable,
                     "in the address, a user or password with @ / # is written %40 %2F %23");
}

}  // namespace

Arguments::Arguments(std::span<const Value> values) {
  for (const Value& value : values) {
    switch (value.kind()) {
      case Value::Kind::null:
        kinds_ += 'n';
        types_.push_back(unknown_type);
        values_.emplace_back();
        break;
      case Value::Kind::integer:
        kinds_ += 'i';
        types_.push_back(integer_type);
        values_.push_back(big_endian(value.integer()));
        break;
      case Value::Kind::text:
        kinds_ += 't';
        types_.push_back(text_type);
        values_.emplace_back(value.text());
        break;
      case Value::Kind::bytes:
        kinds_ += 'b';
        types_.push_back(bytes_type);
        values_.emplace_back(value.text());
        break;
    }
  }
}

std::size_t Arguments::bytes() const {
  std::size_t all = 0;
  for (const std::string& value : values_) all += value.size();
  return all;
}

PGconn* connect(const std::string& address) {
  check_readable(address);
  // What stands in the address wins over what stands before it here.
  static constexpr auto options =
      "-c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000"
      " -c statement_timeout=25000 -c client_min_messages=warning";
  const char* keywords[] = {"connect_timeout", "target_session_attrs", "application_name",
                            "keepalives_idle", "keepalives_interval",  "keepalives_count",
                            "tcp_user_timeout", "client_encoding",     "options",
                            "dbname",          nullptr};
  const char* values[] = {"3",  "read-write", "ganh", "10",   "5",
                          "3",  "15000",      "UTF8", options, address.c_str(),
                          nullptr};
  PGconn* line = PQconnectdbParams(keywords, values, 1);
  // What a server says beside its answers is for its own log, not for whoever runs this program.
  PQsetNoticeProcessor(line, [](void*, const char*) {}, nullptr);
  return line;
}

Link::Link(const std::string& address) : handle_(connect(address)) {
  if (PQstatus(handle_.get()) != CONNECTION_OK) {
    const std::string why = PQerrorMessage(handle_.get());
    throw StorageError(kind_of(why), why);
  }
  PQsetnonblocking(handle_.get(), 1);
  PQenterPipelineMode(handle_.get());
  is_up_ = true;
}

void Link::lost(const std::string& why) {
  is_up_ = false;
  throw StorageError(StorageError::Kind::unreachable, why);
}

void Link::sent(int code) {
  if (code != 1) lost(PQerrorMessage(handle_.get()));
}

void Link::prepare(const std::string& name, const std::string& sql, const Arguments& like) {
  sent(PQsendPrepare(handle_.get(), name.c_str(), sql.c_str(), like.count(), like.types()));
}

void Link::execute(const std::string& name, const Arguments& arguments) {
  sent(arguments.with([&](auto values, auto lengths, auto formats) {
    return PQsendQueryPrepared(handle_.get(), name.c_str(), arguments.count(), values, lengths,
                               formats, 1);
  }));
}

void Link::execute_unprepared(const std::string& sql, const Arguments& arguments) {
  sent(arguments.with([&](auto values, auto lengths, auto formats) {
    return PQsendQueryParams(handle_.get(), sql.c_str(), arguments.count(), arguments.types(),
                             values, lengths, formats, 1);
  }));
}

void Link::wait(short events, Deadline deadline) {
  using std::chrono::milliseconds;
  const auto left = std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
  pollfd socket{PQsocket(handle_.get()), events, 0};
  const auto patience = std::max<std::int64_t>(left.count(), 0);
  if (::poll(&socket, 1, static_cast<int>(patience)) == 0 && patience == 0) {
    lost("the server does not answer");
  }
}

void Link::sync() {
  sent(PQpipelineSync(handle_.get()));
  const Deadline deadline = std::chrono::steady_clock::now() + answers_within;
  for (;;) {
    const int left = PQflush(handle_.get());
    if (left == 0) return;
    if (left < 0) lost(PQerrorMessage(handle_.get()));
    // Answers are taken in as they come, or neither side could go on.
    wait(POLLIN | POLLOUT, deadline);
    if (PQconsumeInput(handle_.get()) == 0) lost(PQerrorMessage(handle_.get()));
  }
}

PGresult* Link::next(Deadline deadline) {
  while (PQisBusy(handle_.get()) != 0) {
    wait(POLLIN, deadline);
    if (PQconsumeInput(handle_.get()) == 0) lost(PQerrorMessage(handle_.get()));
  }
  return PQgetResult(handle_.get());
}

Answer Link::receive() {
  const Deadline deadline = std::chrono::steady_clock::now() + answers_within;
  Answer answer(next(deadline));
  if (!answer) lost("an answer is missing");
  // The end of this answer. A line that broke repeats its failure for ever: one is enough.
  const Answer end(next(deadline));
  if (PQstatus(handle_.get()) == CONNECTION_BAD) lost(PQerrorMessage(handle_.get()));
  if (end) lost("an answer has no end");
  return answer;
}

void Link::receive_sync() {
  const Answer answer(next(std::chrono::steady_clock::now() + answers_within));
  if (PQresultStatus(answer.get()) != PGRES_PIPELINE_SYNC) lost(PQerrorMessage(handle_.get()));
}

Answer Link::script(const std::string& statements) {
  if (PQexitPipelineMode(handle_.get()) != 1) lost(PQerrorMessage(handle_.get()));
  Answer answer(PQexec(handle_.get(), statements.c_str()));
  if (PQstatus(handle_.get()) == CONNECTION_BAD) lost(PQerrorMessage(handle_.get()));
  PQenterPipelineMode(handle_.get());
  return answer;
}

Answer Link::copy_in(const std::string& statement, std::string_view lines) {
  PGconn* line = handle_.get();
  if (PQexitPipelineMode(line) != 1) lost(PQerrorMessage(line));
  PQsetnonblocking(line, 0);
  Answer answer(PQexec(line, statement.c_str()));
  if (PQresultStatus(answer.get()) == PGRES_COPY_IN) {
    if (PQputCopyData(line, lines.data(), static_cast<int>(lines.size())) != 1 ||
        PQputCopyEnd(line, nullptr) != 1) {
      lost(PQerrorMessage(line));
    }
    answer.reset(PQgetResult(line));
    while (PGresult* more = PQgetResult(line)) PQclear(more);
  }
  if (PQstatus(line) == CONNECTION_BAD) lost(PQerrorMessage(line));
  PQsetnonblocking(line, 1);
  PQenterPipelineMode(line);
  return answer;
}

}  // namespace ganh::catalog::store::postgres
