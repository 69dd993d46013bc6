#include "connectors/shopone/sandbox_operator.h"

#include <algorithm>
#include <utility>

namespace ganh::connectors::shopone::till {

namespace {

using catalog::json::parse;
using catalog::json::Value;
using catalog::json::Writer;
using transport::json_reply;
using transport::Reply;
using transport::Request;

constexpr std::size_t troubles_max = 100;
constexpr std::int64_t count_max = 1'000'000;
constexpr std::size_t sales_shown_max = 5'000;  // the newest
constexpr std::size_t lines_max = 50;
constexpr std::int64_t line_packs_max = 100'000;
constexpr std::size_t text_bytes_max = 500;

Reply refusal(int status, std::string_view reason) {
  Writer w;
  w.object([&] { w.field("error", reason); });
  return json_reply(status, std::move(w).text());
}

int status_of(std::string_view reason) {
  if (reason == "no_such_item" || reason == "no_such_sale") return 404;
  if (reason == "sold_out" || reason == "not_so_many" || reason == "too_many") return 409;
  return 422;
}

Reply done_or(const std::string& reason, int done_status, const std::string& sale_id) {
  if (!reason.empty()) return refusal(status_of(reason), reason);
  Writer w;
  w.object([&] { w.field("sale_id", sale_id); });
  return json_reply(done_status, std::move(w).text());
}

// By the clock of Viet Nam, as older tills write it.
std::string till_time(Time time) {
  const Time there = time + std::chrono::hours{7};
  std::string clock = rfc3339(there).substr(11, 8);
  return vietnamese_date(date_in_vietnam(time)) + " " + std::move(clock);
}

// The older tills' sales bear odd numbers.
std::string sold_at(const Sale& sale) {
  const bool of_an_old_till = (sale.sale_id.back() - '0') % 2 == 1;
  return of_an_old_till ? till_time(sale.sold_at) : rfc3339(sale.sold_at);
}

std::string read_basket(const Value& asked, Sale& sale) {
  const Value lines = asked["lines"];
  if (!lines.is_array() || lines.size() == 0 || lines.size() > lines_max) return "lines";
  for (const Value& sent : lines.items()) {
    Line line;
    line.sku = sent["sku"].text_or();
    line.packs = sent["packs"].integer_or(0);
    if (line.sku.empty() || line.sku.size() > text_bytes_max) return "sku";
    if (line.packs < 1 || line.packs > line_packs_max) return "packs";
    sale.lines.push_back(std::move(line));
  }
  sale.customer_name = asked["customer"]["name"].text_or();
  sale.customer_phone = asked["customer"]["phone"].text_or();
  const bool too_long =
      sale.customer_name.size() > text_bytes_max || sale.customer_phone.size() > text_bytes_max;
  return too_long ? "customer" : "";
}

}  // namespace

void write_sale(Writer& w, const Sale& sale) {
  w.object([&] {
    w.field("sale_id", sale.sale_id);
    w.field("sold_at", sold_at(sale));
    w.field("updated_at", rfc3339(sale.updated_at));
    w.field("till", "Quầy 1");
    w.object("customer", [&] {
      w.field("name", sale.customer_name);
      w.field("phone", sale.customer_phone);
    });
    w.array("lines", [&] {
      for (const Line& line : sale.lines) {
        w.object([&] {
          w.field("sku", line.sku);
          w.field("name", line.name);
          w.field("packs", line.packs);
          w.field("unit_price_vnd", line.unit_price_vnd);
        });
      }
    });
    w.array("refunds", [&] {
      for (const Refund& refund : sale.refunds) {
        w.object([&] {
          w.field("refund_id", refund.refund_id);
          w.field("at", rfc3339(refund.at));
          w.field("reason", refund.reason);
          w.array("lines", [&] {
            for (const Refund::Line& line : refund.lines) {
              w.object([&] {
                w.field("sku", line.sku);
                w.field("packs", line.packs);
                w.field("resellable", line.resellable);
              });
            }
          });
        });
      }
    });
  });
}

std::optional<Reply> OperatorSide::handle(const Request& request, Time now) {
  const std::string_view path = request.path();
  const bool get = request.method == "GET";
  if (path == "/" && get) return page(shop_);
  if (!path.starts_with("/_sandbox/")) return {};
  if (path == "/_sandbox/listings" && get) return listings();
  if (path == "/_sandbox/sales" && get) return sales();
  const auto document = parse(request.body);
  if (!document || !document->root().is_object()) return refusal(400, "not_json");
  const Value asked = document->root();
  if (path == "/_sandbox/webhook" && request.method == "PUT") return set_webhook(asked);
  if (request.method != "POST") return refusal(404, "no_such_address");
  if (path == "/_sandbox/sales") return sell(asked, now);
  if (path == "/_sandbox/refund") return refund(asked, now);
  if (path == "/_sandbox/shop") return set_shop(asked);
  if (path == "/_sandbox/edit") return edit(asked);
  if (path == "/_sandbox/remove") {
    const bool removed = shop_.remove(asked["sku"].text_or());
    return removed ? json_reply(200, "{}") : refusal(404, "no_such_item");
  }
  if (path == "/_sandbox/fail") return add_trouble(asked);
  return refusal(404, "no_such_address");
}

Reply OperatorSide::listings() const {
  Writer w;
  w.object([&] {
    w.array("listings", [&] {
      for (const auto& [sku, item] : shop_.items()) {
        w.object([&, &sku = sku, &item = item] {
          w.field("sku", sku);
          w.field("item_id", item.item_id);
          w.field("name", item.content.name);
          w.field("group", item.content.group);
          w.field("price_vnd", item.price_vnd);
          w.field("told_level", item.told_level);
          w.field("level", item.level);
          w.field("shown", item.shown());
          w.field("version", item.version);
          w.field("price_version", item.price_version);
          w.field("stock_version", item.stock_version);
        });
      }
    });
  });
  return json_reply(200, std::move(w).text());
}

Reply OperatorSide::sales() const {
  const auto& all = shop_.sales();
  Writer w;
  w.object([&] {
    w.array("sales", [&] {
      const std::size_t first = all.size() - std::min(all.size(), sales_shown_max);
      for (std::size_t n = first; n < all.size(); ++n) write_sale(w, all[n]);
    });
  });
  return json_reply(200, std::move(w).text());
}

void OperatorSide::tell(Time now) {
  Writer sale;
  write_sale(sale, shop_.latest());
  webhooks_.add(R"({"event":"sale.updated","sale":)" + std::move(sale).text() + "}", now);
}

Reply OperatorSide::sell(const Value& asked, Time now) {
  Sale sale;
  std::string wrong = read_basket(asked, sale);
  if (wrong.empty()) wrong = shop_.sell(sale, asked["force"].boolean_or(false), now);
  if (wrong.empty()) tell(now);
  return done_or(wrong, 201, sale.sale_id);
}

Reply OperatorSide::refund(const Value& asked, Time now) {
  const std::string sale_id = asked["sale_id"].text_or();
  const std::string sku = asked["sku"].text_or();
  const std::int64_t packs = asked["packs"].integer_or(1);
  std::string reason = asked["reason"].text_or();
  if (reason.size() > text_bytes_max) return refusal(422, "reason");
  if (packs < 1 || packs > line_packs_max) return refusal(422, "packs");
  const std::string wrong = shop_.refund(sale_id, sku, packs, asked["resellable"].boolean_or(true),
                                         std::move(reason), now);
  if (wrong.empty()) tell(now);
  return done_or(wrong, 200, sale_id);
}

Reply OperatorSide::set_webhook(const Value& asked) {
  std::string url = asked["url"].text_or();
  const std::int64_t deliveries = asked["deliveries"].integer_or(1);
  if (url.size() > text_bytes_max) return refusal(422, "url");
  if (deliveries < 1 || deliveries > 2) return refusal(422, "deliveries");
  webhooks_.register_address(std::move(url), static_cast<int>(deliveries));
  return json_reply(200, "{}");
}

// As somebody types it in at the till: no version of the seller's own moves.
Reply OperatorSide::edit(const Value& asked) {
  Item* item = shop_.find(asked["sku"].text_or());
  if (item == nullptr) return refusal(404, "no_such_item");
  item->content.name = asked["title"].text_or(item->content.name);
  item->price_vnd = asked["price_vnd"].integer_or(item->price_vnd);
  if (const auto packs = asked["packs"].integer()) item->told_level = item->level = *packs;
  return json_reply(200, "{}");
}

Reply OperatorSide::set_shop(const Value& asked) {
  const std::int64_t calls = asked["calls_an_hour"].integer_or(switches_.calls_an_hour);
  if (calls < 0 || calls > count_max) return refusal(422, "calls_an_hour");
  switches_.calls_an_hour = calls;
  switches_.is_suspended = asked["is_suspended"].boolean_or(switches_.is_suspended);
  return json_reply(200, "{}");
}

Reply OperatorSide::add_trouble(const Value& asked) {
  Trouble trouble;
  const std::int64_t status = asked["status"].integer_or(trouble.status);
  if (status < 400 || status > 599) return refusal(422, "status");
  trouble.status = static_cast<int>(status);
  trouble.count = asked["count"].integer_or(1);
  if (trouble.count < 1 || trouble.count > count_max) return refusal(422, "count");
  trouble.after_effect = asked["after_effect"].boolean_or(false);
  trouble.path = asked["path"].text_or();
  if (trouble.path.size() > text_bytes_max) return refusal(422, "path");
  if (switches_.troubles.size() >= troubles_max) return refusal(409, "too_many_faults");
  switches_.troubles.push_back(std::move(trouble));
  return json_reply(200, "{}");
}

}  // namespace ganh::connectors::shopone::till
