#include "catalog/stock/taking/takes.h"

#include <algorithm>

#include "catalog/faults.h"
#include "catalog/json/json.h"
#include "catalog/measure/quantity.h"
#include "catalog/stock/ledger.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/places.h"
#include "catalog/stock/reservations.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::stock::taking {

namespace {

using changes::Command;

void record(Command& command, const Take& take, changes::Kind kind, std::string_view what,
            std::int64_t lines) {
  json::Writer detail;
  detail.object([&] {
    detail.field("number", take.number);
    detail.field(what, lines);
  });
  command.record(changes::Noun::stock_take, take.id.text, kind, std::move(detail).text());
}

// Every step makes the take one version newer, so that of two who try at once one waits and then
// sees what the other did.
Result<Take> open_take(const Command& command, const StockTakeId& id) {
  constexpr std::string_view grow = R"sql(
    UPDATE stock_takes
       SET version = version + 1
     WHERE cooperative_id = $1 AND take_id = $2)sql";
  command.rows().run(grow, {id});
  auto take = find_take(command.rows(), id);
  if (!take) return error(Code::not_found, "stock_take", "stock_take.not_found");
  if (take->state != State::open) return error(Code::not_now, "state", "stock_take.ended");
  return *std::move(take);
}

void end(Command& command, const StockTakeId& id, State state) {
  constexpr std::string_view set = R"sql(
    UPDATE stock_takes
       SET state = $3, ended_at_us = $4
     WHERE cooperative_id = $1 AND take_id = $2)sql";
  command.rows().run(set, {id, name(state), to_us(command.now())});
}

struct Lying {
  LotId lot;
  std::int64_t on_hand_base = 0;
};

std::vector<Lying> lying(const store::Scope& scope, const PlaceId& place,
                         const std::optional<ProductId>& product) {
  constexpr std::string_view list = R"sql(
    SELECT b.lot_id, b.on_hand_base
      FROM lot_balances AS b
      JOIN lots AS l ON l.cooperative_id = b.cooperative_id AND l.lot_id = b.lot_id
      JOIN products AS p
        ON p.cooperative_id = l.cooperative_id AND p.product_id = l.product_id
     WHERE b.cooperative_id = $1 AND b.place_id = $2 AND b.on_hand_base > 0
       AND ($3 = '' OR l.product_id = $3)
     ORDER BY p.code, l.expires_day, l.code
     LIMIT $4)sql";
  return scope.all(list, {place, product ? product->text : "", lines_max + 1},
                   [](const store::Row& row) {
                     return Lying{LotId{row.string(0)}, row.integer(1)};
                   });
}

// Up to which entry the ledger was looked at.
std::int64_t last_entry(const store::Scope& scope) {
  constexpr std::string_view last = R"sql(
    SELECT last_number FROM ledger_heads WHERE cooperative_id = $1)sql";
  return scope.number(last, {});
}

bool add(Command& command, const Take& take) {
  constexpr std::string_view add_take = R"sql(
    INSERT INTO stock_takes
      (cooperative_id, take_id, number, place_id, state, opened_at_us, version, product_id)
    VALUES ($1, $2, $3, $4, $5, $6, 1, $7)
        ON CONFLICT DO NOTHING)sql";
  return command.rows().run(add_take, {take.id, take.number, take.place, name(take.state),
                                       to_us(take.opened_at), take.product}) == 1;
}

// Behind the line `number`.
void add_lines(Command& command, const StockTakeId& id, const std::vector<Lying>& lots,
               int number = 0) {
  constexpr std::string_view add_line = R"sql(
    INSERT INTO stock_take_lines
      (cooperative_id, take_id, line, lot_id, expected_base, why, seen_number)
    VALUES ($1, $2, $3, $4, $5, '', $6))sql";
  const std::int64_t seen = last_entry(command.rows());
  for (const Lying& lot : lots) {
    command.rows().run(add_line, {id, ++number, lot.lot, lot.on_hand_base, seen});
  }
}

const Line* find_line(const Take& take, int number) {
  const auto found = std::ranges::find(take.lines, number, &Line::number);
  return found == take.lines.end() ? nullptr : &*found;
}

