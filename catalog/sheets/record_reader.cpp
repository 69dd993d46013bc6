#include "catalog/sheets/record_reader.h"

#include <algorithm>

#include "catalog/faults.h"
#include "catalog/measure/written_number.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::sheets {

namespace {

// Below this no pack is sold: 25.000 typed into an English Excel becomes 25.
constexpr std::int64_t price_vnd_plausible = 1'000;

}  // namespace

bool RecordReader::is_filled(std::string_view field) const {
  const Record::Entry* entry = record_.find(field);
  return entry != nullptr && entry->cell != nullptr;
}

std::string RecordReader::text_of(std::string_view field) const {
  return is_filled(field) ? text::normalise(record_.find(field)->cell->text) : "";
}

std::string RecordReader::typed(const Cell& cell) const {
  std::string text = text::normalise(cell.text);
  if (cell.kind != CellKind::number) return text;
  const std::size_t point = text.find('.');
  if (point == text.npos) return text;
  text[point] = ',';
  // Three decimals read as thousands, four never do.
  const std::size_t end = text.find_first_not_of("0123456789", point + 1);
  text.insert(std::min(end, text.size()), "0000");
  return text;
}

std::optional<std::string> RecordReader::required(std::string_view field) {
  if (is_filled(field)) {
    const Cell& cell = *record_.find(field)->cell;
    if (cell.kind != CellKind::failed) return typed(cell);
    unreadable(field, "cell.failed");
    return std::nullopt;
  }
  if (has(field)) fault(field, "required");
  return std::nullopt;
}

void RecordReader::unreadable(std::string_view field, std::string reason) {
  fault(field, std::move(reason), {{"text", text_of(field)}});
}

void RecordReader::text(std::string_view field, std::string& into) {
  if (!has(field)) return;
  into = text_of(field);
  if (is_filled(field) && record_.find(field)->cell->kind == CellKind::failed) {
    unreadable(field, "cell.failed");
  }
}

void RecordReader::lines(std::string_view field, std::string& into) {
  if (!has(field)) return;
  text(field, into);
  into = is_filled(field) ? normalise_lines(record_.find(field)->cell->text) : "";
}

void RecordReader::code(std::string_view field, std::string& into) {
  text(field, into);
  if (into.empty() && !is_at_fault(field)) fault(field, "required");
}

void RecordReader::digits(std::string_view field, std::size_t count, std::string& into) {
  if (!has(field)) return;
  text(field, into);
  const bool is_number = is_filled(field) && record_.find(field)->cell->kind == CellKind::number;
  if (is_number && into.size() + 1 == count) into.insert(0, "0");
}

void RecordReader::phone(std::string_view field, std::string& into) {
  if (!has(field)) return;
  digits(field, 10, into);
  std::erase_if(into, [](char c) { return c == ' ' || c == '.' || c == '-'; });
}

void RecordReader::price(std::string_view field, measure::Money& into) {
  const auto text = required(field);
  if (!text) return;
  const auto money = measure::parse_money(*text);
  if (!money) return unreadable(field, "price.unreadable");
  const bool is_number = record_.find(field)->cell->kind == CellKind::number;
  if (is_number && money->vnd < price_vnd_plausible) return unreadable(field, "price.shrunk");
  into = *money;
}

void RecordReader::date(std::string_view field, Date& into) {
  const auto text = required(field);
  if (!text) return;
  const Cell& cell = *record_.find(field)->cell;
  const auto date = cell.date ? cell.date : parse_vietnamese_date(*text);
  if (!date) return unreadable(field, "date.unreadable");
  into = *date;
}

