#include "connectors/tiki/sandbox_products.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace ganh::connectors::tiki::market {

namespace {

using catalog::json::Value;

constexpr std::int64_t price_vnd_min = 1'000;
constexpr std::int64_t price_vnd_max = 100'000'000;
constexpr std::int64_t packs_max = 1'000'000;
constexpr std::size_t name_chars_max = 200;
constexpr std::size_t description_chars_max = 10'000;
constexpr std::size_t sku_bytes_max = 64;
constexpr std::int64_t category_first = 900'001;
constexpr std::int64_t category_last = 900'014;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// What a moderator finds in the text; empty: nothing.
std::string healing_promised(const Product& asked) {
  constexpr std::array<std::string_view, 3> promises = {"chữa khỏi", "chữa bệnh", "điều trị"};
  for (const auto promise : promises) {
    const bool any = asked.name.find(promise) != std::string::npos ||
                     asked.description.find(promise) != std::string::npos;
    if (any) return "Nội dung hứa hẹn công dụng chữa bệnh: " + std::string(promise);
  }
  return {};
}

std::string taken_reason(std::string_view sku) {
  return fmt::format(
      R"({{"errors":[{{"code":420,"data":null,"description":"Product code {} is not unique",)"
      R"("msg":"Mã seller product không duy nhất",)"
      R"("msg_eng":"Seller product code is not unique"}}],)"
      R"("message":"Mã seller product không duy nhất","trace_id":null}})",
      sku);
}

void check_texts(const Product& asked, std::vector<std::string>& messages) {
  if (asked.name.empty()) messages.emplace_back("name is required");
  if (characters(asked.name) > name_chars_max) messages.emplace_back("name is too long");
  if (asked.description.empty()) messages.emplace_back("description is required");
  if (characters(asked.description) > description_chars_max) {
    messages.emplace_back("description is too long");
  }
}

std::string description_in(const Value& sent) {
  const Value inside = sent["attributes"]["description"];
  return inside.text() ? std::string(*inside.text()) : sent["description"].text_or();
}

}  // namespace

void Products::add(ProductRequest request, Time now) {
  const auto number = requests_.size() + 1;
  request.track_id = fmt::format("c3587ec50976497f{:016x}", number);
  request.request_id =
      std::to_string(1'121'456'196'340'000'000 + static_cast<std::int64_t>(number));
  request.made_at = now;
  requests_.push_back(std::move(request));
}

Refused Products::request_creation(const Value& sent, Time now) {
  ProductRequest request;
  request.kind = "create_product";
  Product& asked = request.asked;
  const Value variants = sent["variants"];
  const Value variant = variants.size() == 1 ? variants.items().front() : Value{};
  asked.original_sku = variant["sku"].text_or();
  asked.name = sent["name"].text_or();
  asked.description = description_in(sent);
  asked.price_vnd = variant["price"].integer_or(0);
  Refused refused{422, {}};
  check_texts(asked, refused.messages);
  const std::int64_t category = sent["category_id"].integer_or(0);
  if (category < category_first || category > category_last) {
    return {404, {"Attributes not found for category_id in payload"}};
  }
  if (variants.size() != 1) refused.messages.emplace_back("variants should have one element");
  if (asked.original_sku.empty() || asked.original_sku.size() > sku_bytes_max) {
    refused.messages.emplace_back("variants should have sku");
  }
  if (asked.price_vnd < price_vnd_min || asked.price_vnd > price_vnd_max) {
    refused.messages.emplace_back("variants should have price > 0");
  }
  if (products_.size() + requests_.size() >= products_max) {
    refused.messages.emplace_back("too many products");
  }
  if (refused.any()) return refused;
  add(std::move(request), now);
  return {};
}

Refused Products::request_change(const Value& sent, Time now) {
  const Product* product = find(sent["product_id"].integer_or(0));
  if (product == nullptr) return {404, {"product_id not found"}};
  ProductRequest request;
  request.kind = "update_product";
  request.asked = *product;
  request.asked.name = sent["name"].text_or(product->name);
  request.asked.description = description_in(sent);
  Refused refused{422, {}};
  check_texts(request.asked, refused.messages);
  if (requests_.size() >= products_max) refused.messages.emplace_back("too many requests");
  if (refused.any()) return refused;
  add(std::move(request), now);
  return {};
}

