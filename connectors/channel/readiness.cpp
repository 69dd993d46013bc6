#include "connectors/channel/readiness.h"

#include <algorithm>

#include "catalog/json/json.h"
#include "catalog/measure/quantity.h"
#include "catalog/text/normal_form.h"

namespace ganh::connectors::channel {

namespace {

using catalog::products::Pack;
using catalog::products::Product;

// Code points, as marketplaces count characters. The catalog holds valid UTF-8 in NFC.
std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

bool has_control(std::string_view utf8, bool lines) {
  return std::ranges::any_of(utf8, [lines](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 || byte == 0x7F) && !(lines && c == '\n');
  });
}

std::string_view theirs(const Words& words, std::string_view ours) {
  for (const auto& [word, their_word] : words) {
    if (word == ours) return their_word;
  }
  return {};
}

std::string fact(std::string_view name, const Product& product, const Pack& pack) {
  if (name == "origin") return product.origin;
  if (name == "storage") return product.storage;
  if (name == "certificate") return product.certificate;
  if (name == "unit") return std::string(catalog::measure::name(product.base));
  if (name == "net_base") return std::to_string(pack.net_base);
  if (name == "shelf_life_days" && product.shelf_life_days > 0) {
    return std::to_string(product.shelf_life_days);
  }
  return {};
}

// What the attribute is to say; nothing where the product has no such fact, or none of its values.
std::string attribute(const AttributeRule& rule, const Product& product, const Pack& pack) {
  if (rule.from.empty()) return rule.always;
  const std::string ours = fact(rule.from, product, pack);
  return rule.values.empty() ? ours : std::string(theirs(rule.values, ours));
}

bool concerns(std::string_view category, std::string_view of) {
  return category == "*" || category == of;
}

// Where a text is at fault: the box of the catalog, and the reasons of its own that it has.
struct TextBox {
  const TextRule& rule;
  const std::string& text;
  const char* field;
  const char* too_long;
  const char* missing;
};

void check_text(const TextBox& box, std::vector<Fault>& found) {
  const TextRule& rule = box.rule;
  const auto too_long = [&](const char* reason, std::size_t count, std::size_t most) {
    found.push_back(
        {box.field, reason, {{"count", std::to_string(count)}, {"most", std::to_string(most)}}});
  };
  if (rule.required && box.text.empty()) found.push_back({box.field, box.missing, {}});
  if (const auto count = characters(box.text); rule.chars_max && count > *rule.chars_max) {
    too_long(box.too_long, count, *rule.chars_max);
  }
  if (rule.bytes_max && box.text.size() > *rule.bytes_max) {
    too_long("listing.too_many_bytes", box.text.size(), *rule.bytes_max);
  }
  if (has_control(box.text, rule.lines)) {
    found.push_back({box.field, "listing.control_character", {}});
  }
  if (box.text.empty()) return;
  if (rule.pattern && !rule.pattern->matches(box.text)) {
    found.push_back({box.field, "listing.not_of_form", {{"text", box.text}}});
  }
  if (!rule.values.empty() && std::ranges::find(rule.values, box.text) == rule.values.end()) {
    found.push_back({box.field, "listing.not_a_value", {{"text", box.text}}});
  }
}

void check_texts(const TextRules& rules, const Listing& listing, std::vector<Fault>& found) {
  for (const TextBox& box :
       {TextBox{rules.title, listing.title, "name", "listing.title_too_long",
                "listing.text_missing"},
        TextBox{rules.description, listing.description, "description",
                "listing.description_too_long", "listing.description_missing"},
        TextBox{rules.sku, listing.sku, "sku", "listing.text_too_long", "listing.text_missing"},
        TextBox{rules.origin, listing.origin, "origin", "listing.text_too_long",
                "listing.text_missing"},
        TextBox{rules.certificate, listing.certificate, "certificate", "listing.text_too_long",
                "listing.text_missing"},
        TextBox{rules.barcode, listing.barcode, "barcode", "listing.text_too_long",
                "listing.text_missing"}}) {
    check_text(box, found);
  }
}

void check_certificates(const Profile& profile, const Product& product, std::vector<Fault>& found) {
  const std::string has = catalog::text::fold(product.certificate);
  for (const auto& [category, any_of] : profile.certificates_required) {
    if (!concerns(category, product.category)) continue;
    const bool holds = std::ranges::any_of(any_of, [&](const std::string& word) {
      return has.find(catalog::text::fold(word)) != std::string::npos;
    });
    if (holds) continue;
    std::string wanted;
    for (const auto& word : any_of) wanted += (wanted.empty() ? "" : ", ") + word;
    found.push_back({"certificate", "listing.certificate_required", {{"wanted", wanted}}});
  }
}

void check_measure(const Profile& profile, const Listing& listing, std::vector<Fault>& found) {
  if (listing.unit.empty()) found.push_back({"unit", "listing.unit_not_taken", {}});
  if (listing.net_base > profile.net_base_max) {
    found.push_back(
        {"net", "listing.net_too_great", {{"most", std::to_string(profile.net_base_max)}}});
  }
}

void check_price(const Profile& profile, const Pack& pack, std::vector<Fault>& found) {
  using catalog::measure::Money;
  using catalog::measure::vietnamese;
  const auto listed = listed_price(profile.price_rule, pack.price);
  if (!listed) {
    found.push_back({"price",
                     "listing.price_under_ours",
                     {{"ours", vietnamese(pack.price)},
                      {"most", vietnamese(Money{profile.price_rule.vnd_max})}}});
  } else if (*listed < profile.price_min || *listed > profile.price_max) {
    found.push_back(
        {"price",
         "listing.price_out_of_range",
         {{"least", vietnamese(profile.price_min)}, {"most", vietnamese(profile.price_max)}}});
  }
}

}  // namespace

