// Applies a plan: exactly what it lists, in short writes under one command.
//
// What has changed since the plan is skipped and reported; nothing else is lost by it.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/sheets/import_plan.h"
#include "catalog/sheets/imports.h"
#include "catalog/store/database.h"

namespace ganh::catalog::sheets {

struct Progress {
  int done = 0;  // applied or skipped, in this run
  int all = 0;
};

struct ApplyOptions {
  std::string actor;        // "clerk:lan"
  std::string file_name;    // for the command's cause
  std::string file_sha256;  // the same file goes on where an earlier run of it was killed
  // How long one write holds the writer: about 0.2 ms an entry, 0.8 ms on a machine under load.
  int entries_per_slice = 25;
  // After each durable slice; false stops there, as a kill would.
  std::function<bool(const Progress&)> on_progress = {};
};

struct Skipped {
  const Item* item = nullptr;  // of the plan
  Fault fault;                 // "changed_since", or why the catalog refused it
};

struct Applied {
  Import import;
  Counts counts;                 // of entries applied; `unchanged`: another had done the same
  std::vector<Skipped> skipped;  // counts.all() + skipped = the plan's created and updated
  bool is_finished = false;
};

// `not_now`, "import.no_cooperative", when the cooperative is neither there nor created by the
// plan. A plan with nothing to do writes nothing. The plan must outlive what comes back.
Result<Applied> apply(store::Database& database, const Plan& plan, const ApplyOptions& options,
                      const Clock& clock, Randomness& randomness);

}  // namespace ganh::catalog::sheets
