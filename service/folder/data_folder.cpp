#include "service/folder/data_folder.h"

#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <charconv>

#include "catalog/json/json.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/products/products.h"
#include "catalog/store/holding.h"
#include "catalog/store/server_error.h"
#include "catalog/store/sqlite/file.h"
#include "catalog/store/staying.h"
#include "catalog/text/normal_form.h"
#include "connectors/channel/credentials.h"
#include "service/folder/files.h"
#include "service/folder/home.h"
#include "service/folder/key.h"
#include "service/folder/making.h"
#include "service/folder/migrations.h"
#include "service/folder/settings.h"

namespace ganh::service::folder {

namespace fs = std::filesystem;
namespace store = catalog::store;

namespace {

constexpr int keys_in_slice = 200;

// A clock that is wrong by less is as right as clocks are.
constexpr Duration wrong_clock_min = std::chrono::seconds{1};

// May be called again whenever more is known: this machine's clock may have been set meanwhile.
void correct(connectors::transport::SteppedClock& clock, Duration ahead) {
  const bool is_wrong = ahead >= wrong_clock_min || ahead <= -wrong_clock_min;
  clock.correct(is_wrong ? ahead : Duration{0});
}

// Of a service that did not hear of it, as its line was down.
void check_still_home(const store::Read& read) {
  const Home home = home_of(read.global());
  if (home.state == Home::State::here) return;
  throw store::ServerError(store::StorageError::Kind::unsuitable, store::Obstacle::moved_away,
                           home.where, "the data was moved: " + home.where);
}

store::Address address_of(const fs::path& path, const std::string& database) {
  return database.empty() ? store::Address(path / database_file) : store::Address(database);
}

bool has_own_data(const fs::path& path) {
  return store::look_at(store::Address(path / database_file)) == store::Holding::something;
}

Error nothing_there(const fs::path& path, const std::string& database) {
  if (database.empty()) {
    return error(Code::not_found, "data", "folder.empty_database", {{"folder", path.string()}});
  }
  return error(Code::not_found, "database", "database.holds_nothing",
               {{"database", store::Address(database).shown()}});
}

}  // namespace

Result<std::unique_ptr<DataFolder>> DataFolder::create(const fs::path& path,
                                                       const std::string& database) {
  if (has_own_data(path)) {
    return error(Code::conflict, "data", "folder.exists_already", {{"folder", path.string()}});
  }
  // A server that cannot be used is found before anything is made.
  if (!database.empty()) store::look_at(store::Address(database));
  // Goes after what is made, and so while the lock is held.
  std::unique_ptr<DataFolder> folder;
  Making making(path);
  std::error_code failed;
  fs::create_directories(path, failed);
  if (failed) {
    return error(Code::invalid, "data", "folder.cannot_make",
                 {{"folder", path.string()}, {"why", failed.message()}});
  }
  fs::permissions(path, fs::perms::owner_all, failed);
  auto lock = Lock::take(path);
  if (!lock) return std::move(lock).error();
  making.makes(lock_file);
  if (database.empty()) {
    for (const auto* file : {key_file, database_file, "ganh.db-wal", "ganh.db-shm"}) {
      making.makes(file);
    }
  }
  folder.reset(new DataFolder(path, address_of(path, database), std::move(*lock)));
  if (auto done = folder->open_database(); !done) {
    folder->database_.reset();
    making.makes(key_file);  // which no database knows: another has its own, or is no home
    return std::move(done).error();
  }
  making.finished();
  return folder;
}

Result<std::unique_ptr<DataFolder>> DataFolder::open(const fs::path& path,
                                                     const std::string& database) {
  if (!fs::exists(database.empty() ? path / database_file : path)) {
    return error(Code::not_found, "data", "folder.not_found", {{"folder", path.string()}});
  }
  auto lock = Lock::take(path);
  if (!lock) return std::move(lock).error();
  std::unique_ptr<DataFolder> folder(
      new DataFolder(path, address_of(path, database), std::move(*lock)));
  // Of a file that is empty the data is gone, or was never there.
  if (store::look_at(folder->address_) != store::Holding::something) {
    return nothing_there(path, database);
  }
  return opened(std::move(folder));
}

Result<std::unique_ptr<DataFolder>> DataFolder::open_or_create(const fs::path& path,
                                                               const std::string& database) {
  std::error_code failed;
  const bool is_new = !fs::exists(path, failed) || fs::is_empty(path, failed) ||
                      (!database.empty() && !has_own_data(path));
  return is_new ? create(path, database) : open(path, database);
}

Result<std::unique_ptr<DataFolder>> DataFolder::opened(std::unique_ptr<DataFolder> folder) {
  if (auto done = folder->open_database(); !done) return std::move(done).error();
  return folder;
}

DataFolder::DataFolder(fs::path path, store::Address address, std::unique_ptr<Lock> lock)
    : path_(std::move(path)), lock_(std::move(lock)), address_(std::move(address)) {}

DataFolder::~DataFolder() {
  database_.reset();
  std::error_code ignored;  // a stale service.json is recognised by the free lock
  if (announced_) fs::remove(path_ / service_file, ignored);
}

void DataFolder::connect() {
  database_ = store::open(address_, all_migrations());
  database_->on_commit([this] { committed(); });
  database_->on_told([this](std::string_view message) { told(message); });
  store::on_new_line(*database_, check_still_home);
  store::on_clock(*database_, [this](Duration ahead) { correct(clock_, ahead); });
}

Result<> DataFolder::open_database() {
  connect();
  const auto home =
      database_->read([](const store::Read& read) { return check_home(read.global()); });
  if (!home) return home.error();
  if (auto taken = take_key(); !taken) return taken;
  if (!is_shared()) seal_what_is_plain();
  refresh_name_keys();
  set_clock();
  return {};
}

// Whoever is first on a database that others may share says which key is theirs.
Result<> DataFolder::take_key() {
  if (!is_shared()) {
    vault_ = read_or_make_key(path_);
    return {};
  }
  const auto known = [](const store::Read& read) { return find_setting(read.global(), key_check); };
  auto check = database_->read(known);
  vault_ = check ? read_key(path_) : read_or_make_key(path_);
  const std::string own = check_of(vault_);
  if (!check && vault_.has_key()) {
    const auto kept = database_->write([&](store::Write& write) -> Result<> {
      keep_first_setting(write.global(), key_check, own);
      return {};
    });
    assert(kept && "a setting is never refused");
    static_cast<void>(kept);
    check = database_->read(known);
  }
  if (vault_.has_key() && check == own) return {};
  return error(Code::conflict, "key", "key.other",
               {{"folder", path_.string()}, {"database", address_.shown()}});
}

void DataFolder::set_clock() {
  correct(clock_, database_->clock_ahead());
  const auto kept = database_->read(
      [](const store::Read& read) { return find_setting(read.global(), clock_offset_us); });
  std::int64_t offset_us = 0;
  if (kept) std::from_chars(kept->data(), kept->data() + kept->size(), offset_us);
  clock_.advance(Duration{offset_us});
}

// Older programs kept credentials in plain text. Once they are sealed the whole file is written
// anew: SQLite leaves what was there before in free pages and in the log.
void DataFolder::seal_what_is_plain() {
  const auto cooperatives = database_->read(
      [](const store::Read& read) { return catalog::producers::all_cooperatives(read.global()); });
  const bool any_plain = database_->read([&](const store::Read& read) {
    return std::ranges::any_of(cooperatives, [&](const auto& of) {
      return connectors::channel::plain_count(read.scope(of.id)) > 0;
    });
  });
  if (any_plain && vault_.has_key()) {
    const auto sealed = database_->write([&](store::Write& write) -> Result<> {
      for (const auto& of : cooperatives) {
        connectors::channel::seal_plain_credentials(write.scope(of.id), vault_);
      }
      save_setting(write.global(), has_remains, "1");
      return {};
    });
    assert(sealed);
    static_cast<void>(sealed);
  }
  const auto remains = database_->read(
      [](const store::Read& read) { return find_setting(read.global(), has_remains); });
  if (remains != "1") return;
  database_.reset();
  const bool rewritten = store::sqlite::rewrite_file(path_ / database_file);
  connect();
  if (!rewritten) return;  // the disk is too full: the next time, and the doctor says so
  const auto saved = database_->write([&](store::Write& write) -> Result<> {
    save_setting(write.global(), has_remains, "");
    return {};
  });
  assert(saved);
  static_cast<void>(saved);
}

// Names sort by ICU's keys, which another version of ICU makes otherwise.
void DataFolder::refresh_name_keys() {
  const std::string version = catalog::text::sort_key_version();
  const auto known = database_->read(
      [](const store::Read& read) { return find_setting(read.global(), name_key_version); });
  if (known == version) return;
  const auto all = database_->read(
      [](const store::Read& read) { return catalog::producers::all_cooperatives(read.global()); });
  for (const auto& cooperative : all) {
    Result<int> renewed = 1;
    while (renewed && *renewed > 0) {
      renewed = database_->write([&](store::Write& write) -> Result<int> {
        return catalog::products::rebuild_name_keys(write.scope(cooperative.id), keys_in_slice);
      });
    }
    assert(renewed && "sort keys are never refused");
  }
  const auto saved = database_->write([&](store::Write& write) -> Result<> {
    save_setting(write.global(), name_key_version, version);
    return {};
  });
  assert(saved);
  static_cast<void>(saved);
}

Listening& Listening::operator=(Listening&& other) noexcept {
  end();
  folder_ = std::exchange(other.folder_, nullptr);
  number_ = other.number_;
  return *this;
}

void Listening::end() {
  if (folder_ == nullptr) return;
  const std::lock_guard lock(folder_->listening_);
  folder_->listeners_.erase(number_);
  folder_->told_listeners_.erase(number_);
  folder_ = nullptr;
}

Listening DataFolder::on_commit(std::function<void()> listener) {
  const std::lock_guard lock(listening_);
  listeners_.emplace(next_listener_, std::move(listener));
  return {*this, next_listener_++};
}

Listening DataFolder::on_told(std::function<void(std::string_view)> listener) {
  const std::lock_guard lock(listening_);
  told_listeners_.emplace(next_listener_, std::move(listener));
  return {*this, next_listener_++};
}

void DataFolder::told(std::string_view message) {
  const std::lock_guard lock(listening_);
  for (const auto& [number, listener] : told_listeners_) listener(message);
}

void DataFolder::committed() {
  ++commits_;
  const std::lock_guard lock(listening_);
  for (const auto& [number, listener] : listeners_) listener();
}

void DataFolder::step_clock(Duration by) {
  const std::string offset = std::to_string((clock_.offset() + by).count());
  const auto saved = database_->write([&](store::Write& write) -> Result<> {
    save_setting(write.global(), clock_offset_us, offset);
    return {};
  });
  if (saved) clock_.advance(by);
}

std::optional<catalog::producers::Cooperative> DataFolder::cooperative() {
  return database_->read(
      [](const store::Read& read) -> std::optional<catalog::producers::Cooperative> {
        auto all = catalog::producers::all_cooperatives(read.global());
        if (all.empty()) return std::nullopt;
        return std::move(all.front());
      });
}

void DataFolder::mark_as_demo() {
  write_private(path_ / demo_mark, "ganh demo\n");
}

void DataFolder::announce(const std::string& address, const std::string& token) {
  catalog::json::Writer out;
  out.object([&] {
    out.field("address", address);
    out.field("pid", std::int64_t{::getpid()});
    out.field("token", token);
  });
  write_private(path_ / service_file, std::move(out).text());
  announced_ = true;
}

}  // namespace ganh::service::folder
