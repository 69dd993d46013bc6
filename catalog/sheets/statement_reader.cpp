#include "catalog/sheets/statement_reader.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "catalog/sheets/statement_repeats.h"
#include "catalog/sheets/statement_totals.h"
#include "catalog/sheets/statement_words.h"
#include "catalog/text/cut.h"
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

std::optional<Headings> headings_of(const Sheet& sheet) {
  for (const Row& row : sheet.rows) {
    if (row.number > heading_row_max) break;
    Headings headings = headings_in(row);
    if (headings.is_whole()) return headings;
  }
  return std::nullopt;
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
    other_ = headings_.find(by_waybill ? order : waybill);
    is_by_waybill_ = by_waybill == reference_.has_value();
    if (!reference_) reference_ = std::exchange(other_, std::nullopt);
  }

  struct ReadSheet {
    Statement statement;
    std::vector<LineSource> sources;  // of each line
  };
  Result<ReadSheet> read() {
    for (const Row& row : sheet_.rows) {
      if (row.number > headings_.row && faults_.size() < faults_max) take(row);
    }
    if (!faults_.empty()) return Error{Code::invalid, std::move(faults_)};
    set_signs();
    compare_totals();
    ReadSheet sheet;
    for (Found& each : found_) {
      read_.lines.push_back(std::move(each.line));
      sheet.sources.push_back(std::move(each.source));
    }
    read_.unknown_headings = headings_.unknown;
    sheet.statement = std::move(read_);
    return sheet;
  }
  bool is_by_waybill() const { return is_by_waybill_; }

 private:
  struct Found {
    SettlementLine line;
    int group = 0;  // signs are judged together: a column, or a kind in lists of amounts
    Money written = {};
    LineSource source = {};
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
    if (!money) fault(row, column, "statement.amount", {{"text", text::normalise(cell->text)}});
    return money;
  }

  // The headings once more, as lists have them that were printed page by page.
  bool is_heading(const Row& row) const {
    return std::ranges::all_of(headings_.texts, [&](const auto& heading) {
      return text::lower(text_at(row, heading.first)) == text::lower(heading.second);
    });
  }

  bool is_note(const Row& row) const {
    const std::string reference = text_at(row, reference_);
    if (!reference.empty()) return is_total(reference) || is_signature(reference);
    return std::ranges::any_of(row.cells, [](const Cell& cell) {
      return is_total(cell.text) || is_signature(cell.text);
    });
  }

  void take(const Row& row) {
    if (is_heading(row) || is_note(row)) {
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
    const int group = -1 - static_cast<int>(*of);
    add(row, {at, group, said}, *of, *money, remark.empty() ? said : remark);
  }

  void take_column(const Row& row, int column, Kind of) {
    const auto money = money_at(row, column);
    if (!money || money->vnd == 0) return;
    std::string remark = text_at(row, headings_.find(note));
    const bool tells_more = of == Kind::fee || of == Kind::tax || of == Kind::adjustment;
    if (tells_more) remark = headings_.texts[column] + (remark.empty() ? "" : ": ") + remark;
    add(row, {column, column, headings_.texts[column]}, of, *money, remark);
  }

  struct Place {
    int column;
    int group;
    std::string heading;
  };
  void add(const Row& row, const Place& at, Kind of, Money money, const std::string& remark) {
    const bool given_back = of == Kind::sale && money.vnd < 0;
    if (given_back) of = Kind::refund;
    std::string kept(text::cut(remark, note_bytes_max));
    found_.push_back(
        {{text_at(row, reference_), of, money, std::move(kept)},
         at.group,
         money,
         {address(sheet_.name, row.number, at.column), at.heading, text_at(row, other_)}});
    if (money.vnd < 0 && !given_back) has_below_.insert(at.group);
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
  std::optional<int> other_;
  bool is_by_waybill_ = false;
  std::vector<Found> found_;
  std::set<int> has_below_;
  StatementTotals totals_;
  std::vector<Fault> faults_;
  Statement read_;
};

void append(Statement& whole, Statement sheet) {
  whole.told += sheet.told;
  std::ranges::move(sheet.lines, std::back_inserter(whole.lines));
  std::ranges::move(sheet.differing_totals, std::back_inserter(whole.differing_totals));
  std::ranges::move(sheet.note_rows, std::back_inserter(whole.note_rows));
  for (std::string& heading : sheet.unknown_headings) {
    const auto& known = whole.unknown_headings;
    if (std::ranges::find(known, heading) == known.end()) {
      whole.unknown_headings.push_back(std::move(heading));
    }
  }
}

// Of what a sheet says again only the totals that are not right are told.
Result<> put_together(Statement& whole, std::vector<Statement> sheets,
                      const std::vector<SheetLines>& lines) {
  auto repeats = find_repeats(lines);
  if (!repeats.faults.empty()) return Error{Code::invalid, std::move(repeats.faults)};
  for (std::size_t at = 0; at < sheets.size(); ++at) {
    if (const auto by = repeats.said_by[at]) {
      whole.repeated_sheets.push_back({lines[at].sheet, lines[*by].sheet});
      sheets[at].lines.clear();
      sheets[at].told = {};
    }
    append(whole, std::move(sheets[at]));
  }
  return {};
}

}  // namespace

Result<Statement> read_statement(const Workbook& workbook, money::Method from) {
  Statement whole;
  std::vector<Statement> read_sheets;
  std::vector<SheetLines> lines;
  std::vector<Fault> faults;
  bool has_headings = false;
  for (const Sheet& sheet : workbook.sheets) {
    auto headings = headings_of(sheet);
    if (!headings) {
      if (!sheet.rows.empty()) whole.unknown_sheets.push_back(sheet.name);
      continue;
    }
    has_headings = true;
    StatementReader reader(sheet, std::move(*headings), from);
    auto read = reader.read();
    if (read) {
      lines.push_back(
          {sheet.name, reader.is_by_waybill(), read->statement.lines, std::move(read->sources)});
      read_sheets.push_back(std::move(read->statement));
    } else {
      std::ranges::move(read.error().faults, std::back_inserter(faults));
    }
  }
  if (!has_headings) return no_headings(workbook);
  if (!faults.empty()) {
    if (faults.size() > faults_max) faults.resize(faults_max);
    return Error{Code::invalid, std::move(faults)};
  }
  if (auto put = put_together(whole, std::move(read_sheets), lines); !put) return put.error();
  if (whole.lines.empty()) return error(Code::invalid, "file", "statement.empty");
  return whole;
}

}  // namespace ganh::catalog::sheets
