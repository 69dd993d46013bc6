#include "catalog/clock.h"
#include "catalog/json/json.h"
#include "catalog/measure/money.h"
#include "connectors/transport/http_message.h"
#include "service/cli/command.h"
#include "service/cli/days_option.h"
#include "service/cli/keeping.h"
#include "service/cli/mistakes.h"
#include "service/telling/show_money.h"
#include "service/telling/values.h"
#include "service/words/help_money.h"
#include "service/words/messages_money.h"

namespace ganh::service::cli {

namespace json = catalog::json;
namespace help = words::help;
using connectors::transport::percent_encode;
using office::Office;
using office::Reply;

namespace {

struct Options {
  std::string named;  // a household, or a slip
  std::string after;
  DaysOption days;
  std::string amount;
  std::string kind = "fee";
  std::string why;
  std::string method;  // no way of paying is taken for granted
  std::string reference;
  std::string expected;
  std::string paper = "a5";
  std::string region = "north";
  std::string out;
};
using Shared = std::shared_ptr<Options>;

std::string slip_path(const Office& office, const Options& options, std::string_view rest = "") {
  return office.path("/payouts/" + percent_encode(options.named) + std::string(rest));
}

// Whole đồng, as typed: "200.000", "-5000".
Result<std::int64_t> amount_of(const std::string& typed, const char* field) {
  const bool below = typed.starts_with('-');
  const auto money = catalog::measure::parse_money(below ? typed.substr(1) : typed);
  if (!money) return error(Code::invalid, field, "price.unreadable", {{"text", typed}});
  return below ? -money->vnd : money->vnd;
}

int run_list(const Console& console, Office& office, const Options& options) {
  const auto accounts = office.get(office.path("/payout-accounts"));
  if (!accounts) return console.refuse(accounts);
  const auto payouts =
      office.get(office.path("/payouts") +
                 (options.after.empty() ? "" : "?after=" + percent_encode(options.after)));
  if (!payouts) return console.refuse(payouts);
  if (console.json) {
    console.answer(accounts.body());
    return console.answer(payouts.body());
  }
  telling::show_payout_accounts(console.paper(), accounts.root());
  console.out << '\n';
  telling::show_payouts(console.paper(), payouts.root());
  return done;
}

int run_draft(const Console& console, Office& office, const Options& options) {
  const auto days = typed_days(options.days, today());
  if (!days) return console.refuse(days.error());
  json::Writer body;
  body.object([&] {
    if (!options.named.empty()) body.field("household", options.named);
    if (days->from) body.field("from", iso_date(*days->from));
    if (days->to) body.field("to", iso_date(*days->to));
  });
  const auto drafted =
      office.ask({.target = office.path("/payout-drafts"), .body = std::move(body).text()});
  if (!drafted) return console.refuse(drafted);
  if (console.json) return console.answer(drafted.body());
  telling::show_drafted(console.paper(), drafted.root());
  return done;
}

int run_show(const Console& console, Office& office, const Options& options) {
  const auto slip = office.get(slip_path(office, options));
  if (!slip) return console.refuse(slip);
  if (console.json) return console.answer(slip.body());
  telling::show_payout(console.paper(), slip.root());
  return done;
}

// What was paid stands; whoever keeps the cash is to know. Nothing for who may not read the books.
void say_if_cash_is_below_nothing(const Console& console, Office& office) {
  const auto balances = office.get(office.path("/books/balances?limit=1"));
  if (balances) telling::warn_of_cash(console.notes(), balances.root());
}

int run_deduct(const Console& console, Office& office, const Options& options) {
  const auto amount = amount_of(options.amount, "amount");
  if (!amount) return console.refuse(amount.error());
  json::Writer body;
  body.object([&] {
    body.field("household", options.named);
    body.field("kind", options.kind);
    body.field("amount_vnd", *amount);
    body.field("why", options.why);
    if (!options.method.empty()) body.field("method", options.method);
  });
  const auto entered =
      office.ask({.target = office.path("/household-deductions"), .body = std::move(body).text()});
  if (!entered) return console.refuse(entered);
  if (console.json) return console.answer(entered.body());
  for (const auto& [kind, text] : words::due_kinds) {
    if (kind != options.kind) continue;
    console.paper().line(words::deduction_entered, console.paper().say(text),
                         catalog::measure::vietnamese({*amount}));
  }
  if (options.method == "cash") say_if_cash_is_below_nothing(console, office);
  return done;
}

int run_pay(const Console& console, Office& office, const Options& options) {
  const auto expected = amount_of(options.expected, "expected_net_vnd");
  if (!expected) return console.refuse(expected.error());
  json::Writer body;
  body.object([&] {
    body.field("expected_net_vnd", *expected);
    if (!options.method.empty()) body.field("method", options.method);
    if (!options.reference.empty()) body.field("reference", options.reference);
  });
  const auto paid = office.ask(
      {.target = slip_path(office, options, "/payment"), .body = std::move(body).text()});
  if (!paid) return console.refuse(paid);
  if (console.json) return console.answer(paid.body());
  console.paper().line(words::slip_is_paid, telling::number(paid["number"]),
                       telling::money(paid["net_vnd"]));
  if (options.method == "cash") say_if_cash_is_below_nothing(console, office);
  return done;
}

int run_discard(const Console& console, Office& office, const Options& options) {
  const auto gone =
      office.ask({.method = "DELETE",
                  .target = office.path("/payout-drafts/" + percent_encode(options.named))});
  if (!gone) return console.refuse(gone);
  if (!console.json) console.paper().line(words::slip_discarded, options.named);
  return done;
}

int run_slip(const Console& console, Office& office, const Options& options) {
  if (options.named.empty() && options.days.from.empty() && options.days.to.empty()) {
    return console.refuse(error(Code::invalid, "slip", "option.slip_or_days"));
  }
  const auto query = query_of(options.days, "paper=" + percent_encode(options.paper) +
                                                "&region=" + percent_encode(options.region));
  if (!query) return console.refuse(query.error());
  const std::string target = options.named.empty() ? office.path("/payout-slips.pdf")
                                                   : slip_path(office, options, "/slip.pdf");
  return keep(console, office.get(target + *query), options.out);
}

int run_text(const Console& console, Office& office, const Options& options) {
  const auto texts =
      office.get(slip_path(office, options, "/texts?region=" + percent_encode(options.region)));
  if (!texts) return console.refuse(texts);
  if (console.json) return console.answer(texts.body());
  telling::show_payout_texts(console.paper(), texts.root());
  return done;
}

CLI::App* add(const Commands& commands, CLI::App& parent, const char* name,
              const help::Command& said, const Shared& options,
              int (*run)(const Console&, Office&, const Options&)) {
  CLI::App* command = commands.add_inside(parent, name, said);
  commands.on_chosen(*command, [options, run](const Console& console, Office& office) {
    return run(console, office, *options);
  });
  return command;
}

void add_deductions(const Commands& commands, CLI::App& payouts) {
  const auto advance = std::make_shared<Options>();
  advance->kind = "advance";
  const auto deduct = std::make_shared<Options>();
  for (const auto& [name, said, options] : {std::tuple{"advance", &help::payouts_advance, advance},
                                            std::tuple{"deduct", &help::payouts_deduct, deduct}}) {
    CLI::App* command = add(commands, payouts, name, *said, options, run_deduct);
    command->add_option("household", options->named, commands.say(help::household_named))
        ->required()
        ->type_name("H");
    command->add_option("amount", options->amount, commands.say(help::amount_vnd))
        ->required()
        ->type_name("VND");
    command->add_option("--why", options->why, commands.say(help::why_deducted))
        ->required()
        ->type_name("W");
    if (options->kind == "advance") {
      command->add_option("--method", options->method, commands.say(help::pay_method))
          ->required()
          ->check(one_of(commands.console.language, {"cash", "bank"}))
          ->type_name("M");
    } else {
      command->add_option("--kind", options->kind, commands.say(help::deduction_kind))
          ->required()
          ->check(one_of(commands.console.language, {"fee", "tax", "correction"}))
          ->type_name("K");
    }
  }
}

void add_slip_number(const Commands& commands, CLI::App& command, const Shared& options) {
  command.add_option("slip", options->named, commands.say(help::slip_named))
      ->required()
      ->type_name("N");
}

}  // namespace

void add_payouts(const Commands& commands) {
  const auto listed = std::make_shared<Options>();
  CLI::App* payouts = add(commands, commands.app, "payouts", help::payouts, listed, run_list);
  payouts->add_option("--after", listed->after, commands.say(help::older_slips))->type_name("N");

  const auto drafted = std::make_shared<Options>();
  CLI::App* draft = add(commands, *payouts, "draft", help::payouts_draft, drafted, run_draft);
  draft->add_option("household", drafted->named, commands.say(help::households_or_all))
      ->type_name("H");
  draft->add_option("--from", drafted->days.from, commands.say(help::period_first))
      ->required()
      ->type_name("D");
  draft->add_option("--to", drafted->days.to, commands.say(help::period_last))
      ->required()
      ->type_name("D");

  const auto shown = std::make_shared<Options>();
  add_slip_number(commands, *add(commands, *payouts, "show", help::payouts_show, shown, run_show),
                  shown);
  add_deductions(commands, *payouts);

  const auto paid = std::make_shared<Options>();
  CLI::App* pay = add(commands, *payouts, "pay", help::payouts_pay, paid, run_pay);
  add_slip_number(commands, *pay, paid);
  pay->add_option("--expected", paid->expected, commands.say(help::expected_net))
      ->required()
      ->type_name("VND");
  pay->add_option("--method", paid->method, commands.say(help::pay_method))
      ->required()
      ->check(one_of(commands.console.language, {"cash", "bank"}))
      ->type_name("M");
  pay->add_option("--reference", paid->reference, commands.say(help::pay_reference))
      ->type_name("R");

  const auto gone = std::make_shared<Options>();
  add_slip_number(commands,
                  *add(commands, *payouts, "discard", help::payouts_discard, gone, run_discard),
                  gone);

  const auto printed = std::make_shared<Options>();
  CLI::App* slip = add(commands, *payouts, "slip", help::payouts_slip, printed, run_slip);
  slip->add_option("slip", printed->named, commands.say(help::slip_or_days))->type_name("N");
  add_days(commands, *slip, printed->days);
  slip->add_option("--out", printed->out, commands.say(help::out_file))
      ->required()
      ->type_name("FILE");
  slip->add_option("--paper", printed->paper, commands.say(help::slip_paper))->type_name("P");
  slip->add_option("--region", printed->region, commands.say(help::region))->type_name("R");

  const auto told = std::make_shared<Options>();
  CLI::App* text = add(commands, *payouts, "text", help::payouts_text, told, run_text);
  add_slip_number(commands, *text, told);
  text->add_option("--region", told->region, commands.say(help::region))->type_name("R");
}

}  // namespace ganh::service::cli
