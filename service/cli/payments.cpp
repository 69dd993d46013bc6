#include "catalog/json/json.h"
#include "catalog/measure/money.h"
#include "connectors/transport/http_message.h"
#include "service/accounts/qr.h"
#include "service/cli/command.h"
#include "service/telling/show_orders.h"
#include "service/telling/show_payments.h"
#include "service/telling/values.h"
#include "service/words/help_till.h"
#include "service/words/messages_till.h"
#include "service/words/typed_words.h"

namespace ganh::service::cli {

using connectors::transport::percent_encode;
using office::Office;
using office::Reply;

namespace {

struct Entry {
  std::string order;
  std::string method;
  std::string amount;
  std::string reference = {};
  std::string why = {};
  bool even_so = false;
};

std::string of_order(const Office& office, const std::string& order, const std::string& what) {
  return office.path("/orders/") + percent_encode(order) + what;
}

int tell(const Console& console, const Reply& money) {
  if (!money) return console.refuse(money);
  if (console.json) return console.answer(money.body());
  telling::show_payments_of(console.paper(), money.root());
  return done;
}

int run_overpaid(const Console& console, Office& office, const std::string& after) {
  const auto page = office.get(office.path("/payments/overpaid") +
                               (after.empty() ? "" : "?after=" + percent_encode(after)));
  if (!page) return console.refuse(page);
  if (console.json) return console.answer(page.body());
  telling::show_overpaid(console.paper(), page.root());
  return done;
}

int run_qr(const Console& console, Office& office, const std::string& order) {
  const auto code = office.get(of_order(office, order, "/vietqr"));
  if (!code) return console.refuse(code);
  if (console.json) return console.answer(code.body());
  const Paper paper = console.paper();
  paper.line(words::pay_by_code, telling::money(code["amount_vnd"]), code["account"].text_or(),
             code["account_name"].text_or(), code["purpose"].text_or());
  paper.out << accounts::qr_text(code["payload"].text_or()) << code["payload"].text_or() << '\n';
  return done;
}

int run_enter(const Console& console, Office& office, const Entry& entry, const char* what) {
  const auto amount = catalog::measure::parse_money(entry.amount);
  if (!amount) {
    return console.refuse(
        error(Code::invalid, "--amount", "price.unreadable", {{"text", entry.amount}}));
  }
  catalog::json::Writer out;
  out.object([&] {
    out.field("method", entry.method);
    out.field("amount_vnd", amount->vnd);
    if (!entry.reference.empty()) out.field("reference", entry.reference);
    if (!entry.why.empty()) out.field("why", entry.why);
    if (entry.even_so) out.field("even_so", true);
  });
  const auto entered =
      office.ask({.target = of_order(office, entry.order, what), .body = std::move(out).text()});
  const int outcome = tell(console, entered);
  const auto reason = entered["reason"].text_or();
  if (reason == "payment.more_than_open" || reason == "payment.collected_already") {
    console.notes().line(words::pay_even_so, entry.order);
    if (reason == "payment.collected_already") {
      console.notes().line(words::correct_collected, entry.order);
    }
  }
  if (outcome != done || console.json) return outcome;
  const auto order = office.get(of_order(office, entry.order, ""));
  if (order) telling::show_collects_too_much(console.paper(), order.root());
  return outcome;
}

void add_entry(const Commands& commands, CLI::App& payments, const char* name,
               const words::help::Command& about, const char* what, bool needs_why) {
  namespace help = words::help;
  auto entry = std::make_shared<Entry>();
  CLI::App* command = commands.add_inside(payments, name, about);
  command->add_option("order", entry->order, commands.say(help::order_id))
      ->required()
      ->type_name("ID");
  command->add_option("--method", entry->method, commands.say(help::method))
      ->required()
      ->transform(words::payment_name)
      ->type_name("M");
  command->add_option("--amount", entry->amount, commands.say(help::amount))
      ->required()
      ->type_name("N");
  command->add_option("--reference", entry->reference, commands.say(help::reference))
      ->type_name("R");
  if (needs_why) {
    command->add_option("--why", entry->why, commands.say(help::why))->required()->type_name("W");
  } else {
    command->add_flag("--even-so", entry->even_so, commands.say(help::pay_even_so));
  }
  commands.on_chosen(*command, [entry, what](const Console& console, Office& office) {
    return run_enter(console, office, *entry, what);
  });
}

}  // namespace

void add_payments(const Commands& commands) {
  namespace help = words::help;
  auto after = std::make_shared<std::string>();
  CLI::App* command = commands.add_inside(commands.app, "payments", help::payments);
  command->add_option("--after", *after, commands.say(help::after_overpaid))->type_name("ID");
  commands.on_chosen(*command, [after](const Console& console, Office& office) {
    return run_overpaid(console, office, *after);
  });

  auto order = std::make_shared<std::string>();
  CLI::App* show = commands.add_inside(*command, "show", help::payments_show);
  show->add_option("order", *order, commands.say(help::order_id))->required()->type_name("ID");
  commands.on_chosen(*show, [order](const Console& console, Office& office) {
    return tell(console, office.get(of_order(office, *order, "/payments")));
  });
  CLI::App* code = commands.add_inside(*command, "qr", help::payments_qr);
  code->add_option("order", *order, commands.say(help::order_id))->required()->type_name("ID");
  commands.on_chosen(*code, [order](const Console& console, Office& office) {
    return run_qr(console, office, *order);
  });
  add_entry(commands, *command, "add", help::payments_add, "/payments", false);
  add_entry(commands, *command, "refund", help::payments_refund, "/refunds", true);
}

}  // namespace ganh::service::cli
