#include "service/folder/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "catalog/store/database.h"

namespace ganh::service::folder {

namespace fs = std::filesystem;
using catalog::store::StorageError;

std::string read_small(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(4096, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

void fail_with_errno(const std::string& doing) {
  const int number = errno;
  const bool full = number == ENOSPC || number == EDQUOT;
  throw StorageError(full ? StorageError::Kind::full : StorageError::Kind::io,
                     fmt::format("{}: {}", doing, std::strerror(number)));
}

void write_private(const fs::path& file, const std::string& text) {
  const fs::path fresh = file.string() + ".new";
  const int out = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const std::string doing = "write " + file.filename().string();
  if (out < 0) fail_with_errno(doing);
  errno = ENOSPC;  // what a write that takes only a part of it means
  const bool written =
      ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(out) == 0;
  const int number = errno;
  ::close(out);
  if (written && ::rename(fresh.c_str(), file.c_str()) == 0) return;
  if (!written) errno = number;
  const int why = errno;
  ::unlink(fresh.c_str());
  errno = why;
  fail_with_errno(doing);
}

void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail_with_errno("open the folder");
  const bool synced = ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (!synced) fail_with_errno("sync the folder");
}

}  // namespace ganh::service::folder
