#include "catalog/orders/orders.h"

#include "catalog/products/products.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/stock.h"
#include "connectors/channel/channels.h"
#include "service/cli/command.h"
#include "service/cli/show_orders.h"
#include "service/cli/tell.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace channel = connectors::channel;
namespace orders = catalog::orders;
namespace store = catalog::store;

namespace {

struct ListOptions {
  api::Page page;
};

struct StepOptions {
  std::string order;
  orders::Shipment shipment;
  std::string why;
};

using Step = Result<> (*)(catalog::changes::Command&, const OrderId&, const StepOptions&);

int run_list(const Console& console, const ListOptions& options) {
  auto opened = open(console);
  if (!opened) return console.refuse(opened.error());
  const auto page = opened->folder->database().read([&](const store::Read& read) {
    return api::read_orders(read.scope(opened->cooperative.id), options.page);
  });
  if (console.json) return console.answer(api::orders_json(page));
  show_orders(console.paper(), page);
  return done;
}

// By our id, or by the marketplace's, which is the one people have before them.
std::optional<orders::Order> find(const store::Scope& scope, const std::string& id) {
  if (auto found = orders::find_order(scope, OrderId{id})) return found;
  for (const auto& of : channel::all_channels(scope)) {
    if (auto found = orders::find_order(scope, of.id, id)) return found;
  }
  return std::nullopt;
}

Result<orders::Order> move(catalog::changes::Command& command, const StepOptions& options,
                           Step step) {
  const auto order = find(command.rows(), options.order);
  if (!order) {
    return error(Code::not_found, "order", "order.not_found", {{"order", options.order}});
  }
  if (auto moved = step(command, order->id, options); !moved) return std::move(moved).error();
  return *orders::find_order(command.rows(), order->id);
}

// From which lots it was packed: what is to be fetched from the shelves.
void show_picks(const Paper& paper, Opened& opened, const OrderId& id) {
  opened.folder->database().read([&](const store::Read& read) {
    const auto scope = read.scope(opened.cooperative.id);
    for (const auto& pick : orders::picks_of(scope, id)) {
      const auto row = catalog::stock::find_lot(scope, pick.lot);
      if (!row) continue;
      const auto product = catalog::products::find_product(scope, row->lot.product);
      paper.line(words::picked,
                 catalog::stock::in_words(scope, row->lot.product, pick.quantity_base),
                 row->lot.code, product ? product->product.name : "",
                 vietnamese_date(row->lot.expires_on));
    }
  });
}

int run_step(const Console& console, const StepOptions& options, const char* cause, Step step) {
  auto opened = open(console);
  if (!opened) return console.refuse(opened.error());
  const auto order = opened->folder->command(
      opened->cooperative.id, actor, cause,
      [&](catalog::changes::Command& command) { return move(command, options, step); });
  if (!order) return console.refuse(order.error());
  const Paper paper = console.paper();
  if (!console.json) {
    paper.line(words::order_now, order->external_id, state_text(paper, order->state));
    if (order->state == orders::State::packed) show_picks(paper, *opened, order->id);
  }
  tell_marketplaces(console, *opened);
  if (order->state == orders::State::cancelled) console.notes().line(words::cancel_not_told);
  if (!console.json) return done;
  return console.answer(opened->folder->database().read([&](const store::Read& read) {
    return api::order_json(
        *api::read_order(read.scope(opened->cooperative.id), order->id.text));
  }));
}

Result<> confirm(catalog::changes::Command& command, const OrderId& id, const StepOptions&) {
  return orders::confirm(command, id);
}
Result<> pack(catalog::changes::Command& command, const OrderId& id, const StepOptions&) {
  return orders::pack(command, id);
}
Result<> ship(catalog::changes::Command& command, const OrderId& id, const StepOptions& options) {
  return orders::ship(command, id, options.shipment);
}
Result<> cancel(catalog::changes::Command& command, const OrderId& id, const StepOptions& options) {
  return orders::cancel(command, id, options.why);
}

}  // namespace

void add_orders(const Commands& commands) {
  namespace help = words::help;
  auto list = std::make_shared<ListOptions>();
  CLI::App* command = commands.add("orders", help::orders);
  command->add_option("--after", list->page.after, commands.say(help::after))->type_name("ID");
  command->callback([&console = commands.console, &run = commands.run, list] {
    if (!run) run = [&console, list] { return run_list(console, *list); };
  });

  const auto add_step = [&](const char* name, const help::Command& about, const char* cause,
                            Step step) {
    auto options = std::make_shared<StepOptions>();
    CLI::App* moving = commands.add(*command, name, about);
    moving->add_option("order", options->order, commands.say(help::order_id))
        ->required()
        ->type_name("ID");
    moving->callback([&console = commands.console, &run = commands.run, options, cause, step] {
      run = [&console, options, cause, step] { return run_step(console, *options, cause, step); };
    });
    return std::pair{moving, options};
  };
  add_step("confirm", help::confirm, "orders confirm", confirm);
  add_step("pack", help::pack, "orders pack", pack);
  const auto [shipping, shipped] = add_step("ship", help::ship, "orders ship", ship);
  shipping->add_option("--carrier", shipped->shipment.carrier, commands.say(help::carrier))
      ->required()
      ->type_name("C");
  shipping->add_option("--waybill", shipped->shipment.waybill, commands.say(help::waybill))
      ->required()
      ->type_name("W");
  const auto [cancelling, cancelled] = add_step("cancel", help::cancel, "orders cancel", cancel);
  cancelling->add_option("--why", cancelled->why, commands.say(help::why))
      ->required()
      ->type_name("W");
}

}  // namespace ganh::service::cli
