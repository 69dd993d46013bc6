// A marketplace's or carrier's own waybill for a shipment, as a PDF: kept and given back as it
// came, never read.
//
// It bears the customer's name and address, so it goes when they are erased.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

inline constexpr std::size_t waybill_pdf_bytes_max = 2 * 1024 * 1024;

// In place of one that is there. `not_found`, "shipment.not_found"; `limit`, "waybill.too_large"
// {most}; `invalid`, "waybill.not_pdf"; `not_now`, "order.erased".
Result<> keep_waybill_pdf(changes::Command& command, const ShipmentId& shipment,
                          std::string_view pdf);

std::optional<std::string> waybill_pdf(const store::Scope& scope, const ShipmentId& shipment);
bool has_waybill_pdf(const store::Scope& scope, const ShipmentId& shipment);

// For erase_customers().
void erase_waybill_pdfs(changes::Command& command, const OrderId& order);

}  // namespace ganh::catalog::orders
