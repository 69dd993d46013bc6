// A counter where people buy, and order by telephone.

#pragma once

#include "catalog/selling/selling.h"
#include "catalog/orders/shipments.h"
#include "catalog/stock/holds.h"
#include "tests/catalog/farm.h"

namespace ganh::catalog::selling {

struct Counter : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);

  Counter() { lot("L1", rice, lan, 5000); }

  Result<Sold> sell(std::vector<Goods> goods, std::optional<money::Method> paid_by,
                    const std::string& key = "") {
    Sale sale;
    sale.goods = std::move(goods);
    sale.paid_by = paid_by;
    sale.key = key;
    return command([&](auto& c) { return selling::sell(c, sale); });
  }
  Result<Sold> take(PhoneOrder wanted) {
    wanted.customer = {"Chị Hoa", "0912345678", "12 Hàng Bông, Hà Nội"};
    return command([&](auto& c) { return take_order(c, wanted); });
  }
  PlaceId a_place(const std::string& code, stock::PlaceKind kind, bool sells = true) {
    const stock::Place place{{}, code, "Điểm " + code, kind, sells};
    BOOST_REQUIRE(command([&](auto& c) { return stock::put(c, place, 0); }));
    return look([&](auto& s) { return stock::find_place(s, code); })->place.id;
  }
  void carry(const char* lot, const PlaceId& to, std::int64_t base) {
    const LotId id = find_lot(lot).lot.id;
    BOOST_REQUIRE(command([&](auto& c) {
      return stock::transfer(c, {id, stock::main_place(), to, base, ""});
    }));
  }
  Result<Sold> sell_at(const PlaceId& place, std::vector<Goods> goods) {
    Sale sale;
    sale.goods = std::move(goods);
    sale.place = place;
    return command([&](auto& c) { return selling::sell(c, sale); });
  }
  Result<> may_leave(const OrderId& id, std::int64_t cod_vnd, bool pays_later = false) {
    const auto stands = order(id);
    return look([&](auto& s) { return selling::may_leave(s, stands, {cod_vnd}, pays_later); });
  }
  // Four bags by telephone: three packed, one yet to be packed.
  OrderId half_packed() {
    const auto taken = take({.goods = {{"GAO-500", 4, ""}}, .customer = {}});
    BOOST_REQUIRE(taken);
    const orders::Packing part{{{1, 3, {}}}, orders::Packing::Rest::later};
    BOOST_REQUIRE(command([&](auto& c) { return orders::pack(c, taken->id, part); }));
    return taken->id;
  }
  // The three have left, the fourth is packed and still here.
  OrderId half_sent(std::int64_t cod_vnd) {
    const OrderId id = half_packed();
    BOOST_REQUIRE(
        command([&](auto& c) { return orders::ship(c, id, {"EMS", "EB1VN", {cod_vnd}}); }));
    BOOST_REQUIRE(pack_up(id));
    return id;
  }
  ShipmentId parcel(const OrderId& id, std::size_t at) { return order(id).shipments.at(at).id; }
  Result<> unpack_and_cut(const OrderId& id, std::size_t at) {
    const ShipmentId shipment = parcel(id, at);
    return command([&](auto& c) {
      return orders::unpack(c, id, shipment, {orders::Packing::Rest::cut, {}, "khách bớt"});
    });
  }
  Result<> set_cod(const OrderId& id, std::size_t at, std::int64_t cod_vnd) {
    const ShipmentId shipment = parcel(id, at);
    return command([&](auto& c) { return orders::set_cod(c, id, shipment, {cod_vnd}); });
  }
  std::vector<Collecting> collecting(const OrderId& id) {
    const auto stands = order(id);
    return look([&](auto& s) { return selling::collecting(s, stands); });
  }
  std::size_t perhaps_too_much() {
    return look([](auto& s) { return orders::perhaps_collecting_too_much(s, 10); }).size();
  }
  void hens() {
    const ProductId hen = product("GA");
    products::Pack weighed{.id = {},
                           .sku = "GA-TA",
                           .product = hen,
                           .name = "con",
                           .net_base = 1500,
                           .price = {150'000},
                           .barcode = "",
                           .catch_weight = true};
    BOOST_REQUIRE(command([&](auto& c) { return products::put(c, weighed, 0); }));
    lot("L2", hen, lan, 6000);
  }
};

inline std::string written(const Result<std::vector<Goods>>& goods) {
  std::string text;
  if (!goods) return goods.error().faults.at(0).reason;
  for (const Goods& each : *goods) {
    text += std::to_string(each.packs) + " " + each.sku +
            (each.weighed.empty() ? "" : " = " + each.weighed) + "; ";
  }
  return text;
}

}  // namespace ganh::catalog::selling
