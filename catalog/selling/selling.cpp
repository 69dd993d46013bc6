#include "catalog/selling/selling.h"

#include <algorithm>
#include <cassert>

#include "catalog/faults.h"
#include "catalog/measure/bare_number.h"
#include "catalog/measure/quantity.h"
#include "catalog/orders/orders.h"
#include "catalog/orders/search.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/selling/house_orders.h"
#include "catalog/stock/holds.h"
#include "catalog/stock/places.h"
#include "catalog/text/capitals.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::selling {

namespace {

using changes::Command;
using orders::Order;
using orders::OrderLine;

constexpr std::size_t name_bytes_max = 255;
constexpr std::size_t phone_bytes_max = 64;
constexpr std::size_t address_bytes_max = 1000;
constexpr std::size_t note_bytes_max = 1000;

std::optional<products::PackRow> find_pack(const store::Scope& scope, const std::string& sku) {
  auto found = products::find_pack(scope, std::string_view(sku));
  return found ? found : products::find_pack(scope, std::string_view(text::in_capitals(sku)));
}

struct Wanted {
  orders::NewOrder order;
  std::vector<std::optional<std::int64_t>> weighed_base;  // by line
};

// Goods as lines of an order at the packs' prices, with everything that is wrong with them.
Result<Wanted> lines_of(const store::Scope& scope, const std::vector<Goods>& all) {
  Wanted wanted;
  std::vector<Fault> faults;
  Code code = Code::invalid;
  for (const Goods& goods : all) {
    const auto pack = find_pack(scope, goods.sku);
    const auto product = pack ? products::find_product(scope, pack->pack.product) : std::nullopt;
    if (!product) {
      faults.push_back({"goods", "goods.not_found", {{"sku", goods.sku}}});
      code = Code::not_found;
      continue;
    }
    std::optional<std::int64_t> base;
    if (!goods.weighed.empty()) {
      const auto unit = product->product.base;
      if (auto bare = measure::bare_number(goods.weighed, "goods", unit)) {
        faults.push_back(*std::move(bare));
        continue;
      }
      const auto quantity = measure::parse_quantity(goods.weighed, measure::name(unit));
      if (!quantity || quantity->unit != unit || quantity->base < 1) {
        faults.push_back({"goods", "goods.weight", {{"text", goods.weighed}}});
        continue;
      }
      base = quantity->base;
    }
    wanted.order.lines.push_back({pack->pack.sku, product->product.name + ", " + pack->pack.name,
                                  goods.packs, pack->pack.price});
    wanted.weighed_base.push_back(base);
  }
  if (!faults.empty()) return Error{code, std::move(faults)};
  return wanted;
}

// A customer who ordered from afar is called; one word beside the number does no harm.
void check_phone(const std::string& phone, Faults& faults) {
  constexpr std::size_t digits_min = 8;  // of the shortest there are, with its area's code
  if (text::normalise(phone).empty() || orders::phone_key(phone).size() >= digits_min) return;
  faults.add("customer.phone", "customer.no_phone", {{"text", text::normalise(phone)}});
}

Result<orders::Customer> check(const orders::Customer& customer, std::string_view note,
                               bool must_be_known) {
  Faults faults;
  if (must_be_known) {
    faults.required("customer.name", customer.name, name_bytes_max);
    faults.required("customer.phone", customer.phone, phone_bytes_max);
    check_phone(customer.phone, faults);
  } else {
    faults.optional("customer.name", customer.name, name_bytes_max);
    faults.optional("customer.phone", customer.phone, phone_bytes_max);
  }
  faults.optional("customer.address", customer.address, address_bytes_max);
  faults.optional("note", note, note_bytes_max);
  if (auto valid = std::move(faults).result(); !valid) return valid.error();
  return orders::Customer{text::normalise(customer.name), text::normalise(customer.phone),
                          text::normalise(customer.address)};
}

// Placed under the house's next number.
Result<Sold> place(Command& command, const ChannelId& channel, orders::NewOrder order,
                   const std::string& key, const std::optional<HoldId>& hold) {
  const std::int64_t number = next_number(command.rows(), channel);
  order.channel = channel;
  order.external_id = number_text(channel, number);
  order.placed_at = command.now();
  const auto placed =
      hold ? orders::place_held(command, order, *hold) : orders::place(command, order);
  if (!placed) return placed.error();
  assert(!placed->stood_already && "the house gives each number once");
  note_house_order(command, channel, number, key, placed->id);
  return Sold{placed->id, order.external_id, false};
}

Order order_of(const Command& command, const OrderId& id) {
  return *orders::find_order(command.rows(), id);
}

// The same key for other goods is another sale, and not this one again.
Result<Sold> as_it_stands(const Command& command, const Sold& stood, const Result<Wanted>& wanted) {
  if (!wanted) return wanted.error();
  std::vector<OrderLine> lines = order_of(command, stood.id).lines;
  std::erase_if(lines, [](const OrderLine& line) { return line.substitutes.has_value(); });
  bool is_same =
      std::ranges::equal(lines, wanted->order.lines, [](const auto& has, const auto& asked) {
        return has.sku == asked.sku && has.packs == asked.packs;
      });
  for (std::size_t at = 0; is_same && at < lines.size(); ++at) {
    const auto& base = wanted->weighed_base[at];
    is_same = !base || *base == lines[at].packed_base;
  }
  if (is_same) return stood;
  return error(Code::conflict, "key", "sale.another", {{"order", stood.number}});
}

Result<> all_covered(const Order& order) {
  std::vector<Fault> faults;
  for (const OrderLine& line : order.lines) {
    if (line.short_packs(order.state) == 0) continue;
    faults.push_back({"goods",
                      "goods.not_enough",
                      {{"goods", line.name},
                       {"packs", std::to_string(line.packs)},
                       {"left", std::to_string(line.reserved_packs)}}});
  }
  if (!faults.empty()) return Error{Code::not_now, std::move(faults)};
  return {};
}

Result<orders::Packing> packing_of(const Order& order, const Wanted& wanted, const Sale& sale) {
  orders::Packing packing;
  packing.weight_factor = sale.weight_factor;
  packing.place = sale.place;
  std::vector<Fault> faults;
  for (std::size_t at = 0; at < order.lines.size(); ++at) {
    const OrderLine& line = order.lines[at];
    if (line.catch_weight && !wanted.weighed_base[at]) {
      faults.push_back({"goods", "goods.not_weighed", {{"sku", line.sku}}});
    }
    packing.lines.push_back({line.number, line.packs, wanted.weighed_base[at]});
  }
  if (!faults.empty()) return Error{Code::invalid, std::move(faults)};
  return packing;
}

Result<> hand_over(Command& command, const OrderId& id, const Wanted& wanted, const Sale& sale) {
  if (auto confirmed = orders::confirm(command, id); !confirmed) return confirmed;
  const auto packing = packing_of(order_of(command, id), wanted, sale);
  if (!packing) return packing.error();
  const auto shipment = orders::pack(command, id, *packing);
  if (!shipment) return shipment.error();
  if (auto shipped = orders::ship(command, id, {}); !shipped) return shipped;
  return orders::deliver(command, *shipment, command.now());
}

Result<PlaceId> place_of(const store::Scope& scope, const PlaceId& wanted) {
  if (wanted.empty()) return counter_place(scope);
  const auto place = stock::find_place(scope, wanted);
  if (!place) return error(Code::not_found, "place", "place.not_found");
  if (place->place.sells) return wanted;
  return error(Code::not_now, "place", "sale.place_sells_nothing", {{"place", place->place.code}});
}

Result<> take_money(Command& command, const OrderId& id, const Sale& sale) {
  if (!sale.paid_by) return {};
  const measure::Money due = money::owed(order_of(command, id));
  if (due.vnd == 0) return {};  // a gift
  money::Payment payment;
  payment.order = id;
  payment.method = *sale.paid_by;
  payment.reference = sale.reference;
  payment.amount = due;
  payment.at = command.now();
  const auto received = money::receive(command, payment);
  return received ? Result<>() : received.error();
}

// What a hold keeps, where nothing else is said.
Result<std::vector<Goods>> goods_of(const store::Scope& scope, const PhoneOrder& wanted) {
  if (!wanted.goods.empty() || !wanted.hold) return wanted.goods;
  const auto hold = stock::find_hold(scope, *wanted.hold);
  const auto pack = hold ? products::find_pack(scope, hold->pack) : std::nullopt;
  if (!pack) return error(Code::not_found, "hold", "hold.not_found");
  return std::vector<Goods>{{pack->pack.sku, hold->packs, ""}};
}

}  // namespace

