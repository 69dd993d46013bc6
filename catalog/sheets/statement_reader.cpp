#include "catalog/sheets/statement_reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "catalog/measure/written_number.h"
#include "catalog/sheets/statement_totals.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::sheets {

namespace {

using measure::Money;
using money::SettlementLine;
using Kind = SettlementLine::Kind;
using enum StatementColumn;

constexpr int heading_row_max = 20;
constexpr std::size_t faults_max = 50;  // nobody mends more at once
constexpr std::size_t note_bytes_max = 200;

// Letters and digits of the folded text before any parenthesis, with single spaces.
std::string key_of(std::string_view text) {
  const std::string folded = text::fold(text);
  std::string key;
  for (const char c : std::string_view(folded).substr(0, folded.find('('))) {
    const bool keeps = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keeps) key += c;
    if (!keeps && !key.empty() && key.back() != ' ') key += ' ';
  }
  if (key.ends_with(' ')) key.pop_back();
  return key;
}

std::optional<StatementColumn> column_named(const std::string& text) {
  const std::string key = key_of(text);
  for (const StatementHeading& heading : statement_headings()) {
    if (key == key_of(heading.text)) return heading.column;
    if (std::ranges::find(heading.also, key) != heading.also.end()) return heading.column;
  }
  return std::nullopt;
}

bool starts_with_any(const std::string& key, std::span<const std::string_view> starts) {
  return std::ranges::any_of(starts, [&](auto start) { return key.starts_with(start); });
}

// " trang 2", " page 2/3".
bool is_page(std::string_view key) {
  for (const std::string_view word : {" trang ", " page "}) {
    if (!key.starts_with(word) || key.size() == word.size()) continue;
    return key.find_first_not_of("0123456789/ ", word.size()) == std::string_view::npos;
  }
  return false;
}

// Nothing but one of these words, and of which page: what begins with them may as well be an order.
bool is_total(std::string_view text) {
  constexpr std::string_view words[] = {
      "tong",       "tong cong",  "cong",     "cong tien",   "tong tien", "tong so",
      "tong so tien", "total",    "subtotal", "grand total", "sum",       "tong thanh toan"};
  const std::string key = key_of(text);
  return std::ranges::any_of(words, [&](auto word) {
    return key == word ||
           (key.starts_with(word) && is_page(std::string_view(key).substr(word.size())));
  });
}

bool is_signature(std::string_view text) {
  constexpr std::string_view starts[] = {"ghi chu", "luu y", "nguoi lap", "ke toan", "giam doc"};
  return starts_with_any(key_of(text), starts);
}

std::optional<Kind> kind_named(std::string_view text) {
  constexpr std::string_view refunds[] = {"hoan tien", "tien hoan", "hoan lai", "refund",
                                          "tra hang",  "return",    "hoan don"};
  constexpr std::string_view fees[] = {"phi",        "hoa hong", "cuoc",    "fee",
                                       "commission", "shipping", "service", "platform"};
  constexpr std::string_view taxes[] = {"thue", "tax", "vat", "pit", "withholding"};
  constexpr std::string_view sales[] = {"ban hang", "tien hang", "don hang",   "doanh thu",
                                        "sale",     "order",     "thu ho",     "cod",
                                        "payment",  "tien ban",  "tien thu ho"};
  constexpr std::string_view others[] = {"dieu chinh", "adjust", "khac",       "other",
                                         "boi thuong", "den bu", "chenh lech", "compensation"};
  const std::string key = key_of(text);
  if (starts_with_any(key, refunds)) return Kind::refund;
  if (starts_with_any(key, fees)) return Kind::fee;
  if (starts_with_any(key, taxes)) return Kind::tax;
  if (starts_with_any(key, sales)) return Kind::sale;
  if (starts_with_any(key, others)) return Kind::adjustment;
  return std::nullopt;
}

// "1.250.000 đ", "-12.500", "(12.500)", "12.500-"; of a number cell "1250000.00".
std::optional<Money> signed_money(const Cell& cell) {
  std::string text = text::normalise(cell.text);
  bool below = false;
  for (const std::string_view minus : {"-", "−", "–"}) {
    if (text.starts_with(minus)) {
      text.erase(0, minus.size());
      below = true;
    } else if (text.size() > minus.size() && text.ends_with(minus)) {
      text.resize(text.size() - minus.size());
      below = true;
    }
  }
  if (text.starts_with('(') && text.ends_with(')')) {
    text = text.substr(1, text.size() - 2);
    below = true;
  }
  if (const auto point = text.find('.'); cell.kind == CellKind::number && point != text.npos) {
    if (text.find_first_not_of('0', point + 1) != text.npos) return std::nullopt;
    text.resize(point);
  }
  const auto money = measure::parse_money(text);
  if (!money) return std::nullopt;
  return below ? Money{-money->vnd} : *money;
}

