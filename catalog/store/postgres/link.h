// A line to the server: statements go out together, their answers come back in order.
//
// Every wait has a bound: for a line 3 s a host, for an answer as `patience` has it. A line that
// failed is down for good. Throws StorageError, `unreachable` or `unsuitable`; refused statements
// are answers.

#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/store/database.h"
#include "catalog/store/postgres/connecting.h"
#include "catalog/store/postgres/patience.h"

namespace ganh::catalog::store::postgres {

struct Cleared {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Cleared>;

// Arguments as they go over the line: integers and bytes in binary.
class Arguments {
 public:
  explicit Arguments(std::span<const Value> values);

  int count() const { return static_cast<int>(kinds_.size()); }
  const Oid* types() const { return types_.data(); }
  const std::string& kinds() const { return kinds_; }  // a letter each: what a statement is kept by
  std::size_t bytes() const;

  // Calls `send(values, lengths, formats)`.
  template <class Send>
  int with(Send send) const {
    std::vector<const char*> starts;
    std::vector<int> lengths;
    std::vector<int> formats;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      starts.push_back(kinds_[i] == 'n' ? nullptr : values_[i].c_str());
      lengths.push_back(static_cast<int>(values_[i].size()));
      formats.push_back(kinds_[i] == 'i' || kinds_[i] == 'b' ? 1 : 0);
    }
    return send(starts.data(), lengths.data(), formats.data());
  }

 private:
  std::string kinds_;
  std::vector<Oid> types_;
  std::vector<std::string> values_;
};

class Link {
 public:
  explicit Link(const std::string& address,
                std::shared_ptr<Patience> patience = std::make_shared<Patience>());
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

  bool is_up() const { return is_up_; }

  // An answer is owed for each, in this order, once sync() has sent them.
  void prepare(const std::string& name, const std::string& sql, const Arguments& like);
  void execute(const std::string& name, const Arguments& arguments);
  void execute_unprepared(const std::string& sql, const Arguments& arguments);
  void sync();

  // The next answer that is owed. One that was refused has PGRES_FATAL_ERROR, those sent after it
  // and before the sync PGRES_PIPELINE_ABORTED.
  Answer receive();
  void receive_sync();

  // Several statements, none of which gives rows; waits as long as they take.
  Answer script(const std::string& statements);

  // A COPY … FROM STDIN with all its lines; waits as long as it takes.
  Answer copy_in(const std::string& statement, std::string_view lines);

  PGTransactionStatusType transaction() const { return PQtransactionStatus(handle_.get()); }

 private:
  using Deadline = std::chrono::steady_clock::time_point;

  PGresult* next(Deadline deadline);
  void wait(short events, Deadline deadline);
  void sent(int code);
  [[noreturn]] void lost(const std::string& why);

  Line handle_;
  std::shared_ptr<Patience> patience_;
  bool is_up_ = false;
};

}  // namespace ganh::catalog::store::postgres
