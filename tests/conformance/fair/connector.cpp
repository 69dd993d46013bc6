#include "tests/conformance/fair/connector.h"

#include <deque>
#include <functional>
#include <utility>

#include "catalog/json/json.h"
#include "catalog/json/json_text.h"

namespace ganh::tests::fair {

extern const std::string_view profile_json;

using namespace connectors;
using catalog::json::Value;
using catalog::json::Writer;
using catalog::orders::Party;
using transport::Reply;
using transport::Request;

namespace {

constexpr Capabilities what_the_fair_can = {
    .creates_safely_again = true,
    .listings_max = 5,
    .prices_max = 5,
    .stock_max = 5,
    .look_up_max = 5,
};

// One call, and what its reply comes to: 2xx, 404 and 422 are its own business.
struct Ask {
  std::string method;
  std::string target;
  std::string body;
  std::function<std::vector<Outcome>(int status, Value root)> read;
};

Step stop(Trouble trouble, std::string detail) {
  Step step;
  step.trouble = trouble;
  step.detail = std::move(detail);
  return step;
}

class Asking final : public Exchange {
 public:
  Asking(std::string key, std::deque<Ask> asks) : key_(std::move(key)), asks_(std::move(asks)) {}

  Step begin() override { return go_on({}); }

  Step next(const Reply& reply) override {
    const Ask ask = std::move(asks_.front());
    asks_.pop_front();
    const std::string status = "HTTP " + std::to_string(reply.status);
    const bool changes = ask.method != "GET";
    const auto not_known = changes ? Trouble::unknown : Trouble::unavailable;
    if (reply.status == 403) return stop(Trouble::forbidden, status);
    if (reply.status == 429) return stop(Trouble::throttled, status);
    if (reply.status >= 500) return stop(not_known, status);
    const bool own = reply.status == 200 || reply.status == 404 || reply.status == 422;
    if (!own) return stop(Trouble::broken, status);
    const auto document = catalog::json::parse(reply.body);
    if (!document || !document->root().is_object()) return stop(not_known, status + ", no JSON");
    auto outcomes = ask.read(reply.status, document->root());
    if (outcomes.empty()) return stop(not_known, status + ", not as the page says");
    return go_on(std::move(outcomes));
  }

 private:
  Step go_on(std::vector<Outcome> outcomes) {
    Step step;
    step.outcomes = std::move(outcomes);
    if (asks_.empty()) return step;
    const Ask& ask = asks_.front();
    step.request = Request{ask.method, ask.target, {{"X-Stall-Key", key_}}, ask.body};
    if (!ask.body.empty()) step.request->headers.emplace_back("Content-Type", "application/json");
    return step;
  }