std::optional<Kind> kind_of(StatementColumn column) {
  switch (column) {
    case sale:
      return Kind::sale;
    case refund:
      return Kind::refund;
    case fee:
      return Kind::fee;
    case tax:
      return Kind::tax;
    case adjustment:
      return Kind::adjustment;
    case order:
    case waybill:
    case kind:
    case amount:
    case net:
    case note:
      return std::nullopt;
  }
  return std::nullopt;
}

struct Headings {
  int row = 0;
  std::map<int, StatementColumn> columns;  // by column
  std::map<int, std::string> texts;
  std::vector<std::string> unknown;

  std::optional<int> find(StatementColumn wanted) const {
    for (const auto& [at, column] : columns) {
      if (column == wanted) return at;
    }
    return std::nullopt;
  }
  bool is_whole() const {
    const bool has_amounts = std::ranges::any_of(
        columns, [](const auto& each) { return kind_of(each.second).has_value(); });
    const bool has_rows = find(kind) && find(amount);
    return (find(order) || find(waybill)) && (has_amounts || has_rows);
  }
};

Headings headings_in(const Row& row) {
  Headings found;
  found.row = row.number;
  for (const Cell& cell : row.cells) {
    const auto column = column_named(cell.text);
    if (column) {
      found.columns[cell.column] = *column;
      found.texts[cell.column] = text::normalise(cell.text);
    } else {
      found.unknown.push_back(text::normalise(cell.text));
    }
  }
  return found;
}

// What stands in the row that comes nearest, to tell what was not understood.
Error no_headings(const Workbook& workbook) {
  std::string wanted;
  for (const StatementHeading& heading : statement_headings()) {
    wanted += (wanted.empty() ? "" : ", ") + std::string(heading.text);
  }
  std::string found;
  std::size_t most = 0;
  for (const Sheet& sheet : workbook.sheets) {
    for (const Row& row : sheet.rows) {
      if (row.number > heading_row_max || row.cells.size() <= most) continue;
      most = row.cells.size();
      found.clear();
      for (const Cell& cell : row.cells) {
        if (found.size() > note_bytes_max) break;
        found += (found.empty() ? "" : ", ") + text::normalise(cell.text);
      }
    }
  }
  return error(Code::invalid, "file", "statement.headings", {{"wanted", wanted}, {"found", found}});
}

class StatementReader {
 public:
  StatementReader(const Sheet& sheet, Headings headings, money::Method from)
      : sheet_(sheet), headings_(std::move(headings)) {
    const bool by_waybill = from == money::Method::carrier;
    reference_ = headings_.find(by_waybill ? waybill : order);
    if (!reference_) reference_ = headings_.find(by_waybill ? order : waybill);
  }

  Result<Statement> read() {
    for (const Row& row : sheet_.rows) {
      if (row.number > headings_.row && faults_.size() < faults_max) take(row);
    }
    if (faults_.empty() && found_.empty()) {
      return error(Code::invalid, "file", "statement.empty");
    }
    if (!faults_.empty()) return Error{Code::invalid, std::move(faults_)};
    set_signs();
    compare_totals();
    for (Found& each : found_) read_.lines.push_back(std::move(each.line));
    read_.unknown_headings = headings_.unknown;
    return std::move(read_);
  }

 private:
  struct Found {
    SettlementLine line;
    int group = 0;  // signs are judged together: a column, or a kind in lists of amounts
    Money written = {};
  };

  std::string text_at(const Row& row, std::optional<int> column) const {
    const Cell* cell = column ? row.at(*column) : nullptr;
    return cell == nullptr ? "" : text::normalise(cell->text);
  }
  void fault(const Row& row, int column, std::string reason, std::vector<Param> params = {}) {
    const std::string at = address(sheet_.name, row.number, column);
    params.push_back({"cell", at});
    faults_.push_back({at, std::move(reason), std::move(params)});
  }
  std::optional<Money> money_at(const Row& row, int column) {
    const Cell* cell = row.at(column);
    if (cell == nullptr || text::normalise(cell->text) == "-") return std::nullopt;
    const auto money = cell->kind == CellKind::failed ? std::nullopt : signed_money(*cell);
    if (!money) fault(row, column, "price.unreadable", {{"text", text::normalise(cell->text)}});
    return money;
  }

  bool is_note(const Row& row) const {
    const std::string reference = text_at(row, reference_);
    if (!reference.empty()) return is_total(reference) || is_signature(reference);
    return std::ranges::any_of(row.cells, [](const Cell& cell) {
      return is_total(cell.text) || is_signature(cell.text);
    });
  }

  void take(const Row& row) {
    if (is_note(row)) {
      read_.note_rows.push_back(row.number);
      take_totals(row);
      return;
    }
    const std::size_t before = found_.size();
    if (headings_.find(kind) && headings_.find(amount)) take_amount(row);
    for (const auto& [column, named] : headings_.columns) {
      const auto of = kind_of(named);
      if (of) take_column(row, column, *of);
    }
    check_sum(row, before);
  }

