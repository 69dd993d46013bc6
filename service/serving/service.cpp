#include "service/serving/service.h"

#include <filesystem>

#include "catalog/store/ending.h"
#include "connectors/transport/http_server.h"
#include "connectors/transport/loop.h"
#include "connectors/transport/signing.h"
#include "service/accounts/guard/secret.h"
#include "service/config/listen.h"
#include "service/health/health.h"
#include "service/http/logged_path.h"
#include "service/http/routes.h"
#include "service/jobs/erasing.h"
#include "service/jobs/troubles.h"
#include "service/live/hub.h"
#include "service/metrics/metrics.h"
#include "service/upkeep/backup.h"

namespace ganh::service::serving {

namespace publishing = connectors::publishing;
namespace transport = connectors::transport;

namespace {

constexpr std::string_view machine_prefix = "ganh_local_";

Result<transport::ServerOptions> options_of(const config::Settings& settings) {
  auto options = config::parse_listen(settings.listen);
  if (!options) return options;
  options->workers = static_cast<std::size_t>(settings.workers);
  options->trusted_proxies = settings.trusted_proxies;
  options->limits.connections_max = static_cast<std::size_t>(settings.connections_max);
  options->limits.connections_per_address_max =
      static_cast<std::size_t>(settings.connections_per_address_max);
  options->limits.drain_time = std::chrono::seconds{settings.drain_seconds};
  options->body_bytes_max = http::Routes::body_bytes_max;
  options->refuse = http::Routes::refuse;
  return options;
}

// Where the data lies on the disk is not for callers from a network.
Error without_folders(Error refusal) {
  for (Fault& fault : refusal.faults) {
    for (Param& param : fault.params) {
      if (param.name != "file" && param.name != "folder") continue;
      param.value = std::filesystem::path(param.value).filename().string();
    }
  }
  return refusal;
}

}  // namespace

// In the order in which they are made; they go the other way.
struct Service::Parts {
  Parts(folder::DataFolder& given, const config::Settings& settings, Watchers watching)
      : folder(given),
        watchers(std::move(watching)),
        metrics(given),
        readiness(given),
        loop(transport::make_loop(given.clock())),
        accounts({given.database(), given.clock(), given.randomness(), *loop, given.is_shared(),
                  [&given](std::string_view message) { given.tell_others(message); }}),
        work(given, [this](const publishing::Event& event) { on_channel(event); }),
        erasing(given, *loop, settings.customers_kept_days,
                [this](const catalog::store::StorageError& failure) {
                  if (watchers.on_storage_failure) watchers.on_storage_failure(failure);
                }),
        live(given),
        machine_token(accounts::guard::make_secret(machine_prefix, given.randomness())),
        routes(routes_of(settings)) {}
  ~Parts() {
    server.reset();
    loop->stop();
  }

  void on_channel(const publishing::Event& event) {
    troubles.note(event);
    metrics.on_channel(event);
    if (watchers.on_channel) watchers.on_channel(event);
  }

  void on_exchange(const transport::Exchange& exchange) {
    metrics.request(http::Routes::route_of(exchange.path), exchange.method, exchange.status,
                    exchange.took);
    if (!watchers.on_exchange) return;
    transport::Exchange shown = exchange;
    shown.path = http::path_for_logs(exchange.path);
    watchers.on_exchange(shown);
  }

  http::Health health() {
    const auto found = readiness.now();
    return {found.ok, health::health_json(found)};
  }

  http::Parts routes_of(const config::Settings& settings) {
    http::Parts parts{.folder = folder};
    parts.poll_orders = [this](const ChannelId& channel) { work.poll_orders(channel); };
    parts.trouble_of = [this](const std::string& channel) { return troubles.of(channel); };
    parts.accounts = &accounts;
    parts.live = &live;
    parts.customers_kept_days = settings.customers_kept_days;
    if (settings.metrics) parts.metrics = [this] { return metrics.text(); };
    parts.make_backup = [this]() -> Result<http::Backup> {
      const std::unique_lock one(backing_up, std::try_to_lock);
      if (!one.owns_lock()) {
        return error(Code::conflict, "", "backup.under_way", {{"file", "backups"}});
      }
      const auto made =
          upkeep::backup_to(folder.path(), folder.address(), "", folder.clock().now());
      if (!made) return without_folders(made.error());
      return http::Backup{made->file.filename().string(), static_cast<std::int64_t>(made->bytes),
                          made->made_at};
    };
    parts.list_backups = [this] {
      std::vector<http::Backup> backups;
      for (const auto& one : upkeep::backups_in(folder.path())) {
        backups.push_back({one.name, static_cast<std::int64_t>(one.bytes), one.made_at});
      }
      return backups;
    };
    parts.ready = [this] { return health(); };
    parts.on_storage_failure = watchers.on_storage_failure;
    parts.on_sign_in = [this](const http::SignInNews& news) {
      if (news.kind == http::SignInNews::Kind::refused) metrics.sign_in_refused(news.how);
      if (watchers.on_sign_in) watchers.on_sign_in(news);
    };
    parts.machine_token = machine_token;
    parts.public_url = settings.public_url;
    parts.host_names = settings.host_names;
    parts.plain_http = settings.plain_http;
    parts.requests_per_minute = settings.requests_per_minute;
    return parts;
  }

  folder::DataFolder& folder;
  Watchers watchers;
  jobs::Troubles troubles;
  metrics::Metrics metrics;
  health::Readiness readiness;
  std::unique_ptr<transport::Loop> loop;
  accounts::Accounts accounts;
  jobs::ChannelWork work;
  jobs::Erasing erasing;
  live::Hub live;
  std::string machine_token;
  std::mutex backing_up;
  http::Routes routes;
  std::unique_ptr<transport::HttpServer> server;
  std::string address;
  std::string public_url;
};

Service::Service(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Service::~Service() = default;

Result<std::unique_ptr<Service>> Service::start(folder::DataFolder& folder,
                                                const config::Settings& settings,
                                                Watchers watchers) {
  auto options = options_of(settings);
  if (!options) return std::move(options).error();
  auto parts = std::make_unique<Parts>(folder, settings, std::move(watchers));
  options->observe = [inner = parts.get()](const transport::Exchange& exchange) {
    inner->on_exchange(exchange);
  };
  auto server =
      transport::serve(*options, [inner = parts.get()](const transport::Request& request) {
        return inner->routes.handle(request);
      });
  if (!server) return std::move(server).error();
  parts->server = std::move(*server);
  parts->metrics.watch([inner = parts.get()] {
    const auto counts = inner->server->counts();
    const auto& lines = inner->watchers.log_lines_dropped;
    return metrics::Open{static_cast<std::int64_t>(counts.connections),
                         static_cast<std::int64_t>(counts.streams), lines ? lines() : 0};
  });
  parts->address = parts->server->address();
  parts->public_url = settings.public_url.empty() ? parts->address : settings.public_url;
  folder.announce(parts->address, parts->machine_token);
  return std::unique_ptr<Service>(new Service(std::move(parts)));
}

const std::string& Service::address() const {
  return parts_->address;
}
jobs::ChannelWork& Service::work() {
  return parts_->work;
}
accounts::Accounts& Service::accounts() {
  return parts_->accounts;
}

std::string Service::set_up_address() {
  if (!parts_->accounts.needs_set_up()) return "";
  const auto code = parts_->accounts.new_set_up_code();
  return code ? parts_->public_url + "/setup#code=" + *code : "";
}

void Service::stop() {
  catalog::store::end_soon(parts_->folder.database());
  parts_->server->stop();
}

}  // namespace ganh::service::serving
