#include "tests/scratch_database.h"

#include <libpq-fe.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <stdexcept>
#include <vector>

namespace ganh::tests {
namespace {

using catalog::store::Address;
using catalog::store::Migration;
using catalog::store::Steps;

struct Cleared {
  void operator()(PGconn* line) const { PQfinish(line); }
  void operator()(PGresult* answer) const { PQclear(answer); }
};

void tell(const std::string& address, const std::string& statements) {
  const std::unique_ptr<PGconn, Cleared> line(PQconnectdb(address.c_str()));
  const std::unique_ptr<PGresult, Cleared> answer(PQexec(line.get(), statements.c_str()));
  const auto status = PQresultStatus(answer.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    throw std::runtime_error(PQerrorMessage(line.get()));
  }
}

// Every table but the list of steps; without the checks that want them in an order.
constexpr auto empty_all = R"sql(
  SET session_replication_role = replica;
  DO $$
  DECLARE
    called text;
  BEGIN
    FOR called IN SELECT tablename FROM pg_tables
                   WHERE schemaname = 'public' AND tablename <> 'schema_migrations' LOOP
      EXECUTE format('DELETE FROM %I', called);
    END LOOP;
  END $$)sql";

std::string named(const std::string& server, const std::string& database) {
  return server.substr(0, server.rfind('/') + 1) + database;
}

// This process's databases that no test uses just now, by the steps that they have.
class Pool {
 public:
  ~Pool() {
    for (const std::string& database : made_) {
      try {
        tell(server_of_this_run(), "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
      } catch (const std::exception&) {
        // The cluster goes with the run.
      }
    }
  }

  std::string take(const std::string& steps) {
    auto& idle = idle_[steps];
    if (!idle.empty()) {
      const std::string address = idle.back();
      idle.pop_back();
      tell(address, empty_all);
      return address;
    }
    const std::string database =
        "test_" + std::to_string(::getpid()) + "_" + std::to_string(made_.size());
    tell(server_of_this_run(), "CREATE DATABASE " + database + " TEMPLATE template0");
    made_.push_back(database);
    return named(server_of_this_run(), database);
  }
  void give_back(const std::string& steps, const std::string& address) {
    idle_[steps].push_back(address);
  }

 private:
  std::vector<std::string> made_;
  std::map<std::string, std::vector<std::string>> idle_;
};

Pool& pool() {
  static Pool one;
  return one;
}

std::string named_steps(const Steps& steps) {
  std::string all;
  for (const Migration& step : steps.postgres) {
    all.append(step.module).append(std::to_string(step.number));
    all.append(std::to_string(std::hash<std::string_view>{}(step.sql))).append(" ");
  }
  return all;
}

}  // namespace

std::string server_of_this_run() {
  const char* server = std::getenv("GANH_TEST_SERVER");
  return server == nullptr ? "" : server;
}

ScratchDatabase::~ScratchDatabase() {
  if (address_ && address_->is_server()) pool().give_back(key_, address_->text());
}

const Address& ScratchDatabase::address(const Steps& steps) {
  if (address_) return *address_;
  if (is_on_server() && kept_ == Kept::where_this_run_says) {
    key_ = named_steps(steps);
    address_ = std::make_unique<Address>(pool().take(key_));
  } else {
    address_ = std::make_unique<Address>(file());
  }
  return *address_;
}

}  // namespace ganh::tests
