// A month's orders, and the lists that marketplaces and carriers send of them.

#pragma once

#include "catalog/money/settlements.h"
#include "tests/catalog/farm.h"

namespace ganh::catalog::money {

using Kind = SettlementLine::Kind;

struct Month : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);
  const LotId stocked = lot("L1", rice, lan, 50'000);

  OrderId shipped(const std::string& external_id, std::int64_t packs) {
    const OrderId id = place(external_id, {{"GAO-500", packs}});
    BOOST_REQUIRE(confirm(id));
    BOOST_REQUIRE(pack_up(id));
    BOOST_REQUIRE(ship(id));
    return id;
  }
  static Settlement statement(const std::string& number, std::vector<SettlementLine> lines) {
    Settlement list{Method::marketplace, "chan_postmart", number, {}, std::move(lines)};
    for (const SettlementLine& line : list.lines) list.handed_over += line.amount;
    return list;
  }
  // Two parcels, 25.000 đ in each.
  OrderId in_two(const std::string& external_id, std::int64_t first_cod_vnd,
                 std::int64_t second_cod_vnd) {
    const OrderId id = place(external_id, {{"GAO-500", 2}});
    BOOST_REQUIRE(confirm(id));
    for (const auto& [waybill, cod_vnd] :
         {std::pair{"VTP1", first_cod_vnd}, std::pair{"VTP2", second_cod_vnd}}) {
      BOOST_REQUIRE(command([&](auto& c) -> Result<> {
        const auto packed = orders::pack(c, id, {{{1, 1, {}}}, orders::Packing::Rest::later});
        if (!packed) return packed.error();
        return orders::ship(c, id, {"Viettel Post", waybill, {cod_vnd}, *packed});
      }));
    }
    return id;
  }
  static Settlement cod_list(const std::string& party, const std::string& number,
                             std::vector<SettlementLine> lines) {
    Settlement list = statement(number, std::move(lines));
    list.from = Method::carrier;
    list.party = party;
    return list;
  }
  Result<Settled> enter(const Settlement& settlement) {
    return command([&](auto& c) { return money::settle(c, settlement); });
  }
  Payment by_bank(const OrderId& id, std::int64_t vnd) {
    Payment payment;
    payment.order = id;
    payment.method = Method::bank;
    payment.amount = {vnd};
    return payment;
  }
  bool pay(const OrderId& id, std::int64_t vnd) {
    return command([&](auto& c) { return receive(c, by_bank(id, vnd)); }).has_value();
  }
  bool give_back(const OrderId& id, std::int64_t vnd) {
    return command([&](auto& c) { return refund(c, by_bank(id, vnd)); }).has_value();
  }
  std::int64_t at(books::Account account, const std::string& party = "") {
    return look([&](auto& s) { return books::balance(s, account, party).vnd; });
  }
};

}  // namespace ganh::catalog::money
