#include "service/telling/show_period_reports.h"

#include <fmt/format.h>

#include <algorithm>

#include "catalog/clock.h"
#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/messages_reports.h"

namespace ganh::service::telling {

namespace said = words::reports;

using catalog::json::Value;
using words::Text;

namespace {

constexpr int bar_columns = 20;
constexpr int minutes_an_hour = 60;

// "█████▌" of so many columns at most, in halves; "▏" for what is little and not nothing.
std::string bar(std::int64_t value, std::int64_t most) {
  if (value <= 0 || most <= 0) return "";
  const std::int64_t halves = value * bar_columns * 2 / most;
  std::string drawn;
  for (std::int64_t at = 0; at < halves / 2; ++at) drawn += "█";
  if (halves % 2 == 1) drawn += "▌";
  return drawn.empty() ? "▏" : drawn;
}

std::int64_t most_of(Value rows, std::string_view key) {
  std::int64_t most = 0;
  for (const auto& row : rows.items()) most = std::max(most, row[key].integer_or(0));
  return most;
}

void print_period(const Paper& paper, const Text& title, Value report, const Text& how) {
  paper.out << paper.paint(Ink::strong, paper.say(title)) << ". "
            << paper.say(said::period, day(report["from"]), day(report["to"])) << ".\n"
            << paper.paint(Ink::faint, paper.say(how)) << '\n';
}

void print_left_out(const Paper& paper, Value report) {
  if (const auto more = report["left_out"].integer_or(0); more > 0) {
    paper.line(said::left_out, more);
  }
}

struct SalesWords {
  std::string_view by;
  Text title;
  Text heading;
};
constexpr SalesWords sales_words[] = {
    {"product", said::sales_by_product, said::product},
    {"channel", said::sales_by_channel, said::channel},
    {"household", said::sales_by_household, said::household},
    {"month", said::sales_by_month, said::month},
    {"day", said::sales_by_day, said::day},
};

std::string name_of(const Paper& paper, Value row) {
  if (row["id"].text_or().empty()) return paper.say(said::no_household);
  const std::string code = row["code"].text_or();
  return (code.empty() ? "" : code + " ") + row["name"].text_or();
}

// How much, as far as one can add it up.
std::string amount_of(Value row) {
  if (!row["quantity"].is_null()) return row["quantity"].text_or();
  return row["packs"].is_null() ? "" : number(row["packs"]);
}

std::string money_or_nothing(Value value) {
  return value.is_null() ? "?" : money(value);
}

std::string percent(Value rate_bp) {
  if (rate_bp.is_null()) return "";
  const auto tenths = (rate_bp.integer_or(0) + 5) / 10;
  return fmt::format("{},{} %", tenths / 10, tenths % 10);
}

std::string hours(Value minutes) {
  if (minutes.is_null()) return "";
  const auto tenths = (minutes.integer_or(0) * 10 + minutes_an_hour / 2) / minutes_an_hour;
  return fmt::format("{},{}", tenths / 10, tenths % 10);
}

void print_values(const Paper& paper, Value report) {
  const auto lots = report["lots"];
  if (lots.items().empty()) {
    paper.line(said::nothing_on_hand);
    return;
  }
  Table table({{said::lot},
               {said::product, Align::left, true},
               {said::household},
               {said::expires},
               {said::days_left, Align::right},
               {said::quantity, Align::right},
               {said::cost, Align::right},
               {said::price, Align::right}});
  std::size_t shown = 0;
  for (const auto& lot : lots.items()) {
    if (++shown > rows_shown_max) break;
    const auto left = lot["days_left"].integer_or(0);
    table.row({lot["lot"].text_or(), lot["product"].text_or(), lot["household_code"].text_or(),
               day(lot["expires_on"]),
               paper.paint(left < 0 ? Ink::bad : Ink::plain, std::to_string(left)),
               lot["on_hand"].text_or(), money_or_nothing(lot["cost_vnd"]),
               money_or_nothing(lot["price_vnd"])});
  }
  table.row({paper.say(said::sum), "", "", "", "", "", money(report["cost_vnd"]),
             money(report["price_vnd"])});
  table.print(paper);
  const auto hidden = std::max<std::int64_t>(
      0, std::ssize(lots.items()) - static_cast<std::int64_t>(rows_shown_max));
  if (const auto more = report["left_out"].integer_or(0) + hidden; more > 0) {
    paper.line(said::left_out, more);
  }
  if (const auto without = report["without_price"].integer_or(0); without > 0) {
    paper.line(said::without_price, without);
  }
}

}  // namespace

void show_sales(const Paper& paper, Value report) {
  const auto by = report["by"].text_or();
  const auto* words = std::ranges::find(sales_words, by, &SalesWords::by);
  if (words == std::end(sales_words)) return;
  print_period(paper, words->title, report, said::how_sales);
  const auto rows = report["rows"];
  if (rows.items().empty()) {
    paper.line(said::nothing);
    return;
  }
  const bool is_shared = by == "household";
  const std::int64_t most = most_of(rows, "net_vnd");
  Table table({{words->heading, Align::left, true},
               {is_shared ? said::share : said::quantity, Align::right},
               {said::billed, Align::right},
               {said::returned, Align::right},
               {said::net, Align::right},
               {Text{"", ""}}});
  for (const auto& row : rows.items()) {
    table.row({name_of(paper, row), is_shared ? money(row["share_vnd"]) : amount_of(row),
               money(row["billed_vnd"]), money(row["returned_vnd"]), money(row["net_vnd"]),
               paper.paint(Ink::good, bar(row["net_vnd"].integer_or(0), most))});
  }
  const auto total = report["total"];
  table.row({paper.say(said::sum), is_shared ? money(total["share_vnd"]) : amount_of(total),
             money(total["billed_vnd"]), money(total["returned_vnd"]), money(total["net_vnd"]),
             ""});
  table.print(paper);
  print_left_out(paper, report);
}

void show_stock_value(const Paper& paper, Value report) {
  paper.out << paper.paint(Ink::strong, paper.say(said::stock_value)) << ". "
            << paper.say(said::as_of, day(report["on"])) << ".\n"
            << paper.paint(Ink::faint, paper.say(said::how_value)) << '\n';
  const auto products = report["products"];
  if (products.items().empty()) {
    paper.line(said::nothing_on_hand);
    return;
  }
  const std::int64_t most = most_of(products, "cost_vnd");
  Table table({{said::product, Align::left, true},
               {said::lots, Align::right},
               {said::quantity, Align::right},
               {said::cost, Align::right},
               {said::price, Align::right},
               {Text{"", ""}}});
  for (const auto& product : products.items()) {
    table.row({product["code"].text_or() + " " + product["name"].text_or(), number(product["lots"]),
               product["on_hand"].text_or(), money(product["cost_vnd"]),
               money(product["price_vnd"]),
               paper.paint(Ink::good, bar(product["cost_vnd"].integer_or(0), most))});
  }
  table.row(
      {paper.say(said::sum), "", "", money(report["cost_vnd"]), money(report["price_vnd"]), ""});
  table.print(paper);
  if (const auto without = report["without_price"].integer_or(0); without > 0) {
    paper.line(said::without_price, without);
  }
}

void show_expiring(const Paper& paper, Value report) {
  paper.out << paper.paint(Ink::strong, paper.say(said::expiring)) << ". "
            << paper.say(said::until, day(report["until"])) << ".\n";
  print_values(paper, report);
}

void show_waste_report(const Paper& paper, Value report) {
  print_period(paper, said::waste, report, said::how_value);
  const auto rows = report["rows"];
  if (rows.items().empty()) {
    paper.line(said::nothing);
    return;
  }
  const std::int64_t most = most_of(rows, "cost_vnd");
  Table table({{said::product, Align::left, true},
               {said::waste_kind},
               {said::entries, Align::right},
               {said::quantity, Align::right},
               {said::cost, Align::right},
               {Text{"", ""}}});
  for (const auto& row : rows.items()) {
    table.row({row["code"].text_or() + " " + row["name"].text_or(),
               said::word_for(paper.language, said::wastes, row["kind"].text_or()),
               number(row["entries"]), row["quantity"].text_or(), money(row["cost_vnd"]),
               paper.paint(Ink::bad, bar(row["cost_vnd"].integer_or(0), most))});
  }
  table.row({paper.say(said::sum), "", "", "", money(report["cost_vnd"]), ""});
  table.print(paper);
  print_left_out(paper, report);
}

void show_fill_rate(const Paper& paper, Value report) {
  print_period(paper, said::fill_rate, report, said::how_fill);
  const auto rows = report["rows"];
  if (rows.items().empty() && report["cancelled"].items().empty()) {
    paper.line(said::nothing);
    return;
  }
  Table table({{said::product, Align::left, true},
               {said::ordered, Align::right},
               {said::packed, Align::right},
               {said::cut, Align::right},
               {said::waiting, Align::right},
               {said::rate, Align::right},
               {Text{"", ""}}});
  const auto row_of = [&](const std::string& name, Value of) {
    table.row({name, number(of["ordered_packs"]), number(of["packed_packs"]),
               number(of["cut_packs"]), number(of["waiting_packs"]), percent(of["rate_bp"]),
               paper.paint(Ink::good, bar(of["rate_bp"].integer_or(0), 10'000))});
  };
  for (const auto& row : rows.items()) {
    const std::string code = row["code"].text_or();
    row_of(code.empty() ? paper.say(said::unknown_goods) : code + " " + row["name"].text_or(), row);
  }
  row_of(paper.say(said::sum), report["total"]);
  table.print(paper);
  for (const auto& reason : report["reasons"].items()) {
    paper.out << paper.say(said::why_cut) << ": "
              << said::word_for(paper.language, said::cut_reasons, reason["why"].text_or()) << " — "
              << number(reason["packs"]) << '\n';
  }
  for (const auto& each : report["cancelled"].items()) {
    paper.out << paper.say(said::cancelled_by) << ": "
              << said::word_for(paper.language, said::parties, each["by"].text_or()) << " — "
              << number(each["packs"]) << '\n';
  }
  print_left_out(paper, report);
}

void show_time_to_ship(const Paper& paper, Value report) {
  print_period(paper, said::time_to_ship, report, said::how_time);
  const auto rows = report["rows"];
  if (rows.items().empty()) {
    paper.line(said::nothing);
  } else {
    const std::int64_t most = most_of(rows, "median_minutes");
    Table table({{said::channel, Align::left, true},
                 {said::orders, Align::right},
                 {said::median, Align::right},
                 {said::nine_tenths, Align::right},
                 {said::late, Align::right},
                 {Text{"", ""}}});
    const auto row_of = [&](const std::string& name, Value of) {
      table.row({name, number(of["orders"]), hours(of["median_minutes"]),
                 hours(of["nine_tenths_minutes"]),
                 number(of["late"]) + "/" + number(of["with_limit"]),
                 bar(of["median_minutes"].integer_or(0), most)});
    };
    for (const auto& row : rows.items()) row_of(row["channel"].text_or(), row);
    if (rows.size() > 1) row_of(paper.say(said::all_channels), report["total"]);
    table.print(paper);
  }
  if (const auto overdue = report["overdue"].integer_or(0); overdue > 0) {
    paper.out << paper.paint(Ink::bad, paper.say(said::overdue, overdue)) << '\n';
  }
}

}  // namespace ganh::service::telling
