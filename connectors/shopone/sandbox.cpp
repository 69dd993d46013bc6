#include "connectors/shopone/sandbox.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/json/json.h"
#include "connectors/shopone/sandbox_operator.h"
#include "connectors/shopone/sandbox_shop.h"
#include "connectors/shopone/sandbox_webhooks.h"
#include "connectors/transport/signing.h"

namespace ganh::connectors::shopone {

namespace {

using namespace till;
using catalog::json::parse;
using catalog::json::Value;
using catalog::json::Writer;
using transport::Reply;
using transport::Request;

constexpr std::size_t body_bytes_max = 64 * 1024;
constexpr std::size_t skus_max = 50;
constexpr std::int64_t page_max = 100;

// What is written and what is refused is told in forms, as Shopone's older tills read them.
class Form {
 public:
  Form& field(std::string_view name, std::string_view value) {
    body_ +=
        (body_.empty() ? "" : "&") + std::string(name) + "=" + transport::percent_encode(value);
    return *this;
  }
  Reply reply(int status) && {
    return {status,
            {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}},
            std::move(body_)};
  }

 private:
  std::string body_;
};

Reply refuse(const Refused& refused) {
  Form form;
  form.field("error", refused.code).field("message", words(refused.code));
  if (!refused.field.empty()) form.field("field", refused.field);
  if (refused.version > 0) form.field("version", std::to_string(refused.version));
  return std::move(form).reply(refused.status);
}

Reply refuse(int status, std::string_view code) {
  return refuse(Refused{status, std::string(code), "", 0});
}

void write_item(Writer& w, std::string_view sku, const Item* item) {
  w.object([&] {
    w.field("sku", sku);
    w.field("found", item != nullptr);
    if (item == nullptr) return;
    w.field("item_id", item->item_id);
    w.field("name", item->content.name);
    w.field("price_vnd", item->price_vnd);
    w.field("told_level", item->told_level);
    w.field("level", item->level);
    w.field("version", item->version);
    w.field("price_version", item->price_version);
    w.field("stock_version", item->stock_version);
  });
}

std::string percent_decoded(std::string_view text) {
  Request as_query;
  as_query.target = "/?x=" + std::string(text);
  return as_query.query("x").value_or("");
}

class Shopone final : public sandbox::Sandbox {
 public:
  explicit Shopone(SandboxOptions options)
      : options_(std::move(options)),
        webhooks_(options_.webhook_secret),
        operator_side_(shop_, webhooks_, switches_) {
    switches_.calls_an_hour = options_.calls_an_hour;
  }

  std::string_view name() const override { return "shopone"; }

  std::vector<sandbox::WebhookOut> due(Time now) override { return webhooks_.due(now); }
  std::optional<Time> next_due() const override { return webhooks_.next_due(); }
  void answered(const sandbox::WebhookOut& webhook, int status) override {
    webhooks_.answered(transport::find(webhook.request.headers, "X-Shopone-Event-Id").value_or(""),
                       status);
  }

  Reply handle(const Request& request, Time now) override {
    if (auto reply = operator_side_.handle(request, now)) return *std::move(reply);
    if (auto reply = over_quota(now)) return *std::move(reply);
    const auto trouble = take_trouble(request.path());
    if (!trouble) return serve(request);
    if (trouble->after_effect) serve(request);
    if (trouble->status == 429) return refuse(429, "QUOTA");
    return {trouble->status, {{"Content-Type", "text/html"}}, "<html><h1>gateway</h1></html>"};
  }

 private:
  // So many calls in each hour by the clock, whichever they are.
  std::optional<Reply> over_quota(Time now) {
    const auto hour = std::chrono::floor<std::chrono::hours>(now);
    if (hour != hour_) calls_ = 0;
    hour_ = hour;
    if (switches_.calls_an_hour == 0 || ++calls_ <= switches_.calls_an_hour) return {};
    Form form;
    form.field("error", "QUOTA").field("message", words("QUOTA"));
    form.field("reset_at", rfc3339(hour + std::chrono::hours{1}));
    return std::move(form).reply(429);
  }

