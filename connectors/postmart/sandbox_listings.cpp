#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "connectors/postmart/sandbox_calls.h"
#include "connectors/postmart/sandbox_fields.h"

namespace ganh::connectors::postmart::market {

using catalog::json::Value;
using catalog::json::Writer;

namespace {

constexpr std::size_t ids_max = 20;
constexpr std::size_t looked_up_max = 50;
constexpr std::size_t enum_chars_max = body_bytes_max;  // so that length is never what is wrong

constexpr std::string_view categories[] = {
    "grain.rice",
    "grain.noodles",
    "grain.other",
    "drink.tea",
    "spice.powder",
    "honey.bee",
    "dried.mushroom_bamboo",
    "fresh.fruit",
    "fresh.vegetable",
    "dried.bean_nut",
    "fresh.egg",
    "meat.dried",
    "fish.products",
    "sauce.fish",
    "sweet.cake",
    "drink.other",
    "food.other",
};
constexpr std::string_view units[] = {"g", "ml", "piece"};

template <std::size_t n>
bool one_of(const std::string_view (&allowed)[n], std::string_view text) {
  return std::ranges::find(allowed, text) != std::end(allowed);
}

bool is_barcode(std::string_view text) {
  const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  return digits && (text.size() == 8 || (text.size() >= 12 && text.size() <= 14));
}

Reply written(int status, const std::function<void(Writer&)>& body) {
  Writer writer;
  body(writer);
  return transport::json_reply(status, std::move(writer).text());
}

Reply stale(std::int64_t current_revision) {
  return written(409, [&](Writer& writer) {
    writer.object([&] {
      writer.object("error", [&] {
        writer.field("code", "STALE_REVISION");
        writer.field("message", fmt::format("Đã áp dụng bản {}.", current_revision));
      });
      writer.field("current_revision", current_revision);
    });
  });
}

// `after_category` reads what stands between in a new listing: fields go in the contract's order.
Content read_content(
    Fields& fields, const std::function<void()>& after_category = [] {}) {
  Content content;
  content.title = fields.required("title", 120);
  content.description = fields.required("description", 5000, Fields::Text::lines);
  content.category_id = fields.required("category_id", enum_chars_max);
  fields.refuse_unless(one_of(categories, content.category_id), "UNKNOWN_CATEGORY", "category_id",
                       fmt::format("Postmart không có ngành hàng {}.", content.category_id));
  after_category();
  content.unit = fields.required("unit", enum_chars_max);
  fields.refuse_unless(one_of(units, content.unit), "UNKNOWN_UNIT", "unit",
                       "unit phải là g, ml hoặc piece.");
  content.net = fields.integer("net", 1, 1'000'000'000);
  content.origin = fields.present("origin", 200);
  content.certificate = fields.optional("certificate", 200);
  content.barcode = fields.optional("barcode", enum_chars_max);
  fields.refuse_unless(content.barcode.empty() || is_barcode(content.barcode), "BAD_BARCODE",
                       "barcode", "Mã vạch phải có 8, 12, 13 hoặc 14 chữ số.");
  return content;
}

template <class T>
void keep_latest(std::vector<T>& items) {
  if (items.size() <= looked_up_max) return;
  items.erase(items.begin(), items.end() - static_cast<std::ptrdiff_t>(looked_up_max));
}

}  // namespace

Reply request_listing(Market& market, Value body, Time now) {
  Fields fields(body);
  NewListing asked;
  asked.ref = fields.required("ref", 64);
  asked.revision = fields.integer("revision", 1, whole_number_max);
  asked.content = read_content(
      fields, [&] { asked.price_vnd = fields.integer("price_vnd", 1000, 100'000'000); });
  fields.refuse_unknown();
  if (fields.fault()) return error_reply(*fields.fault());

  const ListingRequest* request = market.ask(std::move(asked), now);
  if (request == nullptr) {
    return error_reply(FieldFault{"LISTING_LIMIT", "ref", "Gian hàng đã có quá nhiều sản phẩm."});
  }
  return written(202, [&](Writer& writer) {
    writer.object([&] {
      writer.field("request_id", request->id);
      writer.field("ref", request->asked.ref);
      writer.field("state", "queued");
    });
  });
}

Reply get_requests(const Market& market, const Request& http, Time now) {
  std::vector<std::string> ids;
  const std::string list = http.query("ids").value_or("");
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    if (comma > at && std::ranges::find(ids, list.substr(at, comma - at)) == ids.end()) {
      ids.push_back(list.substr(at, comma - at));
    }
    at = comma + 1;
  }
  if (ids.empty()) return error_reply(FieldFault{"REQUIRED", "ids", "Thiếu ids."});
  if (ids.size() > ids_max) {
    return error_reply(FieldFault{"TOO_MANY", "ids", "Mỗi lần tối đa 20 mã."});
  }
  return written(200, [&](Writer& writer) {
    writer.object([&] {
      writer.array("requests", [&] {
        for (const std::string& id : ids) {
          if (const auto* found = market.find_request(id)) {
            write_request(writer, market, *found, now);
          }
        }
      });
      writer.array("unknown", [&] {
        for (const std::string& id : ids) {
          if (market.find_request(id) == nullptr) writer.value(id);
        }
      });
    });
  });
}

Reply find_listings(Market& market, const Request& http, Time now) {
  const std::string ref = http.query("ref").value_or("");
  if (ref.empty()) return error_reply(FieldFault{"REQUIRED", "ref", "Thiếu ref."});
  auto listings = market.listings_of(ref);
  auto requests = market.requests_of(ref);
  std::erase_if(requests, [](const auto* r) { return r->decision == Decision::approved; });
  keep_latest(listings);
  keep_latest(requests);
  return written(200, [&](Writer& writer) {
    writer.object([&] {
      writer.array("listings", [&] {
        for (const Listing* listing : listings) write_listing(writer, *listing, now);
      });
      writer.array("requests", [&] {
        for (const ListingRequest* request : requests) {
          write_request(writer, market, *request, now);
        }
      });
    });
  });
}

Reply update_content(Listing& listing, Value body) {
  Fields fields(body);
  const std::int64_t revision = fields.integer("revision", 1, whole_number_max);
  Content content = read_content(fields);
  fields.refuse_unknown();
  for (const auto& [field, text] :
       {std::pair("title", &content.title), std::pair("description", &content.description)}) {
    const std::string_view claim = medical_claim(*text);
    fields.refuse_unless(claim.empty(), "MEDICAL_CLAIM", field, medical_claim_reason(claim));
  }
  if (fields.fault()) return error_reply(*fields.fault());
  if (revision <= listing.content_revision) return stale(listing.content_revision);

  listing.content = std::move(content);
  listing.content_revision = revision;
  return written(200, [&](Writer& writer) {
    writer.object([&] {
      writer.field("listing_id", listing.id);
      writer.field("ref", listing.ref);
      writer.field("revision", revision);
    });
  });
}

Reply update_price(Listing& listing, Value body, Time now) {
  Fields fields(body);
  const std::int64_t price_vnd = fields.integer("price_vnd", 1000, 100'000'000);
  const std::int64_t revision = fields.integer("revision", 1, whole_number_max);
  fields.refuse_unknown();
  if (fields.fault()) return error_reply(*fields.fault());
  if (revision <= listing.price_revision) return stale(listing.price_revision);
  if (listing.locked(now)) {
    constexpr std::string_view reason = "Giá đang được giữ trong chương trình khuyến mãi.";
    return written(423, [&](Writer& writer) {
      writer.object([&] {
        writer.object("error", [&] {
          writer.field("code", "PRICE_LOCKED");
          writer.field("message", reason);
        });
        writer.field("locked_until", rfc3339(*listing.locked_until));
        writer.field("reason", reason);
      });
    });
  }

  listing.price_vnd = price_vnd;
  listing.price_revision = revision;
  return written(200, [&](Writer& writer) {
    writer.object([&] {
      writer.field("listing_id", listing.id);
      writer.field("ref", listing.ref);
      writer.field("price_vnd", price_vnd);
      writer.field("revision", revision);
    });
  });
}

Reply update_stock(Listing& listing, Value body) {
  Fields fields(body);
  const std::int64_t packs = fields.integer("packs", 0, 1'000'000);
  const std::int64_t as_of = fields.integer("as_of_order_seq", 0, whole_number_max);
  const std::int64_t revision = fields.integer("revision", 1, whole_number_max);
  fields.refuse_unknown();
  if (fields.fault()) return error_reply(*fields.fault());
  if (revision <= listing.stock_revision) return stale(listing.stock_revision);

  listing.told_packs = packs;
  listing.as_of_order_seq = as_of;
  listing.stock_revision = revision;
  return written(200, [&](Writer& writer) {
    writer.object([&] {
      writer.field("listing_id", listing.id);
      writer.field("ref", listing.ref);
      writer.field("packs", packs);
      writer.field("shown_packs", listing.shown_packs());
      writer.field("revision", revision);
    });
  });
}

}  // namespace ganh::connectors::postmart::market
