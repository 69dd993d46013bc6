#include <mutex>

#include "catalog/json/json.h"
#include "connectors/transport/http_server.h"
#include "service/cli/command.h"
#include "service/cli/settings_options.h"
#include "service/cli/show_rehearsal.h"
#include "service/cli/until_signal.h"
#include "service/config/listen.h"
#include "service/http/routes.h"
#include "service/jobs/channel_work.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace publishing = connectors::publishing;
namespace transport = connectors::transport;

namespace {

// What happens on channels, a line each, on the thread that the work runs on.
void tell(const Console& console, std::mutex& one_line, const publishing::Event& event) {
  const std::string line = spoken(console.notes(), event);
  const std::lock_guard lock(one_line);
  console.err << line << std::endl;
}

void greet(const Console& console, const std::string& address,
           const connectors::transport::SteppedClock& clock) {
  if (console.json) {
    catalog::json::Writer out;
    out.object([&] { out.field("address", address); });
    console.answer(std::move(out).text());
  } else {
    const Paper paper = console.paper();
    paper.line(words::serving, address);
    if (clock.offset() != Duration{0}) {
      paper.line(words::clock_offset, vietnamese_date(date_in_vietnam(clock.now())),
                 std::chrono::duration_cast<std::chrono::hours>(clock.offset()).count());
    }
  }
  console.out << std::flush;
}

int run_serve(const Console& console, const SettingsOptions& given) {
  UntilSignal until_signal;
  const auto configuration = settings_in_force(console, given);
  if (!configuration) return console.refuse(configuration.error());
  const config::Settings& settings = configuration->settings;
  auto options = config::parse_listen(settings.listen);
  if (!options) return console.refuse(options.error());
  options->workers = static_cast<std::size_t>(settings.workers);
  auto opened = folder::DataFolder::open(console.data);
  if (!opened) return console.refuse(opened.error());
  folder::DataFolder& folder = **opened;

  std::mutex one_line;
  jobs::ChannelWork work(folder,
                         [&](const publishing::Event& event) { tell(console, one_line, event); });
  const http::Routes routes(folder, [&](const ChannelId& channel) { work.poll_orders(channel); });
  const auto server = transport::serve(
      *options, [&](const transport::Request& request) { return routes.handle(request); });
  if (!server) return console.refuse(server.error());

  folder.announce((*server)->address());
  greet(console, (*server)->address(), folder.clock());
  until_signal.wait();
  (*server)->stop();
  if (!console.json) console.paper().line(words::stopped);
  return done;
}

}  // namespace

void add_serve(const Commands& commands) {
  namespace help = words::help;
  CLI::App* command = commands.add("serve", help::serve);
  const auto given = add_settings(commands, *command);
  command->callback([&console = commands.console, &run = commands.run, given] {
    run = [&console, given] { return run_serve(console, *given); };
  });
}

}  // namespace ganh::service::cli
