#include "catalog/sheets/cooperative_sheets.h"

#include <algorithm>
#include <array>

#include "catalog/sheets/annotated_workbook.h"
#include "catalog/sheets/sheet_key.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::sheets {

namespace {

constexpr int heading_row_max = 20;  // titles above the headings end somewhere

const std::vector<Heading> cooperative_headings = {
    {"name", "Tên", true, {"ten hop tac xa", "ten htx", "hop tac xa"}},
    {"tax_code", "Mã số thuế", false, {"mst"}},
    {"address", "Địa chỉ", false, {"so nha thon", "thon"}},
    {"commune", "Xã", false, {"xa phuong", "phuong", "phuong xa"}},
    {"province", "Tỉnh", false, {"tinh thanh pho", "thanh pho", "tinh thanh"}},
    {"phone", "Điện thoại", false, {"so dien thoai", "dt", "sdt"}},
    {"email", "Email", false, {"e mail", "thu dien tu"}},
    {"bank_bin", "Ngân hàng (mã BIN)", false, {"ma bin", "ma ngan hang"}},
    {"bank_account", "Số tài khoản", false, {"tai khoan", "stk"}},
    {"written_on", "Ngày lập sổ", false, {"ngay lap", "ngay"}},
};
const std::vector<Heading> household_headings = {
    {"code", "Mã hộ", true, {"ma so ho"}},
    {"name", "Chủ hộ", true, {"ten", "ten chu ho", "ho va ten", "ho ten", "ten ho"}},
    {"phone", "Điện thoại", false, {"so dien thoai", "dt", "sdt"}},
    {"hamlet", "Thôn", false, {"thon ban", "ban", "xom", "thon xom"}},
    {"kind", "Loại", false, {"loai ho"}},
    {"identity_number", "Số CCCD", false, {"cccd", "so can cuoc", "can cuoc", "cmnd", "so cmnd"}},
};
const std::vector<Heading> product_headings = {
    {"code", "Mã sản phẩm", true, {"ma sp", "ma hang"}},
    {"name", "Tên sản phẩm", false, {"ten", "ten sp", "ten hang", "san pham"}},
    {"category", "Nhóm", false, {"nhom hang", "nhom san pham", "loai"}},
    {"base", "Đơn vị tính", false, {"dvt", "don vi", "don vi co ban"}},
    {"sku", "Mã quy cách (SKU)", false, {"sku", "ma sku"}},
    {"net_base", "Quy cách", false, {"quy cach dong goi", "dong goi"}},
    {"price_vnd", "Giá bán", false, {"gia", "don gia"}},
    {"description", "Mô tả", false, {"mo ta san pham", "gioi thieu"}},
    {"origin", "Xuất xứ", false, {"noi san xuat", "nguon goc"}},
    {"storage", "Bảo quản", false, {"cach bao quan", "huong dan bao quan"}},
    {"shelf_life_days", "Hạn dùng (ngày)", false, {"han su dung", "so ngay han dung", "hsd"}},
    {"certificate", "Chứng nhận", false, {"ocop", "giay chung nhan"}},
    {"barcode", "Mã vạch", false, {"gtin", "ean", "ma vach san pham"}},
    {"available", "Đang bán", false, {"con ban"}},
    {"catch_weight", "Bán con, tính cân", false, {"tinh can", "tinh theo can", "can thuc te"}},
};
const std::vector<Heading> place_headings = {
    {"code", "Mã điểm kho", true, {"ma diem", "ma kho"}},
    {"name", "Tên", true, {"ten diem kho", "ten diem", "ten kho", "diem kho"}},
    {"kind", "Loại", false, {"loai diem", "loai kho"}},
    {"sells", "Bán được", false, {"co ban", "duoc ban"}},
};
const std::vector<Heading> contribution_headings = {
    {"code", "Mã lô", true, {"so lo", "ma lo hang"}},
    {"household", "Mã hộ", true, {"ma so ho"}},
    {"received_base", "Số lượng", true, {"khoi luong", "sl", "so luong gop"}},
};
const std::vector<Heading> lot_headings = {
    {"code", "Mã lô", true, {"so lo", "ma lo hang"}},
    {"product", "Mã sản phẩm", true, {"ma sp", "ma hang"}},
    {"household", "Mã hộ", true, {"ma so ho"}},
    {"harvested_on", "Ngày thu hoạch", true, {"thu hoach", "ngay san xuat", "nsx"}},
    {"expires_on", "Hạn dùng", true, {"han su dung", "hsd", "ngay het han"}},
    {"received_base", "Số lượng", true, {"khoi luong", "sl", "so luong nhap"}},
    {"household_share_bp", "Hộ hưởng (%)", true, {"phan tram ho huong", "ty le ho huong"}},
    {"grade", "Loại", false, {"loai hang", "pham cap", "hang"}},
    {"terms", "Hình thức", false, {"hinh thuc nhan", "mua hay ky gui", "mua dut ky gui"}},
    {"bought_vnd", "Giá mua", false, {"don gia mua", "gia thu mua", "gia nhap"}},
    {"place", "Mã điểm kho", false, {"diem kho", "ma kho", "kho"}},
};

struct Kind {
  SheetKind kind;
  std::string_view name;
  std::vector<std::string_view> also;
  const std::vector<Heading>& headings;
};
const std::array<Kind, 6> kinds = {
    {{SheetKind::cooperative,
      "Hợp tác xã",
      {"htx", "thong tin htx", "thong tin hop tac xa"},
      cooperative_headings},
     {SheetKind::households,
      "Hộ",
      {"ho gia dinh", "danh sach ho", "cac ho", "thanh vien"},
      household_headings},
     {SheetKind::products,
      "Sản phẩm",
      {"san pham va quy cach", "hang hoa", "danh muc"},
      product_headings},
     {SheetKind::places,
      "Điểm kho",
      {"kho", "cac diem kho", "danh sach kho", "danh sach diem kho"},
      place_headings},
     {SheetKind::contributions,
      "Góp lô",
      {"gop chung", "gop lo chung", "cac ho gop"},
      contribution_headings},
     {SheetKind::lots, "Lô hàng", {"lo", "so lo", "so lo hang", "nhap kho"}, lot_headings}}};

const Kind& kind_of(SheetKind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}

template <class Named>
bool is_named(const Named& named, std::string_view own, std::string_view key) {
  return key == sheet_key(own) || std::ranges::find(named.also, key) != named.also.end();
}

const Heading* heading_named(const Kind& kind, const Cell& cell) {
  const std::string key = sheet_key(cell.text);
  const auto found = std::ranges::find_if(
      kind.headings, [&](const Heading& h) { return is_named(h, h.text, key); });
  return found != kind.headings.end() ? &*found : nullptr;
}

bool is_remark(std::string_view text) {
  constexpr std::string_view starts[] = {"ghi chu",  "luu y",   "chu thich", "chu y",
                                         "tong",     "cong",    "nguoi lap", "ke toan",
                                         "giam doc", "thu kho", "ky ten",    "xac nhan"};
  const std::string key = sheet_key(text);
  return text.starts_with('*') || std::ranges::any_of(starts, [&](std::string_view start) {
           return key.starts_with(start);
         });
}

CellFault sheet_fault(const FoundSheet& sheet, int row, int column, std::string_view heading,
                      std::string reason) {
  return {row,
          column,
          std::string(heading),
          "",
          {address(sheet.name, row, column),
           std::move(reason),
           {{"heading", std::string(heading)}, {"sheet", sheet.name}}}};
}

// The first row in which at least two headings stand, among them one without which there is no row.
const Row* heading_row_of(const Kind& kind, const Sheet& sheet) {
  for (const Row& row : sheet.rows) {
    if (row.number > heading_row_max) break;
    int known = 0;
    bool has_required = false;
    for (const Cell& cell : row.cells) {
      const Heading* heading = heading_named(kind, cell);
      if (heading == nullptr) continue;
      ++known;
      has_required = has_required || heading->required;
    }
    if (known >= 2 && has_required) return &row;
  }
  return nullptr;
}

using Columns = std::vector<std::pair<std::string_view, int>>;  // field → column

Columns columns_of(const Kind& kind, const Row& headings, FoundSheet& found) {
  Columns columns;
  for (const Cell& cell : headings.cells) {
    const Heading* heading = heading_named(kind, cell);
    if (heading == nullptr) {
      if (!cell.text.starts_with(error_heading)) found.unknown_headings.push_back(cell.text);
      continue;
    }
    const auto taken = std::ranges::find(columns, heading->field, &Columns::value_type::first);
    if (taken != columns.end()) {
      found.faults.push_back(
          sheet_fault(found, found.heading_row, cell.column, heading->text, "heading.doubled"));
    } else {
      columns.emplace_back(heading->field, cell.column);
    }
  }
  for (const Heading& heading : kind.headings) {
    const auto there = std::ranges::find(columns, heading.field, &Columns::value_type::first);
    if (heading.required && there == columns.end()) {
      found.faults.push_back(
          sheet_fault(found, found.heading_row, 0, heading.text, "heading.missing"));
    }
  }
  return columns;
}

void read_rows(const Sheet& sheet, const Columns& columns, FoundSheet& found) {
  for (const Row& row : sheet.rows) {
    if (row.number <= found.heading_row) continue;
    Record record{row.number, {}};
    const Cell* only = nullptr;
    int filled = 0;
    for (const auto& [field, column] : columns) {
      const Cell* cell = row.at(column);
      if (cell != nullptr && text::normalise(cell->text).empty()) cell = nullptr;
      if (cell != nullptr) only = cell;
      filled += cell != nullptr ? 1 : 0;
      record.entries.push_back({field, row.number, column, cell});
    }
    if (filled == 1 && is_remark(only->text)) {
      found.note_rows.push_back(row.number);
    } else if (filled > 0) {
      found.records.push_back(std::move(record));
    }
  }
}

// Where annotate() wrote, so that a message is never taken for a value.
std::optional<int> error_column_of(const Sheet& sheet) {
  for (const Row& row : sheet.rows) {
    for (const Cell& cell : row.cells) {
      if (cell.text.starts_with(error_heading)) return cell.column;
    }
  }
  return std::nullopt;
}

// Labels in one column, each value in the first cell to its right.
void read_labels(const Kind& kind, const Sheet& sheet, FoundSheet& found) {
  Record record;
  const std::optional<int> errors = error_column_of(sheet);
  for (const Row& row : sheet.rows) {
    const Cell& label = row.cells.front();
    const Heading* heading = heading_named(kind, label);
    const Cell* value = nullptr;
    for (const Cell& cell : row.cells) {
      const bool is_value = cell.column != label.column && cell.column != errors;
      if (value == nullptr && is_value) value = &cell;
    }
    if (heading == nullptr) {
      if (value == nullptr || is_remark(label.text)) {
        found.note_rows.push_back(row.number);
      } else {
        found.unknown_headings.push_back(label.text);
      }
      continue;
    }
    const int column = value != nullptr ? value->column : label.column + 1;
    if (record.find(heading->field) != nullptr) {
      found.faults.push_back(
          sheet_fault(found, row.number, label.column, heading->text, "heading.doubled"));
      continue;
    }
    if (record.entries.empty()) record.row = found.heading_row = row.number;
    record.entries.push_back({heading->field, row.number, column, value});
  }
  for (const Heading& heading : kind.headings) {
    if (heading.required && record.find(heading.field) == nullptr) {
      found.faults.push_back(
          sheet_fault(found, found.heading_row, 0, heading.text, "heading.missing"));
    }
  }
  if (found.faults.empty()) found.records.push_back(std::move(record));
}

FoundSheet read_sheet(const Kind& kind, const Sheet& sheet) {
  FoundSheet found;
  found.kind = kind.kind;
  found.name = sheet.name;
  if (kind.kind == SheetKind::cooperative) {
    read_labels(kind, sheet, found);
    return found;
  }
  const Row* headings = heading_row_of(kind, sheet);
  if (headings == nullptr) {
    found.faults.push_back(
        sheet_fault(found, found.heading_row, 0, kind.headings.front().text, "heading.missing"));
    return found;
  }
  found.heading_row = headings->number;
  const Columns columns = columns_of(kind, *headings, found);
  if (found.faults.empty()) read_rows(sheet, columns, found);
  return found;
}

}  // namespace

