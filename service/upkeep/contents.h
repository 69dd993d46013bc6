// What a database holds, counted: told after a backup and a restore, so that people can judge.

#pragma once

#include <cstdint>
#include <optional>

#include "catalog/clock.h"
#include "catalog/json/json.h"
#include "catalog/store/database.h"

namespace ganh::service::upkeep {

struct Contents {
  std::int64_t cooperatives = 0;
  std::int64_t products = 0;
  std::int64_t orders = 0;
  std::int64_t commands = 0;
  std::optional<Time> last_command_at;
};

Contents contents_of(const catalog::store::Read& read);

// As fields of an object that is being written.
void write_contents(catalog::json::Writer& out, const Contents& contents);

}  // namespace ganh::service::upkeep
