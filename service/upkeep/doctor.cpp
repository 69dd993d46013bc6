#include "service/upkeep/doctor.h"

#include <fmt/format.h>

#include <algorithm>

#include "catalog/producers/cooperatives.h"
#include "catalog/store/holding.h"
#include "connectors/carriers/accounts.h"
#include "connectors/channel/credentials.h"
#include "service/folder/files.h"
#include "service/folder/home.h"
#include "service/folder/key.h"
#include "service/folder/lock.h"
#include "service/folder/settings.h"
#include "service/folder/space.h"
#include "service/upkeep/inspection.h"
#include "service/words/storage.h"

namespace ganh::service::upkeep {

namespace fs = std::filesystem;
namespace store = catalog::store;

namespace {

constexpr std::uint64_t megabyte = 1024 * 1024;
constexpr Duration clock_ahead_max = std::chrono::minutes{5};

std::string in_megabytes(std::uint64_t bytes) {
  return fmt::format("{} MB", bytes / megabyte);
}

Check check_database(const fs::path& folder, const store::Address& database) {
  Check check{.name = "database"};
  if (database.is_server()) check.detail = database.shown();
  try {
    std::error_code unknown;
    const store::Holding holding = store::look_at(database);
    if (!fs::exists(folder, unknown) || holding == store::Holding::no_file) {
      check.faults = {{"data", "folder.not_found", {{"folder", folder.string()}}}};
    } else if (holding == store::Holding::nothing && database.is_server()) {
      check.faults = {{"data", "database.holds_nothing", {{"database", check.detail}}}};
    } else if (holding == store::Holding::nothing) {
      check.faults = {{"data", "folder.empty_database", {{"folder", folder.string()}}}};
    }
  } catch (const store::StorageError& failure) {
    check.detail = failure.what();
    check.faults = {words::fault_for_operators(failure)};
  }
  check.grade = check.faults.empty() ? Grade::good : Grade::bad;
  return check;
}

void check_mode(Check& check, const fs::path& path, std::string_view wanted) {
  std::error_code unknown;
  const auto mode = fs::status(path, unknown).permissions();
  if (unknown || (mode & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none) return;
  check.grade = Grade::bad;
  check.faults.push_back({"permissions",
                          "doctor.permissions",
                          {{"file", path.string()},
                           {"mode", fmt::format("{:04o}", static_cast<unsigned>(mode) & 07777)},
                           {"wanted", std::string(wanted)}}});
}

// The demonstration's mark holds nothing that is anybody's secret, and ganh.toml only where it says
// how a server lets us in.
Check check_permissions(const fs::path& folder, const store::Address& database) {
  constexpr std::string_view private_names[] = {"ganh.db",   "ganh.db-wal", "ganh.db-shm",
                                                "ganh.lock", "ganh.key",    "service.json"};
  Check check{.name = "permissions"};
  check_mode(check, folder, "0700");
  for (const auto name : private_names) check_mode(check, folder / name, "0600");
  if (database.is_server()) check_mode(check, folder / "ganh.toml", "0600");
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(folder / folder::backups_folder, missing)) {
    check_mode(check, entry.path(), "0600");
  }
  return check;
}

Check check_lock(const fs::path& folder) {
  Check check{.name = "lock"};
  const bool held = folder::is_locked(folder);
  if (held) check.detail = "pid " + folder::read_small(folder / folder::lock_file);
  if (!held && fs::exists(folder / folder::service_file)) {
    check.grade = Grade::notice;
    check.faults = {{"service", "doctor.stale_service", {}}};
  }
  return check;
}

Check check_disk(const folder::Space& space) {
  Check check{.name = "disk", .detail = in_megabytes(space.free_bytes)};
  if (space.free_bytes < disk_free_bytes_wanted) {
    check.grade = Grade::bad;
    check.faults = {{"disk", "doctor.disk", {{"free", check.detail}}}};
  }
  return check;
}

Check check_wal(const folder::Space& space) {
  Check check{.name = "log", .detail = in_megabytes(space.wal_bytes)};
  if (space.wal_bytes > wal_bytes_wanted_max) {
    check.grade = Grade::notice;
    check.faults = {{"log", "doctor.log", {{"bytes", check.detail}}}};
  }
  return check;
}

Check check_clock(const Inspection& found, Time now) {
  Check check{.name = "clock", .detail = rfc3339(now)};
  if (found.contents.last_command_at && *found.contents.last_command_at > now + clock_ahead_max) {
    check.grade = Grade::bad;
    check.faults = {{"clock",
                     "doctor.clock",
                     {{"last", rfc3339(*found.contents.last_command_at)}, {"now", check.detail}}}};
  }
  return check;
}

// The faults of that field, as a check of that name.
Check part_of(const std::vector<Fault>& faults, const std::string& field) {
  Check check{.name = field};
  for (const Fault& fault : faults) {
    if (fault.field == field) check.faults.push_back(fault);
  }
  if (!check.faults.empty()) check.grade = Grade::bad;
  return check;
}

// A demonstration's folder has a clock of its own.
Duration clock_offset_of(const store::Address& database) {
  Duration offset{};
  store::look_into(database, [&](const store::Read& read) {
    const auto kept = folder::find_setting(read.global(), folder::clock_offset_us);
    if (kept) offset = Duration{std::strtoll(kept->c_str(), nullptr, 10)};
  });
  return offset;
}

// A file that was moved away from is whole, and yet nobody's data any more.
Check check_home(const store::Address& database) {
  Check check{.name = "home"};
  store::look_into(database, [&](const store::Read& read) {
    if (const auto home = folder::check_home(read.global()); !home) {
      check.grade = Grade::bad;
      check.faults = home.error().faults;
    }
  });
  return check;
}

// Whether the key that lies there opens what was sealed, and whether anything was not.
Check check_credentials(const fs::path& folder, const store::Address& database) {
  Check check{.name = "credentials"};
  const auto vault = folder::read_key(folder);
  store::look_into(database, [&](const store::Read& read) {
    const auto known = folder::find_setting(read.global(), folder::key_check);
    if (known && *known != folder::check_of(vault)) {
      check.grade = Grade::bad;
      check.faults.push_back(
          {"key", "key.other", {{"folder", folder.string()}, {"database", database.shown()}}});
      return;
    }
    for (const auto& of : catalog::producers::all_cooperatives(read.global())) {
      const auto scope = read.scope(of.id);
      if (connectors::channel::plain_count(scope) > 0) {
        check.grade = std::max(check.grade, Grade::notice);
        check.faults.push_back({"credentials", "doctor.plain_credentials", {}});
      } else {
        for (const auto& name : connectors::channel::unreadable_channels(scope, vault)) {
          check.grade = Grade::bad;
          check.faults.push_back({"credentials", "doctor.credentials", {{"channel", name}}});
        }
      }
      for (const auto& name : connectors::carriers::unreadable_accounts(scope, vault)) {
        check.grade = Grade::bad;
        check.faults.push_back({"credentials", "doctor.carrier_credentials", {{"carrier", name}}});
      }
    }
    if (folder::find_setting(read.global(), folder::has_remains) == "1") {
      check.grade = std::max(check.grade, Grade::notice);
      check.faults.push_back({"credentials", "doctor.remains", {}});
    }
  });
  return check;
}

Check check_machine_clock(const store::Address& database) {
  Check check{.name = "machine_clock"};
  const Duration ahead = store::clock_ahead(database);
  const auto off = std::chrono::abs(std::chrono::duration_cast<std::chrono::seconds>(ahead));
  if (off.count() > 0) {
    check.grade = Grade::notice;
    check.faults = {{"clock", "doctor.machine_clock", {{"seconds", std::to_string(off.count())}}}};
  }
  return check;
}

void look_inside(std::vector<Check>& checks, const fs::path& folder, const store::Address& database,
                 Time now) {
  const Inspection found = inspect(database);
  if (!database.is_server()) {
    checks.push_back(part_of(found.damage, "file"));
    if (checks.back().grade == Grade::bad) return;
  }
  checks.push_back(part_of(found.damage, "schema"));
  if (checks.back().grade == Grade::bad) return;
  if (found.missing_steps > 0) {
    checks.back().grade = Grade::notice;
    checks.back().faults = {{"schema", "doctor.older_schema", {}}};
    return;
  }
  checks.push_back(check_home(database));
  for (const char* field : {"stock", "orders", "changes", "channels"}) {
    checks.push_back(part_of(found.books, field));
  }
  checks.push_back(check_credentials(folder, database));
  if (database.is_server()) checks.push_back(check_machine_clock(database));
  const Time there = now + store::clock_ahead(database) + clock_offset_of(database);
  checks.push_back(check_clock(found, there));
}

}  // namespace

std::vector<Check> examine(const fs::path& folder, Time now, const std::string& server) {
  const store::Address database =
      server.empty() ? store::Address(folder / folder::database_file) : store::Address(server);
  std::vector<Check> checks{check_database(folder, database)};
  if (checks.front().grade == Grade::bad) return checks;
  const folder::Space space = folder::space_of(folder);
  checks.push_back(check_permissions(folder, database));
  checks.push_back(check_lock(folder));
  checks.push_back(check_disk(space));
  if (!database.is_server()) checks.push_back(check_wal(space));
  try {
    look_inside(checks, folder, database, now);
  } catch (const store::StorageError& failure) {
    Fault fault = words::fault_for_operators(failure);
    checks.push_back({"file", Grade::bad, "", {std::move(fault)}});
  }
  return checks;
}

}  // namespace ganh::service::upkeep
