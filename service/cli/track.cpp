#include "connectors/transport/http_message.h"
#include "service/cli/carriers.h"
#include "service/telling/show_carriers.h"
#include "service/words/help_carriers.h"

namespace ganh::service::cli {

using connectors::transport::percent_encode;
using office::Office;

namespace {

int run_track(const Console& console, Office& office, const std::string& reference) {
  const auto found = office.get(office.path("/tracking?reference=") + percent_encode(reference));
  if (!found) return console.refuse(found);
  if (console.json) return console.answer(found.body());
  telling::show_trackings(console.paper(), found.root());
  return done;
}

}  // namespace

void add_track(const Commands& commands) {
  namespace help = words::help;
  auto reference = std::make_shared<std::string>();
  CLI::App* command = commands.add_inside(commands.app, "track", help::track);
  command->add_option("reference", *reference, commands.say(help::track_reference))
      ->required()
      ->type_name("WAYBILL|ORDER");
  commands.on_chosen(*command, [reference](const Console& console, Office& office) {
    return run_track(console, office, *reference);
  });
}

}  // namespace ganh::service::cli
