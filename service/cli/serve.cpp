#include "catalog/json/json.h"
#include "connectors/transport/http_server.h"
#include "service/cli/command.h"
#include "service/cli/settings_options.h"
#include "service/cli/show_rehearsal.h"
#include "service/cli/until_signal.h"
#include "service/config/listen.h"
#include "service/http/routes.h"
#include "service/jobs/channel_work.h"
#include "service/log/events.h"
#include "service/metrics/metrics.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace publishing = connectors::publishing;
namespace transport = connectors::transport;

namespace {

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

bool is_logged(config::LogRequests wanted, int status) {
  return wanted == config::LogRequests::all ||
         (wanted == config::LogRequests::failed && log::is_failed(status));
}

Result<transport::ServerOptions> server_options(const config::Settings& settings) {
  auto options = config::parse_listen(settings.listen);
  if (!options) return options;
  options->workers = static_cast<std::size_t>(settings.workers);
  options->trusted_proxies = settings.trusted_proxies;
  auto& limits = options->limits;
  limits.connections_max = static_cast<std::size_t>(settings.connections_max);
  limits.connections_per_address_max =
      static_cast<std::size_t>(settings.connections_per_address_max);
  limits.drain_time = std::chrono::seconds{settings.drain_seconds};
  return options;
}

int run_serve(const Console& console, const SettingsOptions& given) {
  UntilSignal until_signal;
  const auto configuration = settings_in_force(console, given);
  if (!configuration) return console.refuse(configuration.error());
  const config::Settings& settings = configuration->settings;
  auto options = server_options(settings);
  if (!options) return console.refuse(options.error());
  auto opened = folder::DataFolder::open(console.data);
  if (!opened) return console.refuse(opened.error());
  folder::DataFolder& folder = **opened;

  log::Log log(folder.clock(), settings.log_format, settings.log_level, console.err);
  metrics::Metrics metrics(folder);
  const Paper plain{console.err, console.language};
  jobs::ChannelWork work(folder, [&](const publishing::Event& event) {
    metrics.on_channel(event);
    log.write(log::on_channel(event, spoken(plain, event)));
  });
  const http::Routes routes(folder, [&](const ChannelId& channel) { work.poll_orders(channel); });
  options->observe = [&](const transport::Exchange& exchange) {
    metrics.request(metrics::route_of(exchange.path, exchange.status), exchange.method,
                    exchange.status, exchange.took);
    if (is_logged(settings.log_requests, exchange.status)) log.write(log::access(exchange));
  };
  const auto server = transport::serve(
      *options, [&](const transport::Request& request) { return routes.handle(request); });
  if (!server) return console.refuse(server.error());

  metrics.watch([&server = **server] {
    const auto counts = server.counts();
    return metrics::Open{static_cast<std::int64_t>(counts.connections),
                         static_cast<std::int64_t>(counts.streams)};
  });
  folder.announce((*server)->address());
  greet(console, (*server)->address(), folder.clock());
  // For people the greeting says it.
  const bool log_ends = settings.log_format == config::LogFormat::json;
  if (log_ends) log.write(log::started((*server)->address(), GANH_VERSION));
  until_signal.wait();
  (*server)->stop();
  if (log_ends) log.write(log::stopped());
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
