#include "examples/connector_template/connector.h"

#include <deque>
#include <functional>
#include <utility>

#include "catalog/json/json.h"
#include "catalog/json/json_text.h"

namespace ganh::connectors::marketplace {

extern const std::string_view profile_json;  // profile.json, built in by ganh_embed

namespace {

using catalog::json::Value;
using catalog::json::Writer;
using catalog::orders::State;
using transport::Reply;
using transport::Request;

// Step 1: what the marketplace can. The engine asks for nothing else, so what is said here decides
// which tasks below are ever given.
constexpr Capabilities what_it_can = {
    .signs_in = true,
    .decides_later = false,
    .versioned = false,
    .acknowledges = true,
    .pages_orders = true,
    .webhooks = false,
    .tells_orders = true,
    .creates_safely_again = true,  // PUT by our own SKU
    .listings_max = 1,
    .prices_max = 1,
    .stock_max = 1,
    .look_up_max = 1,
};

// One call, and what its reply comes to. `read` gets the replies that are the call's own business,
// and gives no outcome for one that is outside the contract.
struct Call {
  std::string method;
  std::string target;
  std::string body;
  bool changes = true;  // a lost reply leaves open whether something was done
  std::function<std::vector<Outcome>(int status, Value root)> read;
};

Step stop(Trouble trouble, std::string detail) {
  Step step;
  step.trouble = trouble;
  step.detail = std::move(detail);
  return step;
}

// Step 2: what a reply says as a whole, before anything in it is looked at. This is the heart of a
// connector: one trouble too hopeful makes a second listing, one too dark never ends.
std::optional<Trouble> trouble_of(int status, bool changes) {
  if (status == 401) return Trouble::signed_out;
  if (status == 403) return Trouble::forbidden;
  if (status == 429) return Trouble::throttled;  // the engine reads Retry-After by itself
  if (status >= 500) return changes ? Trouble::unknown : Trouble::unavailable;
  const bool own = status == 200 || status == 404 || status == 409 || status == 422;
  return own ? std::nullopt : std::optional(Trouble::broken);
}

class Calls final : public Exchange {
 public:
  Calls(std::string token, std::deque<Call> calls)
      : token_(std::move(token)), calls_(std::move(calls)) {}

  Step begin() override { return go_on({}); }

  Step next(const Reply& reply) override {
    const Call call = std::move(calls_.front());
    calls_.pop_front();
    // For the log: never a secret, never a customer's data, so never the body.
    const std::string detail = call.method + " HTTP " + std::to_string(reply.status);
    if (const auto trouble = trouble_of(reply.status, call.changes)) return stop(*trouble, detail);
    const auto document = catalog::json::parse(reply.body);
    const auto not_known = call.changes ? Trouble::unknown : Trouble::unavailable;
    if (!document || !document->root().is_object()) return stop(not_known, detail + ", no JSON");
    auto outcomes = call.read(reply.status, document->root());
    if (outcomes.empty()) return stop(not_known, detail + ", outside the contract");
    return go_on(std::move(outcomes));
  }

 private:
  Step go_on(std::vector<Outcome> outcomes) {
    Step step;
    step.outcomes = std::move(outcomes);
    if (calls_.empty()) return step;
    const Call& call = calls_.front();
    step.request = Request{call.method, call.target, {}, call.body};
    if (!token_.empty()) step.request->headers.emplace_back("Authorization", "Bearer " + token_);
    if (!call.body.empty()) step.request->headers.emplace_back("Content-Type", "application/json");
    return step;
  }

