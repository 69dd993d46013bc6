#include "connectors/carriers/viettel_post/sandbox.h"

#include <charconv>

#include "catalog/json/json.h"
#include "connectors/carriers/sandbox/depot.h"

namespace ganh::connectors::carriers::viettel_post {

namespace {

namespace json = catalog::json;
using depot::Happened;
using depot::Parcel;
using transport::json_reply;

// Codes are numbers there.
std::int64_t number_of(const std::string& code) {
  std::int64_t number = 0;
  std::from_chars(code.data(), code.data() + code.size(), number);
  return number;
}

void write_members(json::Writer& out, const Parcel& parcel, const Happened& happened) {
  out.field("ORDER_NUMBER", parcel.waybill);
  out.field("ORDER_REFERENCE", parcel.reference);
  out.field("ORDER_STATUSDATE", depot::local_time(happened.at));
  out.field("ORDER_STATUS", number_of(happened.code));
  if (!happened.text.empty()) out.field("STATUS_NAME", happened.text);
  out.field("LOCALION_CURRENTLY", happened.place);
  out.field("MONEY_COLLECTION", parcel.cod_vnd);
  out.field("MONEY_TOTAL", parcel.fee_vnd);
  out.field("PRODUCT_WEIGHT", parcel.weight_g);
}

transport::Request webhook(const Parcel& parcel, const Happened& happened,
                           const std::string& token) {
  json::Writer out;
  out.object([&] {
    out.object("DATA", [&] { write_members(out, parcel, happened); });
    out.field("TOKEN", token);
  });
  return {"POST", "", {{"Content-Type", "application/json"}}, std::move(out).text()};
}

std::optional<transport::Reply> answer(const transport::Request& request, depot::Parcels& parcels,
                                       const std::string& token) {
  if (request.path() != "/v2/order/tracking") return std::nullopt;
  json::Writer out;
  if (transport::find(request.headers, "Token") != token) {
    return json_reply(200, R"({"status":201,"error":true,"message":"Token invalid","data":[]})");
  }
  const auto document = json::parse(request.body);
  out.object([&] {
    out.field("status", 200);
    out.field("error", !document);
    out.array("data", [&] {
      if (!document) return;
      depot::write_history(out, document->root()["ORDER_NUMBERS"], parcels, write_members);
    });
  });
  return json_reply(200, std::move(out).text());
}

}  // namespace

std::unique_ptr<sandbox::Sandbox> make_sandbox(const SandboxOptions& options) {
  depot::Dialect dialect;
  dialect.name = "viettel_post";
  dialect.route = {{"100", "", "", {}},
                   {"105", "", "Bưu cục Chợ Đồn", {}},
                   {"300", "", "Trung tâm khai thác Thái Nguyên", {}},
                   {"500", "", "Bưu cục Cầu Giấy", {}},
                   {"501", "", "Hà Nội", {}}};
  dialect.webhook = [token = options.token](const auto& parcel, const auto& happened) {
    return webhook(parcel, happened, token);
  };
  dialect.answer = [token = options.token](const auto& request, auto& parcels) {
    return answer(request, parcels, token);
  };
  return depot::open(std::move(dialect));
}

}  // namespace ganh::connectors::carriers::viettel_post
