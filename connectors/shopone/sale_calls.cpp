#include "connectors/shopone/sale_calls.h"

#include <string>
#include <utility>

#include "catalog/json/json_text.h"

namespace ganh::connectors::shopone {

namespace {

using catalog::json::Value;
using catalog::orders::NewOrder;

constexpr int page_max = 50;

bool are_packs(const std::optional<std::int64_t>& packs) {
  return packs && *packs >= 1 && *packs <= catalog::orders::line_packs_max;
}

// The first member that is not as the contract has it; empty if it can be read.
std::string read_line(Value sold, NewOrder::Line& line) {
  const auto packs = sold["packs"].integer();
  const auto unit_price_vnd = sold["unit_price_vnd"].integer();
  line.sku = sold["sku"].text_or();
  line.name = sold["name"].text_or();
  if (line.sku.empty()) return "lines.sku";
  if (!are_packs(packs)) return "lines.packs";
  if (!unit_price_vnd || *unit_price_vnd < 0) return "lines.unit_price_vnd";
  line.packs = *packs;
  line.unit_price = {*unit_price_vnd};
  return {};
}

std::string read_refund(Value told, CounterSale::Refund& refund) {
  refund.external_id = told["refund_id"].text_or();
  refund.why = told["reason"].text_or();
  if (refund.external_id.empty()) return "refunds.refund_id";
  const auto at = parse_time(told["at"].text_or());
  if (!at) return "refunds.at";
  refund.at = *at;
  for (const Value back : told["lines"].items()) {
    const auto packs = back["packs"].integer();
    CounterSale::Refund::Line& line = refund.lines.emplace_back();
    line.sku = back["sku"].text_or();
    line.resellable = back["resellable"].boolean_or(true);
    if (line.sku.empty()) return "refunds.lines.sku";
    if (!are_packs(packs)) return "refunds.lines.packs";
    line.packs = *packs;
  }
  return refund.lines.empty() ? "refunds.lines" : "";
}

std::string read_fields(Value told, CounterSale& sale) {
  NewOrder& order = sale.order;
  order.external_id = told["sale_id"].text_or();
  if (order.external_id.empty()) return "sale_id";
  const auto sold_at = parse_time(told["sold_at"].text_or());
  if (!sold_at) return "sold_at";
  order.placed_at = *sold_at;
  order.note = told["till"].text_or();
  order.customer.name = told["customer"]["name"].text_or();
  order.customer.phone = told["customer"]["phone"].text_or();
  const Value lines = told["lines"];
  if (lines.size() == 0 || lines.size() > catalog::orders::lines_max) return "lines";
  for (const Value line : lines.items()) {
    std::string wrong = read_line(line, order.lines.emplace_back());
    if (!wrong.empty()) return wrong;
  }
  for (const Value refund : told["refunds"].items()) {
    std::string wrong = read_refund(refund, sale.refunds.emplace_back());
    if (!wrong.empty()) return wrong;
  }
  return {};
}

// A short page is not the end, nor is an empty one: only `more` tells.
Reading read_page(const std::string& since, const Answer& answer) {
  const Value sales = answer.asked["sales"];
  const auto next = answer.asked["next"].text();
  const auto more = answer.asked["more"].boolean();
  if (!answer.done() || !sales.is_array() || !next || !more) {
    return {{}, "sales: " + answer.error};
  }
  // A cursor that does not move while there is more would be asked for without end.
  if (*more && *next == since) return {{}, "sales: next does not move on"};
  Reading reading;
  for (const Value sale : sales.items()) reading.outcomes.push_back(read_sale(sale));
  reading.outcomes.push_back(Cursor{std::string(*next), *more});
  return reading;
}

}  // namespace

Outcome read_sale(Value told) {
  CounterSale sale;
  sale.raw = catalog::json::text_of(told);
  std::string wrong = read_fields(told, sale);
  if (wrong.empty()) return sale;
  return Poisoned{sale.order.external_id, std::move(wrong), "", std::move(sale.raw)};
}

Outcome read_kept(std::string_view raw) {
  const auto document = catalog::json::parse(raw);
  if (!document || !document->root().is_object()) {
    return Poisoned{"", "json", "", std::string(raw)};
  }
  return read_sale(document->root());
}

std::vector<Call> poll_sales(const PollOrders& task) {
  Call call;
  call.method = "GET";
  call.target = "/api/sales?limit=" + std::to_string(page_max);
  if (!task.cursor.empty()) call.target += "&since=" + transport::percent_encode(task.cursor);
  call.read = [since = task.cursor](const Answer& answer) { return read_page(since, answer); };
  return {call};
}

}  // namespace ganh::connectors::shopone