Listing compose(const Profile& profile, const Product& product, const Pack& pack) {
  Listing listing;
  listing.sku = pack.sku;
  listing.title = pack.name.empty() ? product.name : product.name + ", " + pack.name;
  listing.description = product.description;
  listing.category = std::string(theirs(profile.categories, product.category));
  listing.origin = product.origin;
  listing.certificate = product.certificate;
  listing.barcode = pack.barcode;
  listing.unit = std::string(theirs(profile.units, catalog::measure::name(product.base)));
  listing.net_base = pack.net_base;
  listing.price = listed_price(profile.price_rule, pack.price).value_or(pack.price);
  for (const auto& rule : profile.attributes) {
    if (!concerns(rule.category, listing.category)) continue;
    auto value = attribute(rule, product, pack);
    if (!value.empty()) listing.attributes.emplace_back(rule.attribute, std::move(value));
  }
  return listing;
}

std::vector<Fault> faults(const Profile& profile, const Product& product, const Pack& pack) {
  return faults(profile, product, pack, compose(profile, product, pack));
}

std::vector<Fault> faults(const Profile& profile, const Product& product, const Pack& pack,
                          const Listing& listing) {
  std::vector<Fault> found;
  if (!pack.available) found.push_back({"available", "listing.not_offered", {}});
  if (listing.category.empty()) {
    found.push_back({"category", "listing.category_unknown", {{"category", product.category}}});
  }
  check_texts(profile.texts, listing, found);
  check_certificates(profile, product, found);
  check_measure(profile, listing, found);
  for (const auto& rule : profile.attributes) {
    if (rule.required && concerns(rule.category, listing.category) &&
        attribute(rule, product, pack).empty()) {
      found.push_back({rule.from, "listing.attribute_missing", {{"attribute", rule.attribute}}});
    }
  }
  check_price(profile, pack, found);
  return found;
}

std::int64_t allowance_packs(const Profile& profile, std::int64_t passing_base,
                             std::int64_t reserved_base, std::int64_t net_base) {
  const std::int64_t free_packs =
      std::max<std::int64_t>(0, passing_base - reserved_base) / net_base;
  const std::int64_t shared =
      std::max<std::int64_t>(0, free_packs - profile.buffer_packs) * profile.share_percent / 100;
  return std::min(shared, profile.stock_packs_max);
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
    // Left out where there are none: what was accepted before there were any stays equal.
    if (listing.attributes.empty()) return;
    out.object("attributes", [&] {
      for (const auto& [name, value] : listing.attributes) out.field(name, value);
    });
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
  for (const auto& [name, value] : root["attributes"].members()) {
    listing.attributes.emplace_back(name, value.text_or());
  }
  return listing;
}

}  // namespace ganh::connectors::channel
