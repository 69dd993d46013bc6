// A zip in memory, read with bounds and written again with single parts replaced.
//
// Never writes to disk, so a part's name is never a path; unsafe names are refused all the same.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/result.h"
#include "catalog/sheets/limits.h"

namespace ganh::catalog::sheets {

class ZipArchive {
 public:
  // `bytes` are borrowed and must outlive the archive. Refuses (`invalid` or `limit`, "sheet.…")
  // what is no zip, too many or doubled entries, names with "..", encrypted entries, sizes beyond
  // the limits.
  static Result<ZipArchive> open(std::string_view bytes, const Limits& limits);

  ZipArchive(ZipArchive&&) noexcept;
  ZipArchive& operator=(ZipArchive&&) noexcept;
  ~ZipArchive();

  bool has(std::string_view part) const;

  using Sink = std::function<Result<>(std::string_view piece)>;

  // Unzips a part in pieces. What a part really holds is counted, whatever its header claims.
  Result<> read(std::string_view part, const Sink& sink);

  // The archive with these parts' content replaced and every other entry copied as it is stored.
  Result<std::string> with_replaced(const std::map<std::string, std::string>& parts);

 private:
  struct Opened;
  explicit ZipArchive(std::unique_ptr<Opened> opened);
  std::unique_ptr<Opened> opened_;
};

// A new zip of these parts, by name; without times, so that the same parts give the same bytes.
std::string new_zip(const std::vector<std::pair<std::string, std::string>>& parts);

}  // namespace ganh::catalog::sheets
