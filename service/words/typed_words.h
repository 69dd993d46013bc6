// The words that people type where the API has a name of its own: one table each, for options, for
// what is typed back from a printed sheet, and for what the sheet prints.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/stock/cause.h"

namespace ganh::service::words {

// "hỏng · quá hạn · dập vỡ …", as the sheet prints them; each is understood by waste_said().
std::string printed_reasons();

// "hỏng", "dap vo", "spoiled". "đếm nhầm" is a reason and no kind. Nothing: none of the words.
struct WasteSaid {
  std::optional<catalog::stock::Waste> kind;
};
std::optional<WasteSaid> waste_said(std::string_view typed);

// The API's name for what was typed; what is none of the words stays as it is.
std::string waste_name(std::string typed);
std::string place_kind_name(std::string typed);
std::string payment_name(std::string typed);  // "tiền mặt" → "cash", "trả sau" → "later"

// Every name of the API with its word: "spoiled (hỏng), …".
std::string waste_choices();

}  // namespace ganh::service::words
