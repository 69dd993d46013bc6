#include "service/api/order_papers.h"

#include <algorithm>
#include <map>

#include "catalog/json/json.h"
#include "catalog/money/payments.h"
#include "catalog/orders/shipments.h"
#include "catalog/orders/waybills.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/products/products.h"
#include "catalog/selling/selling.h"
#include "catalog/stock/lots.h"
#include "service/api/orders.h"
#include "service/api/parties.h"
#include "service/api/payments.h"
#include "service/api/period_reports.h"
#include "service/api/tracking.h"
#include "service/words/messages_reports.h"

namespace ganh::service::api {

namespace documents = catalog::documents;
namespace json = catalog::json;
namespace measure = catalog::measure;
namespace orders = catalog::orders;
namespace selling = catalog::selling;
namespace store = catalog::store;

namespace {

constexpr std::size_t goods_bytes_max = 200;

documents::Party sender(const store::Scope& scope) {
  const auto row = catalog::producers::find_cooperative(scope);
  if (!row) return {};
  const auto& of = row->cooperative;
  return {of.name, whole_address(of), of.phone};
}

documents::Party receiver(const orders::Order& order) {
  return {order.customer.name, order.customer.address, order.customer.phone};
}

struct Parcel {
  orders::Order order;
  orders::Shipment shipment;
  // The how manieth of how many the order has, without those that were taken apart.
  int place = 0;
  int of = 0;
};

Result<Parcel> find_parcel(const store::Scope& scope, const ShipmentId& id) {
  auto order = orders::find_order_of(scope, id);
  if (!order) return error(Code::not_found, "shipment_id", "shipment.not_found");
  const auto found = std::ranges::find(order->shipments, id, &orders::Shipment::id);
  const orders::Shipment shipment = *found;
  if (shipment.state == orders::ShipmentState::cancelled) {
    return error(Code::not_now, "shipment_id", "shipment.state",
                 {{"shipment_state", std::string(orders::name(shipment.state))}});
  }
  int place = 0;
  int of = 0;
  for (const orders::Shipment& each : order->shipments) {
    if (each.state == orders::ShipmentState::cancelled) continue;
    of += 1;
    if (each.number <= shipment.number) place += 1;
  }
  return Parcel{*std::move(order), shipment, place, of};
}

std::string number_of(const Parcel& parcel) {
  if (parcel.of == 1) return parcel.order.external_id;
  return parcel.order.external_id + "-" + std::to_string(parcel.shipment.number);
}

// Customers read Vietnamese words, not keys.
std::string reason_of(const orders::OrderLine& line, std::int64_t packed_packs) {
  if (packed_packs == line.packs) return "";
  if (!line.cut_why.empty()) {
    return words::reports::word_for(words::Language::vietnamese, words::reports::cut_reasons,
                                    line.cut_why);
  }
  return "gửi kiện khác";
}

std::vector<documents::PackingSlip::Lot> lots_of(const store::Scope& scope, const Parcel& parcel,
                                                 int line) {
  std::vector<documents::PackingSlip::Lot> lots;
  for (const auto& pick : orders::picks_of(scope, parcel.order.id)) {
    if (pick.line != line || pick.shipment != parcel.shipment.id) continue;
    const auto row = catalog::stock::find_lot(scope, pick.lot);
    const auto product =
        row ? catalog::products::find_product(scope, row->lot.product) : std::nullopt;
    if (!product) continue;
    lots.push_back({row->lot.code, "", {pick.quantity_base, product->product.base}});
  }
  return lots;
}

std::vector<documents::PackingSlip::Line> slip_lines(const store::Scope& scope,
                                                     const Parcel& parcel) {
  std::vector<documents::PackingSlip::Line> lines;
  const auto inside = orders::shipment_lines(scope, parcel.order.id, parcel.shipment.id);
  for (const auto& line : parcel.order.lines) {
    const auto part = std::ranges::find(inside, line.number, &orders::ShipmentLine::line);
    const std::int64_t packs = part == inside.end() ? 0 : part->packs;
    lines.push_back({line.sku, line.name, line.packs, packs, reason_of(line, packs),
                     lots_of(scope, parcel, line.number)});
  }
  return lines;
}

std::string goods_of(const store::Scope& scope, const Parcel& parcel) {
  std::string goods;
  for (const auto& line : slip_lines(scope, parcel)) {
    if (line.packed_packs == 0) continue;
    const std::string one = line.name + " × " + std::to_string(line.packed_packs);
    if (goods.size() + one.size() > goods_bytes_max) return goods + " …";
    goods += (goods.empty() ? "" : ", ") + one;
  }
  return goods;
}

// What a marketplace sold is paid to it, or collected for by its own waybill. Of an order of the
// house's own, what the clerk gave the carrier to collect stands once it has left.
void say_money(const store::Scope& scope, const Parcel& parcel, documents::ShippingLabel& label) {
  using Collect = documents::ShippingLabel::Collect;
  const measure::Money open = selling::still_open(scope, parcel.order);
  label.to_collect = parcel.shipment.cod;
  if (parcel.shipment.cod.vnd > 0 || open.vnd == 0) return;
  if (selling::name_of(parcel.order.channel).empty()) {
    label.collect = Collect::by_channel;
  } else if (!parcel.shipment.shipped_at) {
    label.collect = Collect::undecided;
    label.to_collect = open;
  }
}

}  // namespace

std::optional<std::vector<ShipmentPapers>> read_order_papers(const store::Scope& scope,
                                                             const std::string& order) {
  const auto id = find_order(scope, order);
  if (!id) return std::nullopt;
  std::vector<ShipmentPapers> papers;
  const auto found = orders::find_order(scope, *id);
  for (const auto& shipment : found->shipments) {
    if (shipment.state == orders::ShipmentState::cancelled) continue;
    papers.push_back({shipment, orders::has_waybill_pdf(scope, shipment.id)});
  }
  return papers;
}

std::string order_papers_json(const std::vector<ShipmentPapers>& papers) {
  json::Writer out;
  out.object([&] {
    out.array("shipments", [&] {
      for (const auto& [shipment, has_waybill_pdf] : papers) {
        out.object([&] {
          out.field("id", shipment.id.text);
          out.field("number", shipment.number);
          out.field("state", orders::name(shipment.state));
          out.field("carrier", shipment.carrier);
          out.field("waybill", shipment.waybill);
          out.field("packed_on", iso_date(date_in_vietnam(shipment.packed_at)));
          out.field("has_waybill_pdf", has_waybill_pdf);
        });
      }
    });
  });
  return std::move(out).text();
}

Result<documents::PackingSlip> read_packing_slip(const store::Scope& scope,
                                                 const ShipmentId& shipment, bool pay,
                                                 const std::string& public_url) {
  const auto parcel = find_parcel(scope, shipment);
  if (!parcel) return parcel.error();
  documents::PackingSlip slip;
  slip.from = sender(scope);
  slip.to = receiver(parcel->order);
  slip.number = number_of(*parcel);
  slip.channel = channel_name(scope, parcel->order.channel);
  slip.external_order_id = parcel->order.external_id;
  slip.packed_on = date_in_vietnam(parcel->shipment.packed_at);
  slip.lines = slip_lines(scope, *parcel);
  slip.to_collect = parcel->shipment.cod;
  slip.note = parcel->order.note;
  const std::string path = tracking_path(parcel->shipment);
  if (!public_url.empty() && !path.empty()) slip.follow_url = public_url + path;
  if (!pay) return slip;
  if (const auto transfer = read_transfer(scope, parcel->order.id.text)) {
    slip.pay = catalog::money::VietQr{transfer->bank_bin, transfer->account, transfer->amount,
                                      transfer->purpose};
  }
  return slip;
}

Result<documents::ShippingLabel> read_shipping_label(const store::Scope& scope,
                                                     const ShipmentId& shipment) {
  const auto parcel = find_parcel(scope, shipment);
  if (!parcel) return parcel.error();
  documents::ShippingLabel label;
  label.from = sender(scope);
  label.to = receiver(parcel->order);
  label.carrier = parcel->shipment.carrier;
  label.waybill = parcel->shipment.waybill;
  label.order_number = parcel->order.external_id;
  label.goods = goods_of(scope, *parcel);
  say_money(scope, *parcel, label);
  label.parcel = parcel->place;
  label.parcels = parcel->of;
  return label;
}

}  // namespace ganh::service::api
