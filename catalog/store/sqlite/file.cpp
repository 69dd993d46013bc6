#include "catalog/store/sqlite/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "catalog/store/sqlite/file_connection.h"

namespace ganh::catalog::store::sqlite {

namespace fs = std::filesystem;

namespace {

constexpr int pages_at_once = 1024;

[[noreturn]] void fail(int number, const std::string& doing) {
  const bool full = number == ENOSPC || number == EDQUOT;
  throw StorageError(full ? StorageError::Kind::full : StorageError::Kind::io,
                     fmt::format("{}: {}", doing, std::strerror(number)));
}

class NewFile {
 public:
  explicit NewFile(const fs::path& path) : path_(path) {
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor_ < 0) fail(errno, "make the copy");
  }
  ~NewFile() {
    ::close(descriptor_);
    std::error_code ignored;  // what failed before is what counts
    if (!kept_) fs::remove(path_, ignored);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void keep() {
    if (::fsync(descriptor_) != 0) fail(errno, "sync the copy");
    kept_ = true;
  }

 private:
  const fs::path& path_;
  int descriptor_ = -1;
  bool kept_ = false;
};

class Handle {
 public:
  Handle(const fs::path& file, int flags) {
    const int code = sqlite3_open_v2(fs::absolute(file).c_str(), &handle_, flags, nullptr);
    if (code == SQLITE_OK) return;
    const std::string why = message(code);
    sqlite3_close(handle_);
    throw StorageError(StorageError::Kind::io, why);
  }
  ~Handle() { sqlite3_close(handle_); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  void script(const char* statements) {
    check(sqlite3_exec(handle_, statements, nullptr, nullptr, nullptr));
  }
  void check(int code) const {
    if (code == SQLITE_OK || code == SQLITE_DONE) return;
    const int number = sqlite3_system_errno(handle_);
    auto kind = StorageError::Kind::io;
    if ((code & 0xff) == SQLITE_FULL || number == ENOSPC || number == EDQUOT) {
      kind = StorageError::Kind::full;
    } else if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB) {
      kind = StorageError::Kind::corrupt;
    } else if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED) {
      kind = StorageError::Kind::busy;
    }
    throw StorageError(kind, message(code));
  }
  sqlite3* get() const { return handle_; }

 private:
  std::string message(int code) const {
    return handle_ == nullptr ? "no memory" : fmt::format("{} ({})", sqlite3_errmsg(handle_), code);
  }
  sqlite3* handle_ = nullptr;
};

void copy_pages(const Handle& from, const Handle& to, const Progress& progress) {
  sqlite3_backup* backup = sqlite3_backup_init(to.get(), "main", from.get(), "main");
  if (backup == nullptr) to.check(sqlite3_errcode(to.get()));
  int code = SQLITE_OK;
  try {
    while (code == SQLITE_OK) {
      code = sqlite3_backup_step(backup, pages_at_once);
      const int all = sqlite3_backup_pagecount(backup);
      if (progress) progress(all - sqlite3_backup_remaining(backup), all);
    }
  } catch (...) {
    sqlite3_backup_finish(backup);
    throw;
  }
  sqlite3_backup_finish(backup);
  to.check(code);
}

}  // namespace

void copy_file(const fs::path& from, const fs::path& to, const Progress& progress) {
  NewFile made(to);
  {
    Handle source(from, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX);
    Handle copy(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX);
    sqlite3_busy_timeout(source.get(), 5000);
    // Nobody relies on the copy before it is whole and synced.
    copy.script("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF");
    // A snapshot held from the first page to the last: without it each foreign write would begin
    // the copy anew.
    source.script("BEGIN; SELECT COUNT(*) FROM sqlite_schema");
    copy_pages(source, copy, progress);
    // The first page has brought the source's mode along.
    copy.script("PRAGMA journal_mode = DELETE");
  }
  made.keep();
}

void make_whole(const fs::path& file) {
  Handle whole(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX);
  sqlite3_busy_timeout(whole.get(), 5000);
  // The way out of the write-ahead log goes through a checkpoint, which FULL syncs.
  whole.script("PRAGMA synchronous = FULL; PRAGMA journal_mode = DELETE");
}

void read_file(const fs::path& file, const std::function<void(const Read&)>& fn) {
  FileConnection connection(file, Access::read_only);
  connection.control("BEGIN");
  fn(Read(connection));
}

Status status_of(const fs::path& file) {
  Status found;
  read_file(file, [&](const Read& read) {
    constexpr std::string_view sql = R"sql(
      SELECT sqlite_version(), p.page_count * s.page_size
        FROM pragma_page_count p
        JOIN pragma_page_size s)sql";
    read.global().each(sql, {}, [&](const Row& row) {
      found.kept_by = "SQLite " + row.string(0);
      found.bytes = row.integer(1);
    });
  });
  return found;
}

std::vector<std::string> find_damage(const fs::path& file) {
  std::vector<std::string> damage;
  FileConnection connection(file, Access::read_only);
  connection.control("BEGIN");
  connection.run("PRAGMA integrity_check(20)", {}, [&](const Row& row) {
    if (row.text(0) != "ok") damage.push_back(row.string(0));
  });
  connection.run("PRAGMA foreign_key_check", {}, [&](const Row& row) {
    if (damage.size() < damages_told_max) {
      damage.push_back(
          fmt::format("a row of {} points at nothing in {}", row.text(0), row.text(2)));
    }
  });
  return damage;
}

bool rewrite_file(const fs::path& file) {
  try {
    FileConnection connection(file, Access::read_write);
    connection.script("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (const StorageError& failure) {
    if (failure.kind() != StorageError::Kind::full) throw;
    return false;
  }
  // Whoever reads the file keeps the log in place, and with it what was there before.
  std::error_code gone;
  const auto log_bytes = fs::file_size(file.string() + "-wal", gone);
  return gone || log_bytes == 0;
}

}  // namespace ganh::catalog::store::sqlite
