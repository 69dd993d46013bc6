#include "catalog/sheets/memory_file.h"

#include <algorithm>
#include <cstring>

namespace ganh::catalog::sheets {

namespace {

MemoryFile& file_of(voidpf stream) {
  return *static_cast<MemoryFile*>(stream);
}

std::uint64_t size_of(const MemoryFile& file) {
  return file.writing ? file.written.size() : file.content.size();
}

voidpf open_it(voidpf opaque, const void*, int) {
  return opaque;
}

uLong read_it(voidpf, voidpf stream, void* into, uLong size) {
  MemoryFile& file = file_of(stream);
  const std::string_view all = file.writing ? std::string_view(file.written) : file.content;
  const std::string_view rest = all.substr(std::min<std::uint64_t>(file.at, all.size()));
  const uLong count = std::min<uLong>(size, rest.size());
  std::memcpy(into, rest.data(), count);
  file.at += count;
  return count;
}

uLong write_it(voidpf, voidpf stream, const void* from, uLong size) {
  MemoryFile& file = file_of(stream);
  if (file.at + size > file.written.size()) file.written.resize(file.at + size);
  std::memcpy(file.written.data() + file.at, from, size);
  file.at += size;
  return size;
}

ZPOS64_T tell_it(voidpf, voidpf stream) {
  return file_of(stream).at;
}

long seek_it(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
  MemoryFile& file = file_of(stream);
  std::uint64_t to = offset;
  if (origin == ZLIB_FILEFUNC_SEEK_CUR) to += file.at;
  if (origin == ZLIB_FILEFUNC_SEEK_END) to += size_of(file);
  if (to > size_of(file)) return -1;
  file.at = to;
  return 0;
}

int close_it(voidpf, voidpf) {
  return 0;
}
int error_of(voidpf, voidpf) {
  return 0;
}

}  // namespace

zlib_filefunc64_def functions_of(MemoryFile& file) {
  zlib_filefunc64_def functions{};
  functions.zopen64_file = open_it;
  functions.zread_file = read_it;
  functions.zwrite_file = write_it;
  functions.ztell64_file = tell_it;
  functions.zseek64_file = seek_it;
  functions.zclose_file = close_it;
  functions.zerror_file = error_of;
  functions.opaque = &file;
  return functions;
}

}  // namespace ganh::catalog::sheets
