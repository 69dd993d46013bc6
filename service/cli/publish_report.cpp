#include "service/cli/publish_report.h"

#include "catalog/json/json.h"
#include "service/api/fault_json.h"

namespace ganh::service::cli {

namespace json = catalog::json;
namespace publishing = connectors::publishing;

namespace {

void write_listing(json::Writer& out, const publishing::RehearsedListing& listing) {
  out.object([&] {
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
  });
}

void write_rehearsal(json::Writer& out, const publishing::Rehearsal& rehearsal) {
  out.array("listings", [&] {
    for (const auto& listing : rehearsal.listings) write_listing(out, listing);
  });
  out.array("not_ready", [&] {
    for (const auto& pack : rehearsal.not_ready) {
      out.object([&] {
        out.field("sku", pack.sku);
        out.field("title", pack.title);
        api::write_fault(out, "why", pack.why);
      });
    }
  });
  out.field("on_the_way", rehearsal.on_the_way);
  out.field("unchanged", rehearsal.unchanged);
}

void write_release(json::Writer& out, const ChannelReport& report) {
  out.field("released", report.released->released);
  out.array("changed_since", [&] {
    for (const auto& listing : report.released->changed_since) out.value(listing.sku);
  });
  out.array("refused", [&] {
    for (const auto& refused : report.refused) {
      out.object([&] {
        out.field("sku", refused.first);
        out.field("words", refused.second);
      });
    }
  });
  out.field("pending", report.pending);
}

}  // namespace

std::string publish_json(const std::vector<ChannelReport>& reports, std::optional<bool> sent) {
  json::Writer out;
  out.object([&] {
    out.array("channels", [&] {
      for (const auto& report : reports) {
        out.object([&] {
          out.field("channel", report.channel.name);
          out.field("connector", report.channel.connector);
          write_rehearsal(out, report.rehearsal);
          if (report.released) write_release(out, report);
        });
      }
    });
    if (sent)
      out.field("sent", *sent);
    else
      out.null_field("sent");
  });
  return std::move(out).text();
}

}  // namespace ganh::service::cli
