#include "connectors/carriers/viettel_post/carrier.h"

#include "catalog/json/json.h"
#include "connectors/carriers/reading.h"
#include "connectors/transport/signing.h"

namespace ganh::connectors::carriers::viettel_post {

extern const std::string_view statuses_json;

namespace {

namespace json = catalog::json;
using catalog::orders::TrackingEvent;

// Nothing when it has no code or no time.
std::optional<Told> told_in(json::Value data, const StatusTable& table) {
  Told told{data["ORDER_NUMBER"].text_or(), {}};
  TrackingEvent& event = told.event;
  event.code = code_text(data["ORDER_STATUS"]);
  const auto at = parse_local_time(data["ORDER_STATUSDATE"].text_or());
  if (told.waybill.empty() || event.code.empty() || !at) return std::nullopt;
  event.at = *at;
  event.text = data["STATUS_NAME"].text_or(data["NOTE"].text_or());
  event.place = data["LOCALION_CURRENTLY"].text_or();  // their spelling
  event.weight_g = grams_in(data["PRODUCT_WEIGHT"]);
  event.fee = money_in(data["MONEY_TOTAL"]);
  event.cod = money_in(data["MONEY_COLLECTION"]);
  understand(event, table);
  return told;
}

class ViettelPost final : public Carrier {
 public:
  std::string_view name() const override { return "viettel_post"; }
  std::string_view title() const override { return "Viettel Post"; }
  std::vector<std::string> shipment_names() const override {
    return {"viettel post", "viettelpost", "viettel", "vtp", "buu chinh viettel"};
  }
  const StatusTable& statuses() const override {
    static const StatusTable table = StatusTable::read(statuses_json);
    return table;
  }
  std::string_view known_address() const override { return ""; }

  Result<std::vector<Told>> read_webhook(std::string_view body, const Credentials& credentials,
                                         const StatusTable& table) const override {
    const auto document = json::parse(body);
    if (!document) return unreadable("body");
    const std::string token = document->root()["TOKEN"].text_or();
    if (!credentials.webhook_secret.empty() &&
        !transport::equal_in_constant_time(token, credentials.webhook_secret)) {
      return error(Code::unauthorized, "TOKEN", "carrier.token");
    }
    auto told = told_in(document->root()["DATA"], table);
    if (!told) return unreadable("DATA");
    return std::vector<Told>{std::move(*told)};
  }

  transport::Reply webhook_reply(bool is_received, std::string_view) const override {
    return transport::json_reply(is_received ? 200 : 400,
                                 is_received ? R"({"status":200,"error":false,"message":"OK"})"
                                             : R"({"status":400,"error":true,"message":""})");
  }

  std::size_t asked_max() const override { return 20; }

  transport::Request ask(std::span<const std::string> waybills,
                         const Credentials& credentials) const override {
    json::Writer out;
    out.object([&] {
      out.array("ORDER_NUMBERS", [&] {
        for (const auto& waybill : waybills) out.value(waybill);
      });
    });
    return {"POST",
            "/v2/order/tracking",
            {{"Content-Type", "application/json"}, {"Token", credentials.secret}},
            std::move(out).text()};
  }

  Answered read_answer(const transport::Reply& reply, const StatusTable& table) const override {
    if (reply.status != 200) return stopped_by(reply);
    const auto document = json::parse(reply.body);
    if (!document) return {{}, Trouble::broken, {}, "no JSON in the reply"};
    const auto root = document->root();
    if (root["error"].boolean_or(true)) {
      const bool forbidden = root["status"].integer_or(0) == 201;
      return {{}, forbidden ? Trouble::forbidden : Trouble::broken, {}, "error in the reply"};
    }
    Answered answered;
    for (const auto& one : root["data"].items()) {
      if (auto told = told_in(one, table)) answered.told.push_back(std::move(*told));
    }
    return answered;
  }
};

}  // namespace

const Carrier& carrier() {
  static const ViettelPost viettel_post;
  return viettel_post;
}

}  // namespace ganh::connectors::carriers::viettel_post
