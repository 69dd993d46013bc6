// What was bought, and what stands in the books.

#include "connectors/transport/http_message.h"
#include "service/cli/command.h"
#include "service/cli/days_option.h"
#include "service/cli/keeping.h"
#include "service/telling/show_money.h"
#include "service/telling/show_stock.h"
#include "service/words/help_money.h"
#include "service/words/messages_money.h"

namespace ganh::service::cli {

namespace help = words::help;
using connectors::transport::percent_encode;
using office::Office;

namespace {

struct Options {
  DaysOption days;
  std::string pdf;
  std::string xlsx;
  std::string paper = "a4";
  std::string region = "north";
};

int run_purchase_list(const Console& console, Office& office, const Options& options) {
  const auto query = query_of(options.days);
  if (!query) return console.refuse(query.error());
  const auto list = office.get(office.path("/purchase-list") + *query);
  if (!list) return console.refuse(list);
  if (!options.xlsx.empty()) {
    const auto table = office.get(office.path("/purchase-list.xlsx") + *query);
    if (const int ends = keep(console, table, options.xlsx); ends != done) return ends;
  }
  if (!options.pdf.empty()) {
    const auto printed = query_of(options.days, "paper=" + percent_encode(options.paper) +
                                                    "&region=" + percent_encode(options.region));
    if (!printed) return console.refuse(printed.error());
    const auto pdf = office.get(office.path("/purchase-list.pdf") + *printed);
    if (const int ends = keep(console, pdf, options.pdf); ends != done) return ends;
  }
  if (console.json) return console.answer(list.body());
  telling::show_purchase_list(console.paper(), list.root());
  return done;
}

int run_books(const Console& console, Office& office, const Options& options) {
  if (!options.xlsx.empty()) {
    const auto query = query_of(options.days);
    if (!query) return console.refuse(query.error());
    return keep(console, office.get(office.path("/books/journal.xlsx") + *query), options.xlsx);
  }
  const auto balances = office.get(office.path("/books/balances"));
  if (!balances) return console.refuse(balances);
  if (console.json) return console.answer(balances.body());
  telling::show_accounts(console.paper(), balances.root());
  return done;
}

int run_check(const Console& console, Office& office) {
  const auto check = office.get(office.path("/books/check"));
  if (!check) return console.refuse(check);
  const bool is_well = check["ok"].boolean_or(false);
  if (console.json) {
    console.answer(check.body());
  } else if (is_well) {
    console.paper().line(words::money_books_agree);
  } else {
    telling::show_check(console.paper(), check.root());
  }
  return is_well ? done : refused;
}

}  // namespace

void add_purchase_list(const Commands& commands) {
  const auto options = std::make_shared<Options>();
  CLI::App* list = commands.add_inside(commands.app, "purchase-list", help::purchase_list);
  add_days(commands, *list, options->days);
  list->add_option("--pdf", options->pdf, commands.say(help::list_pdf))->type_name("FILE");
  list->add_option("--xlsx", options->xlsx, commands.say(help::xlsx_file))->type_name("FILE");
  list->add_option("--paper", options->paper, commands.say(help::slip_paper))->type_name("P");
  list->add_option("--region", options->region, commands.say(help::region))->type_name("R");
  commands.on_chosen(*list, [options](const Console& console, Office& office) {
    return run_purchase_list(console, office, *options);
  });
}

void add_books(const Commands& commands) {
  const auto options = std::make_shared<Options>();
  CLI::App* books = commands.add_inside(commands.app, "books", help::books);
  auto* xlsx = books->add_option("--xlsx", options->xlsx, commands.say(help::journal_file))
                   ->type_name("FILE");
  books->add_option("--from", options->days.from, commands.say(help::first_day))
      ->needs(xlsx)
      ->type_name("D");
  books->add_option("--to", options->days.to, commands.say(help::last_day))
      ->needs(xlsx)
      ->type_name("D");
  commands.on_chosen(*books, [options](const Console& console, Office& office) {
    return run_books(console, office, *options);
  });
  CLI::App* check = commands.add_inside(*books, "check", help::books_check);
  commands.on_chosen(*check, run_check);
}

}  // namespace ganh::service::cli