  // A subtotal is a total, too; which of them count, the last row tells.
  void take_totals(const Row& row) {
    if (!std::ranges::any_of(row.cells, [](const Cell& cell) { return is_total(cell.text); })) {
      return;
    }
    for (const auto& [column, named] : headings_.columns) {
      const Cell* cell = row.at(column);
      const bool is_told = cell != nullptr && cell->kind != CellKind::failed;
      const auto told = is_told ? signed_money(*cell) : std::nullopt;
      const auto of = kind_of(named);
      if (!told || !(of || named == net || named == amount)) continue;
      const auto covers = of             ? StatementTotals::Covers::column
                          : named == net ? StatementTotals::Covers::rows
                                         : StatementTotals::Covers::amounts;
      totals_.tell({column, covers, of && is_taken_off(*of),
                    address(sheet_.name, row.number, column), headings_.texts[column], *told,
                    found_.size()});
    }
  }

  void take_amount(const Row& row) {
    const int at = *headings_.find(amount);
    const auto money = money_at(row, at);
    if (!money || money->vnd == 0) return;
    const std::string said = text_at(row, headings_.find(kind));
    const auto of = kind_named(said);
    if (!of) return fault(row, *headings_.find(kind), "statement.kind", {{"text", said}});
    const std::string remark = text_at(row, headings_.find(note));
    add(row, *of, *money, remark.empty() ? said : remark, -1 - static_cast<int>(*of));
  }

  void take_column(const Row& row, int column, Kind of) {
    const auto money = money_at(row, column);
    if (!money || money->vnd == 0) return;
    std::string remark = text_at(row, headings_.find(note));
    const bool tells_more = of == Kind::fee || of == Kind::tax || of == Kind::adjustment;
    if (tells_more) remark = headings_.texts[column] + (remark.empty() ? "" : ": ") + remark;
    add(row, of, *money, std::move(remark), column);
  }

  void add(const Row& row, Kind of, Money money, std::string remark, int group) {
    const bool given_back = of == Kind::sale && money.vnd < 0;
    if (given_back) of = Kind::refund;
    while (remark.size() > note_bytes_max) {  // never in the middle of a letter
      remark.pop_back();
      while (!remark.empty() && (remark.back() & 0xC0) == 0x80) remark.pop_back();
    }
    found_.push_back({{text_at(row, reference_), of, money, std::move(remark)}, group, money});
    if (money.vnd < 0 && !given_back) has_below_.insert(group);
  }

  static bool is_taken_off(Kind kind) {
    return kind == Kind::fee || kind == Kind::tax || kind == Kind::refund;
  }
  static bool is_taken_off(const Found& each) { return is_taken_off(each.line.kind); }

  Money with_sign(const Found& each) const {
    const bool turns =
        is_taken_off(each) && each.line.amount.vnd > 0 && !has_below_.contains(each.group);
    return turns ? Money{-each.line.amount.vnd} : each.line.amount;
  }

  void set_signs() {
    for (Found& each : found_) {
      each.line.amount = with_sign(each);
      if (is_taken_off(each) && each.line.amount.vnd > 0) each.line.kind = Kind::adjustment;
    }
  }

  void compare_totals() {
    std::vector<StatementTotals::Line> lines;
    for (const Found& each : found_) {
      lines.push_back({each.group, each.written, each.line.amount});
      read_.told += each.line.amount;
    }
    auto compared = totals_.compare(lines);
    read_.told += compared.difference;
    read_.differing_totals = std::move(compared.differing);
  }

  // Before all rows are known only a row's own signs are: it fits either way.
  void check_sum(const Row& row, std::size_t before) {
    const auto at = headings_.find(net);
    if (!at || row.at(*at) == nullptr || found_.size() == before) return;
    const auto told = money_at(row, *at);
    if (!told) return;
    Money as_it_stands;
    Money taken_off;
    for (std::size_t each = before; each < found_.size(); ++each) {
      const Money of = found_[each].line.amount;
      as_it_stands += of;
      taken_off += is_taken_off(found_[each]) && of.vnd > 0 ? Money{-of.vnd} : of;
    }
    if (*told == as_it_stands || *told == taken_off) return;
    fault(row, *at, "statement.row_sum",
          {{"sum", measure::vietnamese(taken_off)}, {"text", measure::vietnamese(*told)}});
  }

  const Sheet& sheet_;
  Headings headings_;
  std::optional<int> reference_;
  std::vector<Found> found_;
  std::set<int> has_below_;
  StatementTotals totals_;
  std::vector<Fault> faults_;
  Statement read_;
};

}  // namespace

Result<Statement> read_statement(const Workbook& workbook, money::Method from) {
  for (const Sheet& sheet : workbook.sheets) {
    for (const Row& row : sheet.rows) {
      if (row.number > heading_row_max) break;
      Headings headings = headings_in(row);
      if (headings.is_whole()) return StatementReader(sheet, std::move(headings), from).read();
    }
  }
  return no_headings(workbook);
}

}  // namespace ganh::catalog::sheets
