#include "catalog/store/postgres/server_claim.h"

#include <fmt/format.h>

#include "catalog/store/postgres/failures.h"
#include "catalog/store/postgres/link.h"

namespace ganh::catalog::store::postgres {
namespace {

// Waits as long as locks are waited for: of who was killed just now the server has yet to hear.
constexpr std::string_view take_claim = R"sql(
  SELECT pg_advisory_lock(hashtextextended('claim', 0)))sql";

constexpr std::string_view lock_not_had = "55P03";

class ServerClaim final : public Claim {
 public:
  explicit ServerClaim(const std::string& address) : link_(address) {
    run(fmt::format("SET application_name = '{}'", claim_name));
  }

  bool take() {
    const Answer answer = link_.script(std::string(take_claim));
    if (PQresultStatus(answer.get()) == PGRES_TUPLES_OK) return true;
    const char* state = PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
    if (state != nullptr && state == lock_not_had) return false;
    fail(state == nullptr ? "08006" : state, PQresultErrorMessage(answer.get()), take_claim, false);
  }

 private:
  void run(const std::string& statement) {
    const Answer answer = link_.script(statement);
    if (PQresultStatus(answer.get()) == PGRES_COMMAND_OK) return;
    fail("08006", PQresultErrorMessage(answer.get()), statement, false);
  }

  Link link_;
};

}  // namespace

std::unique_ptr<Claim> claim(const std::string& address) {
  auto made = std::make_unique<ServerClaim>(address);
  if (!made->take()) return nullptr;
  return made;
}

}  // namespace ganh::catalog::store::postgres
