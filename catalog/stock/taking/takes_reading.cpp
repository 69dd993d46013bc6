#include "catalog/stock/taking/takes.h"

#include <limits>

namespace ganh::catalog::stock::taking {

namespace {

Take take_of(const store::Row& row) {
  const auto state = parse_state(row.text(4));
  if (!state) {
    throw store::StorageError(store::StorageError::Kind::corrupt, "unknown state in stock_takes");
  }
  Take take;
  take.id = {row.string(0)};
  take.number = row.integer(1);
  take.place = {row.string(2)};
  if (!row.is_null(3)) take.product = ProductId{row.string(3)};
  take.state = *state;
  take.opened_at = from_us(row.integer(5));
  if (!row.is_null(6)) take.ended_at = from_us(row.integer(6));
  take.version = row.integer(7);
  return take;
}

Line line_of(const store::Row& row) {
  Line line;
  line.number = static_cast<int>(row.integer(0));
  line.lot = {row.string(1)};
  line.lot_code = row.string(2);
  line.product = {row.string(3)};
  line.expected_base = row.integer(4);
  if (!row.is_null(5)) line.counted_base = row.integer(5);
  line.waste = parse_waste(row.text(6));
  line.why = row.string(7);
  return line;
}

std::vector<Line> lines_of(const store::Scope& scope, const StockTakeId& id) {
  constexpr std::string_view list = R"sql(
    SELECT s.line, s.lot_id, l.code, l.product_id, s.expected_base, s.counted_base, s.waste, s.why
      FROM stock_take_lines AS s
      JOIN lots AS l ON l.cooperative_id = s.cooperative_id AND l.lot_id = s.lot_id
     WHERE s.cooperative_id = $1 AND s.take_id = $2
     ORDER BY s.line)sql";
  return scope.all(list, {id}, line_of);
}

std::optional<Take> with_lines(const store::Scope& scope, std::optional<Take> take) {
  if (take) take->lines = lines_of(scope, take->id);
  return take;
}

}  // namespace

std::optional<Take> find_take(const store::Scope& scope, const StockTakeId& id) {
  constexpr std::string_view find = R"sql(
    SELECT take_id, number, place_id, product_id, state, opened_at_us, ended_at_us, version
      FROM stock_takes
     WHERE cooperative_id = $1 AND take_id = $2)sql";
  return with_lines(scope, scope.one(find, {id}, take_of));
}

std::optional<Take> find_take(const store::Scope& scope, std::int64_t number) {
  constexpr std::string_view find = R"sql(
    SELECT take_id, number, place_id, product_id, state, opened_at_us, ended_at_us, version
      FROM stock_takes
     WHERE cooperative_id = $1 AND number = $2)sql";
  return with_lines(scope, scope.one(find, {number}, take_of));
}

std::vector<Take> takes_before(const store::Scope& scope, std::optional<std::int64_t> number,
                               int limit) {
  constexpr std::string_view list = R"sql(
    SELECT take_id, number, place_id, product_id, state, opened_at_us, ended_at_us, version
      FROM stock_takes
     WHERE cooperative_id = $1 AND number < $2
     ORDER BY number DESC
     LIMIT $3)sql";
  const std::int64_t before = number.value_or(std::numeric_limits<std::int64_t>::max());
  return scope.all(list, {before, limit}, take_of);
}

}  // namespace ganh::catalog::stock::taking
