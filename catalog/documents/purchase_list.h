// What was bought from whom without an invoice (bảng kê thu mua), on the form valid at the time.
//
// Holds sellers' identity numbers: for the books and the tax office, and nobody else.

#pragma once

#include <string>
#include <vector>

#include "catalog/clock.h"
#include "catalog/documents/paper.h"
#include "catalog/documents/purchase_list_template.h"
#include "catalog/measure/money.h"
#include "catalog/measure/quantity.h"
#include "catalog/result.h"
#include "catalog/text/number_words.h"

namespace ganh::catalog::documents {

struct PurchaseList {
  struct Line {
    Date bought_on{};
    std::string seller_name;
    std::string seller_address;
    std::string seller_id;
    std::string goods;
    measure::Quantity quantity;
    measure::Money unit_price;
    std::string price_unit;  // "kg"
    measure::Money amount;
    std::string note;
  };

  Party cooperative;
  std::string number;
  Date from{};
  Date to{};              // the last day
  std::string bought_at;  // where the goods were taken in
  std::string in_charge;  // who bought
  std::vector<Line> lines;
  text::Region region = text::Region::north;
};

// On A4 and A5, turned: the form is wide. Adds the amounts up, in figures and in words. Without
// lines it is the bare form.
Result<std::string> purchase_list(const PurchaseList& list, const PurchaseListTemplate& form,
                                  Paper paper);

}  // namespace ganh::catalog::documents
