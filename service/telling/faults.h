// What is wrong and how to mend it, from a fault as the API gives it.

#pragma once

#include "catalog/json/json.h"
#include "catalog/text/sentence.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

// In the paper's language.
catalog::text::Spoken spoken(const Paper& paper, catalog::json::Value fault);

// "problem → cure"
std::string in_one_line(const Paper& paper, catalog::json::Value fault);

// Each fault: the problem, and under it the cure.
void show_faults(const Paper& paper, catalog::json::Value faults);

}  // namespace ganh::service::telling
