#include "tests/conformance/road.h"

#include <condition_variable>
#include <mutex>

#include "catalog/json/json.h"
#include "connectors/carriers/ghn/sandbox.h"
#include "connectors/carriers/vietnam_post/sandbox.h"
#include "connectors/carriers/viettel_post/sandbox.h"
#include "tests/conformance/market.h"

namespace ganh::tests {

namespace carriers = connectors::carriers;
namespace changes = catalog::changes;
namespace json = catalog::json;
namespace orders = catalog::orders;
namespace transport = connectors::transport;

namespace {

constexpr std::chrono::seconds patience{60};  // of a test that fails
constexpr std::chrono::milliseconds look_again{5};

// What Vietnam Post's sandbox says beyond what is publicly known of the carrier.
constexpr auto more_statuses =
    R"({"901":"out_for_delivery","902":"delivered","903":"failed_attempt","904":"returning"})";

struct Counterpart {
  std::unique_ptr<connectors::sandbox::Sandbox> sandbox;
  connectors::Credentials credentials;
};

Counterpart counterpart_of(std::string_view carrier) {
  if (carrier == "ghn") {
    const carriers::ghn::SandboxOptions of;
    return {carriers::ghn::make_sandbox(of), {"", of.token, ""}};
  }
  if (carrier == "vietnam_post") {
    const carriers::vietnam_post::SandboxOptions of;
    return {carriers::vietnam_post::make_sandbox(of), {"", of.token, ""}};
  }
  BOOST_REQUIRE_MESSAGE(carrier == "viettel_post", "a carrier without a sandbox: " << carrier);
  const carriers::viettel_post::SandboxOptions of;
  return {carriers::viettel_post::make_sandbox(of), {"", of.token, of.token}};
}

}  // namespace

Road::Road(std::string_view carrier)
    : carrier_(*carriers::find_carrier(carrier)),
      client_(transport::make_http_client()),
      routes_({.folder = *folder}) {
  product("GAO", 100);
  channel_ = channel();
  sandbox_ = connectors::sandbox::start(counterpart_of(carrier).sandbox, folder->clock(), *client_)
                 .value();
  auto server = transport::serve(
      {}, [this](const transport::Request& request) { return routes_.handle(request); });
  server_ = std::move(server.value());
  handed_in_ = folder->clock().now() - std::chrono::hours{48};
  json::Writer parcel;
  parcel.object([&] { parcel.field("waybill", waybill); });
  operate(sandbox_->address(), "POST", "/_sandbox/parcels", std::move(parcel).text());
}

Road::~Road() {
  work_.reset();
  sandbox_.reset();
  server_->stop();
}

void Road::connect(const std::string& address) {
  command([&](auto& c) {
    const auto id = carriers::connect(c,
                                      {std::string(carrier_.name()), "xe", address,
                                       carrier_.name() == "vietnam_post" ? more_statuses : "",
                                       counterpart_of(carrier_.name()).credentials},
                                      folder->vault());
    if (id) account_ = *id;
    return id;
  });
}

std::string Road::webhook_address() {
  const auto secrets =
      look([&](auto& s) { return carriers::secrets_of(s, *account_, folder->vault()); });
  return server_->address() + "/v1/webhooks/carriers/" + account_->text + "/" +
         secrets.value().webhook_token;
}

void Road::listen(int deliveries, bool newest_first) {
  connect("");
  deliveries_ = deliveries;
  newest_first_ = newest_first;
  set_webhook(true);
}

void Road::set_webhook(bool held) {
  json::Writer out;
  out.object([&] {
    out.field("url", webhook_address());
    out.field("deliveries", deliveries_);
    out.field("newest_first", newest_first_);
    out.field("held", held);
  });
  operate(sandbox_->address(), "POST", "/_sandbox/webhook", std::move(out).text());
}

void Road::tell() {
  set_webhook(false);
}

void Road::work() {
  work_ = std::make_unique<service::jobs::ChannelWork>(*folder, nullptr);
}

OrderId Road::packed() {
  order(channel_, "PM-1", "GAO-1KG", 2);
  const auto id = look([&](auto& s) { return orders::find_order(s, channel_, "PM-1"); })->id;
  command([&](auto& c) { return orders::confirm(c, id); });
  command([&](auto& c) { return orders::pack(c, id); });
  return id;
}

void Road::ship(const OrderId& id) {
  command([&](auto& c) { return orders::ship(c, id, {std::string(carrier_.title()), waybill}); });
}

OrderId Road::shipped() {
  const OrderId id = packed();
  ship(id);
  handed_in_ = folder->clock().now();
  step(std::chrono::hours{48});  // so that what happens on the way has happened
  return id;
}

std::string Road::code_of(orders::Progress progress) const {
  const auto table =
      carrier_.statuses().with(carrier_.name() == "vietnam_post" ? more_statuses : "");
  for (const auto& status : table.value().all()) {
    if (status.progress == progress) return status.code;
  }
  BOOST_FAIL("no code for " << orders::name(progress));
  return "";
}

void Road::happens(orders::Progress progress, int hour, std::string_view text) {
  happens(code_of(progress), hour, text);
}

void Road::happens(std::string_view code, int hour, std::string_view text) {
  json::Writer out;
  out.object([&] {
    out.field("waybill", waybill);
    out.field("code", code);
    out.field("text", text);
    out.field("place", "Hà Nội");
    out.field("at", rfc3339(handed_in_ + std::chrono::hours{hour}));
  });
  operate(sandbox_->address(), "POST", "/_sandbox/events", std::move(out).text());
}

void Road::carrier_fails(int count, int status) {
  json::Writer out;
  out.object([&] {
    out.field("count", count);
    out.field("status", status);
  });
  operate(sandbox_->address(), "POST", "/_sandbox/fail", std::move(out).text());
}

void Road::step(Duration by) {
  folder->step_clock(by);
  sandbox_->wake();
  if (work_) work_->wake();
}

orders::Order Road::read(const OrderId& id) {
  return look([&](auto& s) { return orders::find_order(s, id); }).value();
}

std::vector<orders::TrackingEvent> Road::timeline(const OrderId& id) {
  const auto shipment = read(id).shipments.at(0).id;
  return look([&](auto& s) { return orders::tracking_of(s, shipment); });
}

void Road::eventually(std::string_view what, const std::function<bool()>& holds) {
  std::mutex mutex;
  std::condition_variable never;
  const auto give_up = std::chrono::steady_clock::now() + patience;
  while (!holds()) {
    BOOST_REQUIRE_MESSAGE(std::chrono::steady_clock::now() < give_up, "never came true: " << what);
    std::unique_lock lock(mutex);
    never.wait_for(lock, look_again);
  }
}

}  // namespace ganh::tests
