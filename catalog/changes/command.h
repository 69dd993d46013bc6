// A command: an open write, headed by who did it and why.
//
// Whatever changes the truth does it through a Command, so that every change stands in the change
// log under one row of `commands`: that is the audit. A command function takes `Command&` and the
// caller composes several in one write.

#pragma once

#include <string>
#include <string_view>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/store/database.h"

namespace ganh::catalog::changes {

struct Heading {
  CommandId id;       // the same in every slice of a long command
  std::string actor;  // "clerk:lan", "channel:chan_…", "system"
  std::string cause;  // "import thien-an.xlsx", "webhook", "publish"
};

enum class Noun {
  cooperative,
  household,
  product,
  pack,
  lot,
  place,
  stock,
  stock_take,
  order,
  payout,
  settlement,
  channel,
  listing,
  membership,
  token,
};
enum class Kind { created, updated, removed };

std::string_view name(Noun noun);
std::string_view name(Kind kind);

// What a `put` did: importing the same thing again is `unchanged` and logs nothing.
enum class Effect { created, updated, unchanged };

class Command {
 public:
  // The row in `commands` is written with the first change; a command that changes nothing of the
  // truth leaves none.
  Command(store::Write& write, const CooperativeId& cooperative, Heading heading, Time now,
          Randomness& randomness);

  const store::WriteScope& rows() const { return rows_; }
  Time now() const { return now_; }
  Date today() const { return date_in_vietnam(now_); }
  const Heading& heading() const { return heading_; }
  Randomness& randomness() const { return randomness_; }

  template <class Tag>
  Id<Tag> make() const {
    return new_id<Tag>(now_, randomness_);
  }

  // Writes the row in `commands`, once. record() does it by itself; rows that refer to the command
  // need it before.
  void head();

  // Appends to the change log; `detail` is a JSON object of what changed, for people. For
  // Noun::stock the id is the product's, for Noun::listing "<channel>/<pack>", for
  // Noun::membership the person's.
  void record(Noun noun, std::string_view id, Kind kind, std::string_view detail = "{}");

 private:
  store::WriteScope rows_;
  Heading heading_;
  Time now_;
  Randomness& randomness_;
  bool headed_ = false;
};

}  // namespace ganh::catalog::changes
