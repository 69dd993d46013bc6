#include "service/api/stock.h"

#include "catalog/json/json.h"
#include "catalog/measure/quantity.h"
#include "catalog/products/products.h"
#include "catalog/stock/lots.h"
#include "service/cli/command.h"
#include "service/cli/show_stock.h"
#include "service/cli/tell.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace measure = catalog::measure;
namespace stock = catalog::stock;
namespace store = catalog::store;

namespace {

struct Adjustment {
  std::string lot;
  std::string counted;
  std::string expected;
  std::string why;
};

// Every page, each a short read of its own.
Result<api::StockPage> read_all(Opened& opened) {
  api::StockPage all;
  api::Page page{api::page_limit_max, ""};
  do {
    auto found = opened.folder->database().read([&](const store::Read& read) {
      return api::read_stock(read.scope(opened.cooperative.id), page, opened.today());
    });
    if (!found) return std::move(found).error();
    for (auto& product : found->products) all.products.push_back(std::move(product));
    page.after = found->next;
  } while (!page.after.empty());
  return all;
}

int run_stock(const Console& console, bool with_lots) {
  auto opened = open(console);
  if (!opened) return console.refuse(opened.error());
  const auto all = read_all(*opened);
  if (!all) return console.refuse(all.error());
  const auto discrepancies = opened->folder->database().read([&](const store::Read& read) {
    return api::check_stock(read.scope(opened->cooperative.id));
  });
  if (console.json) {
    std::string text = api::stock_json(*all);
    text.pop_back();
    return console.answer(text + ",\"check\":" + api::check_json(discrepancies) + "}");
  }
  const Paper paper = console.paper();
  show_stock(paper, all->products, with_lots);
  if (!all->products.empty()) show_check(paper, discrepancies);
  return done;
}

Result<std::int64_t> parse_base(const std::string& text, std::string_view field,
                                measure::BaseUnit unit) {
  const auto quantity = measure::parse_quantity(text, measure::name(unit));
  if (!quantity || quantity->unit != unit) {
    return error(Code::invalid, std::string(field), "option.quantity",
                 {{"text", text}, {"unit", std::string(measure::name(unit))}});
  }
  return quantity->base;
}

struct Adjusted {
  measure::Quantity from;
  measure::Quantity to;
};

Result<Adjusted> adjust(catalog::changes::Command& command, const Adjustment& wanted) {
  const auto lot = stock::find_lot(command.rows(), wanted.lot);
  const auto product =
      lot ? catalog::products::find_product(command.rows(), lot->lot.product) : std::nullopt;
  if (!product) return error(Code::not_found, "lot", "lot.not_found", {{"lot", wanted.lot}});
  const auto unit = product->product.base;
  const auto counted = parse_base(wanted.counted, "counted", unit);
  if (!counted) return counted.error();
  const auto expected = parse_base(wanted.expected, "expected", unit);
  if (!expected) return expected.error();
  auto done = stock::adjust(command, lot->lot.id, *expected, *counted, wanted.why);
  if (!done) return std::move(done).error();
  return Adjusted{{*expected, unit}, {*counted, unit}};
}

int run_adjust(const Console& console, const Adjustment& wanted) {
  auto opened = open(console);
  if (!opened) return console.refuse(opened.error());
  const auto adjusted = opened->folder->command(
      opened->cooperative.id, actor, "stock adjust",
      [&](catalog::changes::Command& command) { return adjust(command, wanted); });
  if (!adjusted) return console.refuse(adjusted.error());
  if (!console.json) {
    console.paper().line(words::lot_adjusted, wanted.lot, measure::vietnamese(adjusted->from),
                         measure::vietnamese(adjusted->to));
  }
  const bool told = tell_marketplaces(console, *opened);
  if (!console.json) return done;
  catalog::json::Writer out;
  out.object([&] {
    out.field("lot", wanted.lot);
    out.field("on_hand_base", adjusted->to.base);
    out.field("told", told);
  });
  return console.answer(std::move(out).text());
}

}  // namespace

void add_stock(const Commands& commands) {
  namespace help = words::help;
  auto with_lots = std::make_shared<bool>(false);
  CLI::App* command = commands.add("stock", help::stock);
  command->add_flag("--lots", *with_lots, commands.say(help::with_lots));
  command->callback([&console = commands.console, &run = commands.run, with_lots] {
    if (!run) run = [&console, with_lots] { return run_stock(console, *with_lots); };
  });

  auto wanted = std::make_shared<Adjustment>();
  CLI::App* adjusting = commands.add(*command, "adjust", help::adjust);
  adjusting->add_option("lot", wanted->lot, commands.say(help::lot_code))
      ->required()
      ->type_name("LOT");
  adjusting->add_option("--counted", wanted->counted, commands.say(help::counted))
      ->required()
      ->type_name("N");
  adjusting->add_option("--expected", wanted->expected, commands.say(help::expected))
      ->required()
      ->type_name("N");
  adjusting->add_option("--why", wanted->why, commands.say(help::why))->required()->type_name("W");
  adjusting->callback([&console = commands.console, &run = commands.run, wanted] {
    run = [&console, wanted] { return run_adjust(console, *wanted); };
  });
}

}  // namespace ganh::service::cli
