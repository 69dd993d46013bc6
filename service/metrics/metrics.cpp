#include "service/metrics/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <set>

#include "service/folder/space.h"
#include "service/metrics/figures.h"

namespace ganh::service::metrics {

namespace publishing = connectors::publishing;

namespace {

const prometheus::Histogram::BucketBoundaries seconds_buckets{
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

std::string method_label(std::string_view method) {
  constexpr std::array known{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};
  return std::ranges::count(known, method) > 0 ? std::string(method) : "other";
}

std::string status_class(int status) {
  return status >= 100 && status < 600 ? std::to_string(status / 100) + "xx" : "other";
}

double seconds(Duration duration) {
  return std::max(std::chrono::duration<double>(duration).count(), 0.0);
}

prometheus::Family<prometheus::Gauge>& gauge(prometheus::Registry& registry, const char* name,
                                             const char* help) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(registry);
}

// Read anew each time, so that what is gone is not shown.
void add_figures(prometheus::Registry& registry, const Figures& figures) {
  auto& outbox = gauge(registry, "ganh_outbox_rows", "What waits to be told to a channel.");
  for (const auto& one : figures.outbox) {
    const auto set = [&](const char* state, std::int64_t rows) {
      outbox.Add({{"cooperative", one.cooperative}, {"channel", one.channel}, {"state", state}})
          .Set(static_cast<double>(rows));
    };
    set("held", one.counts.held);
    set("ready", one.counts.ready);
    set("sending", one.counts.sending);
  }
  auto& orders = gauge(registry, "ganh_orders", "Orders by the state they are in.");
  for (const auto& [state, count] : figures.orders) {
    orders.Add({{"state", state}}).Set(static_cast<double>(count));
  }
}

void add_space(prometheus::Registry& registry, const folder::Space& space) {
  const auto add = [&](const char* name, const char* help, std::uint64_t bytes) {
    gauge(registry, name, help).Add({}).Set(static_cast<double>(bytes));
  };
  add("ganh_database_bytes", "Size of the database file.", space.database_bytes);
  add("ganh_wal_bytes", "Size of the write-ahead log.", space.wal_bytes);
  add("ganh_disk_free_bytes", "What the data folder's disk has left.", space.free_bytes);
}

}  // namespace

struct Metrics::Families {
  Families()
      : requests(prometheus::BuildCounter()
                     .Name("ganh_http_requests_total")
                     .Help("HTTP requests answered.")
                     .Register(registry)),
        durations(prometheus::BuildHistogram()
                      .Name("ganh_http_request_seconds")
                      .Help("How long an answer took, streams aside.")
                      .Register(registry)),
        events(prometheus::BuildCounter()
                   .Name("ganh_channel_events_total")
                   .Help("What happened on channels.")
                   .Register(registry)),
        refusals(prometheus::BuildCounter()
                     .Name("ganh_sign_ins_refused_total")
                     .Help("Sign-ins refused, by reason.")
                     .Register(registry)),
        commits(prometheus::BuildCounter()
                    .Name("ganh_commits_total")
                    .Help("Durable commits, each of one command or several.")
                    .Register(registry)
                    .Add({})),
        log_lines(prometheus::BuildCounter()
                      .Name("ganh_log_lines_dropped_total")
                      .Help("Lines that are not in the log: nobody read it fast enough.")
                      .Register(registry)
                      .Add({})),
        connections(gauge(registry, "ganh_http_connections", "Connections open now.").Add({})),
        streams(gauge(registry, "ganh_http_streams", "Event streams open now.").Add({})) {}

  // The route, unless there have been too many different ones: then something is amiss with them.
  std::string known(std::string_view route) {
    const std::lock_guard lock(mutex);
    if (routes.contains(route)) return std::string(route);
    if (routes.size() >= routes_max) return "other";
    return *routes.emplace(route).first;
  }

  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests;
  prometheus::Family<prometheus::Histogram>& durations;
  prometheus::Family<prometheus::Counter>& events;
  prometheus::Family<prometheus::Counter>& refusals;
  prometheus::Counter& commits;
  prometheus::Counter& log_lines;
  prometheus::Gauge& connections;
  prometheus::Gauge& streams;
  std::mutex mutex;  // of what follows
  std::set<std::string, std::less<>> routes;
  std::uint64_t commits_counted = 0;
  std::function<Open()> open;
};

Metrics::Metrics(folder::DataFolder& folder)
    : folder_(folder), families_(std::make_unique<Families>()) {
  const double now = std::chrono::duration<double>(folder.clock().now().time_since_epoch()).count();
  gauge(families_->registry, "process_start_time_seconds", "When the service began.")
      .Add({})
      .Set(now);
}

Metrics::~Metrics() = default;

void Metrics::request(std::string_view route, std::string_view method, int status, Duration took) {
  const std::string label = families_->known(route);
  families_->requests
      .Add({{"route", label}, {"method", method_label(method)}, {"status", status_class(status)}})
      .Increment();
  families_->durations.Add({{"route", label}}, seconds_buckets).Observe(seconds(took));
}

void Metrics::sign_in_refused(std::string_view reason) {
  families_->refusals.Add({{"reason", families_->known(reason)}}).Increment();
}

void Metrics::on_channel(const publishing::Event& event) {
  families_->events.Add({{"kind", std::string(publishing::name(event.kind))}}).Increment();
}

void Metrics::watch(std::function<Open()> open) {
  const std::lock_guard lock(families_->mutex);
  families_->open = std::move(open);
}

std::string Metrics::text() {
  prometheus::Registry now;
  add_figures(now, read_figures(folder_.database()));
  add_space(now, folder::space_of(folder_.path()));
  {
    const std::lock_guard lock(families_->mutex);
    const std::uint64_t commits = folder_.commits();
    families_->commits.Increment(static_cast<double>(commits - families_->commits_counted));
    families_->commits_counted = commits;
    const Open open = families_->open ? families_->open() : Open{};
    const auto lines = static_cast<double>(open.log_lines_dropped);
    families_->log_lines.Increment(lines - families_->log_lines.Value());
    families_->connections.Set(static_cast<double>(open.connections));
    families_->streams.Set(static_cast<double>(open.streams));
  }
  auto all = families_->registry.Collect();
  std::ranges::move(now.Collect(), std::back_inserter(all));
  return prometheus::TextSerializer().Serialize(all);
}

}  // namespace ganh::service::metrics
