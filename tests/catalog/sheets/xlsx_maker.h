// Small XLSX files made in memory, good and bad, for the tests of the sheets.

#pragma once

#include <zip.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/sheets/memory_file.h"

namespace ganh::catalog::sheets::testing {

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string zip_of(const Parts& parts) {
  MemoryFile file;
  file.writing = true;
  zlib_filefunc64_def functions = functions_of(file);
  const zipFile zip = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
  for (const auto& [name, content] : parts) {
    const zip_fileinfo about{};
    zipOpenNewFileInZip(zip, name.c_str(), &about, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6);
    zipWriteInFileInZip(zip, content.data(), static_cast<unsigned>(content.size()));
    zipCloseFileInZip(zip);
  }
  zipClose(zip, nullptr);
  return file.written;
}

// What stands inside <worksheet>, and the parts around it.
struct Xlsx {
  std::string sheet;
  std::string strings;              // inside <sst>
  std::string cell_formats;         // inside <styleSheet>
  std::string workbook_properties;  // inside <workbook>, before the sheets
  Parts more = {};
};

inline Parts parts_of(const Xlsx& xlsx) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const auto relationship = [&](const char* id, const char* type, const char* target) {
    return std::string("<Relationship Id=\"") + id + "\" Type=\"" + office + type + "\" Target=\"" +
           target + "\"/>";
  };
  Parts parts = {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", "<Relationships>" + relationship("a", "officeDocument", "xl/workbook.xml") +
                          "</Relationships>"},
      {"xl/workbook.xml", "<workbook xmlns:r=\"x\">" + xlsx.workbook_properties +
                              "<sheets><sheet name=\"Trang 1\" sheetId=\"1\" r:id=\"s1\"/></sheets>"
                              "</workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships>" + relationship("s1", "worksheet", "worksheets/sheet1.xml") +
           relationship("t", "sharedStrings", "/xl/sharedStrings.xml") +
           relationship("y", "styles", "./../xl/styles.xml") + "</Relationships>"},
      {"xl/worksheets/sheet1.xml", xlsx.sheet.starts_with("<?xml") || xlsx.sheet.starts_with("<!")
                                       ? xlsx.sheet
                                       : "<worksheet>" + xlsx.sheet + "</worksheet>"}};
  if (!xlsx.strings.empty()) {
    parts.push_back({"xl/sharedStrings.xml", "<sst>" + xlsx.strings + "</sst>"});
  }
  if (!xlsx.cell_formats.empty()) {
    parts.push_back({"xl/styles.xml", "<styleSheet>" + xlsx.cell_formats + "</styleSheet>"});
  }
  parts.insert(parts.end(), xlsx.more.begin(), xlsx.more.end());
  return parts;
}

inline std::string xlsx_of(const Xlsx& xlsx) {
  return zip_of(parts_of(xlsx));
}

}  // namespace ganh::catalog::sheets::testing
