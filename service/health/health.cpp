#include "service/health/health.h"

#include <fmt/format.h>

#include <cassert>

#include "catalog/json/json.h"
#include "catalog/store/server_error.h"
#include "service/folder/settings.h"
#include "service/folder/space.h"

namespace ganh::service::health {

namespace store = catalog::store;

namespace {

std::string in_a_word(const store::StorageError& failure) {
  using Kind = store::StorageError::Kind;
  const bool is_servers = dynamic_cast<const store::ServerError*>(&failure) != nullptr;
  switch (failure.kind()) {
    case Kind::full:
      return is_servers ? "database server's disk full" : "disk full";
    case Kind::busy:
      return "busy";
    case Kind::io:
      return is_servers ? "database server's disk error" : "disk error";
    case Kind::corrupt:
      return "damaged";
    case Kind::unreachable:
      return "unreachable";
    default:
      return "failed";
  }
}

template <class Do>
Check attempt(std::string name, Do act) {
  try {
    act();
    return {std::move(name), true, ""};
  } catch (const store::StorageError& failure) {
    return {std::move(name), false, in_a_word(failure)};
  }
}

Check check_disk(const folder::DataFolder& folder) {
  constexpr std::uint64_t megabyte = 1024 * 1024;
  const auto free_bytes = folder::space_of(folder.path()).free_bytes;
  return {"disk", free_bytes >= disk_free_bytes_min,
          fmt::format("{} MB free", free_bytes / megabyte)};
}

Health look(folder::DataFolder& folder) {
  Health health;
  health.checks.push_back(attempt("read", [&] {
    folder.database().read([](const store::Read& read) {
      folder::find_setting(read.global(), folder::health_checked_at);
    });
  }));
  health.checks.push_back(attempt("write", [&] {
    const std::string now = rfc3339(folder.clock().now());
    const auto written = folder.database().write([&](store::Write& write) -> Result<> {
      folder::save_setting(write.global(), folder::health_checked_at, now);
      return {};
    });
    assert(written && "a setting is never refused");
    static_cast<void>(written);
  }));
  health.checks.push_back(check_disk(folder));
  for (const Check& check : health.checks) health.ok = health.ok && check.ok;
  return health;
}

}  // namespace

std::string health_json(const Health& health) {
  catalog::json::Writer out;
  out.object([&] {
    out.field("status", health.ok ? "ok" : "failing");
    out.array("checks", [&] {
      for (const Check& check : health.checks) {
        out.object([&] {
          out.field("name", check.name);
          out.field("ok", check.ok);
          out.field("detail", check.detail);
        });
      }
    });
  });
  return std::move(out).text();
}

Health live() {
  return {true, {{"process", true, ""}}};
}

Health Readiness::now() {
  const std::lock_guard lock(mutex_);
  const Time now = folder_.clock().now();
  // A clock that was set back must not keep an old answer.
  const bool fresh = found_ && now >= found_at_ && now - found_at_ < kept_for;
  if (!fresh) {
    found_ = look(folder_);
    found_at_ = now;
  }
  return *found_;
}

}  // namespace ganh::service::health
