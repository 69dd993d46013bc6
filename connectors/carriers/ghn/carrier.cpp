#include "connectors/carriers/ghn/carrier.h"

#include "catalog/json/json.h"
#include "connectors/carriers/reading.h"

namespace ganh::connectors::carriers::ghn {

extern const std::string_view statuses_json;

namespace {

namespace json = catalog::json;
using catalog::orders::TrackingEvent;

// "order_code" or "OrderCode": webhook and reply spell the same things differently.
TrackingEvent event_in(json::Value of, const char* status, const char* time) {
  TrackingEvent event;
  event.code = code_text(of[status]);
  event.at = parse_rfc3339(of[time].text_or()).value_or(Time{});
  return event;
}

class Ghn final : public Carrier {
 public:
  std::string_view name() const override { return "ghn"; }
  std::string_view title() const override { return "Giao Hàng Nhanh (GHN)"; }
  std::vector<std::string> shipment_names() const override {
    return {"ghn", "giao hang nhanh", "giao hang nhanh (ghn)", "ghn express"};
  }
  const StatusTable& statuses() const override {
    static const StatusTable table = StatusTable::read(statuses_json);
    return table;
  }
  std::string_view known_address() const override { return "https://online-gateway.ghn.vn"; }

  Result<std::vector<Told>> read_webhook(std::string_view body, const Credentials&,
                                         const StatusTable& table) const override {
    const auto document = json::parse(body);
    if (!document) return unreadable("body");
    const auto root = document->root();
    const std::string waybill = root["OrderCode"].text_or();
    if (waybill.empty()) return unreadable("OrderCode");
    TrackingEvent event = event_in(root, "Status", "Time");
    if (event.code.empty()) return unreadable("Status");
    if (event.at == Time{}) return unreadable("Time");
    event.text = root["Reason"].text_or(root["Description"].text_or());
    event.place = root["Warehouse"].text_or();
    event.weight_g = grams_in(root["Weight"]);
    event.fee = money_in(root["TotalFee"]);
    event.cod = money_in(root["CODAmount"]);
    understand(event, table);
    return std::vector<Told>{{waybill, std::move(event)}};
  }

  transport::Reply webhook_reply(bool is_received, std::string_view) const override {
    return transport::json_reply(is_received ? 200 : 400,
                                 is_received ? R"({"code":200})" : R"({"code":400})");
  }

  std::size_t asked_max() const override { return 1; }

  transport::Request ask(std::span<const std::string> waybills,
                         const Credentials& credentials) const override {
    json::Writer out;
    out.object([&] { out.field("order_code", waybills.front()); });
    return {"POST",
            "/shiip/public-api/v2/shipping-order/detail",
            {{"Content-Type", "application/json"}, {"Token", credentials.secret}},
            std::move(out).text()};
  }

  Answered read_answer(const transport::Reply& reply, const StatusTable& table) const override {
    const auto document = json::parse(reply.body);
    const auto code = document ? document->root()["code"].integer_or(0) : 0;
    // An order it does not know is 400 with a JSON body.
    if (reply.status == 400 && code == 400) return {};
    if (reply.status != 200) return stopped_by(reply);
    if (code != 200) return {{}, Trouble::broken, {}, "no code 200 in the reply"};
    const auto data = document->root()["data"];
    const std::string waybill = data["order_code"].text_or();
    Answered answered;
    const auto keep = [&](TrackingEvent event) {
      if (event.code.empty() || event.at == Time{}) return;
      understand(event, table);
      answered.told.push_back({waybill, std::move(event)});
    };
    for (const auto& one : data["log"].items()) keep(event_in(one, "status", "updated_date"));
    // One that has just been made has no log yet.
    if (answered.told.empty()) keep(event_in(data, "status", "created_date"));
    return answered;
  }
};

}  // namespace

const Carrier& carrier() {
  static const Ghn ghn;
  return ghn;
}

}  // namespace ganh::connectors::carriers::ghn