  std::string token_;
  std::deque<Call> calls_;
};

template <class Fields>
std::string body(const Fields& fields) {
  Writer out;
  out.object([&] { fields(out); });
  return std::move(out).text();
}

std::string item(const std::string& sku, std::string_view aspect = "") {
  return "/items/" + transport::percent_encode(sku) + std::string(aspect);
}

// Step 3: signing in.
Call sign_in(const Credentials& credentials) {
  return {"POST", "/token", body([&](Writer& out) {
            out.field("key", credentials.key);
            out.field("secret", credentials.secret);
          }),
          false, [](int, Value root) -> std::vector<Outcome> {
            const std::string token = root["token"].text_or();
            const std::int64_t seconds = root["seconds"].integer_or(0);
            if (token.empty() || seconds < 1) return {};
            return {SignedIn{token, std::chrono::seconds{std::min<std::int64_t>(seconds, 86'400)}}};
          }};
}

// Step 4: sending. Of each item either Accepted (it stands there), Pending (decided later), Refused
// (their code and words), Gone (it does not stand there), Superseded or Locked; an item without an
// outcome is the engine's.
Call put(const std::string& sku, std::string target, std::string text) {
  return {"PUT", std::move(target), std::move(text), true,
          [sku](int status, Value root) -> std::vector<Outcome> {
            if (status == 404) return {Gone{sku}};
            if (status != 200) {
              return {Refused{sku, std::to_string(status), root["message"].text_or()}};
            }
            const std::string id = root["id"].text_or();
            return id.empty() ? std::vector<Outcome>{} : std::vector<Outcome>{Accepted{sku, id}};
          }};
}

Call put(const Listing& listing) {
  return put(listing.sku, item(listing.sku), body([&](Writer& out) {
               out.field("title", listing.title);
               out.field("category", listing.category);
               out.field("price", listing.price.vnd);
             }));
}

// Step 5: looking up what stands there, after a reply that was lost and for the audit. All that the
// marketplace tells is said, and only 404 says that nothing is there: what is taken for absent is
// made again.
Call look_up(const std::string& sku) {
  return {"GET", item(sku), "", false, [sku](int status, Value root) -> std::vector<Outcome> {
            Found found;
            found.sku = sku;
            if (status == 404) return {found};
            found.present = true;
            found.external_id = root["id"].text_or();
            if (status != 200 || found.external_id.empty()) return {};
            found.title = root["title"].text_or();
            found.price = {root["price"].integer_or(0)};
            found.packs = root["packs"].integer();
            return {found};
          }};
}

// Step 6: orders. One that cannot be read is Poisoned, with its text: the others go on.
Outcome read_order(Value sent) {
  Received received;
  received.receipt = sent["receipt"].text_or();
  received.raw = catalog::json::text_of(sent);
  auto& order = received.order;
  order.external_id = sent["id"].text_or();
  const auto placed_at = parse_rfc3339(sent["placed_at"].text_or());
  const auto lines = sent["lines"].items();
  if (order.external_id.empty() || !placed_at || lines.empty()) {
    return Poisoned{order.external_id, "id, placed_at or lines", received.receipt, received.raw};
  }
  order.placed_at = *placed_at;
  order.customer = {sent["name"].text_or(), sent["phone"].text_or(), sent["address"].text_or()};
  for (const Value& line : lines) {
    order.lines.push_back({line["sku"].text_or(),
                           line["name"].text_or(),
                           line["packs"].integer_or(0),
                           {line["price"].integer_or(0)}});
  }
  return received;
}

Call poll_orders(const std::string& cursor) {
  return {"GET", "/orders?after=" + transport::percent_encode(cursor), "", false,
          [](int, Value root) -> std::vector<Outcome> {
            const auto next = root["next"].text();
            const auto more = root["more"].boolean();
            if (!next || !more || !root["orders"].is_array()) return {};
            std::vector<Outcome> outcomes;
            for (const Value& order : root["orders"].items()) {
              outcomes.push_back(read_order(order));
            }
            outcomes.push_back(Cursor{std::string(*next), *more});
            return outcomes;
          }};
}

Call acknowledge(const std::string& receipt) {
  return {"POST", "/orders/seen", body([&](Writer& out) { out.field("receipt", receipt); }), true,
          [receipt](int status, Value) -> std::vector<Outcome> {
            if (status != 200) return {};  // it comes again, and is given back again
            return {Acknowledged{receipt}};
          }};
}

// Step 7: telling how an order goes on. Of what it does not ask to know it is Told at once.
Call tell(const TellOrder& task) {
  const std::string id = task.external_id;
  return {"POST", "/orders/" + transport::percent_encode(id) + "/status", body([&](Writer& out) {
            out.field("status", catalog::orders::name(task.state));
            if (task.shipment) out.field("waybill", task.shipment->waybill);
          }),
          true, [id](int status, Value root) -> std::vector<Outcome> {
            if (status == 200) return {Told{id}};
            return {TellRefused{id, std::to_string(status), root["message"].text_or()}};
          }};
}

class Planning {
 public:
  Planning(const Session& session, std::deque<Call>& calls) : session_(session), calls_(calls) {}

  void operator()(const SignIn&) const { calls_.push_back(sign_in(session_.credentials)); }
  void operator()(const SendListings& task) const {
    for (const auto& each : task.listings) calls_.push_back(put(each));
  }
  void operator()(const SendPrices& task) const {
    for (const auto& each : task.items) {
      calls_.push_back(put(each.sku, item(each.sku, "/price"),
                           body([&](Writer& out) { out.field("price", each.price.vnd); })));
    }
  }
  void operator()(const SendStock& task) const {
    for (const auto& each : task.items) {
      calls_.push_back(put(each.sku, item(each.sku, "/stock"),
                           body([&](Writer& out) { out.field("packs", each.packs); })));
    }
  }
  void operator()(const LookUp& task) const {
    for (const auto& sku : task.skus) calls_.push_back(look_up(sku));
  }
  void operator()(const PollModeration&) const {}  // never given: decides_later is false
  void operator()(const PollOrders& task) const { calls_.push_back(poll_orders(task.cursor)); }
  void operator()(const Acknowledge& task) const {
    for (const auto& receipt : task.receipts) calls_.push_back(acknowledge(receipt));
  }
  void operator()(const TellOrder& task) const { calls_.push_back(tell(task)); }

 private:
  const Session& session_;
  std::deque<Call>& calls_;
};

class Marketplace final : public Connector {
 public:
  std::string_view name() const override { return "marketplace"; }
  const Capabilities& capabilities() const override { return what_it_can; }
  std::string_view default_profile() const override { return profile_json; }

  std::unique_ptr<Exchange> start(const Task& task, const Session& session) const override {
    std::deque<Call> calls;
    std::visit(Planning(session, calls), task);
    return std::make_unique<Calls>(session.token, std::move(calls));
  }

  // Step 8, where there are webhooks: the signature first (transport/signing.h), then as step 6.
  Result<std::vector<Outcome>> read_webhook(const Request&, const Session&) const override {
    return error(Code::unauthorized, "", "webhook.none_expected");
  }

  // What step 6 kept as `raw`, once more.
  Outcome read_kept(std::string_view raw) const override {
    const auto document = catalog::json::parse(raw);
    if (document && document->root().is_object()) return read_order(document->root());
    return Poisoned{"", "json", "", std::string(raw)};
  }
};

}  // namespace

const Connector& connector() {
  static const Marketplace marketplace;
  return marketplace;
}

}  // namespace ganh::connectors::marketplace
