#include "service/upkeep/new_home.h"

#include "service/folder/files.h"
#include "service/folder/migrations.h"

namespace ganh::service::upkeep {

namespace fs = std::filesystem;
namespace store = catalog::store;

namespace {

// The same key in both: what is sealed is carried as it is.
Result<> bring_key(const fs::path& from, const fs::path& to) {
  const std::string key = folder::read_small(from / folder::key_file);
  if (key.empty()) return {};
  if (!fs::exists(fs::symlink_status(to / folder::key_file))) {
    folder::write_private(to / folder::key_file, key);
    return {};
  }
  if (folder::read_small(to / folder::key_file) == key) return {};
  return error(Code::conflict, "to", "move.other_key", {{"folder", to.string()}});
}

Result<NewHome> make_folder_ready(const MoveWish& wish) {
  const fs::path target = fs::weakly_canonical(fs::absolute(wish.to));
  const store::Address address(target / folder::database_file);
  const bool is_own = fs::exists(target) && fs::equivalent(target, wish.folder);
  NewHome home{address, nullptr, nullptr};
  if (!is_own) {
    fs::create_directories(target);
    fs::permissions(target, fs::perms::owner_all);
    auto lock = folder::Lock::take(target);
    if (!lock) return std::move(lock).error();
    home.owner = std::move(*lock);
    if (const auto brought = bring_key(wish.folder, target); !brought) return brought.error();
  }
  store::open(address, folder::all_migrations()).reset();
  folder::sync_folder(target);
  return home;
}

}  // namespace

bool is_same_place(const MoveWish& wish) {
  const store::Address to(wish.to);
  if (to.is_server() || wish.from.is_server()) return to.text() == wish.from.text();
  const fs::path target = fs::weakly_canonical(fs::absolute(wish.to));
  return target / folder::database_file == fs::weakly_canonical(wish.from.file());
}

Result<NewHome> make_ready(const MoveWish& wish) {
  const store::Address address(wish.to);
  if (!address.is_server()) return make_folder_ready(wish);
  auto claim = store::claim(address);
  if (!claim) return error(Code::in_use, "to", "move.under_way", {{"where", address.shown()}});
  store::open(address, folder::all_migrations()).reset();
  return NewHome{address, nullptr, std::move(claim)};
}

}  // namespace ganh::service::upkeep
