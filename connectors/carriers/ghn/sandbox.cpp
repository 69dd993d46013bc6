#include "connectors/carriers/ghn/sandbox.h"

#include "catalog/json/json.h"
#include "connectors/carriers/sandbox/depot.h"

namespace ganh::connectors::carriers::ghn {

namespace {

namespace json = catalog::json;
using depot::Happened;
using depot::Parcel;
using transport::json_reply;

transport::Request webhook(const Parcel& parcel, const Happened& happened) {
  json::Writer out;
  out.object([&] {
    out.field("OrderCode", parcel.waybill);
    out.field("ClientOrderCode", parcel.reference);
    out.field("Type", "switch_status");
    out.field("Status", happened.code);
    out.field("Reason", happened.text);
    out.field("Warehouse", happened.place);
    out.field("Time", rfc3339(happened.at));
    out.field("Weight", parcel.weight_g);
    out.field("TotalFee", parcel.fee_vnd);
    out.field("CODAmount", parcel.cod_vnd);
  });
  return {"POST", "", {{"Content-Type", "application/json"}}, std::move(out).text()};
}

transport::Reply refusal(int status, std::string_view message) {
  json::Writer out;
  out.object([&] {
    out.field("code", status);
    out.field("message", message);
    out.null_field("data");
  });
  return json_reply(status, std::move(out).text());
}

transport::Reply detail(const Parcel& parcel) {
  json::Writer out;
  out.object([&] {
    out.field("code", 200);
    out.field("message", "Success");
    out.object("data", [&] {
      out.field("order_code", parcel.waybill);
      out.field("status", parcel.history.empty() ? "ready_to_pick" : parcel.history.back().code);
      out.array("log", [&] {
        for (const Happened& one : parcel.history) {
          out.object([&] {
            out.field("status", one.code);
            out.field("updated_date", rfc3339(one.at));
          });
        }
      });
    });
  });
  return json_reply(200, std::move(out).text());
}

std::optional<transport::Reply> answer(const transport::Request& request, depot::Parcels& parcels,
                                       const std::string& token) {
  if (request.path() != "/shiip/public-api/v2/shipping-order/detail") return std::nullopt;
  if (transport::find(request.headers, "Token") != token) return refusal(401, "Token không hợp lệ");
  const auto document = json::parse(request.body);
  const Parcel* parcel =
      document ? parcels.find(document->root()["order_code"].text_or()) : nullptr;
  return parcel == nullptr ? refusal(400, "Đơn hàng không tồn tại") : detail(*parcel);
}

}  // namespace

std::unique_ptr<sandbox::Sandbox> make_sandbox(const SandboxOptions& options) {
  depot::Dialect dialect;
  dialect.name = "ghn";
  dialect.route = {{"ready_to_pick", "", "", {}},
                   {"picked", "", "Bưu cục Chợ Đồn", {}},
                   {"transporting", "", "Kho Thái Nguyên", {}},
                   {"delivering", "", "Bưu cục Cầu Giấy", {}},
                   {"delivered", "", "Hà Nội", {}}};
  dialect.webhook = webhook;
  dialect.answer = [token = options.token](const auto& request, auto& parcels) {
    return answer(request, parcels, token);
  };
  return depot::open(std::move(dialect));
}

}  // namespace ganh::connectors::carriers::ghn
