#include "catalog/changes/command.h"

#include <cassert>

namespace ganh::catalog::changes {

namespace {

// Slices of one long command share its row.
constexpr std::string_view add_command = R"sql(
  INSERT INTO commands (cooperative_id, command_id, actor, cause, at_us)
  VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (cooperative_id, command_id) DO NOTHING)sql";

// The head row is taken by the transaction that changes, so numbers appear in the order of commits.
constexpr std::string_view next_number = R"sql(
  INSERT INTO change_heads (cooperative_id, last_change)
  VALUES ($1, 1)
      ON CONFLICT (cooperative_id) DO UPDATE SET last_change = change_heads.last_change + 1
  RETURNING last_change)sql";

constexpr std::string_view add_change = R"sql(
  INSERT INTO changes
    (cooperative_id, number, command_id, noun, noun_id, kind, detail, at_us)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql";

}  // namespace

std::string_view name(Noun noun) {
  switch (noun) {
    case Noun::cooperative:
      return "cooperative";
    case Noun::household:
      return "household";
    case Noun::product:
      return "product";
    case Noun::pack:
      return "pack";
    case Noun::lot:
      return "lot";
    case Noun::place:
      return "place";
    case Noun::stock:
      return "stock";
    case Noun::stock_take:
      return "stock_take";
    case Noun::order:
      return "order";
    case Noun::payout:
      return "payout";
    case Noun::settlement:
      return "settlement";
    case Noun::channel:
      return "channel";
    case Noun::listing:
      return "listing";
    case Noun::membership:
      return "membership";
    case Noun::token:
      return "token";
  }
  assert(false);
  return "";
}

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::created:
      return "created";
    case Kind::updated:
      return "updated";
    case Kind::removed:
      return "removed";
  }
  assert(false);
  return "";
}

Command::Command(store::Write& write, const CooperativeId& cooperative, Heading heading, Time now,
                 Randomness& randomness)
    : rows_(write.scope(cooperative)),
      heading_(std::move(heading)),
      now_(now),
      randomness_(randomness) {
  assert(!cooperative.empty() && !heading_.id.empty());
}

void Command::head() {
  if (headed_) return;
  rows_.run(add_command, {heading_.id, heading_.actor, heading_.cause, to_us(now_)});
  headed_ = true;
}

void Command::record(Noun noun, std::string_view id, Kind kind, std::string_view detail) {
  head();
  const std::int64_t number = rows_.number(next_number, {});
  rows_.run(add_change, {number, heading_.id, name(noun), id, name(kind), detail, to_us(now_)});
}

}  // namespace ganh::catalog::changes
