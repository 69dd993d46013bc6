// Memory in a file's place, for minizip.
//
// Never fails but for the end of what is read: writing grows the string.

#pragma once

#include <ioapi.h>

#include <string>
#include <string_view>

namespace ganh::catalog::sheets {

// One open file; must outlive minizip's handle. Reads from `content`, or writes to `written`.
struct MemoryFile {
  std::string_view content;
  std::string written;
  bool writing = false;
  std::uint64_t at = 0;
};

zlib_filefunc64_def functions_of(MemoryFile& file);

}  // namespace ganh::catalog::sheets
