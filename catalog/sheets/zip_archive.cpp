#include "catalog/sheets/zip_archive.h"

#include <unzip.h>
#include <zip.h>

#include <array>
#include <cassert>
#include <set>

#include "catalog/sheets/memory_file.h"

namespace ganh::catalog::sheets {

namespace {

constexpr std::size_t name_bytes_max = 512;
constexpr std::size_t piece_bytes = 64 << 10;
constexpr uLong flag_encrypted = 0x0001;
constexpr uLong flag_utf8 = 0x0800;

Error damaged(std::string_view part) {
  return error(Code::invalid, std::string(part), "sheet.damaged", {{"part", std::string(part)}});
}

Error too_large(std::uint64_t bytes_max) {
  return error(Code::limit, "", "sheet.too_large",
               {{"megabytes", std::to_string(bytes_max >> 20)}});
}

bool is_safe(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != name.npos) return false;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20) return false;
  }
  for (std::size_t start = 0; start <= name.size();) {
    const std::size_t end = std::min(name.find('/', start), name.size());
    const std::string_view step = name.substr(start, end - start);
    if (step == ".." || step == ".") return false;
    start = end + 1;
  }
  return true;
}

// Parts' names differ by more than case (ECMA-376 part 2).
std::string small(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

struct Entry {
  unz64_file_pos position{};
  unz_file_info64 info{};
};

}  // namespace

struct ZipArchive::Opened {
  MemoryFile file;
  Limits limits;
  unzFile zip = nullptr;
  std::map<std::string, Entry, std::less<>> entries;
  std::vector<std::string> order;
  std::uint64_t unzipped_bytes = 0;

  ~Opened() {
    if (zip != nullptr) unzClose(zip);
  }
  Result<> list();
  Result<> add_entry(std::set<std::string>& seen);
};

Result<> ZipArchive::Opened::add_entry(std::set<std::string>& seen) {
  Entry entry;
  std::array<char, name_bytes_max + 1> letters{};
  if (unzGetCurrentFileInfo64(zip, &entry.info, letters.data(), letters.size(), nullptr, 0, nullptr,
                              0) != UNZ_OK ||
      unzGetFilePos64(zip, &entry.position) != UNZ_OK) {
    return damaged("");
  }
  const std::string name(letters.data());
  // A name with a NUL inside reads shorter than it says.
  if (entry.info.size_filename != name.size() || !is_safe(name)) {
    return error(Code::invalid, name, "sheet.unsafe_part", {{"part", name}});
  }
  if ((entry.info.flag & flag_encrypted) != 0) return error(Code::invalid, "", "sheet.encrypted");
  if (entry.info.uncompressed_size > limits.part_bytes_max) return too_large(limits.part_bytes_max);
  if (!seen.insert(small(name)).second) return damaged(name);
  entries.emplace(name, entry);
  order.push_back(name);
  return {};
}

Result<> ZipArchive::Opened::list() {
  unz_global_info64 global{};
  if (unzGetGlobalInfo64(zip, &global) != UNZ_OK) return damaged("");
  if (global.number_entry > static_cast<std::uint64_t>(limits.entries_max)) {
    return error(Code::limit, "", "sheet.too_many_parts",
                 {{"most", std::to_string(limits.entries_max)}});
  }
  std::set<std::string> seen;
  std::uint64_t stored_bytes = 0;
  std::uint64_t claimed_bytes = 0;
  int status = unzGoToFirstFile(zip);
  for (std::uint64_t n = 0; n < global.number_entry; ++n) {
    if (status != UNZ_OK) return damaged("");
    if (auto added = add_entry(seen); !added) return added;
    stored_bytes += entries.at(order.back()).info.compressed_size;
    claimed_bytes += entries.at(order.back()).info.uncompressed_size;
    // Entries that overlap in the file are how small files become endless ones.
    if (stored_bytes > file.content.size()) return damaged(order.back());
    if (claimed_bytes > limits.unzipped_bytes_max) return too_large(limits.unzipped_bytes_max);
    status = unzGoToNextFile(zip);
  }
  return {};
}

Result<ZipArchive> ZipArchive::open(std::string_view bytes, const Limits& limits) {
  auto opened = std::make_unique<Opened>();
  opened->file.content = bytes;
  opened->limits = limits;
  zlib_filefunc64_def functions = functions_of(opened->file);
  opened->zip = unzOpen2_64("", &functions);
  if (opened->zip == nullptr) return damaged("");
  if (auto listed = opened->list(); !listed) return listed.error();
  return ZipArchive(std::move(opened));
}

ZipArchive::ZipArchive(std::unique_ptr<Opened> opened) : opened_(std::move(opened)) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

bool ZipArchive::has(std::string_view part) const {
  return opened_->entries.find(part) != opened_->entries.end();
}

