// SQLite's side of the disk: the calls that it makes of an operating system.

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

#include "tests/simulation/disk.h"

namespace ganh::simulation {

namespace {

Disk* disk = nullptr;  // SQLite knows its way to the file system for the whole process
SeededRandomness salt{1};

struct Handle {
  sqlite3_file base;
  std::string* path;
  int lock;
  int shared;  // bits of the log's index that this connection reads under
  int taken;   // and of those it has for itself
  bool is_temporary;
};

Handle& handle_of(sqlite3_file* file) {
  return *reinterpret_cast<Handle*>(file);
}
Disk::File& file_of(sqlite3_file* file) {
  return disk->open(*handle_of(file).path);
}

int code_of(Disk::Outcome outcome, int failed) {
  if (outcome == Disk::Outcome::full) return SQLITE_FULL;
  return outcome == Disk::Outcome::done ? SQLITE_OK : failed;
}

int read(sqlite3_file* file, void* to, int amount, sqlite3_int64 at) {
  const std::string& content = file_of(file).now;
  const auto wanted = static_cast<std::size_t>(amount);
  const auto from = std::min(content.size(), static_cast<std::size_t>(at));
  const std::size_t there = std::min(wanted, content.size() - from);
  std::memcpy(to, content.data() + from, there);
  std::memset(static_cast<char*>(to) + there, 0, wanted - there);
  return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* file, const void* from, int amount, sqlite3_int64 at) {
  std::string bytes(static_cast<const char*>(from), static_cast<std::size_t>(amount));
  return code_of(disk->write(file_of(file), static_cast<std::size_t>(at), std::move(bytes)),
                 SQLITE_IOERR_WRITE);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  return code_of(disk->cut(file_of(file), static_cast<std::size_t>(size)), SQLITE_IOERR_TRUNCATE);
}

int sync(sqlite3_file* file, int) {
  return code_of(disk->sync(file_of(file)), SQLITE_IOERR_FSYNC);
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(file_of(file).now.size());
  return SQLITE_OK;
}

int lock(sqlite3_file* base, int wanted) {
  Handle& handle = handle_of(base);
  Disk::File& file = file_of(base);
  if (wanted <= handle.lock) return SQLITE_OK;
  const bool mine_reserved = handle.lock >= SQLITE_LOCK_RESERVED;
  if (file.exclusive || (wanted > SQLITE_LOCK_SHARED && file.reserved && !mine_reserved)) {
    return SQLITE_BUSY;
  }
  const int mine = handle.lock == SQLITE_LOCK_NONE ? 0 : 1;
  if (wanted == SQLITE_LOCK_EXCLUSIVE && file.holders > mine) return SQLITE_BUSY;
  file.holders += 1 - mine;
  file.reserved = file.reserved || wanted >= SQLITE_LOCK_RESERVED;
  file.exclusive = wanted == SQLITE_LOCK_EXCLUSIVE;
  handle.lock = wanted;
  return SQLITE_OK;
}

int unlock(sqlite3_file* base, int wanted) {
  Handle& handle = handle_of(base);
  if (wanted >= handle.lock) return SQLITE_OK;
  Disk::File& file = file_of(base);
  if (handle.lock >= SQLITE_LOCK_RESERVED) file.reserved = file.exclusive = false;
  if (wanted == SQLITE_LOCK_NONE) file.holders -= 1;
  handle.lock = wanted;
  return SQLITE_OK;
}

int check_reserved(sqlite3_file* file, int* reserved) {
  *reserved = file_of(file).reserved ? 1 : 0;
  return SQLITE_OK;
}

int control(sqlite3_file*, int, void*) {
  return SQLITE_NOTFOUND;
}
int sector_size(sqlite3_file*) {
  return 4096;
}
int characteristics(sqlite3_file*) {
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int shared_map(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
  auto& regions = file_of(file).shared.regions;
  const auto wanted = static_cast<std::size_t>(region);
  *out = nullptr;
  if (wanted >= regions.size() && extend == 0) return SQLITE_OK;
  while (regions.size() <= wanted) {
    regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
  }
  *out = regions[wanted].get();
  return SQLITE_OK;
}

int shared_lock(sqlite3_file* base, int first, int count, int flags) {
  Handle& handle = handle_of(base);
  Disk::Shared& shared = file_of(base).shared;
  const bool alone = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
  const bool lets_go = (flags & SQLITE_SHM_UNLOCK) != 0;
  for (int slot = first; slot < first + count && !lets_go; ++slot) {
    const int mine = (handle.shared >> slot) & 1;
    const bool mine_alone = ((handle.taken >> slot) & 1) != 0;
    if (shared.taken[slot] && !mine_alone) return SQLITE_BUSY;
    if (alone && shared.readers[slot] > mine) return SQLITE_BUSY;
  }
  for (int slot = first; slot < first + count; ++slot) {
    const int bit = 1 << slot;
    if (alone) {
      shared.taken[slot] = !lets_go;
      handle.taken = lets_go ? handle.taken & ~bit : handle.taken | bit;
    } else if (lets_go == ((handle.shared & bit) != 0)) {
      shared.readers[slot] += lets_go ? -1 : 1;
      handle.shared = lets_go ? handle.shared & ~bit : handle.shared | bit;
    }
  }
  return SQLITE_OK;
}

void shared_barrier(sqlite3_file*) {}

int shared_unmap(sqlite3_file* base, int remove) {
  Handle& handle = handle_of(base);
  Disk::Shared& shared = file_of(base).shared;
  for (int slot = 0; slot < 8; ++slot) {
    if (((handle.shared >> slot) & 1) != 0) shared.readers[slot] -= 1;
    if (((handle.taken >> slot) & 1) != 0) shared.taken[slot] = false;
  }
  handle.shared = handle.taken = 0;
  if (remove != 0) shared = {};
  return SQLITE_OK;
}

int close(sqlite3_file* base) {
  Handle& handle = handle_of(base);
  unlock(base, SQLITE_LOCK_NONE);
  if (handle.is_temporary) disk->remove(*handle.path);
  delete handle.path;
  handle.path = nullptr;
  return SQLITE_OK;
}

constexpr sqlite3_io_methods methods = {2,
                                        close,
                                        read,
                                        write,
                                        truncate,
                                        sync,
                                        file_size,
                                        lock,
                                        unlock,
                                        check_reserved,
                                        control,
                                        sector_size,
                                        characteristics,
                                        shared_map,
                                        shared_lock,
                                        shared_barrier,
                                        shared_unmap,
                                        nullptr,
                                        nullptr};

int open(sqlite3_vfs*, const char* name, sqlite3_file* base, int flags, int* out_flags) {
  Handle& handle = handle_of(base);
  handle = {};
  static int unnamed = 0;
  handle.is_temporary = name == nullptr;
  handle.path = new std::string(name != nullptr ? name : "unnamed " + std::to_string(++unnamed));
  if (disk->find(*handle.path) == nullptr) {
    // A new file in the folder is a write like any other.
    const bool makes = (flags & SQLITE_OPEN_CREATE) != 0;
    const bool is_database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    if (!is_database && (!makes || disk->operation() != Disk::Outcome::done)) {
      delete handle.path;
      return SQLITE_CANTOPEN;
    }
    disk->open(*handle.path);
  }
  handle.base.pMethods = &methods;
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}

int remove(sqlite3_vfs*, const char* name, int) {
  if (disk->find(name) == nullptr) return SQLITE_IOERR_DELETE_NOENT;
  const auto outcome = disk->operation();
  if (outcome == Disk::Outcome::done) disk->remove(name);
  return code_of(outcome, SQLITE_IOERR_DELETE);
}

int access(sqlite3_vfs*, const char* name, int, int* there) {
  const Disk::File* file = disk->find(name);
  *there = file != nullptr ? 1 : 0;
  return SQLITE_OK;
}

int full_name(sqlite3_vfs*, const char* name, int size, char* out) {
  sqlite3_snprintf(size, out, "%s", name);
  return SQLITE_OK;
}

int randomness(sqlite3_vfs*, int size, char* out) {
  for (int i = 0; i < size; ++i) out[i] = static_cast<char>(salt.next());
  return size;
}

int sleep(sqlite3_vfs*, int microseconds) {
  return microseconds;  // nobody else runs meanwhile
}

int current_time(sqlite3_vfs*, double* days) {
  *days = 2'461'000.5;
  return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) {
  return 0;
}

sqlite3_vfs vfs = {1,       sizeof(Handle), 512,        nullptr, "ganh-simulated-disk",
                   nullptr, open,           remove,     access,  full_name,
                   nullptr, nullptr,        nullptr,    nullptr, randomness,
                   sleep,   current_time,   last_error, nullptr, nullptr,
                   nullptr, nullptr};

}  // namespace

Disk::Disk() {
  disk = this;
  salt = SeededRandomness{1};
  sqlite3_vfs_register(&vfs, 1);
}

Disk::~Disk() {
  sqlite3_vfs_unregister(&vfs);
  disk = nullptr;
}

}  // namespace ganh::simulation
