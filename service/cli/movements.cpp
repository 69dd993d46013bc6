#include "service/cli/actor_names.h"
#include "service/cli/stock_commands.h"

#include "catalog/json/json.h"
#include "connectors/transport/http_message.h"
#include "service/cli/mistakes.h"
#include "service/cli/sending.h"
#include "service/telling/show_shed.h"
#include "service/words/help_shed.h"
#include "service/words/messages_shed.h"
#include "service/words/typed_words.h"

namespace ganh::service::cli {

using connectors::transport::percent_encode;
using office::Office;

namespace {

namespace help = words::help::shed;

struct Movement {
  std::string lot;
  std::string quantity;
  std::string from = {};  // of waste: where it lay
  std::string to = {};
  std::string kind = {};
  std::string why = {};
};

std::string movement_json(const Movement& wanted, const char* from) {
  catalog::json::Writer out;
  out.object([&] {
    out.array("items", [&] {
      out.object([&] {
        out.field("lot", wanted.lot);
        out.field("quantity", wanted.quantity);
        if (!wanted.from.empty()) out.field(from, wanted.from);
        if (!wanted.to.empty()) out.field("to", wanted.to);
        if (!wanted.kind.empty()) out.field("kind", wanted.kind);
        if (!wanted.why.empty()) out.field("why", wanted.why);
      });
    });
  });
  return std::move(out).text();
}

// Sends the movement; says what was done by `tell(lot, quantity)`.
template <class Tell>
int run_movement(const Console& console, Office& office, const std::string& target,
                 const std::string& body, Tell tell) {
  const auto moved = office.ask({.target = office.path(target), .body = body});
  if (!moved) return console.refuse(moved);
  if (console.json) console.answer(moved.body());
  for (const auto& result : moved["results"].items()) {
    if (result["faults"].size() > 0) {
      console.tell(result["faults"]);
      return refused;
    }
    if (!console.json) tell(result["lot"].text_or(), result["quantity"].text_or());
  }
  tell_marketplaces(console, office);
  return done;
}

int run_transfer(const Console& console, Office& office, const Movement& wanted) {
  return run_movement(console, office, "/transfers", movement_json(wanted, "from"),
                      [&](const std::string& lot, const std::string& quantity) {
                        console.paper().line(words::shed::carried, lot, quantity,
                                             wanted.from.empty() ? "KHO" : wanted.from, wanted.to);
                      });
}

int run_waste(const Console& console, Office& office, const Movement& wanted) {
  return run_movement(console, office, "/waste", movement_json(wanted, "place"),
                      [&](const std::string& lot, const std::string& quantity) {
                        console.paper().line(words::shed::thrown_away, lot, quantity);
                      });
}

int run_lots(const Console& console, Office& office, const std::string& lot,
             const std::string& after) {
  const std::string next = after.empty() ? "" : "?after=" + percent_encode(after);
  if (lot.empty()) {
    const auto page = office.get(office.path("/lots") + next);
    if (!page) return console.refuse(page);
    if (console.json) return console.answer(page.body());
    telling::show_lots(console.paper(), page.root());
    return done;
  }
  const std::string path = office.path("/lots/") + percent_encode(lot);
  const auto found = office.get(path);
  if (!found) return console.refuse(found);
  const auto entries = office.get(path + "/entries" + next);
  if (!entries) return console.refuse(entries);
  if (console.json) {
    return console.answer("{\"lot\":" + found.body() + ",\"ledger\":" + entries.body() + "}");
  }
  telling::show_lot(console.paper(), found.root(), entries.root(), actor_names(office));
  return done;
}

void add_lots(const Commands& commands, CLI::App& stock) {
  auto lot = std::make_shared<std::string>();
  auto after = std::make_shared<std::string>();
  CLI::App* lots = commands.add_inside(stock, "lots", help::lots);
  lots->add_option("lot", *lot, commands.say(help::lot_or_all))->type_name("LOT");
  lots->add_option("--after", *after, commands.say(help::after_entry))->type_name("N");
  commands.on_chosen(*lots, [lot, after](const Console& console, Office& office) {
    return run_lots(console, office, *lot, *after);
  });
}

}  // namespace

void add_movements(const Commands& commands, CLI::App& stock) {
  add_lots(commands, stock);
  const auto option = [&](CLI::App* to, const char* flag, std::string& into,
                          const words::Text& said, const char* type) {
    return to->add_option(flag, into, commands.say(said))->type_name(type);
  };
  auto carrying = std::make_shared<Movement>();
  CLI::App* transfer = commands.add_inside(stock, "transfer", help::transfer);
  option(transfer, "lot", carrying->lot, words::help::lot_code, "LOT")->required();
  option(transfer, "quantity", carrying->quantity, help::quantity, "N")->required();
  option(transfer, "--from", carrying->from, help::from_place, "PLACE");
  option(transfer, "--to", carrying->to, help::to_place, "PLACE")->required();
  option(transfer, "--why", carrying->why, words::help::why, "W");
  commands.on_chosen(*transfer, [carrying](const Console& console, Office& office) {
    return run_transfer(console, office, *carrying);
  });

  auto throwing = std::make_shared<Movement>();
  CLI::App* waste = commands.add_inside(stock, "waste", help::waste);
  option(waste, "lot", throwing->lot, words::help::lot_code, "LOT")->required();
  option(waste, "quantity", throwing->quantity, help::quantity, "N")->required();
  option(waste, "--kind", throwing->kind, help::waste_kind, "KIND")
      ->required()
      ->transform(words::waste_name)
      ->check(one_of(commands.console.language,
                     {"spoiled", "expired", "damaged", "pests", "lost", "sample", "shrinkage"}));
  option(waste, "--place", throwing->from, help::at_place, "PLACE");
  option(waste, "--why", throwing->why, words::help::why, "W");
  commands.on_chosen(*waste, [throwing](const Console& console, Office& office) {
    return run_waste(console, office, *throwing);
  });
}

}  // namespace ganh::service::cli
