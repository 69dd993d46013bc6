#include "catalog/json/json.h"
#include "connectors/transport/http_message.h"
#include "service/cli/command.h"
#include "service/cli/sending.h"
#include "service/telling/show_orders.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

using connectors::transport::percent_encode;
using office::Office;

namespace {

struct StepOptions {
  std::string order;
  std::string carrier = {};
  std::string waybill = {};
  std::string why = {};
};

int run_list(const Console& console, Office& office, const std::string& after) {
  const auto page =
      office.get(office.path("/orders") + (after.empty() ? "" : "?after=" + percent_encode(after)));
  if (!page) return console.refuse(page);
  if (console.json) return console.answer(page.body());
  telling::show_orders(console.paper(), page.root());
  return done;
}

int run_show(const Console& console, Office& office, const std::string& order) {
  const auto found = office.get(office.path("/orders/") + percent_encode(order));
  if (!found) return console.refuse(found);
  if (console.json) return console.answer(found.body());
  telling::show_order(console.paper(), found.root());
  return done;
}

std::string step_json(const std::string& step, const StepOptions& options) {
  catalog::json::Writer out;
  out.object([&] {
    out.field("step", step);
    if (!options.carrier.empty()) out.field("carrier", options.carrier);
    if (!options.waybill.empty()) out.field("waybill", options.waybill);
    if (!options.why.empty()) out.field("why", options.why);
  });
  return std::move(out).text();
}

void tell_next_step(const Console& console, Office& office, const std::string& id) {
  const auto order = office.get(office.path("/orders/") + percent_encode(id));
  if (!order) return;
  const std::string step = order["next_step"].text_or();
  if (!step.empty()) console.notes().line(words::next_order_step, step, id);
}

int run_step(const Console& console, Office& office, const std::string& step,
             const StepOptions& options) {
  const auto taken =
      office.ask({.target = office.path("/orders/") + percent_encode(options.order) + "/steps",
                  .body = step_json(step, options)});
  if (!taken) {
    const int outcome = console.refuse(taken);
    if (taken["reason"].text_or() == "order.state") tell_next_step(console, office, options.order);
    return outcome;
  }
  if (console.json) {
    console.answer(taken.body());
  } else {
    const Paper paper = console.paper();
    const auto order = taken["order"];
    paper.line(words::order_now, order["external_id"].text_or(), telling::state_text(paper, order));
    if (step == "pack") telling::show_picks(paper, taken["picks"]);
  }
  tell_marketplaces(console, office);
  if (step == "cancel") console.notes().line(words::cancel_not_told);
  return done;
}

void add_step(const Commands& commands, CLI::App& orders, const std::string& step,
              const words::help::Command& about) {
  namespace help = words::help;
  auto options = std::make_shared<StepOptions>();
  CLI::App* command = commands.add_inside(orders, step, about);
  const auto option = [&](const char* flag, std::string& into, const words::Text& said,
                          const char* type) {
    command->add_option(flag, into, commands.say(said))->required()->type_name(type);
  };
  option("order", options->order, help::order_id, "ID");
  if (step == "ship") {
    option("--carrier", options->carrier, help::carrier, "C");
    option("--waybill", options->waybill, help::waybill, "W");
  }
  if (step == "cancel") option("--why", options->why, help::why, "W");
  commands.on_chosen(*command, [step, options](const Console& console, Office& office) {
    return run_step(console, office, step, *options);
  });
}

}  // namespace

void add_orders(const Commands& commands) {
  namespace help = words::help;
  auto after = std::make_shared<std::string>();
  CLI::App* command = commands.add_inside(commands.app, "orders", help::orders);
  command->add_option("--after", *after, commands.say(help::after))->type_name("ID");
  commands.on_chosen(*command, [after](const Console& console, Office& office) {
    return run_list(console, office, *after);
  });

  auto order = std::make_shared<std::string>();
  CLI::App* show = commands.add_inside(*command, "show", help::show_order);
  show->add_option("order", *order, commands.say(help::order_id))->required()->type_name("ID");
  commands.on_chosen(*show, [order](const Console& console, Office& office) {
    return run_show(console, office, *order);
  });
  add_step(commands, *command, "confirm", help::confirm);
  add_step(commands, *command, "pack", help::pack);
  add_step(commands, *command, "ship", help::ship);
  add_step(commands, *command, "cancel", help::cancel);
}

}  // namespace ganh::service::cli
