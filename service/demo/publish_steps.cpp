#include "connectors/agriconnect/sandbox.h"
#include "connectors/channel/cursors.h"
#include "connectors/channel/listings.h"
#include "connectors/postmart/sandbox.h"
#include "connectors/publishing/planner.h"
#include "connectors/publishing/rehearsal.h"
#include "service/api/rehearsal.h"
#include "service/demo/steps.h"
#include "service/telling/show_rehearsal.h"
#include "service/words/demo.h"

namespace ganh::service::demo {

namespace agriconnect = connectors::agriconnect;
namespace channel = connectors::channel;
namespace postmart = connectors::postmart;
namespace publishing = connectors::publishing;
namespace text = words::demo;
using publishing::Event;

namespace {

constexpr int listings_read_max = 500;

std::vector<channel::ListingRow> listings(Stage& stage, const Marketplace& at,
                                          channel::ListingState state) {
  auto rows = stage.read([&](const auto& scope) {
    return channel::listings_after(scope, at.channel.id, "", listings_read_max);
  });
  std::erase_if(rows, [&](const auto& row) { return row.state != state; });
  return rows;
}

// Rehearses, shows the whole difference, and releases exactly that. How many listings.
Result<std::size_t> publish(Stage& stage, const Marketplace& at) {
  stage.eventually([&] {
    return !stage.read([&](const auto& scope) {
      return publishing::has_to_plan(scope, at.channel, stage.today());
    });
  });
  const auto rehearsal = stage.read(
      [&](const auto& scope) { return publishing::rehearse(scope, at.channel, stage.today()); });
  stage.narrator().show_json(
      api::rehearsal_json(at.channel, rehearsal),
      [](const auto& paper, auto whole) { telling::show_rehearsal(paper, whole, false); });
  // The channel has been spoken to by now, but not of what is for sale.
  stage.eventually([&] {
    return stage.read([&](const auto& scope) {
      const auto cursor = channel::find_cursor(scope, at.channel.id);
      return cursor && cursor->orders_polled_at > Time{};
    });
  });
  const auto there = stage.ask(at, "GET", "/_sandbox/listings");
  stage.narrator().check(
      there && there->root()["listings"].size() == 0 && stage.count(Event::Kind::sent, at) == 0,
      text::nothing_sent_yet, rehearsal.listings.size());
  const auto released = stage.command(
      "publish", [&](catalog::changes::Command& command) -> Result<publishing::Released> {
        return publishing::release(command, at.channel, rehearsal);
      });
  if (!released) return released.error();
  return rehearsal.listings.size();
}

// Whether the marketplace shows of every live listing what our own rule says.
bool shows_what_it_should(Stage& stage, const Marketplace& at) {
  for (const auto& row : listings(stage, at, channel::ListingState::live)) {
    const auto should = stage.read([&](const auto& scope) {
      return publishing::allowance_now(scope, at.channel, row.pack, stage.today());
    });
    if (stage.shown(at, row.sku) != should) return false;
  }
  return true;
}

void check_stands(Stage& stage, const Marketplace& at, std::size_t listings_wanted) {
  const bool right = stage.eventually([&] { return shows_what_it_should(stage, at); });
  const auto live = listings(stage, at, channel::ListingState::live).size();
  stage.narrator().check(right && live == listings_wanted, text::stands, live, at.channel.name);
}

// The one listing of that SKU was refused, with the marketplace's own words.
void check_refused(Stage& stage, const Marketplace& at, std::string_view sku, const auto& told) {
  const auto refused = listings(stage, at, channel::ListingState::refused);
  const bool just_that =
      refused.size() == 1 && refused[0].sku == sku && !refused[0].their_words.empty();
  told(just_that, refused.empty() ? channel::ListingRow{} : refused[0]);
}

}  // namespace

Result<> publish_on_agriconnect(Stage& stage) {
  constexpr int batch_max = 5;
  Narrator& narrator = stage.narrator();
  narrator.step(2, text::step_agriconnect);
  agriconnect::SandboxOptions options;
  options.rate_burst = 3;
  options.rate_per_second = 2;
  const connectors::Credentials credentials{options.client_id, options.client_secret, ""};
  auto opened = stage.open(stage.agriconnect, agriconnect::make_sandbox(options),
                           R"({"batch_max":5,"requests_per_second":20})", credentials);
  if (!opened) return opened;
  Marketplace& at = stage.agriconnect;
  narrator.say(text::sandbox_at, "AgriConnect", at.shell->address());
  // Where requests come slower than the marketplace lets them, it is made to say once that they
  // come too fast.
  stage.ask(at, "POST", "/_sandbox/fail", R"({"status":429,"path":"/api/offers/batch"})");
  const auto sent = publish(stage, at);
  if (!sent) return sent.error();

  stage.eventually([&] {
    return listings(stage, at, channel::ListingState::live).size() +
               listings(stage, at, channel::ListingState::refused).size() ==
           *sent;
  });
  const int batches = stage.count(Event::Kind::sent, at, "send_listings");
  narrator.check(batches >= static_cast<int>(*sent + batch_max - 1) / batch_max, text::in_batches,
                 *sent, batch_max, batches);
  check_stands(stage, at, *sent - 1);
  const int throttled = stage.count(Event::Kind::throttled, at);
  narrator.check(throttled > 0, text::slowed_down, throttled);
  check_refused(stage, at, "MATONG-500ML", [&](bool holds, const channel::ListingRow& row) {
    narrator.check(holds, text::one_refused, row.sku, row.their_words);
  });
  return {};
}

Result<> publish_on_postmart(Stage& stage) {
  Narrator& narrator = stage.narrator();
  narrator.step(3, text::step_postmart);
  postmart::SandboxOptions options;
  options.bucket_calls_max = 20;
  options.bucket_leak_per_second = 10;
  const connectors::Credentials credentials{options.key, options.secret, options.webhook_secret};
  auto opened = stage.open(stage.postmart, postmart::make_sandbox(options),
                           R"({"requests_per_second":20})", credentials);
  if (!opened) return opened;
  Marketplace& at = stage.postmart;
  narrator.say(text::sandbox_at, "Postmart", at.shell->address());
  stage.ask(at, "PUT", "/_sandbox/webhook",
            fmt::format(R"({{"url":"{}/v1/webhooks/{}","enabled":true,"deliveries":2}})",
                        stage.address(), at.channel.id.text));
  const auto sent = publish(stage, at);
  if (!sent) return sent.error();

  const bool undecided = stage.eventually(
      [&] { return listings(stage, at, channel::ListingState::pending).size() == *sent; });
  narrator.check(undecided, text::all_undecided, *sent);
  stage.step_clock(std::chrono::minutes{10}, text::clock_moderation);
  stage.eventually([&] { return listings(stage, at, channel::ListingState::pending).empty(); });
  check_refused(stage, at, "NGHE-500G", [&](bool holds, const channel::ListingRow& row) {
    narrator.check(holds, text::one_rejected, *sent - 1, row.sku, row.their_words);
  });
  check_stands(stage, at, *sent - 1);
  return {};
}

}  // namespace ganh::service::demo
