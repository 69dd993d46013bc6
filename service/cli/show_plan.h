// What an import would do, and did, as people read it.

#pragma once

#include <string>

#include "catalog/sheets/apply_plan.h"
#include "catalog/sheets/import_plan.h"
#include "service/cli/paper.h"

namespace ganh::service::cli {

// `file` is its name. Every new and every faulty row; of those that change at most a screenful
// unless everything is asked for.
void show_plan(const Paper& paper, const std::string& file, const catalog::sheets::Plan& plan,
               bool everything);

void show_applied(const Paper& paper, const catalog::sheets::Applied& applied,
                  int unchanged_in_plan);

}  // namespace ganh::service::cli
