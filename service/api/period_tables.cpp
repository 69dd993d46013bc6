#include "service/api/period_tables.h"

#include "service/words/messages_reports.h"

namespace ganh::service::api {

namespace measure = catalog::measure;
namespace stock = catalog::stock;
namespace said = words::reports;

using reports::SalesBy;
using sheets::Decimal;
using sheets::Percent;
using sheets::Table;
using sheets::TableCell;
using words::Language;
using words::Text;

namespace {

using Row = std::vector<TableCell>;

constexpr TableCell empty{};

struct Heading {
  Text text;
  int width = 14;
};

// Amounts of things that are weighed stand in kilograms and litres: that is what one adds up.
Decimal in_large_unit(std::int64_t base, measure::BaseUnit unit) {
  return unit == measure::BaseUnit::piece ? Decimal{base, 0} : Decimal{base, 3};
}

std::string large_unit(measure::BaseUnit unit, Language language) {
  switch (unit) {
    case measure::BaseUnit::gram:
      return "kg";
    case measure::BaseUnit::millilitre:
      return language == Language::vietnamese ? "lít" : "l";
    case measure::BaseUnit::piece:
      break;
  }
  return language == Language::vietnamese ? "cái" : "pieces";
}

TableCell amount(const std::optional<measure::Money>& money) {
  return money ? TableCell(*money) : empty;
}

Decimal count(std::int64_t number) {
  return {number, 0};
}

// In hours, to a tenth.
Decimal hours(Duration time) {
  constexpr auto tenth = std::chrono::minutes{6};
  return {(time + tenth / 2) / tenth, 1};
}

Table begun(const Text& title, Language language, std::vector<std::string> below,
            std::initializer_list<Heading> headings) {
  Table table{std::string(words::pick(language, title)), {}, {}, {}};
  table.above.push_back(table.name);
  for (auto& line : below) table.above.push_back(std::move(line));
  for (const Heading& heading : headings) {
    table.columns.push_back({std::string(words::pick(language, heading.text)), heading.width});
  }
  return table;
}

std::string days(const reports::Period& period, Language language) {
  return words::say(language, said::period, vietnamese_date(period.from),
                    vietnamese_date(period.to));
}

std::string said_plainly(Language language, const Text& text) {
  return std::string(words::pick(language, text));
}

void note_left_out(Table& table, std::int64_t left_out, Language language) {
  if (left_out > 0) table.above.push_back(words::say(language, said::left_out, left_out));
}

Table sales_by_product(const SalesReport& report, Language language) {
  Table table = begun(said::sales_by_product, language,
                      {days(report.period, language), said_plainly(language, said::how_sales)},
                      {{said::code},
                       {said::product, 34},
                       {said::packs, 10},
                       {said::quantity, 12},
                       {said::unit, 10},
                       {said::packs_back, 12},
                       {said::billed, 16},
                       {said::returned, 16},
                       {said::net, 16}});
  for (const auto& row : report.sales.rows) {
    const auto unit = row.unit.value_or(measure::BaseUnit::piece);
    table.rows.push_back({row.code, row.name, count(row.packs), in_large_unit(row.base, unit),
                          large_unit(unit, language), count(row.packs_back), row.billed,
                          row.returned, row.net()});
  }
  const auto& total = report.sales.total;
  table.sum = {
      said_plainly(language, said::sum), empty,        count(total.packs), empty,      empty,
      count(total.packs_back),           total.billed, total.returned,     total.net()};
  return table;
}

Table sales_by_household(const SalesReport& report, Language language) {
  Table table = begun(said::sales_by_household, language,
                      {days(report.period, language), said_plainly(language, said::how_sales)},
                      {{said::household_code},
                       {said::household, 34},
                       {said::billed, 16},
                       {said::returned, 16},
                       {said::net, 16},
                       {said::share, 16}});
  for (const auto& row : report.sales.rows) {
    const std::string name = row.id.empty() ? said_plainly(language, said::no_household) : row.name;
    table.rows.push_back({row.code, name, row.billed, row.returned, row.net(), row.share});
  }
  const auto& total = report.sales.total;
  table.sum = {said_plainly(language, said::sum),
               empty,
               total.billed,
               total.returned,
               total.net(),
               total.share};
  return table;
}

// By channel, month or day. A month stands as its first day would be misread, so as text.
Table sales_by_name(const SalesReport& report, const Text& title, const Text& heading,
                    Language language) {
  Table table = begun(title, language,
                      {days(report.period, language), said_plainly(language, said::how_sales)},
                      {{heading, 26},
                       {said::packs, 10},
                       {said::packs_back, 12},
                       {said::billed, 16},
                       {said::returned, 16},
                       {said::net, 16}});
  for (const auto& row : report.sales.rows) {
    const auto day = parse_iso_date(row.id);
    table.rows.push_back({day ? TableCell(*day) : TableCell(row.name), count(row.packs),
                          count(row.packs_back), row.billed, row.returned, row.net()});
  }
  const auto& total = report.sales.total;
  table.sum = {said_plainly(language, said::sum),
               count(total.packs),
               count(total.packs_back),
               total.billed,
               total.returned,
               total.net()};
  return table;
}

Table lots_table(const Text& title, std::vector<std::string> below,
                 const reports::StockValues& values, Date today, Language language) {
  if (values.without_price > 0) {
    below.push_back(words::say(language, said::without_price, values.without_price));
  }
  Table table = begun(title, language, std::move(below),
                      {{said::product_code},
                       {said::product, 34},
                       {said::lot},
                       {said::household_code},
                       {said::household, 26},
                       {said::terms, 12},
                       {said::expires, 12},
                       {said::days_left, 12},
                       {said::recalled, 10},
                       {said::quantity, 12},
                       {said::unit, 10},
                       {said::cost, 16},
                       {said::price, 16}});
  for (const auto& lot : values.lots) {
    table.rows.push_back({lot.product_code, lot.product_name, lot.code, lot.household_code,
                          lot.household_name,
                          said::word_for(language, said::terms_named, stock::name(lot.terms)),
                          lot.expires_on, count((lot.expires_on - today).count()),
                          lot.is_recalled ? said_plainly(language, said::yes) : "",
                          in_large_unit(lot.on_hand_base, lot.unit), large_unit(lot.unit, language),
                          amount(lot.cost), amount(lot.price)});
  }
  table.sum = Row(table.columns.size());
  table.sum[0] = said_plainly(language, said::sum);
  table.sum[11] = values.cost;
  table.sum[12] = values.price;
  note_left_out(table, values.left_out, language);
  return table;
}

}  // namespace

Table sales_table(const SalesReport& report, Language language) {
  Table table = [&] {
    switch (report.by) {
      case SalesBy::product:
        return sales_by_product(report, language);
      case SalesBy::household:
        return sales_by_household(report, language);
      case SalesBy::channel:
        return sales_by_name(report, said::sales_by_channel, said::channel, language);
      case SalesBy::month:
        return sales_by_name(report, said::sales_by_month, said::month, language);
      case SalesBy::day:
        break;
    }
    return sales_by_name(report, said::sales_by_day, said::day, language);
  }();
  note_left_out(table, report.sales.left_out, language);
  return table;
}

Table stock_value_table(const reports::StockValues& values, Date today, Language language) {
  return lots_table(said::stock_value,
                    {words::say(language, said::as_of, vietnamese_date(today)),
                     said_plainly(language, said::how_value)},
                    values, today, language);
}

Table expiring_table(const reports::StockValues& values, Date today, Date until,
                     Language language) {
  return lots_table(said::expiring,
                    {words::say(language, said::until, vietnamese_date(until)),
                     said_plainly(language, said::how_value)},
                    values, today, language);
}

Table losses_table(const reports::Losses& losses, const reports::Period& period,
                   Language language) {
  Table table = begun(said::waste, language,
                      {days(period, language), said_plainly(language, said::how_value)},
                      {{said::code},
                       {said::product, 34},
                       {said::waste_kind, 20},
                       {said::entries, 10},
                       {said::quantity, 12},
                       {said::unit, 10},
                       {said::cost, 16}});
  for (const auto& row : losses.rows) {
    table.rows.push_back({row.code, row.name,
                          said::word_for(language, said::wastes, stock::name(row.kind)),
                          count(row.entries), in_large_unit(row.base, row.unit),
                          large_unit(row.unit, language), row.cost});
  }
  table.sum = Row(table.columns.size());
  table.sum[0] = said_plainly(language, said::sum);
  table.sum[6] = losses.cost;
  note_left_out(table, losses.left_out, language);
  return table;
}

Table fill_rate_table(const reports::FillRates& rates, const reports::Period& period,
                      Language language) {
  Table table = begun(said::fill_rate, language,
                      {days(period, language), said_plainly(language, said::how_fill)},
                      {{said::code},
                       {said::product, 34},
                       {said::ordered, 10},
                       {said::packed, 10},
                       {said::cut, 10},
                       {said::waiting, 10},
                       {said::rate, 10}});
  const auto cells = [](TableCell code, TableCell name, const reports::FillRow& row) {
    const bool is_decided = row.packed_packs + row.cut_packs > 0;
    return Row{std::move(code),
               std::move(name),
               count(row.ordered_packs),
               count(row.packed_packs),
               count(row.cut_packs),
               count(row.waiting_packs()),
               is_decided ? TableCell(Percent{row.rate_bp()}) : empty};
  };
  for (const auto& row : rates.rows) {
    const std::string name =
        row.code.empty() ? said_plainly(language, said::unknown_goods) : row.name;
    table.rows.push_back(cells(row.code, name, row));
  }
  for (const auto& reason : rates.reasons) {
    table.above.push_back(said_plainly(language, said::why_cut) + ": " +
                          said::word_for(language, said::cut_reasons, reason.why) + ": " +
                          std::to_string(reason.packs));
  }
  table.sum = cells(said_plainly(language, said::sum), empty, rates.total);
  note_left_out(table, rates.left_out, language);
  return table;
}

Table time_to_ship_table(const reports::ShippingTimes& times, const reports::Period& period,
                         const ChannelNames& names, Language language) {
  Table table = begun(said::time_to_ship, language,
                      {days(period, language), said_plainly(language, said::how_time)},
                      {{said::channel, 26},
                       {said::orders, 10},
                       {said::median, 20},
                       {said::nine_tenths, 20},
                       {said::with_limit, 12},
                       {said::late, 12}});
  const auto cells = [](std::string name, const reports::ShippingRow& row) {
    const bool any = row.orders > 0;
    return Row{std::move(name),
               count(row.orders),
               any ? TableCell(hours(row.median)) : empty,
               any ? TableCell(hours(row.nine_tenths)) : empty,
               count(row.with_limit),
               count(row.late)};
  };
  for (const auto& row : times.rows) {
    const auto name = names.find(row.channel.text);
    table.rows.push_back(cells(name == names.end() ? row.channel.text : name->second, row));
  }
  table.sum = cells(said_plainly(language, said::all_channels), times.total);
  if (times.overdue > 0) {
    table.above.push_back(words::say(language, said::overdue, times.overdue));
  }
  return table;
}

}  // namespace ganh::service::api
