// A stall whose one listing stands, and an audit of it; the test answers for the marketplace.

#pragma once

#include "connectors/publishing/audit.h"
#include "tests/connectors/stall.h"

namespace ganh::connectors {

inline constexpr std::string_view follows_by_itself = R"({"follows":true,"buffer_packs":0})";
inline constexpr auto rice_sku = "GAO-1KG";

// A listing that stands with ten packs at 25 000 đ; the test answers for the marketplace.
struct Audited : Stall {
  explicit Audited(std::string_view rules = R"({"buffer_packs":0})",
                   std::string_view connector = "agriconnect")
      : Stall(rules, connector) {
    lot("L1", rice, grower, 10'000);
    stand();
  }

  void ask_for_one() {
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      publishing::ask_for_audit(c, channel.id);
      return {};
    }));
  }
  publishing::AuditQuestion question() {
    return command([&](auto& c) -> Result<publishing::AuditQuestion> {
             auto capabilities = find_connector(name)->capabilities();
             capabilities.look_up_max = look_up_max;
             return publishing::next_audit_question(c, channel, capabilities);
           })
        .value();
  }
  std::vector<publishing::Drift> compare(const publishing::AuditQuestion& asked,
                                         const std::vector<Outcome>& outcomes) {
    return command([&](auto& c) -> Result<std::vector<publishing::Drift>> {
             return publishing::compare(c, channel, asked, outcomes);
           })
        .value();
  }
  // A whole audit in which the marketplace answers so; as it would be the next night.
  std::vector<publishing::Drift> audit(const Outcome& answer) {
    ask_for_one();
    const auto asked = question();
    BOOST_REQUIRE(asked.listings.size() == 1U);
    auto drifts = compare(asked, {answer});
    BOOST_TEST(question().is_finished);
    plan();
    return drifts;
  }
  publishing::Audit standing() {
    return look([&](auto& s) { return publishing::find_audit(s, channel.id); }).value();
  }
  publishing::Drift drift(publishing::DriftKind kind) {
    return look([&](auto& s) { return publishing::find_drift(s, channel.id, rice_sku, kind); })
        .value();
  }
  std::size_t look_up_max = 50;
  std::int64_t open() {
    return look([&](auto& s) { return publishing::open_drift_count(s, channel.id); });
  }
  // What is sent next is taken.
  Task accept() {
    auto assignment = next();
    BOOST_REQUIRE(assignment);
    answer(assignment->sent, {Accepted{rice_sku, listing().external_id}});
    plan();
    return std::move(assignment->task);
  }
};

inline Found as_it_stands() {
  return {.sku = rice_sku,
          .present = true,
          .external_id = "AC-1",
          .ticket = "",
          .version = 1,
          .title = "Gạo Bao Thai, túi",
          .price = {25'000},
          .packs = 10};
}

inline Found at_price(std::int64_t vnd) {
  Found found = as_it_stands();
  found.price = {vnd};
  return found;
}

inline Found gone() {
  return {.sku = rice_sku,
          .present = false,
          .external_id = "",
          .ticket = "",
          .version = 0,
          .title = "",
          .price = {},
          .packs = {}};
}

}  // namespace ganh::connectors
