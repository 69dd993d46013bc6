// A cooperative with one channel and no marketplace behind it: the test answers for it.

#pragma once

#include "connectors/channel/channels.h"
#include "connectors/channel/cursors.h"
#include "connectors/channel/listings.h"
#include "connectors/migrations.h"
#include "connectors/publishing/next_task.h"
#include "connectors/publishing/outbox.h"
#include "connectors/publishing/planner.h"
#include "connectors/publishing/rehearsal.h"
#include "connectors/publishing/settle.h"
#include "tests/catalog/farm.h"

namespace ganh::connectors {

inline catalog::store::Steps all_migrations() {
  catalog::store::Steps all = catalog::schema_steps();
  all += schema_steps();
  return all;
}

struct Stall : catalog::Farm {
  explicit Stall(std::string_view rules = "{}", std::string_view connector = "agriconnect")
      : Farm(catalog::store::Writer::inline_, all_migrations()), name(connector) {
    rice = rice_with("Gạo dẻo và thơm.");
    pack("GAO-1KG", rice, 1000);
    grower = household("H01");
    channel = connect(rules);
  }

  ProductId rice_with(const std::string& description) {
    catalog::products::Product product;
    product.code = "GAO";
    product.name = "Gạo Bao Thai";
    product.category = "Gạo";
    product.description = description;
    BOOST_REQUIRE(command([&](auto& c) {
      const auto standing = catalog::products::find_product(c.rows(), "GAO");
      return catalog::products::put(c, product, standing ? standing->version : 0);
    }));
    return look([](auto& s) { return catalog::products::find_product(s, "GAO"); })->product.id;
  }

  void new_price(const std::string& sku, std::int64_t price_vnd) {
    BOOST_REQUIRE(command([&](auto& c) {
      auto row = *catalog::products::find_pack(c.rows(), sku);
      row.pack.price = {price_vnd};
      return catalog::products::put(c, row.pack, row.version);
    }));
  }

  channel::Channel connect(std::string_view rules) {
    const auto profile =
        channel::with_rules(find_connector(name)->default_profile(), rules).value();
    const auto id = command([&](auto& c) {
      return channel::connect(c, {name, name, "http://127.0.0.1:1", profile, {}}, vault);
    });
    BOOST_REQUIRE(id);
    return *look([&](auto& s) { return channel::find_channel(s, *id); });
  }

  void plan() {
    while (look([&](auto& s) { return publishing::has_to_plan(s, channel, today()); })) {
      BOOST_REQUIRE(command([&](auto& c) -> Result<> {
        publishing::plan_slice(c, channel);
        return {};
      }));
    }
  }
  publishing::Rehearsal rehearse() {
    plan();
    return look([&](auto& s) { return publishing::rehearse(s, channel, today()); });
  }
  publishing::Released release(const publishing::Rehearsal& rehearsal) {
    return command([&](auto& c) -> Result<publishing::Released> {
             return publishing::release(c, channel, rehearsal);
           })
        .value();
  }
  void publish() { release(rehearse()); }

  // What is to be sent next, marked as under way. Orders have just been read.
  std::optional<publishing::Assignment> next() {
    return command([&](auto& c) -> Result<std::optional<publishing::Assignment>> {
             if (orders_are_read) channel::save_orders_polled(c, channel.id, c.now());
             auto assignment = publishing::next_assignment(
                 c, channel, find_connector(name)->capabilities(), turn);
             if (assignment) turn.pass(assignment->sent.front().row.work);
             return assignment;
           })
        .value();
  }
  std::vector<publishing::Sent> answer(const std::vector<publishing::Sent>& sent,
                                       const std::vector<Outcome>& outcomes) {
    return command([&](auto& c) -> Result<std::vector<publishing::Sent>> {
             return publishing::settle_outcomes(c, channel, sent, outcomes, randomness).unspoken;
           })
        .value();
  }

  // Published, accepted, and its stock too.
  void stand() {
    publish();
    answer(next()->sent, {Accepted{"GAO-1KG", "AC-1"}});
    plan();
    if (const auto stock = next()) answer(stock->sent, {Accepted{"GAO-1KG", "AC-1"}});
  }

  channel::ListingRow listing(std::string_view sku = "GAO-1KG") {
    return look([&](auto& s) { return channel::find_listing_by_sku(s, channel.id, sku); }).value();
  }
  std::int64_t packs_accepted() { return listing().packs.value_or(-1); }
  std::optional<publishing::OutboxRow> row(publishing::Work work,
                                           std::string_view sku = "GAO-1KG") {
    return look([&](auto& s) {
      const auto pack = catalog::products::find_pack(s, sku);
      return publishing::find_row(s, channel.id, pack->pack.id.text, work);
    });
  }

  channel::Vault vault = channel::Vault::make();
  bool orders_are_read = true;
  publishing::Turn turn;
  std::string name;
  ProductId rice;
  HouseholdId grower;
  channel::Channel channel;
};

}  // namespace ganh::connectors
