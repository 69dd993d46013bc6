// Values of the API as people read them.

#pragma once

#include <string>

#include "catalog/json/json.h"

namespace ganh::service::telling {

std::string number(catalog::json::Value value);  // a whole one; "0" for what is none
std::string day(catalog::json::Value value);     // of a day or a time: "21/11/2026", in Viet Nam
std::string moment(catalog::json::Value value);  // of a time: "21/11/2026 08:05", in Viet Nam
std::string money(catalog::json::Value value);   // of whole đồng: "25.000 đ"

}  // namespace ganh::service::telling
