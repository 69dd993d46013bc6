#include "catalog/orders/invoices.h"

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/orders/steps.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::orders {

Result<> set_invoice_number(changes::Command& command, const OrderId& id, std::string_view number,
                            std::string_view expected) {
  constexpr std::string_view set = R"sql(
    UPDATE orders
       SET invoice_number = $3
     WHERE cooperative_id = $1 AND order_id = $2 AND invoice_number = $4)sql";
  Faults faults;
  faults.optional("number", number, invoice_number_bytes_max);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  const auto order = find_order(command.rows(), id);
  if (!order) return error(Code::not_found, "order", "order.not_found");
  const std::string wanted = text::normalise(number);
  if (order->invoice_number == wanted) return {};
  if (command.rows().run(set, {id, wanted, text::normalise(expected)}) == 0) {
    return changed_since("number");
  }
  touch(command, id,
        changes::Difference("order", order->external_id)
            .field("invoice_number", order->invoice_number, wanted)
            .json());
  return {};
}

}  // namespace ganh::catalog::orders
