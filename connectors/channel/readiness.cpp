#include "connectors/channel/readiness.h"

#include <algorithm>

#include "catalog/json/json.h"
#include "catalog/measure/quantity.h"

namespace ganh::connectors::channel {

namespace {

// Code points, as marketplaces count characters. The catalog holds valid UTF-8 in NFC.
std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string_view their_category(const Profile& profile, std::string_view word) {
  for (const auto& [ours, theirs] : profile.categories) {
    if (ours == word) return theirs;
  }
  return {};
}

}  // namespace

Listing compose(const Profile& profile, const catalog::products::Product& product,
                const catalog::products::Pack& pack) {
  Listing listing;
  listing.sku = pack.sku;
  listing.title = pack.name.empty() ? product.name : product.name + ", " + pack.name;
  listing.description = product.description;
  listing.category = std::string(their_category(profile, product.category));
  listing.origin = product.origin;
  listing.certificate = product.certificate;
  listing.barcode = pack.barcode;
  listing.unit = std::string(catalog::measure::name(product.base));
  listing.net_base = pack.net_base;
  listing.price = pack.price;
  return listing;
}

std::vector<Fault> faults(const Profile& profile, const catalog::products::Product& product,
                          const catalog::products::Pack& pack) {
  std::vector<Fault> found;
  const Listing listing = compose(profile, product, pack);
  if (!pack.available) found.push_back({"available", "listing.not_offered", {}});
  if (listing.category.empty()) {
    found.push_back({"category", "listing.category_unknown", {{"category", product.category}}});
  }
  if (const std::size_t count = characters(listing.title); count > profile.title_chars_max) {
    found.push_back(
        {"name",
         "listing.title_too_long",
         {{"count", std::to_string(count)}, {"most", std::to_string(profile.title_chars_max)}}});
  }
  if (profile.description_required && listing.description.empty()) {
    found.push_back({"description", "listing.description_missing", {}});
  }
  if (const std::size_t count = characters(listing.description);
      count > profile.description_chars_max) {
    found.push_back({"description",
                     "listing.description_too_long",
                     {{"count", std::to_string(count)},
                      {"most", std::to_string(profile.description_chars_max)}}});
  }
  if (listing.price < profile.price_min || listing.price > profile.price_max) {
    found.push_back({"price",
                     "listing.price_out_of_range",
                     {{"least", catalog::measure::vietnamese(profile.price_min)},
                      {"most", catalog::measure::vietnamese(profile.price_max)}}});
  }
  return found;
}

std::int64_t allowance_packs(const Profile& profile, std::int64_t passing_base,
                             std::int64_t reserved_base, std::int64_t net_base) {
  const std::int64_t free_packs =
      std::max<std::int64_t>(0, passing_base - reserved_base) / net_base;
  return std::max<std::int64_t>(0, free_packs - profile.buffer_packs) * profile.share_percent / 100;
}

std::string content_json(const Listing& listing) {
  catalog::json::Writer out;
  out.object([&] {
    out.field("title", listing.title);
    out.field("description", listing.description);
    out.field("category", listing.category);
    out.field("origin", listing.origin);
    out.field("certificate", listing.certificate);
    out.field("barcode", listing.barcode);
    out.field("unit", listing.unit);
    out.field("net_base", listing.net_base);
  });
  return std::move(out).text();
}

Listing parse_content(std::string_view content) {
  Listing listing;
  const auto document = catalog::json::parse(content);
  if (!document) return listing;
  const auto root = document->root();
  listing.title = root["title"].text_or();
  listing.description = root["description"].text_or();
  listing.category = root["category"].text_or();
  listing.origin = root["origin"].text_or();
  listing.certificate = root["certificate"].text_or();
  listing.barcode = root["barcode"].text_or();
  listing.unit = root["unit"].text_or();
  listing.net_base = root["net_base"].integer_or(0);
  return listing;
}

}  // namespace ganh::connectors::channel
