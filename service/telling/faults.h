// What is wrong and how to mend it, from a fault as the API gives it.

#pragma once

#include <string>
#include <vector>

#include "catalog/json/json.h"
#include "catalog/text/sentence.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

// In the paper's language.
catalog::text::Spoken spoken(const Paper& paper, catalog::json::Value fault);

// "problem → cure"
std::string in_one_line(const Paper& paper, catalog::json::Value fault);

// Each fault: the problem, and under it the cure. A request's member is named as the option that it
// was typed as, where `options` has one: "--why" for "items[0].why".
void show_faults(const Paper& paper, catalog::json::Value faults,
                 const std::vector<std::string>& options = {});

}  // namespace ganh::service::telling
