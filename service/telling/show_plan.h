// What an import would do, and did, as people read it.

#pragma once

#include <string>

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

// `file` is its name. Every new and every faulty row; of those that change at most a screenful
// unless everything is asked for.
void show_plan(const Paper& paper, const std::string& file, catalog::json::Value report,
               bool everything);

void show_applied(const Paper& paper, catalog::json::Value report);

}  // namespace ganh::service::telling
