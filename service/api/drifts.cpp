#include "service/api/drifts.h"

#include <utility>

#include "catalog/json/json.h"
#include "connectors/publishing/drift_telling.h"
#include "service/words/sentences.h"

namespace ganh::service::api {

namespace channel = connectors::channel;
namespace json = catalog::json;
namespace publishing = connectors::publishing;
namespace store = catalog::store;

namespace {

void write_drift(json::Writer& out, const store::Scope& scope, const channel::Channel& on,
                 const publishing::Drift& drift) {
  using catalog::text::Language;
  const auto outlook = publishing::outlook(scope, drift);
  out.object([&] {
    out.field("pack_id", drift.pack.text);
    out.field("sku", drift.sku);
    out.field("kind", publishing::name(drift.kind));
    out.field("state", publishing::name(outlook));
    out.field("ours", drift.ours);
    out.field("theirs", drift.theirs);
    out.field("mends", drift.mends);
    out.field("found_at", rfc3339(drift.found_at));
    if (drift.mended_at)
      out.field("mended_at", rfc3339(*drift.mended_at));
    else
      out.null_field("mended_at");
    for (const auto& [key, language] :
         {std::pair{"vi", Language::vietnamese}, std::pair{"en", Language::english}}) {
      const auto what = words::speak(publishing::difference(on, drift), language);
      const auto then = words::speak(publishing::said(outlook), language);
      out.object(key, [&] {
        out.field("problem", what.problem + " " + then.problem);
        out.field("cure", then.cure);
      });
    }
  });
}

// "SKU kind"; a SKU may have spaces, a kind has none.
std::pair<std::string, std::string> place_in(const std::string& after) {
  const auto space = after.rfind(' ');
  if (space == std::string::npos) return {after, ""};
  return {after.substr(0, space), after.substr(space + 1)};
}

}  // namespace

std::string drifts_json(const store::Scope& scope, const channel::Channel& on, const Page& page) {
  const auto [sku, kind] = place_in(page.after);
  auto drifts = publishing::drifts_after(scope, on.id, sku, kind, page.limit + 1);
  const bool has_more = drifts.size() > static_cast<std::size_t>(page.limit);
  if (has_more) drifts.pop_back();
  json::Writer out;
  out.object([&] {
    out.array("drifts", [&] {
      for (const auto& drift : drifts) write_drift(out, scope, on, drift);
    });
    if (has_more) {
      out.field("next",
                drifts.back().sku + " " + std::string(publishing::name(drifts.back().kind)));
    } else {
      out.null_field("next");
    }
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
