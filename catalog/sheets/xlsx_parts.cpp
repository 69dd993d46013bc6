#include "catalog/sheets/xlsx_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "catalog/sheets/xml_parser.h"

namespace ganh::catalog::sheets {

namespace {

struct Relationship {
  std::string type;  // its last step: "worksheet", "styles" (transitional and strict files differ)
  std::string part;
};
using Relationships = std::map<std::string, Relationship, std::less<>>;

std::string folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == part.npos ? "" : std::string(part.substr(0, slash + 1));
}

// "../styles.xml" seen from "xl/worksheets/" → "xl/styles.xml".
std::string resolved(std::string_view folder, std::string_view target) {
  const std::string path =
      target.starts_with('/') ? std::string(target) : std::string(folder) + std::string(target);
  std::vector<std::string_view> steps;
  for (std::size_t start = 0; start <= path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::string_view step = std::string_view(path).substr(start, end - start);
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
    start = end + 1;
  }
  return fmt::format("{}", fmt::join(steps, "/"));
}

class RelationshipsHandler final : public XmlHandler {
 public:
  explicit RelationshipsHandler(std::string folder) : folder_(std::move(folder)) {}
  Relationships found;

  Result<> start(std::string_view name, const Attributes& attributes, Span) override {
    if (name != "Relationship" || attributes.find("TargetMode") == "External") return {};
    const std::string_view type = attributes.find("Type").value_or("");
    found[std::string(attributes.find("Id").value_or(""))] = {
        std::string(type.substr(type.rfind('/') + 1)),
        resolved(folder_, attributes.find("Target").value_or(""))};
    return {};
  }
  Result<> end(std::string_view, Span) override { return {}; }

 private:
  std::string folder_;
};

Result<> parse_part(ZipArchive& archive, std::string_view part, XmlHandler& handler) {
  XmlParser parser(handler, part);
  auto read = archive.read(part, [&](std::string_view piece) { return parser.feed(piece); });
  return read ? parser.finish() : read;
}

Result<Relationships> relationships_of(ZipArchive& archive, const std::string& part) {
  const std::string folder = folder_of(part);
  const std::string rels = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  RelationshipsHandler handler(folder);
  if (!archive.has(rels)) return Relationships{};
  if (auto parsed = parse_part(archive, rels, handler); !parsed) return parsed.error();
  return std::move(handler.found);
}

class WorkbookHandler final : public XmlHandler {
 public:
  struct Tab {
    std::string name;
    std::string relationship;
  };
  std::vector<Tab> tabs;
  bool from_1904 = false;
  bool is_workbook = false;

  Result<> start(std::string_view name, const Attributes& attributes, Span) override {
    if (name == "workbook") is_workbook = true;
    if (name == "workbookPr") {
      const auto flag = attributes.find("date1904");
      from_1904 = flag == "1" || flag == "true";
    }
    if (name == "sheet") {
      tabs.push_back({std::string(attributes.find("name").value_or("")),
                      std::string(attributes.find("id").value_or(""))});
    }
    return {};
  }
  Result<> end(std::string_view, Span) override { return {}; }
};

Error not_xlsx() {
  return error(Code::invalid, "", "sheet.not_xlsx");
}

Result<std::string> workbook_part(ZipArchive& archive) {
  const auto relationships = relationships_of(archive, "");
  if (!relationships) return relationships.error();
  for (const auto& [id, relationship] : *relationships) {
    if (relationship.type == "officeDocument" && archive.has(relationship.part)) {
      return relationship.part;
    }
  }
  return not_xlsx();
}

}  // namespace

Result<ZipArchive> open_xlsx(std::string_view bytes, const Limits& limits) {
  using namespace std::string_view_literals;
  constexpr std::string_view compound_file = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv;  // [MS-CFB]
  constexpr std::string_view encrypted_package = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0"sv;
  if (bytes.size() > limits.file_bytes_max) {
    return error(Code::limit, "", "sheet.too_large",
                 {{"megabytes", std::to_string(limits.file_bytes_max >> 20)}});
  }
  if (bytes.starts_with(compound_file)) {
    const bool encrypted = bytes.find(encrypted_package) != bytes.npos;
    return error(Code::invalid, "", encrypted ? "sheet.encrypted" : "sheet.old_xls");
  }
  if (!bytes.starts_with("PK\x03\x04")) return not_xlsx();
  return ZipArchive::open(bytes, limits);
}

Result<XlsxParts> find_parts(ZipArchive& archive, const Limits& limits) {
  const auto part = workbook_part(archive);
  if (!part) return part.error();
  const auto relationships = relationships_of(archive, *part);
  if (!relationships) return relationships.error();
  WorkbookHandler handler;
  if (auto parsed = parse_part(archive, *part, handler); !parsed) {
    // A workbook in the binary format is no XML at all.
    return part->ends_with(".bin") ? not_xlsx() : parsed.error();
  }
  if (!handler.is_workbook) return not_xlsx();
  if (handler.tabs.size() > static_cast<std::size_t>(limits.sheets_max)) {
    return error(Code::limit, "", "sheet.too_many_sheets",
                 {{"most", std::to_string(limits.sheets_max)}});
  }

  XlsxParts parts;
  parts.from_1904 = handler.from_1904;
  std::set<std::string, std::less<>> seen;
  for (const auto& [id, relationship] : *relationships) {
    if (relationship.type == "sharedStrings") parts.shared_strings = relationship.part;
    if (relationship.type == "styles") parts.styles = relationship.part;
  }
  for (const auto& tab : handler.tabs) {
    const auto found = relationships->find(tab.relationship);
    const bool is_sheet = found != relationships->end() && found->second.type == "worksheet";
    if (!is_sheet) continue;  // a chart on a tab of its own
    if (!archive.has(found->second.part) || !seen.insert(found->second.part).second) {
      return error(Code::invalid, tab.name, "sheet.damaged", {{"part", tab.name}});
    }
    parts.sheets.push_back({tab.name, found->second.part});
  }
  return parts;
}

}  // namespace ganh::catalog::sheets
