#include "connectors/carriers/vietnam_post/carrier.h"

#include "catalog/json/json.h"
#include "connectors/carriers/reading.h"

namespace ganh::connectors::carriers::vietnam_post {

extern const std::string_view statuses_json;

namespace {

namespace json = catalog::json;
using catalog::orders::TrackingEvent;

// Nothing when it has no code or no time.
std::optional<Told> told_in(json::Value of, const StatusTable& table) {
  Told told{of["tracking_code"].text_or(), {}};
  TrackingEvent& event = told.event;
  event.code = code_text(of["status_code"]);
  const auto at = parse_local_time(of["datetime"].text_or());
  if (told.waybill.empty() || event.code.empty() || !at) return std::nullopt;
  event.at = *at;
  event.text = of["status_name"].text_or();
  if (const std::string note = of["note"].text_or(); !note.empty()) {
    event.text += (event.text.empty() ? "" : ": ") + note;
  }
  event.place = of["locate"].text_or();
  event.weight_g = grams_in(of["total_weight"]);
  event.fee = money_in(of["total_fee"]);
  event.cod = money_in(of["money_collect"]);
  understand(event, table);
  return told;
}

class VietnamPost final : public Carrier {
 public:
  std::string_view name() const override { return "vietnam_post"; }
  std::string_view title() const override { return "EMS · Vietnam Post"; }
  std::vector<std::string> shipment_names() const override {
    return {"vietnam post",      "vnpost",      "ems",
            "ems viet nam",      "ems vietnam", "buu dien",
            "buu dien viet nam", "vietnampost", "ems · vietnam post"};
  }
  const StatusTable& statuses() const override {
    static const StatusTable table = StatusTable::read(statuses_json);
    return table;
  }
  std::string_view known_address() const override { return ""; }

  Result<std::vector<Told>> read_webhook(std::string_view body, const Credentials&,
                                         const StatusTable& table) const override {
    const auto document = json::parse(body);
    if (!document) return unreadable("body");
    auto told = told_in(document->root(), table);
    if (!told) return unreadable("tracking_code");
    return std::vector<Told>{std::move(*told)};
  }

  transport::Reply webhook_reply(bool is_received, std::string_view receipt) const override {
    json::Writer out;
    out.object([&] {
      out.field("code", is_received ? "success" : "error");
      out.field("transaction", receipt);
    });
    return transport::json_reply(is_received ? 200 : 400, std::move(out).text());
  }

  std::size_t asked_max() const override { return 20; }

  transport::Request ask(std::span<const std::string> waybills,
                         const Credentials& credentials) const override {
    json::Writer out;
    out.object([&] {
      out.field("merchant_token", credentials.secret);
      out.array("tracking_codes", [&] {
        for (const auto& waybill : waybills) out.value(waybill);
      });
    });
    return {"POST",
            "/api/v1/orders/tracking",
            {{"Content-Type", "application/json"}},
            std::move(out).text()};
  }

  Answered read_answer(const transport::Reply& reply, const StatusTable& table) const override {
    if (reply.status != 200) return stopped_by(reply);
    const auto document = json::parse(reply.body);
    if (!document) return {{}, Trouble::broken, {}, "no JSON in the reply"};
    const std::string code = document->root()["code"].text_or();
    if (code == "unauthorized") return {{}, Trouble::forbidden, {}, "the token does not hold"};
    if (code != "success") return {{}, Trouble::broken, {}, "no success in the reply"};
    Answered answered;
    for (const auto& one : document->root()["data"].items()) {
      if (auto told = told_in(one, table)) answered.told.push_back(std::move(*told));
    }
    return answered;
  }
};

}  // namespace

const Carrier& carrier() {
  static const VietnamPost vietnam_post;
  return vietnam_post;
}

}  // namespace ganh::connectors::carriers::vietnam_post
