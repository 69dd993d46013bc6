#include <algorithm>

#include "catalog/orders/waybills.h"
#include "catalog/text/normal_form.h"
#include "service/api/order_papers.h"
#include "service/http/handlers.h"
#include "service/http/printing.h"

namespace ganh::service::http {

namespace documents = catalog::documents;
namespace orders = catalog::orders;
namespace store = catalog::store;

namespace {

using documents::Paper;

// "a,b,c"
Result<std::vector<std::string>> orders_named(const Call& call) {
  std::vector<std::string> named;
  const std::string text = call.request().query("orders").value_or("");
  if (!catalog::text::is_plain(text)) return error(Code::invalid, "orders", "body.not_plain");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    if (end > at) named.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return named;
}

ShipmentId shipment_of(const Call& call) {
  return {call.name(1)};
}

Error no_waybill() {
  return error(Code::not_found, "shipment_id", "waybill.none");
}

}  // namespace

Reply get_order_papers(Call& call) {
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto papers = api::read_order_papers(scope, call.name(1));
    if (!papers) {
      return error(Code::not_found, "order_id", "order.not_found", {{"order", call.name(1)}});
    }
    return api::order_papers_json(*papers);
  });
}

Reply print_packing_slip(Call& call) {
  const bool pay = call.request().query("pay") == "true";
  // On paper an address has to be the one that customers reach.
  const std::string public_url = call.parts().public_url.empty() ? "" : call.public_url();
  return print(call, Paper::a5, [&](const store::Scope& scope) -> Result<Sheet> {
    auto slip = api::read_packing_slip(scope, shipment_of(call), pay, public_url);
    if (!slip) return slip.error();
    const std::string name = "Phiếu giao hàng " + slip->number + ".pdf";
    return Sheet{name, [slip = *std::move(slip)](Paper paper) {
                   return documents::packing_slip(slip, paper);
                 }};
  });
}

Reply print_label(Call& call) {
  return print(call, Paper::label_100x150, [&](const store::Scope& scope) -> Result<Sheet> {
    auto label = api::read_shipping_label(scope, shipment_of(call));
    if (!label) return label.error();
    const std::string name = "Nhãn gửi hàng " + label->order_number + ".pdf";
    return Sheet{name, [label = *std::move(label)](Paper paper) {
                   return documents::shipping_labels({&label, 1}, paper);
                 }};
  });
}

Reply get_waybill(Call& call) {
  auto pdf = call.read(
      [&](const store::Scope& scope) { return orders::waybill_pdf(scope, shipment_of(call)); });
  if (!pdf) return call.refuse(no_waybill());
  return pdf_reply(*std::move(pdf), "Vận đơn " + call.name(1) + ".pdf");
}

Reply put_waybill(Call& call) {
  const auto kept =
      call.command("waybill kept", [&](catalog::changes::Command& command) -> Result<> {
        return orders::keep_waybill_pdf(command, shipment_of(call), call.request().body);
      });
  if (!kept) return call.refuse(kept.error());
  return no_content();
}

Reply get_pick_list(Call& call) {
  const auto named = orders_named(call);
  if (!named) return call.refuse(named.error());
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto list = api::read_pick_list(scope, *named, call.today());
    if (!list) return list.error();
    return api::pick_list_json(*list);
  });
}

Reply print_pick_list(Call& call) {
  const auto named = orders_named(call);
  if (!named) return call.refuse(named.error());
  return print(call, Paper::a4, [&](const store::Scope& scope) -> Result<Sheet> {
    const auto list = api::read_pick_list(scope, *named, call.today());
    if (!list) return list.error();
    const std::string name = "Phiếu lấy hàng " + iso_date(list->on) + ".pdf";
    return Sheet{name, [printed = api::to_print(*list)](Paper paper) {
                   return documents::pick_list(printed, paper);
                 }};
  });
}

}  // namespace ganh::service::http
