// What a purchase list must look like, from the day on which a rule took effect.
//
// Rules of law are data: a new form is a new entry of a file, never a change here. The shipped file
// is purchase_list_templates.json; an accountant checks it against the law's own text.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/result.h"

namespace ganh::catalog::documents {

struct PurchaseListTemplate {
  enum class Key {
    bought_on,
    seller_name,
    seller_address,
    seller_id,
    goods,
    quantity,
    unit_price,
    amount,
    note
  };
  struct Column {
    Key key = Key::goods;
    std::string heading;
    int share = 1;  // of the width, beside the others'; 1 … 1000
  };

  Date valid_from{};
  std::string form;  // "Mẫu số 01/TNDN"
  std::string title;
  std::string legal_basis;
  std::vector<Column> columns;          // 1 … 12
  std::vector<std::string> signatures;  // 1 … 4
};

// Oldest first. `invalid`: what json::parse refuses; "template.malformed", its field the first one
// that is missing or is not what this header says ("templates[0].columns[2].key").
Result<std::vector<PurchaseListTemplate>> read_purchase_list_templates(std::string_view json);

// Those that come with the program.
std::span<const PurchaseListTemplate> shipped_purchase_list_templates();

// The last one valid from that day or before. `not_found`, "template.none" {date}.
Result<PurchaseListTemplate> template_on(std::span<const PurchaseListTemplate> templates,
                                         Date date);

}  // namespace ganh::catalog::documents
