#include "catalog/selling/house_orders.h"

namespace ganh::catalog::selling {

ChannelId counter() {
  return {"chan_counter"};
}

ChannelId telephone() {
  return {"chan_telephone"};
}

std::string number_text(const ChannelId& channel, std::int64_t number) {
  return (channel == counter() ? "Q-" : "ĐT-") + std::to_string(number);
}

std::optional<Sold> standing(const store::Scope& scope, const ChannelId& channel,
                             std::string_view key) {
  constexpr std::string_view find = R"sql(
    SELECT order_id, number
      FROM house_orders
     WHERE cooperative_id = $1 AND channel_id = $2 AND key = $3 AND key <> '')sql";
  return scope.one(find, {channel, key}, [&](const store::Row& row) {
    return Sold{{row.string(0)}, number_text(channel, row.integer(1)), true};
  });
}

std::int64_t next_number(const store::Scope& scope, const ChannelId& channel) {
  constexpr std::string_view last = R"sql(
    SELECT COALESCE(MAX(number), 0)
      FROM house_orders
     WHERE cooperative_id = $1 AND channel_id = $2)sql";
  return scope.number(last, {channel}) + 1;
}

void note_house_order(changes::Command& command, const ChannelId& channel, std::int64_t number,
                      std::string_view key, const OrderId& order) {
  constexpr std::string_view note = R"sql(
    INSERT INTO house_orders (cooperative_id, channel_id, number, key, order_id)
    VALUES ($1, $2, $3, $4, $5))sql";
  command.rows().run(note, {channel, number, key, order});
}

}  // namespace ganh::catalog::selling