void RecordReader::basis_points(std::string_view field, std::int64_t& into) {
  auto text = required(field);
  if (!text) return;
  if (text->ends_with('%')) text->pop_back();
  const auto decimal =
      measure::parse_decimal(measure::leading_number(*text), measure::CommaAndThree::refused);
  const bool is_all = measure::leading_number(*text) == text::normalise(*text);
  const auto points =
      decimal && is_all ? measure::times_whole(*decimal, 100, 10'000) : std::nullopt;
  if (!points) return unreadable(field, "percent.unreadable");
  into = *points;
}

void RecordReader::whole(std::string_view field, int& into) {
  if (!has(field)) return;
  into = 0;
  if (!is_filled(field)) return;
  const auto text = required(field);
  if (!text) return;
  const auto decimal = measure::parse_decimal(*text, measure::CommaAndThree::refused);
  const auto value = decimal ? measure::times_whole(*decimal, 1, 1'000'000'000) : std::nullopt;
  if (!value) return unreadable(field, "number.unreadable");
  into = static_cast<int>(*value);
}

void RecordReader::yes_or_no(std::string_view field, bool& into, bool when_empty) {
  if (!has(field)) return;
  const std::string folded = text::fold(text_of(field));
  const std::string_view yes[] = {"co", "x", "true", "1", "dang ban", "con"};
  const std::string_view no[] = {"khong", "false", "0", "ngung", "het", "ngung ban"};
  if (folded.empty()) {
    into = when_empty;
  } else if (std::ranges::find(yes, folded) != std::end(yes)) {
    into = true;
  } else if (std::ranges::find(no, folded) != std::end(no)) {
    into = false;
  } else {
    fault(field, "choice.unreadable", {{"text", text_of(field)}, {"choices", "có, không"}});
  }
}

void RecordReader::check_unit(std::string_view field, std::optional<measure::Quantity> read,
                              measure::BaseUnit unit, std::int64_t& into) {
  if (!read) return unreadable(field, "quantity.unreadable");
  if (read->unit != unit) {
    const std::string_view counted = unit == measure::BaseUnit::gram         ? "kg, g"
                                     : unit == measure::BaseUnit::millilitre ? "lít, ml"
                                                                             : "quả, cái, chục";
    fault(field, "quantity.other_unit",
          {{"text", text_of(field)}, {"units", std::string(counted)}});
    return;
  }
  into = read->base;
}

void RecordReader::quantity(std::string_view field, measure::BaseUnit unit,
                            std::string_view bare_unit, std::int64_t& into) {
  const auto text = required(field);
  if (!text) return;
  const bool is_bare = measure::leading_number(*text) == *text;
  if (is_bare && bare_unit.empty()) return unreadable(field, "quantity.no_unit");
  check_unit(field, measure::parse_quantity(*text, bare_unit), unit, into);
}

void RecordReader::unit_price(std::string_view field, measure::BaseUnit unit,
                              std::string_view bare_unit, measure::Money& into,
                              std::int64_t& per_base) {
  const auto text = required(field);
  if (!text) return;
  const std::size_t slash = text->find('/');
  const auto money = measure::parse_money(std::string_view(*text).substr(0, slash));
  if (!money) return unreadable(field, "price.unreadable");
  const bool is_number = record_.find(field)->cell->kind == CellKind::number;
  if (is_number && money->vnd < price_vnd_plausible) return unreadable(field, "price.shrunk");
  const std::string_view per =
      slash == text->npos ? bare_unit : std::string_view(*text).substr(slash + 1);
  if (per.empty()) return unreadable(field, "price.no_unit");
  const auto read = measure::unit_of(per);
  check_unit(field, read ? read : measure::parse_quantity(per), unit, per_base);
  into = *money;
}

void RecordReader::pack_size(std::string_view field, measure::BaseUnit unit, std::int64_t& into) {
  const auto text = required(field);
  if (!text) return;
  // "túi 5 kg": the container is only a word; "chục", "quả": one of them.
  auto read = measure::parse_quantity(*text);
  if (!read) read = measure::unit_of(*text);
  for (std::size_t at = text->find(' '); !read && at != text->npos; at = text->find(' ', at + 1)) {
    read = measure::parse_quantity(std::string_view(*text).substr(at + 1));
  }
  check_unit(field, read, unit, into);
}

void RecordReader::fault(std::string_view field, std::string reason, std::vector<Param> params) {
  const Record::Entry* entry = record_.find(field);
  const int row = entry != nullptr ? entry->row : record_.row;
  const int column = entry != nullptr ? entry->column : 0;
  const std::string heading(heading_text(sheet_.kind, field));
  faults_.push_back({row,
                     column,
                     heading,
                     text_of(field),
                     {address(sheet_.name, row, column), std::move(reason), std::move(params)}});
}

bool RecordReader::is_at_fault(std::string_view field) const {
  const std::string_view heading = heading_text(sheet_.kind, field);
  return std::ranges::find(faults_, heading, &CellFault::heading) != faults_.end();
}

void RecordReader::take_faults(const Result<>& checked) {
  if (checked) return;
  for (const Fault& one : checked.error().faults) {
    if (!is_at_fault(one.field)) fault(one.field, one.reason, one.params);
  }
}

void RecordReader::take_faults_of(const std::string& sheet, RecordReader other) {
  for (CellFault& one : std::move(other).faults()) {
    one.sheet = sheet;
    faults_.push_back(std::move(one));
  }
}

}  // namespace ganh::catalog::sheets
