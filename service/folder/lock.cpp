#include "service/folder/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "service/folder/announcement.h"
#include "service/folder/files.h"

namespace ganh::service::folder {

namespace fs = std::filesystem;

namespace {

Error in_use(const fs::path& path) {
  if (const auto service = find_announcement(path)) {
    return error(Code::in_use, "data", "folder.in_use",
                 {{"folder", path.string()}, {"address", service->address}});
  }
  return error(Code::in_use, "data", "folder.in_use_by",
               {{"folder", path.string()}, {"pid", read_small(path / lock_file)}});
}

}  // namespace

Result<std::unique_ptr<Lock>> Lock::take(const fs::path& folder) {
  const int descriptor = ::open((folder / lock_file).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) fail_with_errno("open the lock file");
  std::unique_ptr<Lock> lock(new Lock(descriptor));
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return in_use(folder);
  // Whoever gave up making the folder has taken his lock file away, perhaps just now.
  struct stat held {};
  struct stat there {};
  const bool is_there = ::fstat(descriptor, &held) == 0 &&
                        ::stat((folder / lock_file).c_str(), &there) == 0 &&
                        held.st_ino == there.st_ino;
  if (!is_there) return in_use(folder);
  const std::string pid = std::to_string(::getpid());
  if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, pid.data(), pid.size(), 0) < 0) {
    fail_with_errno("write the lock file");
  }
  return lock;
}

Lock::~Lock() {
  ::close(descriptor_);
}

bool is_locked(const fs::path& folder) {
  const int descriptor = ::open((folder / lock_file).c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  // Shared, so that two who look do not see each other.
  const bool held = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0;
  ::close(descriptor);
  return held;
}

}  // namespace ganh::service::folder