  std::optional<Trouble> take_trouble(std::string_view path) {
    auto& troubles = switches_.troubles;
    const auto found = std::ranges::find_if(
        troubles, [&](const Trouble& trouble) { return path.starts_with(trouble.path); });
    if (found == troubles.end()) return {};
    Trouble trouble = *found;
    if (--found->count == 0) troubles.erase(found);
    return trouble;
  }

  bool is_let_in(const Request& request) const {
    const auto shop = transport::find(request.headers, "X-Shopone-Shop");
    const auto token = transport::find(request.headers, "X-Shopone-Token");
    return shop == options_.shop && token &&
           transport::equal_in_constant_time(*token, options_.token);
  }

  Reply serve(const Request& request) {
    if (!is_let_in(request)) return refuse(401, "BAD_TOKEN");
    if (switches_.is_suspended) return refuse(403, "SHOP_SUSPENDED");
    if (request.body.size() > body_bytes_max) return refuse(413, "TOO_LARGE");
    if (request.method == "GET" && request.path() == "/api/sales") return sales(request);
    const auto document = parse(request.body);
    const bool is_json = document && document->root().is_object();
    if (request.method == "POST" && request.path() == "/api/items/find") {
      return is_json ? find(document->root()) : refuse(400, "MALFORMED");
    }
    constexpr std::string_view items = "/api/items/";
    if (request.method != "PUT" || !request.path().starts_with(items)) {
      return refuse(404, "NO_SUCH_ADDRESS");
    }
    if (!is_json) return refuse(400, "MALFORMED");
    return write(request.path().substr(items.size()), document->root());
  }

  Reply write(std::string_view rest, const Value& sent) {
    const auto slash = std::min(rest.find('/'), rest.size());
    const std::string sku = percent_decoded(rest.substr(0, slash));
    const std::string_view aspect = rest.substr(slash);
    Refused refused;
    if (aspect.empty()) {
      refused = shop_.put(sku, sent);
    } else if (aspect == "/price") {
      refused = shop_.set_price(sku, sent);
    } else if (aspect == "/stock") {
      refused = shop_.set_stock(sku, sent);
    } else {
      refused = {404, "NO_SUCH_ADDRESS", "", 0};
    }
    if (refused.any()) return refuse(refused);
    Form form;
    form.field("result", "ok").field("sku", sku).field("item_id", shop_.find(sku)->item_id);
    form.field("version", std::to_string(sent["version"].integer_or(0)));
    return std::move(form).reply(200);
  }

  Reply find(const Value& asked) const {
    const Value skus = asked["skus"];
    if (skus.size() == 0 || skus.size() > skus_max) return refuse(400, "MALFORMED");
    Writer w;
    w.object([&] {
      w.array("items", [&] {
        for (const Value& sku : skus.items())
          write_item(w, sku.text_or(), shop_.find(sku.text_or()));
      });
    });
    return transport::json_reply(200, std::move(w).text());
  }

  Reply sales(const Request& request) const {
    const std::string text = request.query("limit").value_or("50");
    std::int64_t limit = 0;
    std::from_chars(text.data(), text.data() + text.size(), limit);
    if (limit < 1 || limit > page_max) return refuse(400, "MALFORMED");
    const auto page = shop_.sales_since(request.query("since").value_or(""), limit);
    if (!page) return refuse(400, "MALFORMED");
    Writer w;
    w.object([&] {
      w.array("sales", [&] {
        for (const Sale* sale : page->sales) write_sale(w, *sale);
      });
      w.field("next", page->next);
      w.field("more", page->more);
    });
    return transport::json_reply(200, std::move(w).text());
  }

  SandboxOptions options_;
  Shop shop_;
  Webhooks webhooks_;
  Switches switches_;
  OperatorSide operator_side_;
  std::chrono::sys_time<std::chrono::hours> hour_{};
  std::int64_t calls_ = 0;
};

}  // namespace

std::unique_ptr<sandbox::Sandbox> make_sandbox(SandboxOptions options) {
  return std::make_unique<Shopone>(std::move(options));
}

}  // namespace ganh::connectors::shopone
