#include "catalog/stock/holds.h"

#include <algorithm>
#include <cassert>

#include "catalog/faults.h"
#include "catalog/json/json.h"
#include "catalog/products/packs.h"
#include "catalog/stock/held.h"
#include "catalog/stock/stock.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::stock {

namespace {

using changes::Command;

constexpr int line_of_hold = 1;

Hold hold_of(const store::Row& row) {
  return {HoldId{row.string(0)}, PackId{row.string(1)}, ProductId{row.string(2)}, row.integer(3),
          row.integer(4),        row.string(5),         from_us(row.integer(6))};
}

void record(Command& command, const Hold& hold, std::string_view what) {
  json::Writer detail;
  detail.object([&] {
    detail.field("hold", hold.id.text);
    detail.field(what, hold.packs);
  });
  command.record(changes::Noun::stock, hold.product.text, changes::Kind::updated,
                 std::move(detail).text());
}

void end(Command& command, const Hold& hold, std::string_view how) {
  constexpr std::string_view remove = R"sql(
    DELETE FROM holds WHERE cooperative_id = $1 AND hold_id = $2)sql";
  stock::hold(command.rows(), hold.product);
  release(command, OrderId{hold.id.text});
  command.rows().run(remove, {hold.id});
  record(command, hold, how);
}

Result<> check(const Command& command, std::int64_t packs, const std::string& for_whom,
               Time expires_at) {
  Faults faults;
  faults.range("packs", packs, 1, hold_packs_max);
  faults.required("for_whom", for_whom, for_whom_bytes_max);
  if (expires_at <= command.now()) faults.add("expires_at", "hold.expires_too_soon");
  if (expires_at > command.now() + hold_longest) {
    faults.add("expires_at", "hold.expires_too_late",
               {{"days", std::to_string(hold_longest.count())}});
  }
  return std::move(faults).result();
}

void add(Command& command, const Hold& hold) {
  constexpr std::string_view add_hold = R"sql(
    INSERT INTO holds
      (cooperative_id, hold_id, pack_id, product_id, for_whom, expires_at_us, packs, short_packs)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 0))sql";
  command.rows().run(add_hold, {hold.id, hold.pack, hold.product, hold.for_whom,
                                to_us(hold.expires_at), hold.packs});
  record(command, hold, "held_packs");
}

}  // namespace

bool is_hold(const OrderId& order) {
  return order.text.starts_with(HoldTag::prefix) && order.text[HoldTag::prefix.size()] == '_';
}

void end_due_holds(Command& command, const ProductId& product) {
  constexpr std::string_view due = R"sql(
    SELECT hold_id, pack_id, product_id, packs, short_packs, for_whom, expires_at_us
      FROM holds
     WHERE cooperative_id = $1 AND product_id = $2 AND expires_at_us <= $3
     ORDER BY expires_at_us, hold_id)sql";
  for (const Hold& hold : command.rows().all(due, {product, to_us(command.now())}, hold_of)) {
    end(command, hold, "expired_packs");
  }
}

void note_short(Command& command, const HoldId& id, std::int64_t packs) {
  constexpr std::string_view note = R"sql(
    UPDATE holds
       SET short_packs = short_packs + $3
     WHERE cooperative_id = $1 AND hold_id = $2)sql";
  command.rows().run(note, {id, packs});
}

Result<HoldId> hold_for(Command& command, const PackId& pack, std::int64_t packs,
                        const std::string& for_whom, Time expires_at) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*) FROM holds WHERE cooperative_id = $1)sql";
  if (auto valid = check(command, packs, for_whom, expires_at); !valid) return valid.error();
  const auto& rows = command.rows();
  const auto found = products::find_pack(rows, pack);
  if (!found) return error(Code::not_found, "pack", "pack.not_found", {{"sku", pack.text}});
  const ProductId& product = found->pack.product;
  stock::hold(rows, product);
  end_due_holds(command, product);
  if (rows.number(count, {}) >= holds_max) {
    return error(Code::limit, "hold", "hold.too_many", {{"max", std::to_string(holds_max)}});
  }
  const Hold hold{command.make<HoldTag>(),   pack,      product, packs, 0,
                  text::normalise(for_whom), expires_at};
  const Reservation wanted{{hold.id.text}, line_of_hold, product, found->pack.net_base, packs};
  const Stock stock = stock_of(rows, product, command.today());
  const std::int64_t free_base =
      std::max<std::int64_t>(0, stock.sellable_base - stock.reserved_base);
  if (free_base < wanted.base()) {
    return error(Code::not_now, "packs", "stock.not_enough",
                 {{"left", in_words(rows, product, free_base)}});
  }
  add(command, hold);
  [[maybe_unused]] const std::int64_t taken = reserve(command, wanted);
  assert(taken == packs);  // nobody else writes to the product since it was looked at
  return hold.id;
}

