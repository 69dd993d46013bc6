#include "service/upkeep/backup.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "service/folder/files.h"
#include "service/folder/migrations.h"
#include "service/upkeep/inspection.h"

namespace ganh::service::upkeep {

namespace fs = std::filesystem;
namespace store = catalog::store;

namespace {

constexpr std::string_view name_begin = "ganh-";
constexpr std::string_view name_end = ".db";

// "ganh-20261121T020304Z.db": sorts as it was made, and no file system minds it.
std::string name_at(Time time) {
  std::string digits;
  for (const char c : rfc3339(time).substr(0, 19)) {
    if (c != '-' && c != ':') digits += c;
  }
  return std::string(name_begin) + digits + "Z" + std::string(name_end);
}

std::optional<Time> time_of(std::string_view name) {
  if (!name.starts_with(name_begin) || !name.ends_with(name_end)) return {};
  name.remove_prefix(name_begin.size());
  name.remove_suffix(name_end.size());
  if (name.size() != 16) return {};
  const auto part = [&](std::size_t at, std::size_t size) {
    return std::string(name.substr(at, size));
  };
  return parse_rfc3339(part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(9, 2) + ":" +
                       part(11, 2) + ":" + part(13, 2) + "Z");
}

fs::path place_for(const fs::path& folder, const fs::path& to, Time now) {
  if (to.empty()) {
    const fs::path backups = folder / folder::backups_folder;
    if (::mkdir(backups.c_str(), 0700) != 0 && errno != EEXIST) {
      folder::fail_with_errno("make the folder of backups");
    }
    return backups / name_at(now);
  }
  return fs::is_directory(to) || !to.has_filename() ? to / name_at(now) : to;
}

class Partial {
 public:
  explicit Partial(fs::path path) : path_(std::move(path)) {}
  ~Partial() {
    std::error_code ignored;  // what failed before is what counts
    if (!path_.empty()) fs::remove(path_, ignored);
  }
  Partial(const Partial&) = delete;
  Partial& operator=(const Partial&) = delete;
  // False when there is such a file already.
  bool name_it(const fs::path& file) {
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) != 0) {
      if (errno == EEXIST) return false;
      folder::fail_with_errno("name the backup");
    }
    path_.clear();
    return true;
  }

 private:
  fs::path path_;
};

Error taken_already(const fs::path& file) {
  return error(Code::conflict, "to", "backup.exists", {{"file", file.string()}});
}

}  // namespace

Result<Backup> backup_to(const fs::path& folder, const fs::path& to, Time now,
                         const Progress& progress) {
  return backup_to(folder, store::Address(folder / folder::database_file), to, now, progress);
}

Result<Backup> backup_to(const fs::path& folder, const store::Address& database, const fs::path& to,
                         Time now, const Progress& progress) {
  if (!database.is_server() && !fs::exists(database.file())) {
    return error(Code::not_found, "data", "folder.not_found", {{"folder", folder.string()}});
  }
  Backup made;
  made.file = place_for(folder, to, now);
  made.made_at = now;
  const fs::path partial = made.file.string() + ".partial";
  const fs::path parent = fs::absolute(made.file).parent_path();
  if (!fs::is_directory(parent)) {
    return error(Code::not_found, "to", "backup.no_folder", {{"folder", parent.string()}});
  }
  if (fs::exists(made.file)) return taken_already(made.file);
  if (fs::exists(partial)) {
    return error(Code::conflict, "to", "backup.under_way", {{"file", partial.string()}});
  }
  Partial cleaning(partial);
  store::copy_to_file(database, folder::all_migrations(), partial, progress);
  Inspection found = inspect(store::Address(partial));
  if (!found.damage.empty()) {
    Error refused = error(Code::invalid, "data", "backup.not_sound");
    refused.faults.insert(refused.faults.end(), found.damage.begin(), found.damage.end());
    return refused;
  }
  if (const auto home = folder::check_home(found.home); !home) return home.error();
  made.bytes = fs::file_size(partial);
  made.contents = found.contents;
  made.books = std::move(found.books);
  if (!cleaning.name_it(made.file)) return taken_already(made.file);
  folder::sync_folder(parent);
  return made;
}

std::vector<BackupFile> backups_in(const fs::path& folder) {
  std::vector<BackupFile> files;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(folder / folder::backups_folder, missing)) {
    const std::string name = entry.path().filename().string();
    const auto made_at = time_of(name);
    if (made_at && entry.is_regular_file()) files.push_back({name, entry.file_size(), *made_at});
  }
  std::ranges::sort(files, std::greater{}, &BackupFile::name);
  return files;
}

}  // namespace ganh::service::upkeep
