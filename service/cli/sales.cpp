#include "catalog/json/json.h"
#include "service/cli/options.h"
#include "service/cli/orders.h"
#include "service/cli/sending.h"
#include "service/telling/show_orders.h"
#include "service/telling/values.h"
#include "service/words/help_orders.h"
#include "service/words/messages_orders.h"
#include "service/words/typed_words.h"

namespace ganh::service::cli {

using office::Office;

namespace {

// What is sold, to whom; the house's two ways of selling ask for much the same.
struct Wanted {
  std::string goods;
  std::string paid_by = {};  // a name of the API
  std::string reference;
  std::string customer;
  std::string phone;
  std::string address;
  std::string note;
  std::string hold;
  bool even_if_short = false;
  std::string place = {};
  bool weight_is_right = false;
};

std::string wanted_json(const Wanted& wanted) {
  catalog::json::Writer out;
  const auto given = [&](const char* key, const std::string& value) {
    if (!value.empty()) out.field(key, value);
  };
  out.object([&] {
    given("goods", wanted.goods);
    given("paid_by", wanted.paid_by);
    given("reference", wanted.reference);
    given("customer", wanted.customer);
    given("phone", wanted.phone);
    given("address", wanted.address);
    given("note", wanted.note);
    given("hold_id", wanted.hold);
    given("place", wanted.place);
    if (wanted.weight_is_right) out.field("weight_is_right", true);
    if (wanted.even_if_short) out.field("even_if_short", true);
  });
  return std::move(out).text();
}

// What was typed says nothing of the catalog's codes.
void tell_codes(const Console& console, const std::string& reason) {
  if (reason == "goods.not_found" || reason == "goods.unclear") {
    console.notes().line(words::look_up_codes);
  }
}

const words::Text& paid_text(const Wanted& wanted) {
  if (wanted.paid_by == "later") return words::sold_later;
  return wanted.paid_by == "bank" ? words::sold_by_bank : words::sold_in_cash;
}

int run_sell(const Console& console, Office& office, const Wanted& wanted) {
  const auto sold = office.ask({.target = office.path("/sales"), .body = wanted_json(wanted)});
  if (!sold) {
    const int outcome = console.refuse(sold);
    const std::string reason = sold["reason"].text_or();
    tell_codes(console, reason);
    if (reason == "sale.method") console.notes().line(words::sale_methods);
    if (reason == "goods.not_enough_here" || reason == "goods.recalled_here" ||
        reason.starts_with("sale.place") || reason == "sale.which_place") {
      console.notes().line(words::sell_elsewhere);
    }
    return outcome;
  }
  const Paper paper = console.paper();
  const auto order = sold["order"];
  if (console.json) {
    console.answer(sold.body());
  } else {
    paper.line(words::sold, order["external_id"].text_or(), telling::money(order["owed_vnd"]),
               paper.say(paid_text(wanted)));
    telling::show_picks(paper, sold["picks"]);
  }
  tell_marketplaces(console, office);
  return done;
}

int run_take(const Console& console, Office& office, const Wanted& wanted) {
  const auto taken =
      office.ask({.target = office.path("/phone-orders"), .body = wanted_json(wanted)});
  if (!taken) {
    const int outcome = console.refuse(taken);
    tell_codes(console, taken["reason"].text_or());
    return outcome;
  }
  const auto order = taken["order"];
  if (console.json) {
    console.answer(taken.body());
  } else {
    const std::string number = order["external_id"].text_or();
    console.paper().line(words::taken, number, telling::money(order["total_vnd"]), number);
  }
  tell_marketplaces(console, office);
  return done;
}

void add_customer(Options& given, Wanted& wanted, bool must_be_known) {
  namespace help = words::help;
  given.maybe("--customer", wanted.customer, help::buyer, "NAME")->required(must_be_known);
  given.maybe("--phone", wanted.phone, help::buyer_phone, "TEL")->required(must_be_known);
  given.maybe("--address", wanted.address, help::buyer_address, "A");
  given.maybe("--note", wanted.note, help::note, "N");
}

}  // namespace

void add_sell(const Commands& commands) {
  namespace help = words::help;
  const auto wanted = std::make_shared<Wanted>();
  wanted->paid_by = "cash";  // as on the page: a debt is said
  CLI::App* command = commands.add_inside(commands.app, "sell", help::sell);
  Options given(commands, *command);
  given.needed("goods", wanted->goods, help::goods, "GOODS");
  given.maybe("--paid", wanted->paid_by, help::paid_by, "HOW")->transform(words::payment_name);
  given.maybe("--reference", wanted->reference, help::sale_reference, "REF");
  given.maybe("--place", wanted->place, help::sale_place, "CODE");
  given.flag("--weight-is-right", wanted->weight_is_right, help::weight_is_right);
  add_customer(given, *wanted, false);
  commands.on_chosen(*command, [wanted](const Console& console, Office& office) {
    return run_sell(console, office, *wanted);
  });
}

void add_take_order(const Commands& commands, CLI::App& orders) {
  namespace help = words::help;
  const auto wanted = std::make_shared<Wanted>();
  CLI::App* command = commands.add_inside(orders, "take", help::take);
  Options given(commands, *command);
  given.maybe("goods", wanted->goods, help::goods, "GOODS");
  given.maybe("--hold", wanted->hold, help::hold, "ID");
  given.flag("--even-if-short", wanted->even_if_short, help::even_if_short);
  add_customer(given, *wanted, true);
  commands.on_chosen(*command, [wanted](const Console& console, Office& office) {
    return run_take(console, office, *wanted);
  });
}

}  // namespace ganh::service::cli
