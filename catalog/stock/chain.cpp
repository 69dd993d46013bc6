#include "catalog/stock/chain.h"

#include <cassert>

#include "catalog/digest.h"
#include "catalog/json/json.h"

namespace ganh::catalog::stock {

namespace {

constexpr std::string_view after_number = R"sql(
  SELECT number, cause, cause_id, cause_line, lot_id, place_id, quantity_base, waste, why,
         command_id, at_us, hash
    FROM ledger
   WHERE cooperative_id = $1 AND number > $2
   ORDER BY number
   LIMIT $3)sql";
constexpr int batch = 1000;

struct Head {
  std::int64_t number = 0;
  std::string hash;
};

// Taken by the transaction that appends, so that numbers have no gap on any database.
Head take_next(const store::WriteScope& rows) {
  constexpr std::string_view next = R"sql(
    INSERT INTO ledger_heads (cooperative_id, last_number, last_hash)
    VALUES ($1, 1, '')
        ON CONFLICT (cooperative_id)
        DO UPDATE SET last_number = ledger_heads.last_number + 1
    RETURNING last_number, last_hash)sql";
  const auto head = rows.one(next, {}, [](const store::Row& row) {
    return Head{row.integer(0), row.string(1)};
  });
  assert(head);
  return *head;
}

void set_head(const store::WriteScope& rows, std::string_view hash) {
  constexpr std::string_view set = R"sql(
    UPDATE ledger_heads
       SET last_hash = $2
     WHERE cooperative_id = $1)sql";
  rows.run(set, {hash});
}

// For the entries that were written before there was a chain.
std::string chain_what_stands(const store::WriteScope& rows) {
  constexpr std::string_view set = R"sql(
    UPDATE ledger
       SET hash = $3
     WHERE cooperative_id = $1 AND number = $2)sql";
  std::string hash;
  std::int64_t number = 0;
  for (;;) {
    const auto some = rows.all(after_number, {number, batch}, written_of);
    for (const Written& written : some) {
      hash = chain_hash(written, hash);
      rows.run(set, {written.number, hash});
      number = written.number;
    }
    if (some.size() < static_cast<std::size_t>(batch)) return hash;
  }
}

bool from_before_the_chain(const store::Scope& scope) {
  constexpr std::string_view hashed = R"sql(
    SELECT COUNT(*) FROM ledger WHERE cooperative_id = $1 AND number = 1 AND hash <> '')sql";
  return scope.number(hashed, {}) == 0;
}

}  // namespace

Written written_of(const store::Row& row) {
  const auto cause = parse_cause(row.text(1));
  if (!cause) {
    throw store::StorageError(store::StorageError::Kind::corrupt, "unknown cause in the ledger");
  }
  Written written;
  written.number = row.integer(0);
  written.entry = {LotId{row.string(4)},
                   PlaceId{row.string(5)},
                   row.integer(6),
                   *cause,
                   row.string(2),
                   static_cast<int>(row.integer(3)),
                   parse_waste(row.text(7)),
                   row.string(8)};
  written.command = {row.string(9)};
  written.at = from_us(row.integer(10));
  written.hash = row.string(11);
  return written;
}

std::string chain_hash(const Written& written, std::string_view hash_before) {
  const Entry& entry = written.entry;
  json::Writer text;
  text.array([&] {
    text.value(written.number);
    text.value(hash_before);
    text.value(entry.lot.text);
    text.value(entry.place.text);
    text.value(entry.quantity_base);
    text.value(name(entry.cause));
    text.value(entry.cause_id);
    text.value(std::int64_t{entry.cause_line});
    text.value(entry.waste ? name(*entry.waste) : std::string_view());
    text.value(entry.why);
    text.value(written.command.text);
    text.value(to_us(written.at));
  });
  return hex(sha256(std::move(text).text()));
}

void append_to_chain(changes::Command& command, const Entry& entry) {
  constexpr std::string_view add = R"sql(
    INSERT INTO ledger
      (cooperative_id, number, cause, cause_id, cause_line, lot_id, place_id, quantity_base, waste,
       why, command_id, at_us, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))sql";
  const auto& rows = command.rows();
  command.head();
  Head head = take_next(rows);
  // A chain that stands is never made anew: whoever emptied its head would have his changes sealed.
  if (head.number > 1 && head.hash.empty() && from_before_the_chain(rows)) {
    head.hash = chain_what_stands(rows);
  }
  Written written{head.number, entry, command.heading().id, command.now(), ""};
  written.hash = chain_hash(written, head.hash);
  rows.run(add, {written.number, name(entry.cause), entry.cause_id, entry.cause_line, entry.lot,
                 entry.place, entry.quantity_base, entry.waste ? name(*entry.waste) : "", entry.why,
                 written.command, to_us(written.at), written.hash});
  set_head(rows, written.hash);
}

std::optional<std::int64_t> first_broken_entry(const store::Scope& scope) {
  constexpr std::string_view find_head = R"sql(
    SELECT last_number, last_hash FROM ledger_heads WHERE cooperative_id = $1)sql";
  const Head head = scope
                        .one(find_head, {},
                             [](const store::Row& row) {
                               return Head{row.integer(0), row.string(1)};
                             })
                        .value_or(Head{});
  if (head.number > 0 && head.hash.empty() && from_before_the_chain(scope)) return std::nullopt;
  std::string hash;
  std::int64_t number = 0;
  for (;;) {
    const auto some = scope.all(after_number, {number, batch}, written_of);
    for (const Written& written : some) {
      hash = chain_hash(written, hash);
      if (written.number != ++number || written.hash != hash) return number;
    }
    if (some.size() < static_cast<std::size_t>(batch)) break;
  }
  if (number != head.number || hash != head.hash) return number + 1;
  return std::nullopt;
}

}  // namespace ganh::catalog::stock
