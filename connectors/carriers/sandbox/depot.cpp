#include "connectors/carriers/sandbox/depot.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "catalog/json/json.h"

namespace ganh::connectors::carriers::depot {

namespace json = catalog::json;
using transport::json_reply;
using transport::Reply;
using transport::Request;

namespace {

constexpr std::size_t text_bytes_max = 500;
constexpr std::size_t history_max = 500;
constexpr std::size_t parcels_shown_max = 1'000;

Reply operator_error(int status, std::string_view reason) {
  json::Writer out;
  out.object([&] { out.field("error", reason); });
  return json_reply(status, std::move(out).text());
}

class Depot final : public sandbox::Sandbox {
 public:
  explicit Depot(Dialect dialect) : dialect_(std::move(dialect)) {}

  std::string_view name() const override { return dialect_.name; }

  Reply handle(const Request& request, Time now) override {
    const std::string_view path = request.path();
    if (request.method == "GET" && path == "/") return parcels();
    if (path.starts_with("/_sandbox/")) return operate(request, now);
    if (failures_ > 0) {
      --failures_;
      return {fail_status_, {}, ""};
    }
    if (auto reply = dialect_.answer(request, parcels_)) return std::move(*reply);
    return operator_error(404, "no_such_address");
  }

  std::vector<sandbox::WebhookOut> due(Time now) override {
    for (const auto& [waybill, shown] : parcels_.all()) {
      Parcel& parcel = *parcels_.find(waybill);
      while (parcel.moves_at && *parcel.moves_at <= now) move_on(parcel);
    }
    return post_.due(now);
  }

  std::optional<Time> next_due() const override {
    auto next = post_.next_due();
    for (const auto& [waybill, parcel] : parcels_.all()) {
      if (parcel.moves_at && (!next || *parcel.moves_at < *next)) next = parcel.moves_at;
    }
    return next;
  }

  void answered(const sandbox::WebhookOut& webhook, int status) override {
    post_.answered(webhook, status);
  }

 private:
  void happen(Parcel& parcel, Happened happened, Time now) {
    if (parcel.history.size() >= history_max) return;
    parcel.history.push_back(std::move(happened));
    post_.add(dialect_.webhook(parcel, parcel.history.back()), now);
  }

  void move_on(Parcel& parcel) {
    const Time at = *parcel.moves_at;
    const std::size_t done = parcel.history.size();
    parcel.moves_at.reset();
    if (done >= dialect_.route.size()) return;
    Happened next = dialect_.route[done];
    next.at = at;
    if (done + 1 < dialect_.route.size()) parcel.moves_at = at + moves_every;
    happen(parcel, std::move(next), at);
  }

  Reply operate(const Request& request, Time now) {
    const std::string_view path = request.path();
    if (request.method == "GET" && path == "/_sandbox/parcels") return parcels();
    if (request.method != "POST") return operator_error(404, "no_such_address");
    const auto document = json::parse(request.body.empty() ? "{}" : request.body);
    if (!document) return operator_error(400, "not_json");
    const auto root = document->root();
    if (path == "/_sandbox/parcels") return hand_in(root, now);
    if (path == "/_sandbox/events") return add_event(root, now);
    if (path == "/_sandbox/webhook") return set_webhook(root);
    if (path == "/_sandbox/fail") return set_failures(root);
    return operator_error(404, "no_such_address");
  }

  Reply hand_in(json::Value root, Time now) {
    Parcel parcel;
    parcel.waybill = root["waybill"].text_or();
    parcel.reference = root["reference"].text_or();
    parcel.cod_vnd = root["cod_vnd"].integer_or(0);
    parcel.weight_g = root["weight_g"].integer_or(1000);
    parcel.fee_vnd = root["fee_vnd"].integer_or(22'000);
    if (parcel.waybill.empty() || parcel.waybill.size() > text_bytes_max) {
      return operator_error(422, "waybill");
    }
    if (root["moves"].boolean_or(false)) parcel.moves_at = now;
    if (!parcels_.add(std::move(parcel))) return operator_error(409, "stands_already");
    return json_reply(201, "{}");
  }

  Reply add_event(json::Value root, Time now) {
    Parcel* parcel = parcels_.find(root["waybill"].text_or());
    if (parcel == nullptr) return operator_error(404, "no_such_parcel");
    Happened happened{root["code"].text_or(), root["text"].text_or(), root["place"].text_or(), now};
    if (happened.code.empty() || happened.code.size() > text_bytes_max) {
      return operator_error(422, "code");
    }
    if (const auto at = root["at"].text()) {
      const auto time = parse_rfc3339(*at);
      if (!time) return operator_error(422, "at");
      happened.at = *time;
    }
    happen(*parcel, std::move(happened), now);
    return json_reply(201, "{}");
  }

  Reply set_webhook(json::Value root) {
    if (const auto url = root["url"].text()) post_.url = std::string(*url);
    post_.deliveries =
        static_cast<int>(std::clamp<std::int64_t>(root["deliveries"].integer_or(1), 1, 10));
    post_.newest_first = root["newest_first"].boolean_or(false);
    post_.held = root["held"].boolean_or(false);
    return json_reply(200, "{}");
  }

  Reply set_failures(json::Value root) {
    failures_ = std::clamp<std::int64_t>(root["count"].integer_or(1), 0, 1'000);
    fail_status_ =
        static_cast<int>(std::clamp<std::int64_t>(root["status"].integer_or(503), 400, 599));
    return json_reply(200, "{}");
  }

  Reply parcels() const {
    json::Writer out;
    std::size_t shown = 0;
    out.object([&] {
      out.array("parcels", [&] {
        for (const auto& [waybill, parcel] : parcels_.all()) {
          if (shown++ == parcels_shown_max) break;
          out.object([&, &waybill = waybill, &parcel = parcel] {
            out.field("waybill", waybill);
            out.field("events", static_cast<std::int64_t>(parcel.history.size()));
            out.field("code", parcel.history.empty() ? "" : parcel.history.back().code);
          });
        }
      });
    });
    return json_reply(200, std::move(out).text());
  }

  Dialect dialect_;
  Parcels parcels_;
  Post post_;
  std::int64_t failures_ = 0;
  int fail_status_ = 503;
};

}  // namespace

std::unique_ptr<sandbox::Sandbox> open(Dialect dialect) {
  return std::make_unique<Depot>(std::move(dialect));
}

void write_history(json::Writer& out, json::Value waybills, Parcels& parcels,
                   void (*write_members)(json::Writer&, const Parcel&, const Happened&)) {
  for (const auto& waybill : waybills.items()) {
    const Parcel* parcel = parcels.find(waybill.text_or());
    if (parcel == nullptr) continue;
    for (const Happened& one : parcel->history) {
      out.object([&] { write_members(out, *parcel, one); });
    }
  }
}

std::string local_time(Time time) {
  const Date day = date_in_vietnam(time);
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(time - start_of_day(day)).count();
  return vietnamese_date(day) +
         fmt::format(" {:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace ganh::connectors::carriers::depot
