#include "connectors/carriers/vietnam_post/sandbox.h"

#include "catalog/json/json.h"
#include "connectors/carriers/sandbox/depot.h"

namespace ganh::connectors::carriers::vietnam_post {

namespace {

namespace json = catalog::json;
using depot::Happened;
using depot::Parcel;
using transport::json_reply;

void write_members(json::Writer& out, const Parcel& parcel, const Happened& happened) {
  out.field("tracking_code", parcel.waybill);
  out.field("order_code", parcel.reference);
  out.field("status_code", happened.code);
  out.field("status_name", happened.text);
  out.field("note", "");
  out.field("locate", happened.place);
  out.field("datetime", depot::local_time(happened.at));
  out.field("total_weight", parcel.weight_g);
  out.field("money_collect", parcel.cod_vnd);
  out.field("total_fee", parcel.fee_vnd);
}

transport::Request webhook(const Parcel& parcel, const Happened& happened) {
  json::Writer out;
  out.object([&] { write_members(out, parcel, happened); });
  return {"POST", "", {{"Content-Type", "application/json"}}, std::move(out).text()};
}

std::optional<transport::Reply> answer(const transport::Request& request, depot::Parcels& parcels,
                                       const std::string& token) {
  if (request.path() != "/api/v1/orders/tracking") return std::nullopt;
  const auto document = json::parse(request.body);
  if (!document || document->root()["merchant_token"].text_or() != token) {
    return json_reply(200, R"({"code":"unauthorized","data":[]})");
  }
  json::Writer out;
  out.object([&] {
    out.field("code", "success");
    out.array("data", [&] {
      depot::write_history(out, document->root()["tracking_codes"], parcels, write_members);
    });
  });
  return json_reply(200, std::move(out).text());
}

}  // namespace

// The codes above 4 are the sandbox's own: the carrier's table is not public.
std::unique_ptr<sandbox::Sandbox> make_sandbox(const SandboxOptions& options) {
  depot::Dialect dialect;
  dialect.name = "vietnam_post";
  dialect.route = {{"1", "Đã tạo vận đơn", "", {}},
                   {"2", "Chờ lấy hàng", "Bưu cục Chợ Đồn", {}},
                   {"4", "Đang vận chuyển", "Thái Nguyên", {}},
                   {"901", "Đang đi phát", "Bưu cục Cầu Giấy", {}},
                   {"902", "Phát thành công", "Hà Nội", {}}};
  dialect.webhook = webhook;
  dialect.answer = [token = options.token](const auto& request, auto& parcels) {
    return answer(request, parcels, token);
  };
  return depot::open(std::move(dialect));
}

}  // namespace ganh::connectors::carriers::vietnam_post