std::string_view name_of(const ChannelId& channel) {
  if (channel == counter()) return "Quầy";
  if (channel == telephone()) return "Điện thoại";
  return "";
}

Result<PlaceId> counter_place(const store::Scope& scope) {
  std::vector<stock::Place> selling;
  for (auto& row : stock::all_places(scope)) {
    if (row.place.sells) selling.push_back(std::move(row.place));
  }
  if (selling.size() == 1) return selling.front().id;
  const auto is_shop = [](const auto& place) { return place.kind == stock::PlaceKind::shop; };
  const auto shops = std::ranges::count_if(selling, is_shop);
  if (shops == 1) return std::ranges::find_if(selling, is_shop)->id;
  const auto main = std::ranges::find(selling, stock::main_place(), &stock::Place::id);
  if (shops == 0 && (selling.empty() || main != selling.end())) return stock::main_place();
  std::string places;
  for (const auto& place : selling) places += (places.empty() ? "" : ", ") + place.code;
  return error(Code::not_now, "place", "sale.which_place", {{"places", places}});
}

Result<Sold> sell(Command& command, const Sale& asked) {
  Sale sale = asked;
  if (const auto stood = standing(command.rows(), counter(), sale.key)) {
    return as_it_stands(command, *stood, lines_of(command.rows(), sale.goods));
  }
  const auto from = place_of(command.rows(), sale.place);
  if (!from) return from.error();
  sale.place = *from;
  if (sale.paid_by && *sale.paid_by != money::Method::cash &&
      *sale.paid_by != money::Method::bank) {
    return error(Code::invalid, "paid_by", "sale.method");
  }
  auto customer = check(sale.customer, sale.note, false);
  if (!customer) return customer.error();
  auto wanted = lines_of(command.rows(), sale.goods);
  if (!wanted) return wanted.error();
  wanted->order.customer = *std::move(customer);
  wanted->order.note = text::normalise(sale.note);
  const auto sold = place(command, counter(), wanted->order, sale.key, {});
  if (!sold) return sold.error();
  if (auto covered = all_covered(order_of(command, sold->id)); !covered) return covered.error();
  if (auto handed = hand_over(command, sold->id, *wanted, sale); !handed) return handed.error();
  if (auto paid = take_money(command, sold->id, sale); !paid) return paid.error();
  return sold;
}

