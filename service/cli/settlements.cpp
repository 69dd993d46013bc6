#include <filesystem>

#include "catalog/json/json.h"
#include "catalog/sheets/xlsx_reader.h"
#include "connectors/transport/http_message.h"
#include "service/cli/command.h"
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
  std::string file;
  std::string from = "marketplace";
  std::string party;
  std::string number;  // of the list; or the one that was entered
  std::int64_t line = 0;
  std::string why;
  std::string order;
  std::string difference;  // why the lines do not come to the list's total
  bool all = false;
};
using Shared = std::shared_ptr<Options>;

std::string list_path(const Office& office, const Options& options, std::string_view rest = "") {
  return office.path("/settlements/" + percent_encode(options.number) + std::string(rest));
}

int run_list(const Console& console, Office& office, const Options&) {
  const auto page = office.get(office.path("/settlements"));
  if (!page) return console.refuse(page);
  if (console.json) return console.answer(page.body());
  telling::show_settlements(console.paper(), page.root());
  return done;
}

Reply send_list(Office& office, const Options& options, const std::string& bytes,
                const std::string& to, const std::string& more = "") {
  const bool is_csv = !bytes.starts_with("PK");
  return office.ask({.target = office.path(to) + "?from=" + percent_encode(options.from) +
                               "&party=" + percent_encode(options.party) +
                               "&number=" + percent_encode(options.number) + more,
                     .body = bytes,
                     .type = is_csv ? "text/csv" : office::workbook_type,
                     .deadline = office::patience_with_workbooks});
}

int run_plan(const Console& console, Office& office, const Options& options) {
  const auto bytes = catalog::sheets::read_file(options.file);
  if (!bytes) return console.refuse(bytes.error());
  const auto plan = send_list(office, options, *bytes, "/settlement-plans");
  if (!plan) return console.refuse(plan);
  if (console.json) return console.answer(plan.body());
  telling::show_settlement(console.paper(), plan.root(), options.all);
  console.paper().line(plan["stands"].is_null() ? words::plan_only_settlement
                                                : words::settlement_stands);
  return done;
}

int run_enter(const Console& console, Office& office, const Options& options) {
  const auto bytes = catalog::sheets::read_file(options.file);
  if (!bytes) return console.refuse(bytes.error());
  const auto plan = send_list(office, options, *bytes, "/settlement-plans");
  if (!plan) return console.refuse(plan);
  std::string more = "&plan_id=" + plan["plan_id"].text_or();
  if (!options.difference.empty()) {
    more += "&difference_why=" + percent_encode(options.difference);
  }
  const auto entered = send_list(office, options, *bytes, "/settlements", more);
  if (!entered) {
    const int refused = console.refuse(entered);
    const bool is_apart = plan["difference_vnd"].integer_or(0) != 0;
    if (is_apart && options.difference.empty()) console.notes().line(words::difference_option);
    return refused;
  }
  if (console.json) return console.answer(entered.body());
  telling::show_settlement(console.paper(), entered.root(), options.all);
  console.paper().line(words::settlement_entered, options.number, options.number);
  return done;
}

int run_show(const Console& console, Office& office, const Options& options) {
  const auto settlement = office.get(list_path(office, options));
  if (!settlement) return console.refuse(settlement);
  if (console.json) return console.answer(settlement.body());
  telling::show_settlement(console.paper(), settlement.root(), true);
  return done;
}

int run_received(const Console& console, Office& office, const Options& options) {
  const auto received = office.ask({.target = list_path(office, options, "/received")});
  if (!received) return console.refuse(received);
  if (console.json) return console.answer(received.body());
  console.paper().line(words::settlement_received, received["number"].text_or());
  return done;
}

int run_accept(const Console& console, Office& office, const Options& options) {
  json::Writer body;
  body.object([&] {
    body.field("line", options.line);
    body.field("how", options.order.empty() ? "accept" : "assign");
    if (!options.order.empty()) body.field("order", options.order);
    if (!options.why.empty()) body.field("why", options.why);
  });
  const auto settled = office.ask(
      {.target = list_path(office, options, "/differences"), .body = std::move(body).text()});
  if (!settled) return console.refuse(settled);
  if (console.json) return console.answer(settled.body());
  console.paper().line(words::difference_settled, options.line,
                       telling::number(settled["differing"]));
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

void add_file(const Commands& commands, CLI::App& command, const Shared& options) {
  command.add_option("file", options->file, commands.say(help::list_file))
      ->required()
      ->type_name("FILE");
  command.add_option("--from", options->from, commands.say(help::list_from))
      ->required()
      ->type_name("F");
  command.add_option("--party", options->party, commands.say(help::list_party))
      ->required()
      ->type_name("P");
  command.add_option("--number", options->number, commands.say(help::list_number))
      ->required()
      ->type_name("N");
  command.add_flag("--all", options->all, commands.say(help::all));
}

CLI::App* add_named(const Commands& commands, CLI::App* command, const Shared& options) {
  command->add_option("list", options->number, commands.say(help::list_named))
      ->required()
      ->type_name("N");
  return command;
}

}  // namespace

void add_settlements(const Commands& commands) {
  CLI::App* settlements = add(commands, commands.app, "settlements", help::settlements,
                              std::make_shared<Options>(), run_list);
  const auto planned = std::make_shared<Options>();
  add_file(commands,
           *add(commands, *settlements, "plan", help::settlements_plan, planned, run_plan),
           planned);
  const auto entered = std::make_shared<Options>();
  CLI::App* enter =
      add(commands, *settlements, "enter", help::settlements_enter, entered, run_enter);
  add_file(commands, *enter, entered);
  enter->add_option("--difference", entered->difference, commands.say(help::list_difference))
      ->type_name("W");
  const auto shown = std::make_shared<Options>();
  add_named(commands, add(commands, *settlements, "show", help::settlements_show, shown, run_show),
            shown);
  const auto received = std::make_shared<Options>();
  add_named(
      commands,
      add(commands, *settlements, "received", help::settlements_received, received, run_received),
      received);
  const auto accepted = std::make_shared<Options>();
  CLI::App* accept = add_named(
      commands,
      add(commands, *settlements, "accept", help::settlements_accept, accepted, run_accept),
      accepted);
  accept->add_option("line", accepted->line, commands.say(help::list_line))
      ->required()
      ->type_name("N");
  CLI::Option* why = accept->add_option("--why", accepted->why, commands.say(help::why_accepted));
  why->type_name("W");
  accept->add_option("--order", accepted->order, commands.say(help::list_order))
      ->type_name("O")
      ->excludes(why);
}

}  // namespace ganh::service::cli
