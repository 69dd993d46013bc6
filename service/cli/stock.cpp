#include "catalog/json/json_text.h"
#include "connectors/transport/http_message.h"
#include "service/cli/sending.h"
#include "service/cli/stock_commands.h"
#include "service/telling/show_stock.h"
#include "service/words/help_shed.h"
#include "service/words/messages.h"
#include "service/words/messages_shed.h"

namespace ganh::service::cli {

namespace json = catalog::json;
using office::Office;
using office::Reply;

namespace {

constexpr auto page_size = "200";

struct Adjustment {
  std::string lot;
  std::string counted;
  std::string expected;
  std::string why;
  std::string place = {};
  bool counts_are_right = false;
};

std::string stock_json(const std::vector<json::Value>& products, const Reply& check) {
  json::Writer out;
  out.object([&] {
    out.array("products", [&] {
      for (const auto& product : products) json::copy(out, product);
    });
    json::copy(out, "check", check.root());
    out.null_field("next");
  });
  return std::move(out).text();
}

// Every page, each a short read of its own.
int run_stock(const Console& console, Office& office, bool with_lots) {
  std::vector<Reply> pages;
  std::string after;
  do {
    pages.push_back(office.get(office.path("/stock?limit=") + page_size +
                               (after.empty() ? "" : "&after=" + after)));
    if (!pages.back()) return console.refuse(pages.back());
    after = connectors::transport::percent_encode(pages.back()["next"].text_or());
  } while (!after.empty());
  const auto check = office.get(office.path("/stock-check"));
  if (!check) return console.refuse(check);

  std::vector<json::Value> products;
  for (const auto& page : pages) {
    for (const auto& product : page["products"].items()) products.push_back(product);
  }
  if (console.json) return console.answer(stock_json(products, check));
  telling::show_stock(console.paper(), products, with_lots);
  if (!products.empty()) telling::show_check(console.paper(), check.root());
  return done;
}

std::string adjustment_json(const Adjustment& wanted) {
  json::Writer out;
  out.object([&] {
    out.array("items", [&] {
      out.object([&] {
        out.field("lot", wanted.lot);
        if (!wanted.place.empty()) out.field("place", wanted.place);
        out.field("expected", wanted.expected);
        out.field("counted", wanted.counted);
        out.field("why", wanted.why);
        if (wanted.counts_are_right) out.field("counts_are_right", true);
      });
    });
  });
  return std::move(out).text();
}

int run_adjust(const Console& console, Office& office, const Adjustment& wanted) {
  const auto adjusted =
      office.ask({.target = office.path("/stock-adjustments"), .body = adjustment_json(wanted)});
  if (!adjusted) return console.refuse(adjusted);
  if (console.json) console.answer(adjusted.body());
  for (const auto& result : adjusted["results"].items()) {
    if (result["faults"].size() > 0) {
      console.tell(result["faults"]);
      if (result["faults"].items().front()["reason"].text_or() == "lot.count_odd") {
        console.notes().line(words::shed::odd_counts);
      }
      return refused;
    }
    if (console.json) continue;
    console.paper().line(words::lot_adjusted, wanted.lot, result["from"].text_or(),
                         result["to"].text_or());
  }
  tell_marketplaces(console, office);
  return done;
}

}  // namespace

void add_stock(const Commands& commands) {
  namespace help = words::help;
  auto with_lots = std::make_shared<bool>(false);
  CLI::App* command = commands.add_inside(commands.app, "stock", help::stock);
  command->add_flag("--lots", *with_lots, commands.say(help::with_lots));
  commands.on_chosen(*command, [with_lots](const Console& console, Office& office) {
    return run_stock(console, office, *with_lots);
  });

  auto wanted = std::make_shared<Adjustment>();
  CLI::App* adjusting = commands.add_inside(*command, "adjust", help::adjust);
  const auto option = [&](const char* flag, std::string& into, const words::Text& said,
                          const char* type) {
    adjusting->add_option(flag, into, commands.say(said))->required()->type_name(type);
  };
  option("lot", wanted->lot, help::lot_code, "LOT");
  option("--counted", wanted->counted, help::counted, "N");
  option("--expected", wanted->expected, help::expected, "N");
  option("--why", wanted->why, help::why, "W");
  adjusting->add_option("--place", wanted->place, commands.say(help::shed::at_place))
      ->type_name("PLACE");
  adjusting->add_flag("--counts-are-right", wanted->counts_are_right,
                      commands.say(help::shed::counts_are_right));
  commands.on_chosen(*adjusting, [wanted](const Console& console, Office& office) {
    return run_adjust(console, office, *wanted);
  });
  add_movements(commands, *command);
  add_stock_takes(commands, *command);
}

}  // namespace ganh::service::cli
