#include "service/api/carriers.h"

#include "catalog/json/json.h"
#include "catalog/json/json_text.h"

namespace ganh::service::api {

namespace carriers = connectors::carriers;
namespace json = catalog::json;

namespace {

void write_time_or_null(json::Writer& out, std::string_view key, const std::optional<Time>& time) {
  if (time)
    out.field(key, rfc3339(*time));
  else
    out.null_field(key);
}

void write_carrier(json::Writer& out, const ListedCarrier& of) {
  const auto* kind = carriers::find_carrier(of.account.carrier);
  const auto statuses = json::parse(of.account.statuses.empty() ? "{}" : of.account.statuses);
  out.object([&] {
    out.field("id", of.account.id.text);
    out.field("name", of.account.name);
    out.field("carrier", of.account.carrier);
    out.field("title", kind == nullptr ? of.account.carrier : kind->title());
    out.field("address", of.account.base_url);
    if (statuses)
      json::copy(out, "statuses", statuses->root());
    else
      out.object("statuses", [] {});
    write_time_or_null(out, "asked_at", of.account.asked_at);
    write_time_or_null(out, "told_at", of.account.told_at);
    if (of.trouble)
      out.field("trouble", *of.trouble);
    else
      out.null_field("trouble");
  });
}

}  // namespace

std::string carrier_json(const ListedCarrier& carrier) {
  json::Writer out;
  write_carrier(out, carrier);
  return std::move(out).text();
}

std::string carriers_json(const std::vector<ListedCarrier>& all) {
  json::Writer out;
  out.object([&] {
    out.array("carriers", [&] {
      for (const auto& one : all) write_carrier(out, one);
    });
    out.array("kinds", [&] {
      for (const auto* kind : carriers::all_carriers()) {
        out.object([&] {
          out.field("name", kind->name());
          out.field("title", kind->title());
          out.field("known_address", kind->known_address());
        });
      }
    });
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
