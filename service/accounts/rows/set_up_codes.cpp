#include "service/accounts/rows/set_up_codes.h"

namespace ganh::service::accounts::rows {

namespace store = catalog::store;

void replace_set_up_code(const store::WriteGlobal& rows, std::string_view hash, Time now) {
  constexpr std::string_view drop = R"sql(
    DELETE FROM set_up_codes WHERE hash <> $1)sql";
  rows.run(drop, {store::Value::bytes(hash)});
  constexpr std::string_view add = R"sql(
    INSERT INTO set_up_codes (hash, made_at_us) VALUES ($1, $2))sql";
  rows.run(add, {store::Value::bytes(hash), to_us(now)});
}

bool is_set_up_code(const store::Global& rows, std::string_view hash) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*) FROM set_up_codes WHERE hash = $1)sql";
  return rows.number(count, {store::Value::bytes(hash)}) != 0;
}

bool take_set_up_code(const store::WriteGlobal& rows, std::string_view hash) {
  constexpr std::string_view take = R"sql(
    DELETE FROM set_up_codes WHERE hash = $1)sql";
  return rows.run(take, {store::Value::bytes(hash)}) == 1;
}

}  // namespace ganh::service::accounts::rows
