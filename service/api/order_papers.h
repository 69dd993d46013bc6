// What is printed for orders: slips and labels of their shipments, and the walk through the shed.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/documents/packing_slip.h"
#include "catalog/documents/pick_list.h"
#include "catalog/documents/shipping_label.h"
#include "catalog/orders/orders.h"
#include "catalog/result.h"
#include "catalog/store/database.h"

namespace ganh::service::api {

// The shipments of an order and what can be printed of each.
struct ShipmentPapers {
  catalog::orders::Shipment shipment;
  bool has_waybill_pdf = false;
};
std::optional<std::vector<ShipmentPapers>> read_order_papers(const catalog::store::Scope& scope,
                                                             const std::string& order);
std::string order_papers_json(const std::vector<ShipmentPapers>& papers);

// `not_found`, "shipment.not_found". With `pay`: a VietQR of what the order lacks; when nothing is
// lacking, or there is no account, none.
Result<catalog::documents::PackingSlip> read_packing_slip(const catalog::store::Scope& scope,
                                                          const ShipmentId& shipment, bool pay,
                                                          const std::string& public_url);
Result<catalog::documents::ShippingLabel> read_shipping_label(const catalog::store::Scope& scope,
                                                              const ShipmentId& shipment);

struct PickList {
  struct ForOrder {
    OrderId order;
    std::string external_id;
    std::int64_t packs = 0;
    catalog::measure::Quantity part;  // of a pack that is filled from two lots
  };
  struct Line {
    std::string place;
    std::string product;
    std::string pack;
    std::string sku;
    std::string lot;
    Date expires_on{};
    catalog::measure::Quantity quantity;
    std::vector<ForOrder> orders;
  };
  struct Chosen {
    OrderId id;
    std::string external_id;
    std::string channel;
    std::string customer;
    bool is_short = false;
  };
  std::string cooperative;
  Date on{};
  std::vector<Chosen> orders;
  std::vector<Line> lines;  // in the order of the walk: place, product, first expired
  bool left_out = false;    // more orders are confirmed than go into one walk
};

// Of these orders, or of all that are confirmed, oldest first. `not_found`, "order.not_found";
// `limit`, "pick_list.too_many" {most}.
Result<PickList> read_pick_list(const catalog::store::Scope& scope,
                                const std::vector<std::string>& orders, Date today);
std::string pick_list_json(const PickList& list);
catalog::documents::PickList to_print(const PickList& list);

}  // namespace ganh::service::api
