#include "service/log/events.h"

#include <fmt/format.h>

#include "catalog/store/server_error.h"

namespace ganh::service::log {

namespace publishing = connectors::publishing;
namespace transport = connectors::transport;

namespace {

Level level_of(publishing::Event::Kind kind) {
  switch (kind) {
    case publishing::Event::Kind::refused:
    case publishing::Event::Kind::throttled:
    case publishing::Event::Kind::retrying:
    case publishing::Event::Kind::quarantined:
    case publishing::Event::Kind::drift:
    case publishing::Event::Kind::locked_out:
      return Level::warning;
    case publishing::Event::Kind::storage:
      return Level::error;
    default:
      return Level::info;
  }
}

std::int64_t milliseconds(Duration duration) {
  return std::max<std::int64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(duration).count(), 0);
}

}  // namespace

Event started(const std::string& address, const std::string& version) {
  return {Level::info, "started", "", {{"address", address}, {"version", version}}};
}

Event stopped() {
  return {Level::info, "stopped"};
}

Event lines_dropped(std::uint64_t lines) {
  return {Level::error, "log_lines_dropped", "", {{"lines", static_cast<std::int64_t>(lines)}}};
}

bool is_failed(int status) {
  return status >= 400;
}

Event access(const transport::Exchange& exchange) {
  const auto bytes = static_cast<std::int64_t>(exchange.reply_bytes);
  const auto took_ms = milliseconds(exchange.took);
  Event event{.level = exchange.status >= 500 ? Level::warning : Level::info,
              .name = "access",
              .fields = {{"id", std::string(exchange.id)},
                         {"client", std::string(exchange.client)},
                         {"method", std::string(exchange.method)},
                         {"path", std::string(exchange.path)},
                         {"status", std::int64_t{exchange.status}},
                         {"bytes", bytes},
                         {"ms", took_ms}}};
  event.said = fmt::format("{} {} {} {} · {} B · {} ms · {}", exchange.client, exchange.method,
                           exchange.path, exchange.status, bytes, took_ms, exchange.id);
  for (const auto& [name, text] :
       {std::pair{"refused", exchange.refused}, std::pair{"failure", exchange.failure}}) {
    if (text.empty()) continue;
    event.fields.push_back({name, std::string(text)});
    event.said += fmt::format(" · {}", text);
  }
  return event;
}

Event signed_in(const std::string& person_id, const std::string& client, const std::string& how) {
  return {Level::info, "signed_in", "", {{"person", person_id}, {"client", client}, {"how", how}}};
}

Event sign_in_refused(const std::string& client, const std::string& reason) {
  return {Level::warning, "sign_in_refused", "", {{"client", client}, {"reason", reason}}};
}

Event signed_out(const std::string& person_id, const std::string& client) {
  return {Level::info, "signed_out", "", {{"person", person_id}, {"client", client}}};
}

Event on_channel(const publishing::Event& event, std::string said) {
  Event made{
      .level = level_of(event.kind),
      .name = "channel",
      .said = std::move(said),
      .fields = {{"kind", std::string(publishing::name(event.kind))}, {"channel", event.channel}}};
  if (!event.subject.empty()) made.fields.push_back({"subject", event.subject});
  if (!event.detail.empty()) made.fields.push_back({"detail", event.detail});
  if (event.count != 0) made.fields.push_back({"count", event.count});
  if (event.wait != Duration{}) made.fields.push_back({"wait_ms", milliseconds(event.wait)});
  return made;
}

Event storage_failed(const catalog::store::StorageError& failure, const std::string& doing,
                     std::string said) {
  return {Level::error,
          "storage_failed",
          std::move(said),
          {{"kind", std::string(catalog::store::name(failure))},
           {"doing", doing},
           {"detail", std::string(failure.what())}}};
}

}  // namespace ganh::service::log