  std::string key_;
  std::deque<Ask> asks_;
};

std::string goods(const std::string& sku, std::string_view aspect = "") {
  return "/goods/" + transport::percent_encode(sku) + std::string(aspect);
}

template <class Fields>
std::string body(const Fields& fields) {
  Writer out;
  out.object([&] { fields(out); });
  return std::move(out).text();
}

// What came of saying something about goods.
Ask put(std::string sku, std::string target, std::string text) {
  return {"PUT", std::move(target), std::move(text),
          [sku = std::move(sku)](int status, Value root) -> std::vector<Outcome> {
            const std::string number = root["number"].text_or();
            if (status == 200 && !number.empty()) return {Accepted{sku, number}};
            if (status == 200) return {};
            if (status == 404) return {Gone{sku}};
            return {Refused{sku, std::to_string(status), root["why"].text_or()}};
          }};
}

Ask listing(const Listing& listing) {
  return put(listing.sku, goods(listing.sku), body([&](Writer& out) {
               out.field("title", listing.title);
               out.field("text", listing.description);
               out.field("group", listing.category);
               out.field("price", listing.price.vnd);
               out.field("unit", listing.unit);
               out.field("net", listing.net_base);
             }));
}

Ask look(const std::string& sku) {
  return {"GET", goods(sku), "", [sku](int status, Value root) -> std::vector<Outcome> {
            Found found;
            found.sku = sku;
            found.present = status == 200;
            found.external_id = root["number"].text_or();
            if (found.present && found.external_id.empty()) return {};
            found.title = root["title"].text_or();
            found.price = {root["price"].integer_or(0)};
            found.packs = root["left"].integer_or(0);
            return {found};
          }};
}

Outcome read_order(Value entry) {
  Received received;
  received.raw = catalog::json::text_of(entry);
  auto& order = received.order;
  const auto poisoned = [&](std::string why) {
    return Poisoned{order.external_id, std::move(why), "", received.raw};
  };
  order.external_id = entry["no"].text_or();
  if (order.external_id.empty()) return poisoned("no");
  const auto at = parse_rfc3339(entry["at"].text_or());
  if (!at) return poisoned("at");
  order.placed_at = *at;
  const Value buyer = entry["buyer"];
  order.customer = {buyer["name"].text_or(), buyer["phone"].text_or(), buyer["address"].text_or()};
  for (const Value& item : entry["goods"].items()) {
    const auto count = item["count"].integer();
    const auto price = item["price"].integer();
    if (!count || *count < 1) return poisoned("goods.count");
    if (!price || *price < 0) return poisoned("goods.price");
    order.lines.push_back({item["sku"].text_or(), item["name"].text_or(), *count, {*price}});
  }
  if (order.lines.empty()) return poisoned("goods");
  return received;
}

Outcome read_called_off(Value entry) {
  const std::string by = entry["by"].text_or();
  const std::string no = entry["no"].text_or();
  if (no.empty() || (by != "buyer" && by != "fair")) {
    return Poisoned{no, "by", "", catalog::json::text_of(entry)};
  }
  return OrderCancelled{no, by == "buyer" ? Party::customer : Party::channel,
                        entry["why"].text_or(), ""};
}

Outcome read_entry(Value entry) {
  if (entry["called_off"].is_object()) return read_called_off(entry["called_off"]);
  return read_order(entry["order"].is_object() ? entry["order"] : entry);
}

constexpr std::size_t page_entries = 20;

Ask entries(const std::string& cursor) {
  return {"GET", "/entries?after=" + (cursor.empty() ? std::string("0") : cursor), "",
          [](int status, Value root) -> std::vector<Outcome> {
            const auto last = root["last"].integer();
            if (status != 200 || !root["entries"].is_array() || !last) return {};
            std::vector<Outcome> outcomes;
            for (const Value& entry : root["entries"].items()) {
              outcomes.push_back(read_entry(entry));
            }
            const bool more = outcomes.size() == page_entries;
            outcomes.push_back(Cursor{std::to_string(*last), more});
            return outcomes;
          }};
}

class Planning {
 public:
  explicit Planning(std::deque<Ask>& asks) : asks_(asks) {}

  void operator()(const SendListings& task) const {
    for (const auto& each : task.listings) asks_.push_back(listing(each));
  }
  void operator()(const SendPrices& task) const {
    for (const auto& each : task.items) {
      asks_.push_back(put(each.sku, goods(each.sku, "/price"),
                          body([&](Writer& out) { out.field("price", each.price.vnd); })));
    }
  }
  void operator()(const SendStock& task) const {
    for (const auto& each : task.items) {
      asks_.push_back(put(each.sku, goods(each.sku, "/left"),
                          body([&](Writer& out) { out.field("left", each.packs); })));
    }
  }
  void operator()(const LookUp& task) const {
    for (const auto& sku : task.skus) asks_.push_back(look(sku));
  }
  void operator()(const PollOrders& task) const { asks_.push_back(entries(task.cursor)); }
  // The capabilities say that these are never given.
  void operator()(const SignIn&) const {}
  void operator()(const PollModeration&) const {}
  void operator()(const Acknowledge&) const {}
  void operator()(const TellOrder&) const {}

 private:
  std::deque<Ask>& asks_;
};

class Fair final : public Connector {
 public:
  std::string_view name() const override { return "fair"; }
  const Capabilities& capabilities() const override { return what_the_fair_can; }
  std::string_view default_profile() const override { return profile_json; }

  std::unique_ptr<Exchange> start(const Task& task, const Session& session) const override {
    std::deque<Ask> asks;
    std::visit(Planning(asks), task);
    return std::make_unique<Asking>(session.credentials.key, std::move(asks));
  }

  Result<std::vector<Outcome>> read_webhook(const Request&, const Session&) const override {
    return error(Code::unauthorized, "", "webhook.none_expected");
  }

  Outcome read_kept(std::string_view raw) const override {
    const auto document = catalog::json::parse(raw);
    if (!document || !document->root().is_object()) {
      return Poisoned{"", "json", "", std::string(raw)};
    }
    return document->root()["by"].present() ? read_called_off(document->root())
                                            : read_order(document->root());
  }
};

}  // namespace

const Connector& connector() {
  static const Fair fair;
  return fair;
}

}  // namespace ganh::tests::fair