Result<> ZipArchive::read(std::string_view part, const Sink& sink) {
  Opened& opened = *opened_;
  const auto found = opened.entries.find(part);
  if (found == opened.entries.end()) return damaged(part);
  if (unzGoToFilePos64(opened.zip, &found->second.position) != UNZ_OK ||
      unzOpenCurrentFile(opened.zip) != UNZ_OK) {
    return damaged(part);
  }

  std::vector<char> piece(piece_bytes);
  std::uint64_t part_bytes = 0;
  Result<> outcome;
  while (true) {
    const int count =
        unzReadCurrentFile(opened.zip, piece.data(), static_cast<unsigned>(piece.size()));
    if (count < 0) outcome = damaged(part);
    if (count <= 0) break;
    part_bytes += static_cast<std::uint64_t>(count);
    opened.unzipped_bytes += static_cast<std::uint64_t>(count);
    if (part_bytes > opened.limits.part_bytes_max ||
        opened.unzipped_bytes > opened.limits.unzipped_bytes_max) {
      outcome = too_large(opened.limits.unzipped_bytes_max);
      break;
    }
    outcome = sink({piece.data(), static_cast<std::size_t>(count)});
    if (!outcome) break;
  }
  const int closed = unzCloseCurrentFile(opened.zip);
  if (outcome && closed != UNZ_OK) outcome = damaged(part);  // among others, a wrong checksum
  return outcome;
}

namespace {

constexpr std::uint32_t first_dos_day = 0x210000;  // 1/1/1980

// Opens an entry in the new archive; `raw` takes bytes as they are compressed already.
bool open_entry(zipFile out, const std::string& name, const unz_file_info64& info, bool raw) {
  zip_fileinfo about{};
  about.dosDate = info.dosDate;
  about.internal_fa = info.internal_fa;
  about.external_fa = info.external_fa;
  const int method = raw ? static_cast<int>(info.compression_method) : Z_DEFLATED;
  return zipOpenNewFileInZip4_64(out, name.c_str(), &about, nullptr, 0, nullptr, 0, nullptr, method,
                                 Z_DEFAULT_COMPRESSION, raw ? 1 : 0, -MAX_WBITS, DEF_MEM_LEVEL,
                                 Z_DEFAULT_STRATEGY, nullptr, 0, info.version,
                                 info.flag & flag_utf8, 0) == ZIP_OK;
}

bool write_replaced(zipFile out, const std::string& name, const unz_file_info64& info,
                    const std::string& content) {
  if (!open_entry(out, name, info, false)) return false;
  const bool written =
      zipWriteInFileInZip(out, content.data(), static_cast<unsigned>(content.size())) == ZIP_OK;
  return zipCloseFileInZip(out) == ZIP_OK && written;
}

bool copy_entry(unzFile in, zipFile out, const std::string& name, const Entry& entry) {
  int method = 0;
  int level = 0;
  if (unzGoToFilePos64(in, &entry.position) != UNZ_OK ||
      unzOpenCurrentFile2(in, &method, &level, 1) != UNZ_OK) {
    return false;
  }
  bool good = open_entry(out, name, entry.info, true);
  std::vector<char> piece(piece_bytes);
  int count = 0;
  while (good && (count = unzReadCurrentFile(in, piece.data(), piece_bytes)) > 0) {
    good = zipWriteInFileInZip(out, piece.data(), static_cast<unsigned>(count)) == ZIP_OK;
  }
  unzCloseCurrentFile(in);
  return good && count == 0 &&
         zipCloseFileInZipRaw64(out, entry.info.uncompressed_size, entry.info.crc) == ZIP_OK;
}

}  // namespace

Result<std::string> ZipArchive::with_replaced(const std::map<std::string, std::string>& parts) {
  MemoryFile target;
  target.writing = true;
  zlib_filefunc64_def functions = functions_of(target);
  const zipFile out = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
  assert(out != nullptr);

  bool good = true;
  std::string_view last;
  for (const std::string& name : opened_->order) {
    const Entry& entry = opened_->entries.at(name);
    const auto replaced = parts.find(name);
    last = name;
    good = replaced != parts.end() ? write_replaced(out, name, entry.info, replaced->second)
                                   : copy_entry(opened_->zip, out, name, entry);
    if (!good) break;
  }
  if (zipClose(out, nullptr) != ZIP_OK || !good) return damaged(last);
  return std::move(target.written);
}

std::string new_zip(const std::vector<std::pair<std::string, std::string>>& parts) {
  MemoryFile target;
  target.writing = true;
  zlib_filefunc64_def functions = functions_of(target);
  const zipFile out = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
  unz_file_info64 info{};
  info.dosDate = first_dos_day;
  bool good = out != nullptr;
  for (const auto& [name, content] : parts) good = good && write_replaced(out, name, info, content);
  good = zipClose(out, nullptr) == ZIP_OK && good;
  assert(good);  // memory does not fail
  (void)good;
  return std::move(target.written);
}

}  // namespace ganh::catalog::sheets