Fault about(const Line& line, std::string reason) {
  const std::string number = std::to_string(line.number);
  return {"line " + number, std::move(reason), {{"line", number}, {"lot", line.lot_code}}};
}

Result<> check(const Take& take, const std::vector<Counted>& counts) {
  Faults faults;
  for (const Counted& counted : counts) {
    const std::string field = "line " + std::to_string(counted.line);
    if (!find_line(take, counted.line)) {
      faults.add(field, "stock_take.no_such_line", {{"line", std::to_string(counted.line)}});
    }
    faults.range(field, counted.counted_base.value_or(0), 0, measure::quantity_base_max);
    faults.optional(field, counted.why, why_bytes_max);
  }
  return std::move(faults).result();
}

// Counted lines whose lot came or went there after the book was looked at.
std::vector<Fault> moved_since(const store::Scope& scope, const Take& take) {
  constexpr std::string_view list = R"sql(
    SELECT s.line
      FROM stock_take_lines AS s
     WHERE s.cooperative_id = $1 AND s.take_id = $2 AND s.counted_base IS NOT NULL
       AND EXISTS (SELECT 1
                     FROM ledger AS e
                    WHERE e.cooperative_id = s.cooperative_id AND e.lot_id = s.lot_id
                      AND e.number > s.seen_number AND e.place_id = $3)
     ORDER BY s.line)sql";
  std::vector<Fault> faults;
  scope.each(list, {take.id, take.place}, [&](const store::Row& row) {
    const Line* line = find_line(take, static_cast<int>(row.integer(0)));
    if (line) faults.push_back(about(*line, "stock_take.moved_since"));
  });
  return faults;
}

std::vector<Fault> unexplained(const Take& take) {
  std::vector<Fault> faults;
  for (const Line& line : take.lines) {
    if (!line.counted_base) continue;
    if (line.waste && *line.counted_base >= line.expected_base) {
      faults.push_back(about(line, "stock_take.waste_of_more"));
    } else if (line.differs() && !line.waste && line.why.empty()) {
      faults.push_back(about(line, "stock_take.why_missing"));
    }
  }
  return faults;
}

Result<> may_settle(Command& command, const Take& take) {
  std::vector<ProductId> products;
  for (const Line& line : take.lines) products.push_back(line.product);
  std::ranges::sort(products);
  const auto doubled = std::ranges::unique(products);
  products.erase(doubled.begin(), doubled.end());
  for (const ProductId& product : products) hold(command.rows(), product);
  const auto counted = [](const Line& line) { return line.counted_base.has_value(); };
  if (std::ranges::none_of(take.lines, counted)) {
    return error(Code::not_now, "lines", "stock_take.nothing_counted");
  }
  if (auto faults = moved_since(command.rows(), take); !faults.empty()) {
    return Error{Code::conflict, std::move(faults)};
  }
  if (auto faults = unexplained(take); !faults.empty()) {
    return Error{Code::invalid, std::move(faults)};
  }
  return {};
}

}  // namespace

Result<StockTakeId> open(Command& command, const PlaceId& place,
                         const std::optional<ProductId>& product) {
  constexpr std::string_view count_open = R"sql(
    SELECT COUNT(*) FROM stock_takes WHERE cooperative_id = $1 AND state = 'open')sql";
  constexpr std::string_view last = R"sql(
    SELECT COALESCE(MAX(number), 0) FROM stock_takes WHERE cooperative_id = $1)sql";
  const auto& rows = command.rows();
  if (!find_place(rows, place)) return error(Code::not_found, "place", "place.not_found");
  if (rows.number(count_open, {}) >= open_takes_max) {
    return error(Code::limit, "stock_take", "stock_take.too_many_open",
                 {{"max", std::to_string(open_takes_max)}});
  }
  const auto lots = lying(rows, place, product);
  if (lots.empty()) return error(Code::not_now, "place", "stock_take.nothing_there");
  if (lots.size() > static_cast<std::size_t>(lines_max)) {
    return error(Code::limit, "place", "stock_take.too_many_lines",
                 {{"max", std::to_string(lines_max)}});
  }
  Take take;
  take.id = command.make<StockTakeTag>();
  take.number = rows.number(last, {}) + 1;
  take.place = place;
  take.product = product;
  take.opened_at = command.now();
  if (!add(command, take)) return changed_since("number");  // another took the number meanwhile
  add_lines(command, take.id, lots);
  record(command, take, changes::Kind::created, "lines", static_cast<std::int64_t>(lots.size()));
  return take.id;
}

