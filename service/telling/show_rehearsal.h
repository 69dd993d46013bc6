// A rehearsal as people read it: everything that publishing would send.

#pragma once

#include <string>

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

// Of what is new the title, category and price; every field of it, and every row, when everything
// is asked for.
void show_rehearsal(const Paper& paper, catalog::json::Value rehearsal, bool everything);

}  // namespace ganh::service::telling
