#include "service/folder/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cassert>
#include <charconv>
#include <fstream>
#include <sstream>
#include <vector>

#include "catalog/json/json.h"
#include "catalog/migrations.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/products/products.h"
#include "catalog/store/sqlite/sqlite_database.h"
#include "catalog/text/normal_form.h"
#include "connectors/migrations.h"
#include "service/folder/settings.h"
#include "service/migrations.h"

namespace ganh::service::folder {

namespace fs = std::filesystem;
namespace store = catalog::store;

namespace {

constexpr auto database_file = "ganh.db";
constexpr auto lock_file = "ganh.lock";
constexpr auto service_file = "service.json";
constexpr int keys_in_slice = 200;

std::string read_small(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(4096, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

void write_private(const fs::path& file, const std::string& text) {
  const fs::path fresh = file.string() + ".new";
  const int out = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const bool written = out >= 0 && ::write(out, text.data(), text.size()) ==
                                       static_cast<ssize_t>(text.size());
  const bool closed = out >= 0 && ::close(out) == 0;
  if (!written || !closed) {
    throw store::StorageError(store::StorageError::Kind::io, "cannot write " + file.string());
  }
  fs::rename(fresh, file);
}

Error in_use(const fs::path& path) {
  const auto document = catalog::json::parse(read_small(path / service_file));
  if (document && document->root()["address"].text()) {
    return error(Code::in_use, "data", "folder.in_use",
                 {{"folder", path.string()}, {"address", document->root()["address"].text_or()}});
  }
  return error(Code::in_use, "data", "folder.in_use_by",
               {{"folder", path.string()}, {"pid", read_small(path / lock_file)}});
}

// The open lock file, or −1 when another process holds it.
int take_lock(const fs::path& path) {
  const int lock = ::open((path / lock_file).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) {
    throw store::StorageError(store::StorageError::Kind::io,
                              "cannot open " + (path / lock_file).string());
  }
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    return -1;
  }
  const std::string pid = std::to_string(::getpid());
  if (::ftruncate(lock, 0) != 0 || ::pwrite(lock, pid.data(), pid.size(), 0) < 0) {
    ::close(lock);
    throw store::StorageError(store::StorageError::Kind::io, "cannot write the lock file");
  }
  return lock;
}

}  // namespace

Result<std::unique_ptr<DataFolder>> DataFolder::create(const fs::path& path) {
  if (fs::exists(path / database_file)) {
    return error(Code::conflict, "data", "folder.exists_already", {{"folder", path.string()}});
  }
  std::error_code failed;
  fs::create_directories(path, failed);
  if (failed) {
    return error(Code::invalid, "data", "folder.cannot_make",
                 {{"folder", path.string()}, {"why", failed.message()}});
  }
  fs::permissions(path, fs::perms::owner_all, failed);
  const int lock = take_lock(path);
  if (lock < 0) return in_use(path);
  std::unique_ptr<DataFolder> folder(new DataFolder(path, lock));
  folder->open_database();
  return folder;
}

Result<std::unique_ptr<DataFolder>> DataFolder::open(const fs::path& path) {
  if (!fs::exists(path / database_file)) {
    return error(Code::not_found, "data", "folder.not_found", {{"folder", path.string()}});
  }
  const int lock = take_lock(path);
  if (lock < 0) return in_use(path);
  std::unique_ptr<DataFolder> folder(new DataFolder(path, lock));
  folder->open_database();
  return folder;
}

DataFolder::DataFolder(fs::path path, int lock) : path_(std::move(path)), lock_(lock) {}

DataFolder::~DataFolder() {
  database_.reset();
  std::error_code ignored;  // a stale service.json is recognised by the free lock
  if (announced_) fs::remove(path_ / service_file, ignored);
  ::close(lock_);
}

void DataFolder::open_database() {
  std::vector<store::Migration> migrations;
  for (const auto& migration : catalog::sqlite_migrations()) migrations.push_back(migration);
  for (const auto& migration : connectors::sqlite_migrations()) migrations.push_back(migration);
  for (const auto& migration : service::sqlite_migrations()) migrations.push_back(migration);
  database_ = store::sqlite::open(path_ / database_file, migrations);
  database_->on_commit([this] { committed(); });

  refresh_name_keys();

  const auto kept = database_->read([](const store::Read& read) {
    return find_setting(read.global(), clock_offset_us);
  });
  std::int64_t offset_us = 0;
  if (kept) std::from_chars(kept->data(), kept->data() + kept->size(), offset_us);
  clock_.advance(Duration{offset_us});
}

// Names sort by ICU's keys, which another version of ICU makes otherwise.
void DataFolder::refresh_name_keys() {
  const std::string version = catalog::text::sort_key_version();
  const auto known = database_->read([](const store::Read& read) {
    return find_setting(read.global(), name_key_version);
  });
  if (known == version) return;
  const auto all = database_->read([](const store::Read& read) {
    return catalog::producers::all_cooperatives(read.global());
  });
  for (const auto& cooperative : all) {
    Result<int> renewed = 1;
    while (renewed && *renewed > 0) {
      renewed = database_->write([&](store::Write& write) -> Result<int> {
        return catalog::products::rebuild_name_keys(write.scope(cooperative.id), keys_in_slice);
      });
    }
  }
  const auto saved = database_->write([&](store::Write& write) -> Result<> {
    save_setting(write.global(), name_key_version, version);
    return {};
  });
  assert(saved);
  static_cast<void>(saved);
}

void DataFolder::on_commit(std::function<void()> listener) {
  const std::lock_guard lock(listening_);
  listener_ = std::move(listener);
}

void DataFolder::committed() {
  ++commits_;
  const std::lock_guard lock(listening_);
  if (listener_) listener_();
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

void DataFolder::mark_as_demo() { write_private(path_ / demo_mark, "ganh demo\n"); }

void DataFolder::announce(const std::string& address) {
  catalog::json::Writer out;
  out.object([&] {
    out.field("address", address);
    out.field("pid", std::int64_t{::getpid()});
  });
  write_private(path_ / service_file, std::move(out).text());
  announced_ = true;
}

}  // namespace ganh::service::folder