Result<Sold> take_order(Command& command, const PhoneOrder& wanted) {
  if (const auto stood = standing(command.rows(), telephone(), wanted.key)) {
    // What a hold kept is known no more once it has been taken over.
    if (wanted.goods.empty()) return *stood;
    return as_it_stands(command, *stood, lines_of(command.rows(), wanted.goods));
  }
  auto customer = check(wanted.customer, wanted.note, true);
  if (!customer) return customer.error();
  const auto goods = goods_of(command.rows(), wanted);
  if (!goods) return goods.error();
  auto lines = lines_of(command.rows(), *goods);
  if (!lines) return lines.error();
  for (const auto& base : lines->weighed_base) {
    if (base) return error(Code::invalid, "goods", "goods.weighed_later");
  }
  lines->order.customer = *std::move(customer);
  lines->order.note = text::normalise(wanted.note);
  const auto taken = place(command, telephone(), lines->order, wanted.key, wanted.hold);
  if (!taken) return taken.error();
  if (!wanted.even_if_short) {
    if (auto covered = all_covered(order_of(command, taken->id)); !covered) return covered.error();
  }
  if (auto confirmed = orders::confirm(command, taken->id); !confirmed) return confirmed.error();
  return taken;
}

}  // namespace ganh::catalog::selling
