#include "tests/conformance/fair/sandbox.h"

#include <charconv>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "catalog/json/json.h"

namespace ganh::tests::fair {

using catalog::json::Value;
using catalog::json::Writer;
using connectors::transport::json_reply;
using connectors::transport::Reply;
using connectors::transport::Request;

namespace {

constexpr std::size_t page_entries = 20;
constexpr std::string_view refused_word = "trúng thưởng";

struct Goods {
  std::string number;
  std::string title;
  std::int64_t price = 0;
  std::int64_t left = 0;
};

struct Order {
  std::string no;
  std::string status = "open";
};

Reply written(int status, const std::function<void(Writer&)>& fields) {
  Writer out;
  out.object([&] { fields(out); });
  return json_reply(status, std::move(out).text());
}

Reply refused(int status, std::string_view why) {
  return written(status, [&](Writer& out) { out.field("why", why); });
}

std::string decoded(std::string_view text) {
  Request as_query;
  as_query.target = "/?x=" + std::string(text);
  return as_query.query("x").value_or("");
}

class Fair final : public connectors::sandbox::Sandbox {
 public:
  explicit Fair(SandboxOptions options) : options_(std::move(options)) {}

  std::string_view name() const override { return "fair"; }
  std::vector<connectors::sandbox::WebhookOut> due(Time) override { return {}; }
  std::optional<Time> next_due() const override { return {}; }

  Reply handle(const Request& request, Time now) override {
    if (request.path().starts_with("/_sandbox/")) return operate(request, now);
    const auto key = connectors::transport::find(request.headers, "X-Stall-Key");
    if (key != options_.key) return refused(403, "no such stall");
    if (request.path() == "/entries" && request.method == "GET") return entries(request);
    if (request.path().starts_with("/goods/")) return goods(request);
    return refused(404, "no such address");
  }

 private:
  Reply entries(const Request& request) const {
    const std::string text = request.query("after").value_or("0");
    std::size_t after = 0;
    std::from_chars(text.data(), text.data() + text.size(), after);
    after = std::min(after, book_.size());
    const std::size_t last = std::min(after + page_entries, book_.size());
    std::string body = R"({"entries":[)";
    for (std::size_t at = after; at < last; ++at) body += (at == after ? "" : ",") + book_[at];
    return json_reply(200, body + R"(],"last":)" + std::to_string(last) + "}");
  }

  Reply goods(const Request& request) {
    std::string_view path = request.path().substr(std::string_view("/goods/").size());
    const auto slash = std::min(path.find('/'), path.size());
    const std::string sku = decoded(path.substr(0, slash));
    const std::string_view aspect = path.substr(slash);
    const auto found = goods_.find(sku);
    if (request.method == "GET") {
      if (found == goods_.end()) return refused(404, "no such goods");
      return written(200, [&](Writer& out) {
        out.field("number", found->second.number);
        out.field("title", found->second.title);
        out.field("price", found->second.price);
        out.field("left", found->second.left);
      });
    }
    const auto document = catalog::json::parse(request.body);
    if (request.method != "PUT" || !document) return refused(422, "not JSON");
    const Value root = document->root();
    if (!aspect.empty() && found == goods_.end()) return refused(404, "no such goods");
    Goods& these = goods_[sku];
    if (aspect.empty()) {
      if (root["text"].text_or().find(refused_word) != std::string::npos) {
        if (these.number.empty()) goods_.erase(sku);
        return refused(422, "we do not like lotteries");
      }
      if (these.number.empty()) these.number = "F" + std::to_string(++numbers_);
      these.title = root["title"].text_or();
    }
    if (aspect != "/left") these.price = root["price"].integer_or(these.price);
    if (aspect == "/left") these.left = root["left"].integer_or(0);
    return written(200, [&](Writer& out) { out.field("number", these.number); });
  }

  Reply operate(const Request& request, Time now) {
    const std::string call = request.method + " " + std::string(request.path());
    if (call == "GET /_sandbox/listings") return show_listings();
    if (call == "GET /_sandbox/orders") return show_orders();
    const auto document = catalog::json::parse(request.body);
    if (!document) return refused(400, "not JSON");
    if (call == "POST /_sandbox/orders") return buy(document->root(), now);
    if (call == "POST /_sandbox/cancel") return call_off(document->root());
    if (call == "POST /_sandbox/edit") return edit(document->root());
    if (call == "POST /_sandbox/remove") {
      goods_.erase(document->root()["sku"].text_or());
      return written(200, [](Writer&) {});
    }
    return refused(404, "no such address");
  }

  Reply show_listings() const {
    return written(200, [&](Writer& out) {
      out.array("listings", [&] {
        for (const auto& [sku, these] : goods_) {
          out.object([&, &sku = sku, &these = these] {
            out.field("sku", sku);
            out.field("title", these.title);
            out.field("price", these.price);
            out.field("left", these.left);
          });
        }
      });
    });
  }

  Reply show_orders() const {
    return written(200, [&](Writer& out) {
      out.array("orders", [&] {
        for (const Order& order : orders_) {
          out.object([&] {
            out.field("no", order.no);
            out.field("status", order.status);
          });
        }
      });
    });
  }

  Reply buy(Value root, Time now) {
    const std::string sku = root["sku"].text_or();
    const std::int64_t count = root["count"].integer_or(0);
    const auto found = goods_.find(sku);
    if (found == goods_.end()) return refused(404, "no such goods");
    if (count > found->second.left && !root["force"].boolean_or(false)) {
      return refused(409, "not so many");
    }
    orders_.push_back({"FO-" + std::to_string(orders_.size() + 1)});
    Writer out;
    out.object([&] {
      out.object("order", [&] {
        out.field("no", orders_.back().no);
        out.field("at", rfc3339(now));
        out.object("buyer", [&] {
          out.field("name", "Chị Hoa");
          out.field("phone", "0912345678");
          out.field("address", "Hà Nội");
        });
        out.array("goods", [&] {
          out.object([&] {
            out.field("sku", sku);
            out.field("name", found->second.title);
            out.field("count", count);
            out.field("price", found->second.price);
          });
        });
      });
    });
    book_.push_back(std::move(out).text());
    return written(201, [&](Writer& said) { said.field("no", orders_.back().no); });
  }

  // As the stall's own people do it.
  Reply edit(Value root) {
    const auto found = goods_.find(root["sku"].text_or());
    if (found == goods_.end()) return refused(404, "no such goods");
    found->second.title = root["title"].text_or(found->second.title);
    found->second.price = root["price_vnd"].integer_or(found->second.price);
    found->second.left = root["packs"].integer_or(found->second.left);
    return written(200, [](Writer&) {});
  }

  Reply call_off(Value root) {
    const std::string no = root["no"].text_or();
    for (Order& order : orders_) {
      if (order.no != no) continue;
      order.status = "called off";
      Writer out;
      out.object([&] {
        out.object("called_off", [&] {
          out.field("no", no);
          out.field("by", root["by"].text_or());
          out.field("why", root["why"].text_or());
        });
      });
      book_.push_back(std::move(out).text());
      return written(200, [&](Writer& said) { said.field("no", no); });
    }
    return refused(404, "no such order");
  }

  SandboxOptions options_;
  std::map<std::string, Goods> goods_;
  std::vector<std::string> book_;
  std::vector<Order> orders_;
  int numbers_ = 0;
};

}  // namespace

std::unique_ptr<connectors::sandbox::Sandbox> make_sandbox(SandboxOptions options) {
  return std::make_unique<Fair>(std::move(options));
}

}  // namespace ganh::tests::fair
