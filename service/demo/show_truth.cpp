#include "catalog/money/household_shares.h"
#include "catalog/orders/orders.h"
#include "catalog/products/packs.h"
#include "catalog/stock/stock.h"
#include "connectors/channel/listings.h"
#include "connectors/publishing/planner.h"
#include "service/api/reports.h"
#include "service/demo/steps.h"
#include "service/telling/show_reports.h"
#include "service/words/demo.h"

namespace ganh::service::demo {

namespace channel = connectors::channel;
namespace measure = catalog::measure;
namespace orders = catalog::orders;
namespace text = words::demo;

namespace {

constexpr int listings_read_max = 500;
constexpr std::size_t rows_printed = 4;

measure::Money billed_in_shipped_orders(Stage& stage) {
  measure::Money billed;
  for (const auto& order :
       stage.read([](const auto& scope) { return orders::orders_before(scope, "", 100); })) {
    if (order.state != orders::State::shipped) continue;
    for (const auto& line : order.lines) billed += line.billed;
  }
  return billed;
}

void check_shares(Stage& stage) {
  const Time tomorrow = start_of_day(stage.today() + std::chrono::days{1});
  const auto shares = stage.read(
      [&](const auto& scope) { return catalog::money::household_shares(scope, Time{}, tomorrow); });
  const Date first = stage.today() - std::chrono::days{2};
  stage.narrator().show_json(
      stage.read([&](const auto& scope) { return api::shares_json(scope, first, stage.today()); }),
      telling::show_shares);
  measure::Money billed;
  measure::Money households;
  measure::Money rest;
  for (const auto& share : shares) {
    billed += share.billed;
    households += share.share;
    rest += share.cooperative;
  }
  stage.narrator().check(households.vnd > 0 && billed == billed_in_shipped_orders(stage) &&
                             households + rest == billed,
                         text::shares_add_up, measure::vietnamese(billed),
                         measure::vietnamese(households), measure::vietnamese(rest));
}

void check_books(Stage& stage) {
  const bool balanced = stage.read([](const auto& scope) {
    return catalog::stock::check(scope).empty() && orders::check(scope).empty();
  });
  stage.narrator().check(balanced, text::books_balance);
}

// The equation, worked out here from its parts, beside what the marketplace shows.
void check_shown(Stage& stage, const Marketplace& at) {
  auto rows = stage.read([&](const auto& scope) {
    return channel::listings_after(scope, at.channel.id, "", listings_read_max);
  });
  std::erase_if(rows, [](const auto& row) { return row.state != channel::ListingState::live; });
  const auto& profile = at.channel.profile;
  std::size_t right = 0;
  std::size_t printed = 0;
  for (const auto& row : rows) {
    const auto [sellable, reserved, net] = stage.read([&](const auto& scope) {
      const auto pack = catalog::products::find_pack(scope, row.pack)->pack;
      return std::tuple{
          catalog::stock::passing_base(scope, pack.product, stage.today(), profile.days_kept_min()),
          catalog::stock::stock_of(scope, pack.product, stage.today()).reserved_base,
          pack.net_base};
    });
    const std::int64_t free_packs = std::max<std::int64_t>(0, sellable - reserved) / net;
    const std::int64_t should =
        std::max<std::int64_t>(0, free_packs - profile.buffer_packs) * profile.share_percent / 100;
    std::int64_t shows = -1;
    stage.eventually([&] { return (shows = stage.shown(at, row.sku)) == should; });
    if (shows == should) right += 1;
    const bool worth_a_look = reserved > 0 || sellable == 0 || shows != should;
    if (worth_a_look && printed++ < rows_printed) {
      stage.narrator().say(text::truth_row, row.sku, sellable / net, reserved / net,
                           profile.buffer_packs, should, at.channel.name, shows);
    }
  }
  stage.narrator().check(!rows.empty() && right == rows.size(), text::shown_right, at.channel.name,
                         rows.size());
}

}  // namespace

Result<> show_truth(Stage& stage) {
  stage.narrator().step(6, text::step_truth);
  check_shares(stage);
  check_books(stage);
  stage.narrator().say(text::truth_head);
  check_shown(stage, stage.agriconnect);
  check_shown(stage, stage.postmart);
  return {};
}

}  // namespace ganh::service::demo
