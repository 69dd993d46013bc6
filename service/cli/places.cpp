#include "catalog/json/json.h"
#include "service/cli/mistakes.h"
#include "service/cli/options.h"
#include "service/telling/show_shed.h"
#include "service/words/help_shed.h"
#include "service/words/messages_shed.h"
#include "service/words/typed_words.h"

namespace ganh::service::cli {

using office::Office;

namespace {

struct PlaceOptions {
  std::string code;
  std::string name;
  std::string kind = "shed";
  bool no_sales = false;
};

int run_list(const Console& console, Office& office) {
  const auto places = office.get(office.path("/places"));
  if (!places) return console.refuse(places);
  if (console.json) return console.answer(places.body());
  telling::show_places(console.paper(), places["places"]);
  return done;
}

// What it is now, when there is one: changed only by whoever has seen it as it is.
std::int64_t version_of(const office::Reply& places, const std::string& code) {
  for (const auto& place : places["places"].items()) {
    if (place["code"].text_or() == code) return place["version"].integer_or(0);
  }
  return 0;
}

int run_put(const Console& console, Office& office, const PlaceOptions& wanted) {
  const auto places = office.get(office.path("/places"));
  if (!places) return console.refuse(places);
  catalog::json::Writer out;
  out.object([&] {
    out.field("code", wanted.code);
    out.field("name", wanted.name);
    out.field("kind", wanted.kind);
    out.field("sells", !wanted.no_sales);
    out.field("expected_version", version_of(places, wanted.code));
  });
  const auto put = office.ask({.target = office.path("/places"), .body = std::move(out).text()});
  if (!put) return console.refuse(put);
  if (console.json) return console.answer(put.body());
  console.paper().line(words::shed::place_put, put["code"].text_or(), put["name"].text_or());
  return done;
}

}  // namespace

void add_places(const Commands& commands) {
  namespace help = words::help::shed;
  CLI::App* command = commands.add_inside(commands.app, "places", help::places);
  commands.on_chosen(*command, run_list);

  auto wanted = std::make_shared<PlaceOptions>();
  CLI::App* put = commands.add_inside(*command, "put", help::put_place);
  Options given(commands, *put);
  given.needed("code", wanted->code, help::place_code, "CODE");
  given.needed("--name", wanted->name, help::place_name, "NAME");
  given.maybe("--kind", wanted->kind, help::place_kind, "KIND")
      ->transform(words::place_kind_name)
      ->check(one_of(commands.console.language, {"shed", "shop", "collection_point"}));
  put->add_flag("--no-sales", wanted->no_sales, commands.say(help::no_sales));
  commands.on_chosen(*put, [wanted](const Console& console, Office& office) {
    return run_put(console, office, *wanted);
  });
}

}  // namespace ganh::service::cli
