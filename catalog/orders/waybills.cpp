#include "catalog/orders/waybills.h"

#include "catalog/changes/difference.h"
#include "catalog/orders/steps.h"

namespace ganh::catalog::orders {

namespace {

constexpr std::string_view pdf_begins = "%PDF-";

}  // namespace

Result<> keep_waybill_pdf(changes::Command& command, const ShipmentId& shipment,
                          std::string_view pdf) {
  constexpr std::string_view put = R"sql(
    INSERT INTO waybill_pdfs (cooperative_id, shipment_id, order_id, pdf)
    VALUES ($1, $2, $3, $4)
        ON CONFLICT (cooperative_id, shipment_id) DO UPDATE SET pdf = excluded.pdf)sql";
  if (pdf.size() > waybill_pdf_bytes_max) {
    return error(Code::limit, "body", "waybill.too_large",
                 {{"most", std::to_string(waybill_pdf_bytes_max)}});
  }
  if (!pdf.starts_with(pdf_begins)) return error(Code::invalid, "body", "waybill.not_pdf");
  const auto order = find_order_of(command.rows(), shipment);
  if (!order) return error(Code::not_found, "shipment", "shipment.not_found");
  if (order->erased_at) return error(Code::not_now, "shipment", "order.erased");
  if (waybill_pdf(command.rows(), shipment) == pdf) return {};
  command.rows().run(put, {shipment, order->id, store::Value::bytes(pdf)});
  touch(command, order->id, changes::Difference("waybill_pdf", shipment.text).json());
  return {};
}

std::optional<std::string> waybill_pdf(const store::Scope& scope, const ShipmentId& shipment) {
  constexpr std::string_view find = R"sql(
    SELECT pdf FROM waybill_pdfs WHERE cooperative_id = $1 AND shipment_id = $2)sql";
  return scope.one(find, {shipment}, [](const store::Row& row) { return row.string(0); });
}

bool has_waybill_pdf(const store::Scope& scope, const ShipmentId& shipment) {
  constexpr std::string_view find = R"sql(
    SELECT COUNT(*) FROM waybill_pdfs WHERE cooperative_id = $1 AND shipment_id = $2)sql";
  return scope.number(find, {shipment}) > 0;
}

void erase_waybill_pdfs(changes::Command& command, const OrderId& order) {
  constexpr std::string_view erase = R"sql(
    DELETE FROM waybill_pdfs WHERE cooperative_id = $1 AND order_id = $2)sql";
  command.rows().run(erase, {order});
}

}  // namespace ganh::catalog::orders
