#include "catalog/json/json.h"
#include "connectors/transport/http_server.h"
#include "service/cli/command.h"
#include "service/cli/settings_options.h"
#include "service/jobs/until_signal.h"
#include "service/log/events.h"
#include "service/serving/service.h"
#include "service/telling/event.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace publishing = connectors::publishing;
namespace transport = connectors::transport;

namespace {

void greet(const Console& console, serving::Service& service,
           const connectors::transport::SteppedClock& clock) {
  const std::string set_up = service.set_up_address();
  if (console.json) {
    catalog::json::Writer out;
    out.object([&] {
      out.field("address", service.address());
      if (!set_up.empty()) out.field("set_up_address", set_up);
    });
    console.answer(std::move(out).text());
  } else {
    const Paper paper = console.paper();
    paper.line(words::serving, service.address());
    if (!set_up.empty()) paper.line(words::set_up_at, set_up);
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

log::Event logged(const http::SignInNews& news) {
  switch (news.kind) {
    case http::SignInNews::Kind::signed_in:
      return log::signed_in(news.person, news.client, news.how);
    case http::SignInNews::Kind::signed_out:
      return log::signed_out(news.person, news.client);
    case http::SignInNews::Kind::refused:
      break;
  }
  return log::sign_in_refused(news.client, news.how);
}

// What was wrong stands on the command line, and not in a file or the environment.
bool is_wrong_use(const Error& refusal) {
  for (const Fault& fault : refusal.faults) {
    for (const Param& param : fault.params) {
      if (param.name == "where" && param.value.starts_with("--")) return true;
    }
  }
  return false;
}

int run_serve(const Console& console, const SettingsOptions& given) {
  jobs::UntilSignal until_signal;
  const auto configuration = settings_in_force(console, given);
  if (!configuration) {
    const int ended = console.refuse(configuration.error());
    return is_wrong_use(configuration.error()) ? wrong_use : ended;
  }
  const config::Settings& settings = configuration->settings;
  auto opened = folder::DataFolder::open_or_create(console.data, settings.database);
  if (!opened) return console.refuse(opened.error());
  folder::DataFolder& folder = **opened;

  log::Log log(folder.clock(), settings.log_format, settings.log_level, console.err);
  const Paper plain{console.err, console.language};
  serving::Watchers watchers;
  watchers.on_channel = [&](const publishing::Event& event) {
    log.write(log::on_channel(event, telling::spoken(plain, event)));
  };
  watchers.on_exchange = [&](const transport::Exchange& exchange) {
    if (is_logged(settings.log_requests, exchange.status)) log.write(log::access(exchange));
  };
  watchers.on_storage_failure = [&](const catalog::store::StorageError& failure) {
    log.write(log::storage_failed(failure, "request", telling::spoken(plain, failure)));
  };
  watchers.on_sign_in = [&](const http::SignInNews& news) { log.write(logged(news)); };
  watchers.log_lines_dropped = [&] { return log.dropped(); };
  const auto service = serving::Service::start(folder, settings, std::move(watchers));
  if (!service) return console.refuse(service.error());

  greet(console, **service, folder.clock());
  // For people the greeting says it.
  const bool log_ends = settings.log_format == config::LogFormat::json;
  if (log_ends) log.write(log::started((*service)->address(), GANH_VERSION));
  until_signal.wait();
  (*service)->stop();
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