Refused Products::update(const Value& sent) {
  Product* product = sent["product_id"].present() ? find(sent["product_id"].integer_or(0))
                                                  : find(sent["original_sku"].text_or());
  if (product == nullptr) return {422, {"product not found"}};
  Product changed = *product;
  changed.price_vnd = sent["price"].integer_or(product->price_vnd);
  changed.is_active = sent["active"].integer_or(product->is_active ? 1 : 0) == 1;
  for (const Value quantity : sent["warehouse_quantities"].items()) {
    if (quantity["warehouse_id"].integer_or(0) != warehouse_id) {
      return {422, {"warehouse_id is invalid"}};
    }
    changed.told_packs = changed.packs = quantity["qty_available"].integer_or(-1);
  }
  if (changed.price_vnd < price_vnd_min || changed.price_vnd > price_vnd_max) {
    return {422, {"Price is not valid"}};
  }
  if (changed.packs < 0 || changed.packs > packs_max) return {422, {"qty_available is invalid"}};
  changed.version += 1;
  *product = std::move(changed);
  return {};
}

void Products::decide(ProductRequest& request, std::string_view reason) {
  using Decision = ProductRequest::Decision;
  request.reason = reason;
  if (request.reason.empty()) request.reason = healing_promised(request.asked);
  const bool creates = request.kind == "create_product";
  Product* standing = find(request.asked.original_sku);
  if (request.reason.empty() && creates && standing != nullptr) {
    request.reason = taken_reason(request.asked.original_sku);
  }
  request.decision = request.reason.empty() ? Decision::approved : Decision::rejected;
  if (request.decision == Decision::rejected) return;
  if (creates) {
    request.asked.product_id = 2'091'401 + made_++;
    products_.push_back(request.asked);
  } else if (standing != nullptr) {
    standing->name = request.asked.name;
    standing->description = request.asked.description;
    standing->version += 1;
  }
}

bool Products::decide(std::string_view request_id, std::string_view reason) {
  const auto request = std::ranges::find(requests_, request_id, &ProductRequest::request_id);
  if (request == requests_.end() || request->decision != ProductRequest::Decision::open) {
    return false;
  }
  decide(*request, reason);
  return true;
}

void Products::settle(Time now) {
  for (ProductRequest& request : requests_) {
    const bool open = request.decision == ProductRequest::Decision::open;
    if (open && now >= request.made_at + decision_delay_) decide(request, "");
  }
}

std::optional<Time> Products::next_due() const {
  for (const ProductRequest& request : requests_) {
    if (request.decision == ProductRequest::Decision::open) {
      return request.made_at + decision_delay_;
    }
  }
  return std::nullopt;
}

std::string Products::state(const ProductRequest& request, Time now, bool other_spelling) const {
  using Decision = ProductRequest::Decision;
  if (request.decision == Decision::approved) return "approved";
  if (request.decision == Decision::rejected) return "rejected";
  if (request.decision == Decision::deleted) return "deleted";
  const Duration quarter = std::max(decision_delay_ / 4, Duration{1});
  const auto stage = (now - request.made_at) / quarter;
  if (stage < 1) return "queuing";
  if (stage < 2) return "processing";
  const std::string waiting = other_spelling ? "waiting_approve" : "awaiting_approve";
  return stage < 3 ? "md_" + waiting : waiting;
}

Product* Products::find(std::string_view original_sku) {
  const auto found = std::ranges::find(products_, original_sku, &Product::original_sku);
  return found == products_.end() ? nullptr : &*found;
}

bool Products::remove(std::string_view original_sku) {
  return std::erase_if(products_, [&](const Product& product) {
           return product.original_sku == original_sku;
         }) > 0;
}

Product* Products::find(std::int64_t product_id) {
  const auto found = std::ranges::find(products_, product_id, &Product::product_id);
  return found == products_.end() ? nullptr : &*found;
}

const ProductRequest* Products::find_track(std::string_view track_id) const {
  const auto found = std::ranges::find(requests_, track_id, &ProductRequest::track_id);
  return found == requests_.end() ? nullptr : &*found;
}

const ProductRequest* Products::find_request(std::string_view request_id) const {
  const auto found = std::ranges::find(requests_, request_id, &ProductRequest::request_id);
  return found == requests_.end() ? nullptr : &*found;
}

}  // namespace ganh::connectors::tiki::market
