#include "service/api/rehearsal.h"

#include "catalog/json/json.h"
#include "service/api/fault_json.h"

namespace ganh::service::api {

namespace json = catalog::json;
namespace publishing = connectors::publishing;

namespace {

void write_price(json::Writer& out, const std::optional<publishing::RuledPrice>& price) {
  if (!price) {
    out.null_field("price");
    return;
  }
  out.object("price", [&] {
    out.field("ours_vnd", price->ours.vnd);
    out.field("listed_vnd", price->listed.vnd);
    out.field("commission_vnd", price->commission.vnd);
  });
}

void write_listing(json::Writer& out, const publishing::RehearsedListing& listing) {
  out.object([&] {
    out.field("pack_id", listing.pack.text);
    out.field("sku", listing.sku);
    out.field("title", listing.title);
    out.field("action", publishing::name(listing.action));
    out.array("fields", [&] {
      for (const auto& field : listing.fields) {
        out.object([&] {
          out.field("field", field.field);
          out.field("from", field.from);
          out.field("to", field.to);
        });
      }
    });
    write_price(out, listing.price);
    out.array("parts", [&] {
      for (const auto& part : listing.parts) {
        out.object([&] {
          out.field("work", publishing::name(part.work));
          out.field("version", part.version);
        });
      }
    });
  });
}

void write_rehearsal(json::Writer& out, const publishing::Rehearsal& rehearsal) {
  out.array("listings", [&] {
    for (const auto& listing : rehearsal.listings) write_listing(out, listing);
  });
  out.array("not_ready", [&] {
    for (const auto& pack : rehearsal.not_ready) {
      out.object([&] {
        out.field("pack_id", pack.pack.text);
        out.field("sku", pack.sku);
        out.field("title", pack.title);
        write_fault(out, "why", pack.why);
      });
    }
  });
  out.field("on_the_way", rehearsal.on_the_way);
  out.field("unchanged", rehearsal.unchanged);
}

}  // namespace

std::string rehearsal_json(const connectors::channel::Channel& channel,
                           const publishing::Rehearsal& rehearsal) {
  json::Writer out;
  out.object([&] {
    out.field("channel", channel.name);
    out.field("connector", channel.connector);
    write_rehearsal(out, rehearsal);
  });
  return std::move(out).text();
}

std::string released_json(const publishing::Released& released) {
  json::Writer out;
  out.object([&] {
    out.field("released", released.released);
    out.array("changed_since", [&] {
      for (const auto& listing : released.changed_since) out.value(listing.sku);
    });
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