Result<> end_hold(Command& command, const HoldId& id) {
  const auto hold = find_hold(command.rows(), id);
  if (!hold) return error(Code::not_found, "hold", "hold.not_found");
  end(command, *hold, "ended_packs");
  return {};
}

Result<std::int64_t> take_over(Command& command, const HoldId& id, const Reservation& wanted) {
  constexpr std::string_view as_old_as_the_hold = R"sql(
    UPDATE reservations
       SET since = $4
     WHERE cooperative_id = $1 AND order_id = $2 AND line = $3 AND since > $4)sql";
  const auto hold = find_hold(command.rows(), id);
  if (!hold) return error(Code::not_found, "hold", "hold.not_found");
  // What is not covered any more is taken from the newest, and not from who comes first to ask.
  settle_reservations(command, hold->product);
  if (find_hold(command.rows(), id)) end(command, *hold, "ordered_packs");
  const std::int64_t taken = reserve(command, wanted);
  command.rows().run(as_old_as_the_hold,
                     {wanted.order, wanted.line, id.text.substr(HoldTag::prefix.size() + 1)});
  return taken;
}

std::optional<Time> first_expiry(const store::Scope& scope) {
  constexpr std::string_view first = R"sql(
    SELECT expires_at_us
      FROM holds
     WHERE cooperative_id = $1
     ORDER BY expires_at_us, hold_id
     LIMIT 1)sql";
  return scope.one(first, {}, [](const store::Row& row) { return from_us(row.integer(0)); });
}

std::int64_t expire_holds(Command& command, int limit) {
  // By product: every writer then holds products in the same order.
  constexpr std::string_view due = R"sql(
    SELECT hold_id, pack_id, product_id, packs, short_packs, for_whom, expires_at_us
      FROM (SELECT hold_id, pack_id, product_id, packs, short_packs, for_whom, expires_at_us
              FROM holds
             WHERE cooperative_id = $1 AND expires_at_us <= $2
             ORDER BY expires_at_us, hold_id
             LIMIT $3) AS first_due
     ORDER BY product_id, hold_id)sql";
  const auto some = command.rows().all(due, {to_us(command.now()), limit}, hold_of);
  for (const Hold& hold : some) end(command, hold, "expired_packs");
  return static_cast<std::int64_t>(some.size());
}

std::optional<Hold> find_hold(const store::Scope& scope, const HoldId& id) {
  constexpr std::string_view find = R"sql(
    SELECT hold_id, pack_id, product_id, packs, short_packs, for_whom, expires_at_us
      FROM holds
     WHERE cooperative_id = $1 AND hold_id = $2)sql";
  return scope.one(find, {id}, hold_of);
}

std::vector<Hold> holds(const store::Scope& scope, const std::optional<ProductId>& product) {
  constexpr std::string_view of_all = R"sql(
    SELECT hold_id, pack_id, product_id, packs, short_packs, for_whom, expires_at_us
      FROM holds
     WHERE cooperative_id = $1
     ORDER BY expires_at_us, hold_id)sql";
  constexpr std::string_view of_one = R"sql(
    SELECT hold_id, pack_id, product_id, packs, short_packs, for_whom, expires_at_us
      FROM holds
     WHERE cooperative_id = $1 AND product_id = $2
     ORDER BY expires_at_us, hold_id)sql";
  return product ? scope.all(of_one, {*product}, hold_of) : scope.all(of_all, {}, hold_of);
}

}  // namespace ganh::catalog::stock