std::string_view sheet_name(SheetKind kind) {
  return kind_of(kind).name;
}

std::span<const Heading> headings_of(SheetKind kind) {
  return kind_of(kind).headings;
}

std::string_view heading_text(SheetKind kind, std::string_view field) {
  const auto found = std::ranges::find(kind_of(kind).headings, field, &Heading::field);
  return found != kind_of(kind).headings.end() ? found->text : field;
}

const Record::Entry* Record::find(std::string_view field) const {
  const auto found = std::ranges::find(entries, field, &Entry::field);
  return found != entries.end() ? &*found : nullptr;
}

FoundSheets find_sheets(const Workbook& workbook) {
  FoundSheets found;
  std::vector<const Sheet*> used;
  for (const Kind& kind : kinds) {
    const auto sheet = std::ranges::find_if(workbook.sheets, [&](const Sheet& s) {
      return is_named(kind, kind.name, sheet_key(s.name));
    });
    if (sheet == workbook.sheets.end()) continue;
    found.sheets.push_back(read_sheet(kind, *sheet));
    used.push_back(&*sheet);
  }
  for (const Sheet& sheet : workbook.sheets) {
    if (std::ranges::find(used, &sheet) == used.end()) found.unknown_sheets.push_back(sheet.name);
  }
  return found;
}

std::optional<Date> written_on(const Workbook& workbook) {
  for (const FoundSheet& sheet : find_sheets(workbook).sheets) {
    if (sheet.kind != SheetKind::cooperative || sheet.records.empty()) continue;
    const Record::Entry* entry = sheet.records.front().find("written_on");
    if (entry == nullptr || entry->cell == nullptr) continue;
    return entry->cell->date ? entry->cell->date
                             : parse_vietnamese_date(text::normalise(entry->cell->text));
  }
  return std::nullopt;
}

}  // namespace ganh::catalog::sheets
