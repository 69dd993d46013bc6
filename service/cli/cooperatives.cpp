#include "service/cli/cooperatives.h"

#include "catalog/json/json.h"
#include "service/telling/table.h"
#include "service/words/cooperatives.h"

namespace ganh::service::cli {

using office::Office;

namespace {

int run_cooperatives(const Console& console, Office& office) {
  const auto all = office.get("/v1/cooperatives");
  if (!all) return console.refuse(all);
  if (console.json) return console.answer(all.body());
  const auto cooperatives = all["cooperatives"].items();
  if (cooperatives.empty()) {
    console.paper().line(words::no_cooperatives);
    return done;
  }
  telling::Table table({{words::cooperative_id}, {words::cooperative_name}});
  for (const auto& of : cooperatives) table.row({of["id"].text_or(), of["name"].text_or()});
  table.print(console.paper());
  return done;
}

int run_add(const Console& console, Office& office, const std::string& name) {
  catalog::json::Writer out;
  out.object([&] { out.field("name", name); });
  const auto made = office.ask({.target = "/v1/cooperatives", .body = std::move(out).text()});
  if (!made) return console.refuse(made);
  if (console.json) return console.answer(made.body());
  console.paper().line(words::cooperative_made, made["name"].text_or(), made["id"].text_or());
  return done;
}

}  // namespace

void add_cooperatives(const Commands& commands) {
  namespace help = words::help;
  CLI::App* all = commands.add("cooperatives", help::cooperatives);
  commands.on_chosen(*all, run_cooperatives, office::Wanted::folder_alone);

  auto name = std::make_shared<std::string>();
  CLI::App* add = commands.add(*all, "add", help::add_cooperative);
  add->add_option("name", *name, commands.say(help::cooperative_to_be))
      ->required()
      ->type_name("NAME");
  commands.on_chosen(
      *add,
      [name](const Console& console, Office& office) { return run_add(console, office, *name); },
      office::Wanted::folder_alone);
}

}  // namespace ganh::service::cli
