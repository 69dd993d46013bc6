#include "connectors/agriconnect/sandbox.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/json/json.h"
#include "connectors/agriconnect/sandbox_offers.h"
#include "connectors/agriconnect/sandbox_operator.h"
#include "connectors/agriconnect/sandbox_orders.h"
#include "connectors/transport/signing.h"

namespace ganh::connectors::agriconnect {
namespace {

using namespace exchange;
using catalog::json::parse;
using catalog::json::Value;
using catalog::json::Writer;
using transport::json_reply;
using transport::Reply;
using transport::Request;

constexpr std::size_t body_bytes_max = 1024 * 1024;
constexpr std::size_t tokens_max = 16;
constexpr std::size_t query_max = 50;
constexpr std::size_t receipts_max = 50;
constexpr std::int64_t pull_max = 20;
constexpr std::size_t carrier_bytes_max = 400;  // 100 characters of UTF-8
constexpr std::size_t waybill_bytes_max = 256;
constexpr std::string_view done = "Thành công";

Reply bad_request(std::string_view message) {
  return refusal(200, 4001, message);
}

Reply too_many_items(std::size_t batch_max) {
  Writer w;
  w.object([&] {
    w.field("code", 4130);
    w.field("message", "Mỗi lần tối đa " + std::to_string(batch_max) + " mục");
    w.field("batch_max", static_cast<std::int64_t>(batch_max));
  });
  return json_reply(200, std::move(w).text());
}

bool has_media_type(const Request& request, std::string_view wanted) {
  const auto header = transport::find(request.headers, "Content-Type");
  if (!header) return false;
  std::string_view type = header->substr(0, header->find(';'));
  while (!type.empty() && type.back() == ' ') type.remove_suffix(1);
  return std::ranges::equal(type, wanted, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

std::optional<std::string> form_value(std::string_view body, std::string_view key) {
  Request as_query;
  as_query.target = "/?" + std::string(body);
  return as_query.query(key);
}

void write_result(Writer& w, const ItemResult& result) {
  w.object([&] {
    w.field("sku", result.sku);
    switch (result.status) {
      case ItemResult::Status::ok:
        w.field("status", "ok");
        w.field("offer_id", result.offer_id);
        break;
      case ItemResult::Status::stale:
        w.field("status", "stale");
        w.field("current_version", result.current_version);
        break;
      case ItemResult::Status::error:
        w.field("status", "error");
        w.field("code", result.code);
        if (!result.field.empty()) w.field("field", result.field);
        w.field("message", words(result.code));
        break;
    }
  });
}

void write_queried(Writer& w, std::string_view sku, const Offer* offer) {
  w.object([&] {
    w.field("sku", sku);
    w.field("found", offer != nullptr);
    if (offer == nullptr) return;
    w.field("offer_id", offer->offer_id);
    w.field("content_version", offer->content_version);
    w.field("price_version", offer->price_version);
    w.field("stock_version", offer->stock_version);
    w.field("title", offer->content.title);
    w.field("price_vnd", offer->price_vnd);
    w.field("quantity", offer->quantity);
    w.field("status", status(*offer));
  });
}

void write_order(Writer& w, const Orders::Pulled& pulled) {
  const Order& order = *pulled.order;
  w.object([&] {
    w.field("receipt", pulled.receipt);
    w.field("order_id", order.order_id);
    w.field("placed_at", rfc3339(order.placed_at));
    w.object("customer", [&] {
      w.field("name", order.customer_name);
      w.field("phone", order.customer_phone);
      w.field("address", order.customer_address);
    });
    w.array("lines", [&] {
      for (const BoughtLine& line : order.lines) {
        w.object([&] {
          w.field("sku", line.sku);
          w.field("name", line.name);
          w.field("quantity", line.quantity);
          w.field("unit_price_vnd", line.unit_price_vnd);
        });
      }
    });
  });
}

void write_cancellation(Writer& w, const Orders::PulledCancellation& pulled) {
  w.object([&] {
    w.field("receipt", pulled.receipt);
    w.field("order_id", pulled.cancellation->order_id);
    w.field("by", pulled.cancellation->by);
    w.field("reason", pulled.cancellation->reason);
    w.field("cancelled_at", rfc3339(pulled.cancellation->at));
  });
}

// A reply with code 0 and one member more.
Reply done_with(const std::function<void(Writer&)>& rest) {
  Writer w;
  w.object([&] {
    w.field("code", 0);
    w.field("message", done);
    rest(w);
  });
  return json_reply(200, std::move(w).text());
}

// The list of that name as texts, or nothing when it is not a list of texts.
std::optional<std::vector<std::string>> texts(const Value& list) {
  if (!list.is_array() || list.size() == 0) return {};
  std::vector<std::string> out;
  for (const Value& item : list.items()) {
    const auto text = item.text();
    if (!text) return {};
    out.emplace_back(*text);
  }
  return out;
}

class AgriConnect final : public sandbox::Sandbox {
 public:
  explicit AgriConnect(SandboxOptions options)
      : options_(std::move(options)),
        offers_(options_.foreign_barcodes),
        operator_side_(offers_, orders_, switches_) {
    switches_.batch_max = options_.batch_max;
  }

  std::string_view name() const override { return "agriconnect"; }
  std::vector<sandbox::WebhookOut> due(Time) override { return {}; }
  std::optional<Time> next_due() const override { return {}; }

  Reply handle(const Request& request, Time now) override {
    if (auto reply = operator_side_.handle(request, now)) return *std::move(reply);
    if (!take_from_bucket(now)) return Reply{429, {}, ""};
    const auto fault = take_fault(request.path());
    if (!fault) return serve(request, now);
    if (fault->after_effect) serve(request, now);
    return show(*fault);
  }

 private:
  struct Token {
    std::string text;
    Time expires{};
  };

  bool take_from_bucket(Time now) {
    if (options_.rate_burst <= 0) return true;
    constexpr std::int64_t whole = 1'000'000;  // one request; a microsecond refills `per_second`
    const std::int64_t full = options_.rate_burst * whole;
    if (!bucket_since_) {
      bucket_ = full;
    } else if (now > *bucket_since_) {
      const std::int64_t longest = full / std::max<std::int64_t>(options_.rate_per_second, 1) + 1;
      const std::int64_t waited = std::min<std::int64_t>((now - *bucket_since_).count(), longest);
      bucket_ = std::min(full, bucket_ + waited * options_.rate_per_second);
    }
    bucket_since_ = now;
    if (bucket_ < whole) return false;
    bucket_ -= whole;
    return true;
  }

  std::optional<Fault> take_fault(std::string_view path) {
    auto& faults = switches_.faults;
    const auto found =
        std::ranges::find_if(faults, [&](const Fault& f) { return path.starts_with(f.path); });
    if (found == faults.end()) return {};
    Fault fault = *found;
    if (--found->count == 0) faults.erase(found);
    return fault;
  }

  Reply serve(const Request& request, Time now) {
    const std::string_view path = request.path();
    const bool known = request.method == "POST";
    if (known && path == "/oauth/token") return give_token(request, now);
    if (auto refused = check_token(request, now)) return *std::move(refused);
    if (switches_.switched_off) return refusal(200, 4030, "Gian hàng đã bị ngừng kết nối");
    const auto call = known ? find_call(path) : nullptr;
    if (!call) return refusal(200, 4040, "Không có địa chỉ này");
    if (request.body.size() > body_bytes_max) return refusal(200, 4131, "Nội dung quá lớn");
    if (!has_media_type(request, "application/json")) {
      return bad_request("Content-Type phải là application/json");
    }
    const auto document = parse(request.body);
    if (!document || !document->root().is_object()) return bad_request("Nội dung không phải JSON");
    return call(document->root(), now);
  }

  using Call = std::function<Reply(const Value&, Time)>;

  Call find_call(std::string_view path) {
    if (path == "/api/offers/batch") return batch(&Offers::upsert);
    if (path == "/api/offers/prices/batch") return batch(&Offers::set_price);
    if (path == "/api/offers/stock/batch") return batch(&Offers::set_stock);
    if (path == "/api/offers/query") return [this](const Value& v, Time) { return query(v); };
    if (path == "/api/orders/pull") return [this](const Value& v, Time t) { return pull(v, t); };
    if (path == "/api/orders/ack") {
      return [this](const Value& v, Time t) { return acknowledge(v, t); };
    }
    constexpr std::string_view before = "/api/orders/";
    constexpr std::string_view after = "/status";
    if (path.starts_with(before) && path.ends_with(after) &&
        path.size() > before.size() + after.size()) {
      std::string order_id(path.substr(before.size(), path.size() - before.size() - after.size()));
      return [this, order_id](const Value& v, Time) { return set_order_status(order_id, v); };
    }
    return nullptr;
  }

  Reply give_token(const Request& request, Time now) {
    if (request.body.size() > body_bytes_max) return refusal(200, 4131, "Nội dung quá lớn");
    if (!has_media_type(request, "application/x-www-form-urlencoded")) {
      return bad_request("Content-Type phải là application/x-www-form-urlencoded");
    }
    const auto grant_type = form_value(request.body, "grant_type");
    const auto client_id = form_value(request.body, "client_id");
    const auto client_secret = form_value(request.body, "client_secret");
    if (grant_type != "client_credentials") {
      return bad_request("grant_type phải là client_credentials");
    }
    if (!client_id || !client_secret) return bad_request("Thiếu client_id hoặc client_secret");
    if (*client_id != options_.client_id ||
        !transport::equal_in_constant_time(*client_secret, options_.client_secret)) {
      return refusal(401, 4011, "Sai client_id hoặc client_secret");
    }
    if (switches_.switched_off) return refusal(200, 4030, "Gian hàng đã bị ngừng kết nối");
    const std::string seed = std::to_string(++tokens_given_) + "@" + std::to_string(to_us(now));
    tokens_.push_back({transport::hex(transport::hmac_sha256(options_.client_secret, seed)),
                       now + options_.token_lifetime});
    if (tokens_.size() > tokens_max) tokens_.pop_front();
    Writer w;
    w.object([&] {
      w.field("access_token", tokens_.back().text);
      w.field("token_type", "Bearer");
      w.field("expires_in",
              std::chrono::floor<std::chrono::seconds>(options_.token_lifetime).count());
    });
    return json_reply(200, std::move(w).text());
  }

  // Empty when the request bears a token that holds.
  std::optional<Reply> check_token(const Request& request, Time now) const {
    constexpr std::string_view scheme = "Bearer ";
    const auto header = transport::find(request.headers, "Authorization");
    const Reply unknown = refusal(401, 4012, "Phiên đăng nhập không hợp lệ");
    if (!header || !header->starts_with(scheme)) return unknown;
    const std::string_view sent = header->substr(scheme.size());
    const auto token = std::ranges::find(tokens_, sent, &Token::text);
    if (token == tokens_.end()) return unknown;
    if (now >= token->expires) return refusal(401, 4013, "Phiên đăng nhập đã hết hạn");
    return {};
  }

  Call batch(ItemResult (Offers::*work)(const Value&)) {
    return [this, work](const Value& root, Time) {
      const Value items = root["items"];
      if (!items.is_array() || items.size() == 0) return bad_request("Thiếu danh sách items");
      if (items.size() > switches_.batch_max) return too_many_items(switches_.batch_max);
      return done_with([&](Writer& w) {
        w.array("results", [&] {
          for (const Value& item : items.items()) write_result(w, (offers_.*work)(item));
        });
      });
    };
  }

  Reply query(const Value& root) const {
    const auto skus = texts(root["skus"]);
    if (!skus) return bad_request("Thiếu danh sách skus");
    if (skus->size() > query_max) return too_many_items(query_max);
    return done_with([&](Writer& w) {
      w.array("items", [&] {
        for (const std::string& sku : *skus) write_queried(w, sku, offers_.find(sku));
      });
    });
  }

  Reply pull(const Value& root, Time now) {
    const std::int64_t max = root["max"].integer_or(0);
    if (max < 1 || max > pull_max) return bad_request("max phải từ 1 đến 20");
    const auto pulled = orders_.pull(static_cast<std::size_t>(max), now);
    const auto cancelled = orders_.pull_cancellations(static_cast<std::size_t>(max), now);
    return done_with([&](Writer& w) {
      w.array("orders", [&] {
        for (const Orders::Pulled& one : pulled) write_order(w, one);
      });
      w.array("cancellations", [&] {
        for (const auto& one : cancelled) write_cancellation(w, one);
      });
    });
  }

  Reply acknowledge(const Value& root, Time now) {
    const auto receipts = texts(root["receipts"]);
    if (!receipts) return bad_request("Thiếu danh sách receipts");
    if (receipts->size() > receipts_max) return too_many_items(receipts_max);
    return done_with([&](Writer& w) {
      w.array("results", [&] {
        for (const std::string& receipt : *receipts) {
          const ReceiptResult result = orders_.acknowledge(receipt, now);
          w.object([&] {
            w.field("receipt", receipt);
            w.field("status", result == ReceiptResult::ok        ? "ok"
                              : result == ReceiptResult::expired ? "expired"
                                                                 : "unknown");
          });
        }
      });
    });
  }

  Reply set_order_status(std::string_view order_id, const Value& root) {
    const std::string wanted = root["status"].text_or();
    const std::string carrier = root["carrier"].text_or();
    const std::string waybill = root["waybill"].text_or();
    if (wanted != "confirmed" && wanted != "shipped") {
      return bad_request("status phải là confirmed hoặc shipped");
    }
    if (carrier.size() > carrier_bytes_max || waybill.size() > waybill_bytes_max) {
      return bad_request("carrier hoặc waybill quá dài");
    }
    const auto to = wanted == "shipped" ? Order::Status::shipped : Order::Status::confirmed;
    const Order* order = orders_.move(order_id, to, carrier, waybill);
    if (order == nullptr) return refusal(200, 4041, "Không có đơn hàng này");
    if (order->status == Order::Status::cancelled) {
      return refusal(200, 4042, "Đơn hàng này đã hủy");
    }
    return done_with([&](Writer& w) {
      w.field("order_id", order->order_id);
      w.field("status", exchange::name(order->status));
    });
  }

  SandboxOptions options_;
  Offers offers_;
  Orders orders_;
  Switches switches_;
  OperatorSide operator_side_;
  std::deque<Token> tokens_;
  std::int64_t tokens_given_ = 0;
  std::int64_t bucket_ = 0;
  std::optional<Time> bucket_since_;
};

}  // namespace

std::unique_ptr<sandbox::Sandbox> make_sandbox(SandboxOptions options) {
  return std::make_unique<AgriConnect>(std::move(options));
}

}  // namespace ganh::connectors::agriconnect
