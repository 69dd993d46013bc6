#include "catalog/producers/cooperatives.h"
#include "service/api/tracking.h"
#include "service/http/carrier_handlers.h"
#include "service/http/problem.h"
#include "service/http/timeline_page.h"

namespace ganh::service::http {

namespace orders = catalog::orders;
namespace store = catalog::store;

namespace {

constexpr std::size_t reference_bytes_max = 255;
constexpr auto html = "text/html; charset=utf-8";

Reply page_reply(int status, std::string page) {
  return {status,
          {{"Content-Type", html}, {"X-Robots-Tag", "noindex"}, {"Cache-Control", "no-store"}},
          std::move(page)};
}

struct Shown {
  api::Tracking tracking;
  catalog::producers::Cooperative cooperative;
};

// Nothing once the customer's data are erased: then the link has served.
std::optional<Shown> find_shown(const Call& call) {
  return call.folder().database().read([&](const store::Read& read) -> std::optional<Shown> {
    const auto linked = orders::find_linked(read.global(), call.name(0));
    if (!linked) return std::nullopt;
    const auto scope = read.scope(linked->cooperative);
    auto tracking = api::read_tracking(scope, linked->shipment);
    const auto cooperative = catalog::producers::find_cooperative(scope);
    if (!tracking || !cooperative || tracking->order.erased_at) return std::nullopt;
    return Shown{std::move(*tracking), cooperative->cooperative};
  });
}

}  // namespace

Reply get_shipment_tracking(Call& call) {
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto found = api::read_tracking(scope, ShipmentId{call.name(1)});
    if (!found) return error(Code::not_found, "shipment_id", "shipment.not_found");
    return api::tracking_json(*found, call.public_url());
  });
}

Reply find_tracking(Call& call) {
  const std::string reference = call.request().query("reference").value_or("");
  if (reference.empty() || reference.size() > reference_bytes_max) {
    return call.refuse(error(Code::invalid, "reference", "tracking.reference"));
  }
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto found = api::find_trackings(scope, reference);
    if (!found) {
      return error(Code::not_found, "reference", "tracking.not_found", {{"text", reference}});
    }
    return api::trackings_json(*found, call.public_url());
  });
}

Reply get_timeline(Call& call) {
  const auto language = language_of(call.request());
  const auto shown = find_shown(call);
  if (!shown) return page_reply(404, no_timeline_page(language));
  return page_reply(200, timeline_page(shown->tracking, shown->cooperative, language));
}

Reply get_timeline_style(Call&) {
  return {200,
          {{"Content-Type", "text/css; charset=utf-8"}, {"Cache-Control", "public, max-age=86400"}},
          std::string(timeline_style)};
}

}  // namespace ganh::service::http
