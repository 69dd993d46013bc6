#include "service/upkeep/restore.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdio.h>

#include <cerrno>
#include <memory>

#include "catalog/producers/cooperatives.h"
#include "catalog/store/address.h"
#include "catalog/store/sqlite/file.h"
#include "connectors/carriers/accounts.h"
#include "connectors/channel/credentials.h"
#include "service/folder/data_folder.h"
#include "service/folder/files.h"
#include "service/upkeep/books.h"
#include "service/upkeep/inspection.h"

namespace ganh::service::upkeep {

namespace fs = std::filesystem;
namespace store = catalog::store;
using folder::DataFolder;

namespace {

constexpr auto settings_file = "ganh.toml";

Error not_sound(const std::vector<Fault>& faults) {
  Error refused = error(Code::invalid, "file", "restore.not_sound");
  refused.faults.insert(refused.faults.end(), faults.begin(), faults.end());
  return refused;
}

// A folder beside the one to be, gone unless it was moved there.
class Staging {
 public:
  explicit Staging(const fs::path& folder) : path_(folder.string() + ".restoring") {}
  ~Staging() {
    std::error_code ignored;  // what failed before is what counts
    if (made_) fs::remove_all(path_, ignored);
  }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  bool make() {
    if (!path_.parent_path().empty()) fs::create_directories(path_.parent_path());
    made_ = fs::create_directory(path_);
    if (made_) fs::permissions(path_, fs::perms::owner_all);
    return made_;
  }
  const fs::path& path() const { return path_; }
  void moved() { made_ = false; }

 private:
  fs::path path_;
  bool made_ = false;
};

// Opens the copy as the program will, which migrates it, and looks at its books.
Result<> try_it(const fs::path& staging, bool even_so, Restored& restored) {
  const auto opened = DataFolder::open(staging);
  if (!opened) return opened.error();
  (*opened)->database().read([&](const store::Read& read) {
    restored.books = check_books(read);
    restored.contents = contents_of(read);
    for (const auto& of : catalog::producers::all_cooperatives(read.global())) {
      const auto scope = read.scope(of.id);
      const auto& vault = (*opened)->vault();
      for (auto& name : connectors::channel::unreadable_channels(scope, vault)) {
        restored.unreadable_channels.push_back(std::move(name));
      }
      for (auto& name : connectors::carriers::unreadable_accounts(scope, vault)) {
        restored.unreadable_channels.push_back(std::move(name));
      }
    }
  });
  if (!restored.books.empty() && !even_so) return not_sound(restored.books);
  return {};
}

// From the exchange on, the staging's name stands for what was replaced: nobody may remove it.
void take_the_place(Staging& staging, const fs::path& target, const fs::path& aside) {
  const fs::path& fresh = staging.path();
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) {
    staging.moved();
    fs::rename(fresh, aside);
    return;
  }
  if (errno != EINVAL && errno != ENOSYS) folder::fail_with_errno("move the folder into place");
  // This file system cannot exchange two names at once.
  fs::rename(target, aside);
  if (::rename(fresh.c_str(), target.c_str()) != 0) {
    const int why = errno;
    fs::rename(aside, target);
    errno = why;
    folder::fail_with_errno("move the folder into place");
  }
  staging.moved();
}

// The owner of what is replaced, for as long as it takes: nobody may be writing there.
struct Replaced {
  std::unique_ptr<folder::Lock> owner;
  bool is_there = false;
};

Result<Replaced> look_at_target(const fs::path& target, bool replace) {
  Replaced replaced;
  replaced.is_there = fs::exists(target) && !fs::is_empty(target);
  if (!replaced.is_there) return replaced;
  if (!replace) {
    return error(Code::conflict, "data", "restore.not_empty", {{"folder", target.string()}});
  }
  auto lock = folder::Lock::take(target);
  if (!lock) return std::move(lock).error();
  replaced.owner = std::move(*lock);
  return replaced;
}

}  // namespace

Result<Restored> restore(const fs::path& backup, const fs::path& folder,
                         const RestoreOptions& options, Time now, const Progress& progress) {
  std::error_code unknown;
  if (!fs::is_regular_file(backup, unknown)) {
    return error(Code::not_found, "file", "file.not_found", {{"file", backup.string()}});
  }
  const Inspection found = inspect(store::Address(backup));
  if (!found.damage.empty()) return not_sound(found.damage);
  if (!found.books.empty() && !options.even_so) return not_sound(found.books);
  // Without "/." or "/" at its end, so that it has a name to stand beside.
  const fs::path target = fs::weakly_canonical(fs::absolute(folder));
  auto replaced = look_at_target(target, options.replace);
  if (!replaced) return std::move(replaced).error();

  Staging staging(target);
  if (!staging.make()) {
    return error(Code::conflict, "data", "restore.under_way",
                 {{"folder", staging.path().string()}});
  }
  store::sqlite::copy_file(backup, staging.path() / folder::database_file, progress);
  for (const auto* file : {settings_file, folder::key_file}) {
    if (fs::exists(target / file)) fs::copy_file(target / file, staging.path() / file);
  }
  Restored restored;
  restored.folder = target;
  if (auto tried = try_it(staging.path(), options.even_so, restored); !tried) {
    return std::move(tried).error();
  }
  folder::sync_folder(staging.path());
  if (replaced->is_there) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch());
    restored.kept_aside = fmt::format("{}.replaced-{}", target.string(), seconds.count());
    take_the_place(staging, target, restored.kept_aside);
  } else {
    fs::rename(staging.path(), target);
    staging.moved();
  }
  folder::sync_folder(target.parent_path());
  return restored;
}

}  // namespace ganh::service::upkeep
