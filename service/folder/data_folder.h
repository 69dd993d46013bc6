// A data folder: where one installation keeps everything. One process owns it at a time.
//
//   ganh.db        the truth (SQLite), unless it is kept by a database server
//   ganh.key       seals the channels' credentials; not in a backup
//   ganh.lock      held by the owner for as long as it lives
//   service.json   while `ganh serve` runs: its address, process id and local token
//   ganh.toml      settings, where somebody has written them
//   backups/       what `ganh backup` makes
//
// All files are 0600, the folder 0700. Several folders, on several machines, may go by one server's
// database: all of them have the same ganh.key.

#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "catalog/changes/command.h"
#include "catalog/producers/cooperative.h"
#include "catalog/result.h"
#include "catalog/store/address.h"
#include "catalog/store/database.h"
#include "connectors/channel/vault.h"
#include "connectors/transport/signing.h"
#include "connectors/transport/system_clock.h"
#include "service/folder/lock.h"

namespace ganh::service::folder {

// A file that marks a demonstration's folder: the next one may begin it anew.
inline constexpr auto demo_mark = "demonstration";

class DataFolder;

// Calls a listener as long as it lives; when it has gone, no call is under way.
class Listening {
 public:
  Listening() = default;
  Listening(DataFolder& folder, int number) : folder_(&folder), number_(number) {}
  Listening(Listening&& other) noexcept
      : folder_(std::exchange(other.folder_, nullptr)), number_(other.number_) {}
  Listening& operator=(Listening&& other) noexcept;
  ~Listening() { end(); }
  void end();

 private:
  DataFolder* folder_ = nullptr;
  int number_ = 0;
};

class DataFolder {
 public:
  // In all of these `database` is a server's address; empty: the folder's own ganh.db. `conflict`,
  // "key.other", when the server's credentials are sealed with another key than the folder's, or
  // the folder has none. Throw StorageError when the database cannot be opened.

  // Makes a new folder. `conflict`, "folder.exists_already" when there is data in it. A server's
  // database may be in use by other folders already.
  static Result<std::unique_ptr<DataFolder>> create(const std::filesystem::path& path,
                                                    const std::string& database = "");

  // Opens one that is there. `not_found`: "folder.not_found"; "folder.empty_database" when the file
  // is there and nothing is in it; "database.holds_nothing" of a server's. `in_use` as Lock::take.
  // Credentials that an older program kept in plain text are sealed.
  static Result<std::unique_ptr<DataFolder>> open(const std::filesystem::path& path,
                                                  const std::string& database = "");

  // Opens one that is there; in a folder that has no data yet makes one.
  static Result<std::unique_ptr<DataFolder>> open_or_create(const std::filesystem::path& path,
                                                            const std::string& database = "");

  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // Whether other folders may go by the same database.
  bool is_shared() const { return address_.is_server(); }
  const catalog::store::Address& address() const { return address_; }
  catalog::store::Database& database() { return *database_; }
  const connectors::channel::Vault& vault() const { return vault_; }
  Randomness& randomness() { return randomness_; }

  // The database's clock, or the system's where nobody else is on the database, plus the offset
  // that is kept: 0 but for demonstrations.
  const connectors::transport::SteppedClock& clock() const { return clock_; }

  // Steps the clock, for good: the offset is in the folder before the clock moves.
  void step_clock(Duration by);

  // The folder's cooperative. Empty until a workbook has been imported.
  std::optional<catalog::producers::Cooperative> cooperative();

  // Runs `fn(Command&) -> Result<T>` in one write for the cooperative.
  template <class Fn>
  auto command(const CooperativeId& cooperative, std::string actor, std::string cause, Fn fn) {
    const catalog::changes::Heading heading{new_id<CommandTag>(clock_.now(), randomness_),
                                            std::move(actor), std::move(cause)};
    return database_->write([&](catalog::store::Write& write) {
      catalog::changes::Command command(write, cooperative, heading, clock_.now(), randomness_);
      return fn(command);
    });
  }

  // How many commits this process has seen: what was read before a commit may differ after it.
  std::uint64_t commits() const { return commits_; }

  // `listener` is called after every commit, on the writer's thread, until what comes back goes.
  // Any thread.
  [[nodiscard]] Listening on_commit(std::function<void()> listener);

  // As Database::tell_others and on_told, for several listeners.
  void tell_others(std::string_view message) { database_->tell_others(message); }
  [[nodiscard]] Listening on_told(std::function<void(std::string_view message)> listener);

  void mark_as_demo();

  // Writes service.json (announcement.h), and removes it when the folder is closed. `token` lets
  // whoever can read that file ask the service for anything.
  void announce(const std::string& address, const std::string& token);

 private:
  friend class Listening;
  DataFolder(std::filesystem::path path, catalog::store::Address address,
             std::unique_ptr<Lock> lock);
  Result<> open_database();
  static Result<std::unique_ptr<DataFolder>> opened(std::unique_ptr<DataFolder> folder);
  void connect();
  Result<> take_key();
  void set_clock();
  void seal_what_is_plain();
  void refresh_name_keys();
  void committed();
  void told(std::string_view message);

  std::filesystem::path path_;
  std::unique_ptr<Lock> lock_;
  std::atomic<std::uint64_t> commits_ = 0;
  std::mutex listening_;
  std::map<int, std::function<void()>> listeners_;
  int next_listener_ = 0;
  std::unique_ptr<catalog::store::Database> database_;
  connectors::channel::Vault vault_;
  connectors::transport::SystemRandomness randomness_;
  connectors::transport::SteppedClock clock_;
  bool announced_ = false;
  catalog::store::Address address_;
  std::map<int, std::function<void(std::string_view)>> told_listeners_;  // guarded by listening_
};

}  // namespace ganh::service::folder