Result<> write_counts(Command& command, const StockTakeId& id, const std::vector<Counted>& counts) {
  constexpr std::string_view set = R"sql(
    UPDATE stock_take_lines
       SET counted_base = $4, waste = $5, why = $6
     WHERE cooperative_id = $1 AND take_id = $2 AND line = $3)sql";
  const auto take = open_take(command, id);
  if (!take) return take.error();
  if (auto valid = check(*take, counts); !valid) return valid;
  for (const Counted& counted : counts) {
    // A kind that is said for a whole sheet is none of the lines where nothing is missing.
    const bool agrees = counted.counted_base == find_line(*take, counted.line)->expected_base;
    const auto waste = counted.waste && !agrees ? name(*counted.waste) : std::string_view();
    command.rows().run(
        set, {id, counted.line, counted.counted_base, waste, text::normalise(counted.why)});
  }
  record(command, *take, changes::Kind::updated, "counted_lines",
         static_cast<std::int64_t>(counts.size()));
  return {};
}

Result<> refresh_line(Command& command, const StockTakeId& id, int number) {
  constexpr std::string_view set = R"sql(
    UPDATE stock_take_lines
       SET expected_base = $4, counted_base = NULL, waste = '', why = '', seen_number = $5
     WHERE cooperative_id = $1 AND take_id = $2 AND line = $3)sql";
  const auto take = open_take(command, id);
  if (!take) return take.error();
  const Line* line = find_line(*take, number);
  if (!line) {
    return error(Code::invalid, "line", "stock_take.no_such_line",
                 {{"line", std::to_string(number)}});
  }
  const auto& rows = command.rows();
  hold(rows, line->product);
  rows.run(set, {id, number, on_hand_at(rows, line->lot, take->place), last_entry(rows)});
  record(command, *take, changes::Kind::updated, "refreshed_line", number);
  return {};
}

Result<int> add_lot(Command& command, const StockTakeId& id, const LotId& lot) {
  const auto take = open_take(command, id);
  if (!take) return take.error();
  const auto stands = std::ranges::find(take->lines, lot, &Line::lot);
  if (stands != take->lines.end()) return stands->number;
  const auto& rows = command.rows();
  const auto found = find_lot(rows, lot);
  if (!found) return error(Code::not_found, "lot", "lot.not_found", {{"lot", lot.text}});
  if (take->lines.size() >= static_cast<std::size_t>(lines_max)) {
    return error(Code::limit, "lot", "stock_take.too_many_lines",
                 {{"max", std::to_string(lines_max)}});
  }
  hold(rows, found->lot.product);
  const int number = take->lines.empty() ? 1 : take->lines.back().number + 1;
  add_lines(command, id, {{lot, on_hand_at(rows, lot, take->place)}}, number - 1);
  record(command, *take, changes::Kind::updated, "added_line", number);
  return number;
}

Result<Settled> settle(Command& command, const StockTakeId& id) {
  auto take = open_take(command, id);
  if (!take) return take.error();
  if (auto may = may_settle(command, *take); !may) return may.error();
  Settled settled;
  for (const Line& line : take->lines) {
    if (!line.counted_base) settled.uncounted.push_back(line.number);
    if (!line.differs()) continue;
    const Cause cause = line.waste ? Cause::wasted : Cause::adjusted;
    auto entered = enter(command, {line.lot, take->place, *line.counted_base - line.expected_base,
                                   cause, id.text, line.number, line.waste, line.why});
    if (!entered) return entered.error();
    ++settled.entries;
  }
  end(command, id, State::settled);
  record(command, *take, changes::Kind::updated, "settled_lines", settled.entries);
  return settled;
}

Result<> drop(Command& command, const StockTakeId& id) {
  const auto take = open_take(command, id);
  if (!take) return take.error();
  end(command, id, State::dropped);
  record(command, *take, changes::Kind::updated, "dropped_lines",
         static_cast<std::int64_t>(take->lines.size()));
  return {};
}

}  // namespace ganh::catalog::stock::taking
