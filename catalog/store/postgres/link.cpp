#include "catalog/store/postgres/link.h"

#include <poll.h>

#include <algorithm>

namespace ganh::catalog::store::postgres {
namespace {

constexpr Oid bytes_type = 17;
constexpr Oid integer_type = 20;
constexpr Oid text_type = 25;
constexpr Oid unknown_type = 0;

// libpq counts in int.
constexpr std::size_t copied_bytes_max = 1 << 20;

// That the program is about to end is noticed by whoever waits.
constexpr std::chrono::milliseconds look_again{200};

std::string big_endian(std::int64_t integer) {
  std::string bytes(8, '\0');
  auto rest = static_cast<std::uint64_t>(integer);
  for (std::size_t i = 8; i-- > 0; rest >>= 8) bytes[i] = static_cast<char>(rest & 0xff);
  return bytes;
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

Link::Link(const std::string& address, std::shared_ptr<Patience> patience)
    : patience_(std::move(patience)) {
  if (patience_->has_given_up()) lost("the server has been given up");
  handle_ = connect(address);
  if (PQstatus(handle_.get()) != CONNECTION_OK) {
    throw why_not(address, handle_.get());
  }
  PQsetnonblocking(handle_.get(), 1);
  PQenterPipelineMode(handle_.get());
  is_up_ = true;
}

void Link::lost(const std::string& why) {
  is_up_ = false;
  throw StorageError(StorageError::Kind::unreachable, in_one_line(why));
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
  pollfd socket{PQsocket(handle_.get()), events, 0};
  for (;;) {
    const auto now = std::chrono::steady_clock::now();
    const auto until = patience_->until(deadline);
    const auto left = until <= now ? milliseconds{0} : std::chrono::ceil<milliseconds>(until - now);
    const auto look = std::min(left, look_again);
    if (::poll(&socket, 1, static_cast<int>(look.count())) != 0) return;
    if (left.count() > 0) continue;
    patience_->waited_in_vain();
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
    for (std::string_view left = lines; !left.empty();) {
      const std::string_view part = left.substr(0, copied_bytes_max);
      left.remove_prefix(part.size());
      const int put = PQputCopyData(line, part.data(), static_cast<int>(part.size()));
      if (put != 1) lost(PQerrorMessage(line));
    }
    if (PQputCopyEnd(line, nullptr) != 1) lost(PQerrorMessage(line));
    answer.reset(PQgetResult(line));
    while (PGresult* more = PQgetResult(line)) PQclear(more);
  }
  if (PQstatus(line) == CONNECTION_BAD) lost(PQerrorMessage(line));
  PQsetnonblocking(line, 1);
  PQenterPipelineMode(line);
  return answer;
}

}  // namespace ganh::catalog::store::postgres
