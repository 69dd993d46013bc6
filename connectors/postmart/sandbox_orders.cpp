#include <algorithm>
#include <charconv>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "connectors/postmart/sandbox_calls.h"
#include "connectors/postmart/sandbox_fields.h"

namespace ganh::connectors::postmart::market {

using catalog::json::Value;
using catalog::json::Writer;

namespace {

constexpr std::int64_t limit_default = 50;
constexpr std::int64_t limit_max = 100;
constexpr std::string_view cancel_reasons[] = {"OUT_OF_STOCK", "CUSTOMER_REQUEST", "CANNOT_DELIVER",
                                               "PRICE_ERROR"};

// A whole number of the query; `otherwise` when it is not given, nothing when it is no number.
std::optional<std::int64_t> number(const Request& http, std::string_view name,
                                   std::int64_t otherwise) {
  const auto text = http.query(name);
  if (!text) return otherwise;
  std::int64_t value = -1;
  const auto [end, bad] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (bad != std::errc{} || end != text->data() + text->size()) return std::nullopt;
  return value;
}

Reply as_it_stands(const Order& order) {
  Writer writer;
  write_order(writer, order);
  return transport::json_reply(200, std::move(writer).text());
}

Reply order_is_cancelled() {
  return error_reply(409, "ORDER_CANCELLED", "Đơn hàng đã hủy.");
}

}  // namespace

Reply list_orders(const Market& market, const Request& http) {
  const auto after = number(http, "after_seq", 0);
  if (!after || *after < 0 || *after > whole_number_max) {
    return error_reply(FieldFault{"OUT_OF_RANGE", "after_seq", "after_seq phải từ 0."});
  }
  const auto limit = number(http, "limit", limit_default);
  if (!limit || *limit < 1 || *limit > limit_max) {
    return error_reply(FieldFault{"OUT_OF_RANGE", "limit", "limit phải từ 1 đến 100."});
  }
  const auto after_cancellation = number(http, "after_cancellation", 0);
  if (!after_cancellation || *after_cancellation < 0 || *after_cancellation > whole_number_max) {
    return error_reply(
        FieldFault{"OUT_OF_RANGE", "after_cancellation", "after_cancellation phải từ 0."});
  }
  const auto& cancellations = market.cancellations();
  const auto last = static_cast<std::int64_t>(market.orders().size());
  const auto last_cancellation = static_cast<std::int64_t>(cancellations.size());
  const std::int64_t end = std::max(*after, std::min(last, *after + *limit));
  const std::int64_t cancellations_end =
      std::max(*after_cancellation, std::min(last_cancellation, *after_cancellation + *limit));
  Writer writer;
  writer.object([&] {
    writer.array("orders", [&] {
      for (std::int64_t seq = *after + 1; seq <= end; ++seq) {
        write_order(writer, market.orders()[static_cast<std::size_t>(seq - 1)]);
      }
    });
    writer.field("next_after_seq", end);
    writer.array("cancellations", [&] {
      for (std::int64_t n = *after_cancellation + 1; n <= cancellations_end; ++n) {
        writer.object([&] {
          write_cancellation_fields(writer, cancellations[static_cast<std::size_t>(n - 1)]);
        });
      }
    });
    writer.field("next_after_cancellation", cancellations_end);
    writer.field("more", end < last || cancellations_end < last_cancellation);
  });
  return transport::json_reply(200, std::move(writer).text());
}

Reply confirm(Order& order, Value body) {
  Fields fields(body);
  fields.refuse_unknown();
  if (fields.fault()) return error_reply(*fields.fault());
  if (order.status == Status::cancelled) return order_is_cancelled();
  if (order.status == Status::placed) order.status = Status::confirmed;
  return as_it_stands(order);
}

Reply ship(Market& market, Order& order, Value body) {
  Fields fields(body);
  std::string carrier = fields.required("carrier", 64);
  std::string tracking_number = fields.required("tracking_number", 64);
  fields.refuse_unknown();
  if (fields.fault()) return error_reply(*fields.fault());
  if (order.status == Status::cancelled) return order_is_cancelled();
  if (order.status == Status::placed) {
    return error_reply(409, "NOT_CONFIRMED", "Đơn hàng chưa được xác nhận.");
  }
  if (order.status == Status::shipped) {
    const bool same = order.carrier == carrier && order.tracking_number == tracking_number;
    if (same) return as_it_stands(order);
    return error_reply(409, "ALREADY_SHIPPED", "Đơn hàng đã giao cho đơn vị vận chuyển.");
  }
  market.ship(order, std::move(carrier), std::move(tracking_number));
  return as_it_stands(order);
}

Reply cancel(Market& market, Order& order, Value body) {
  Fields fields(body);
  std::string reason_code = fields.required("reason_code", body_bytes_max);
  fields.refuse_unless(std::ranges::find(cancel_reasons, reason_code) != std::end(cancel_reasons),
                       "UNKNOWN_REASON", "reason_code", "Không có lý do hủy này.");
  fields.refuse_unknown();
  if (fields.fault()) return error_reply(*fields.fault());
  if (order.status == Status::cancelled) return as_it_stands(order);
  if (order.status == Status::shipped) {
    return error_reply(409, "ALREADY_SHIPPED", "Đơn hàng đã giao cho đơn vị vận chuyển.");
  }
  market.cancel(order, std::move(reason_code));
  return as_it_stands(order);
}

}  // namespace ganh::connectors::postmart::market
