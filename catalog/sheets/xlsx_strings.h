// The strings that a workbook's cells share, and how a string stands in XML.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/result.h"
#include "catalog/sheets/zip_archive.h"

namespace ganh::catalog::sheets {

// "_x000D_" stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19).
std::string decode_escapes(std::string text);
// For writing: XML's own characters, what XML cannot hold left out, and "_x" kept from being read
// as an escape.
std::string encode_text(std::string_view text);

Result<std::vector<std::string>> read_shared_strings(ZipArchive& archive, std::string_view part,
                                                     const Limits& limits);

}  // namespace ganh::catalog::sheets
