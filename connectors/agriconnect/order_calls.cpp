#include "connectors/agriconnect/order_calls.h"

#include <optional>
#include <string>
#include <utility>

#include "catalog/json/json_text.h"
#include "connectors/agriconnect/reading.h"

namespace ganh::connectors::agriconnect::calls {

namespace {

using catalog::json::Value;
using catalog::json::Writer;
using catalog::orders::Party;
using catalog::orders::State;

constexpr std::int64_t pulled_max = 20;

// The first member that is not as the contract has it; empty if the order can be read.
std::string read_fields(Value value, catalog::orders::NewOrder& order) {
  order.external_id = value["order_id"].text_or();
  if (order.external_id.empty()) return "order_id";
  const auto placed_at = parse_rfc3339(value["placed_at"].text_or());
  if (!placed_at) return "placed_at";
  order.placed_at = *placed_at;
  const Value customer = value["customer"];
  if (!customer.is_object()) return "customer";
  order.customer = {customer["name"].text_or(), customer["phone"].text_or(),
                    customer["address"].text_or()};
  if (value["lines"].size() == 0) return "lines";
  for (const Value item : value["lines"].items()) {
    const auto packs = item["quantity"].integer();
    const auto unit_price_vnd = item["unit_price_vnd"].integer();
    catalog::orders::NewOrder::Line line;
    line.sku = item["sku"].text_or();
    if (line.sku.empty()) return "lines.sku";
    if (!packs || *packs < 1) return "lines.quantity";
    if (!unit_price_vnd || *unit_price_vnd < 0) return "lines.unit_price_vnd";
    line.name = item["name"].text_or();
    line.packs = *packs;
    line.unit_price = {*unit_price_vnd};
    order.lines.push_back(std::move(line));
  }
  return {};
}

enum class From { queue, quarantine };  // what is kept was acknowledged, or never can be

Outcome read_order(Value value, From from) {
  std::string receipt = value["receipt"].text_or();
  std::string raw = catalog::json::text_of(value);
  catalog::orders::NewOrder order;
  const bool can_be_acknowledged = from == From::quarantine || !receipt.empty();
  std::string fault = can_be_acknowledged ? read_fields(value, order) : "receipt";
  if (fault.empty()) return Received{std::move(order), std::move(receipt), std::move(raw)};
  return Poisoned{value["order_id"].text_or(), std::move(fault), std::move(receipt),
                  std::move(raw)};
}

Outcome read_cancellation(Value value) {
  std::string receipt = value["receipt"].text_or();
  std::string order_id = value["order_id"].text_or();
  const std::string by = value["by"].text_or();
  const bool by_customer = by == "customer";
  const std::string fault = receipt.empty()                       ? "receipt"
                            : order_id.empty()                    ? "order_id"
                            : !by_customer && by != "marketplace" ? "by"
                                                                  : "";
  if (!fault.empty()) {
    return Poisoned{"", fault, std::move(receipt), catalog::json::text_of(value)};
  }
  return OrderCancelled{std::move(order_id), by_customer ? Party::customer : Party::channel,
                        value["reason"].text_or(), std::move(receipt)};
}

class PullOrders final : public Exchange {
 public:
  explicit PullOrders(std::string token) : token_(std::move(token)) {}

  Step begin() override {
    if (token_.empty()) return stop(Trouble::signed_out, "no token");
    Writer body;
    body.object([&] { body.field("max", pulled_max); });
    Step step;
    step.request = post("/api/orders/pull", std::move(body).text(), token_);
    return step;
  }

  // A pull whose reply was lost is made again: what it took out comes again by itself.
  Step next(const transport::Reply& reply) override {
    Reading reading = calls::read(reply, Effect::reads);
    if (reading.trouble != Trouble::none) return stop(reading.trouble, std::move(reading.detail));
    if (reading.refusal) return stop(Trouble::broken, "code " + code_text(reading.refusal->code));
    const Value orders = reading.body->root()["orders"];
    if (!orders.is_array()) return stop(Trouble::broken, "pull: no list of orders");

    Step step;
    for (const Value value : orders.items())
      step.outcomes.push_back(read_order(value, From::queue));
    for (const Value value : reading.body->root()["cancellations"].items()) {
      step.outcomes.push_back(read_cancellation(value));
    }
    return step;
  }

 private:
  std::string token_;
};

class Tell final : public Exchange {
 public:
  Tell(TellOrder task, std::string token) : task_(std::move(task)), token_(std::move(token)) {}

  Step begin() override {
    Step step;
    if (task_.state == State::received || task_.state == State::packed) {
      step.outcomes.push_back(Told{task_.external_id});  // nothing that AgriConnect asks to know
      return step;
    }
    if (task_.state == State::cancelled) {
      step.outcomes.push_back(
          TellRefused{task_.external_id, "",
                      "AgriConnect không nhận báo hủy qua kết nối: hãy gọi điện cho AgriConnect."});
      return step;
    }
    if (token_.empty()) return stop(Trouble::signed_out, "no token");
    const bool shipped = task_.state == State::shipped;
    Writer body;
    body.object([&] {
      body.field("status", shipped ? "shipped" : "confirmed");
      if (!shipped || !task_.shipment) return;
      if (!task_.shipment->carrier.empty()) body.field("carrier", task_.shipment->carrier);
      if (!task_.shipment->waybill.empty()) body.field("waybill", task_.shipment->waybill);
    });
    step.request = post("/api/orders/" + transport::percent_encode(task_.external_id) + "/status",
                        std::move(body).text(), token_);
    return step;
  }

  Step next(const transport::Reply& reply) override {
    Reading reading = calls::read(reply, Effect::changes);
    if (reading.trouble != Trouble::none) return stop(reading.trouble, std::move(reading.detail));
    Step step;
    if (reading.refusal) {
      step.outcomes.push_back(TellRefused{task_.external_id, code_text(reading.refusal->code),
                                          reading.refusal->message});
    } else {
      step.outcomes.push_back(Told{task_.external_id});
    }
    return step;
  }

 private:
  TellOrder task_;
  std::string token_;
};

}  // namespace

std::unique_ptr<Exchange> pull_orders(const Session& session) {
  return std::make_unique<PullOrders>(session.token);
}

Outcome read_kept(std::string_view raw) {
  const auto document = catalog::json::parse(raw);
  if (!document || !document->root().is_object()) {
    return Poisoned{"", "json", "", std::string(raw)};
  }
  const Value kept = document->root();
  return !kept["lines"].present() && kept["by"].present() ? read_cancellation(kept)
                                                          : read_order(kept, From::quarantine);
}

std::unique_ptr<Exchange> tell_order(TellOrder task, const Session& session) {
  return std::make_unique<Tell>(std::move(task), session.token);
}

}  // namespace ganh::connectors::agriconnect::calls
