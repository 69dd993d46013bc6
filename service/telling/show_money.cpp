#include "service/telling/show_money.h"

#include <fmt/format.h>

#include <span>

#include "catalog/measure/money.h"
#include "service/telling/faults.h"
#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/messages.h"
#include "service/words/messages_money.h"

namespace ganh::service::telling {

using catalog::json::Value;

namespace {

using Named = std::pair<std::string_view, words::Text>;

std::string in_words(const Paper& paper, std::span<const Named> table, const std::string& key) {
  for (const auto& [name, text] : table) {
    if (name == key) return paper.say(text);
  }
  return key;
}

std::string match_of(const Paper& paper, Value line) {
  const auto others = line["others_parcel"];
  if (!others.is_object()) {
    return in_words(paper, words::settlement_matches, line["match"].text_or());
  }
  return paper.say(words::others_parcel, others["carrier"].text_or(),
                   others["order"]["external_id"].text_or());
}

std::string period_of(Value of) {
  return day(of["from"]) + "–" + day(of["to"]);
}

std::string state_of(const Paper& paper, Value slip) {
  if (slip["paid_at"].is_null()) return paper.say(words::slip_draft);
  return paper.say(words::slip_paid, day(slip["paid_at"]));
}

// 8000 → "80 %", 1250 → "12,5 %".
std::string percent(std::int64_t basis_points) {
  std::string text = fmt::format("{},{:02}", basis_points / 100, basis_points % 100);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with(',')) text.pop_back();
  return text + " %";
}

std::string how(const Paper& paper, Value line) {
  std::string text =
      line["terms"].text_or() == "bought"
          ? paper.say(words::bought_at, money(line["price_vnd"]), line["price_unit"].text_or())
          : paper.say(words::share_of, percent(line["share_bp"].integer_or(0)),
                      money(line["sold_vnd"]));
  const std::string waste = line["waste"].text_or();
  if (!waste.empty()) text += "; " + paper.say(words::waste_shown, waste);
  return text;
}

}  // namespace

void show_payout_accounts(const Paper& paper, Value list) {
  const auto accounts = list["accounts"].items();
  if (accounts.empty()) {
    paper.line(words::no_accounts);
    return;
  }
  Table table({{words::code},
               {words::household, Align::left, true},
               {words::owed, Align::right},
               {words::drafted_slip, Align::right}});
  for (const auto& of : accounts) {
    const bool is_drafted = !of["draft"].is_null();
    table.row(
        {of["household"]["code"].text_or(), of["household"]["name"].text_or(),
         money(of["owed_vnd"]),
         is_drafted ? number(of["draft"]["number"]) + ": " + money(of["draft"]["net_vnd"]) : ""});
  }
  table.print(paper);
}

void show_payouts(const Paper& paper, Value page) {
  const auto payouts = page["payouts"].items();
  if (payouts.empty()) {
    paper.line(words::no_slips);
    return;
  }
  Table table({{words::slip_number, Align::right},
               {words::code},
               {words::household, Align::left, true},
               {words::period},
               {words::net_amount, Align::right},
               {words::money_state}});
  for (const auto& of : payouts) {
    table.row({number(of["number"]), of["household"]["code"].text_or(),
               of["household"]["name"].text_or(), period_of(of), money(of["net_vnd"]),
               state_of(paper, of)});
  }
  table.print(paper);
  if (page["next"].present() && !page["next"].is_null()) {
    paper.line(words::older_slips, page["next"].text_or());
  }
}

void show_payout(const Paper& paper, Value slip) {
  paper.line(words::slip_heading, number(slip["number"]), slip["household"]["code"].text_or(),
             slip["household"]["name"].text_or(), day(slip["from"]), day(slip["to"]),
             state_of(paper, slip));
  Table table({{words::lot},
               {words::product, Align::left, true},
               {words::paid_quantity, Align::right},
               {words::reckoning},
               {words::paid_amount, Align::right}});
  for (const auto& line : slip["lines"].items()) {
    table.row({line["lot"].text_or(), line["product"].text_or(), line["quantity"].text_or(),
               how(paper, line), money(line["amount_vnd"])});
  }
  table.row({paper.say(words::earned_sum), "", "", "", money(slip["earned_vnd"])});
  for (const auto& of : slip["deductions"].items()) {
    table.row({in_words(paper, words::due_kinds, of["kind"].text_or()), of["why"].text_or(), "", "",
               money(of["amount_vnd"])});
  }
  table.print(paper);
  paper.line(words::slip_net, money(slip["net_vnd"]), slip["net_in_words"]["north"].text_or());
}

void show_drafted(const Paper& paper, Value drafted) {
  const auto payouts = drafted["payouts"].items();
  paper.line(words::slips_drafted, payouts.size());
  if (!payouts.empty()) show_payouts(paper, drafted);
  for (const auto& of : drafted["skipped"].items()) {
    paper.line(words::slip_skipped, of["household"]["code"].text_or(),
               of["household"]["name"].text_or(), in_one_line(paper, of["fault"]));
  }
  if (payouts.empty()) return;
  const auto& first = payouts.front();
  paper.line(words::next_pay, number(first["number"]), number(first["number"]),
             first["net_vnd"].integer_or(0));
}

void show_payout_texts(const Paper& paper, Value texts) {
  paper.line(words::sms_text, number(texts["sms"]["parts"]));
  paper.out << "  " << texts["sms"]["text"].text_or() << '\n';
  paper.line(words::sms_accented, number(texts["sms_with_accents"]["parts"]));
  paper.out << "  " << texts["sms_with_accents"]["text"].text_or() << '\n';
  paper.line(words::aloud_text);
  paper.out << "  " << texts["read_aloud"].text_or() << '\n';
}

void show_settlements(const Paper& paper, Value page) {
  const auto settlements = page["settlements"].items();
  if (settlements.empty()) {
    paper.line(words::no_settlements);
    return;
  }
  Table table({{words::list_number},
               {words::list_of, Align::left, true},
               {words::handed_over, Align::right},
               {words::differing, Align::right},
               {words::entered_on},
               {words::reached_bank}});
  for (const auto& of : settlements) {
    const bool differs = of["differing"].integer_or(0) > 0;
    table.row({of["number"].text_or(), of["party"]["name"].text_or(), money(of["handed_over_vnd"]),
               paper.paint(differs ? Ink::bad : Ink::plain, number(of["differing"])),
               day(of["entered_at"]), of["received_at"].is_null() ? "" : day(of["received_at"])});
  }
  table.print(paper);
}

void show_settlement(const Paper& paper, Value settlement, bool everything) {
  paper.line(words::settlement_heading, settlement["number"].text_or(),
             settlement["party"]["name"].text_or(), money(settlement["handed_over_vnd"]));
  paper.line(words::settlement_counts, number(settlement["matched"]),
             number(settlement["differing"]));
  for (const auto& total : settlement["differing_totals"].items()) {
    paper.line(words::total_differs, total["cell"].text_or(), total["heading"].text_or(),
               money(total["told_vnd"]), money(total["sum_vnd"]));
  }
  if (settlement["difference_vnd"].integer_or(0) != 0) {
    paper.line(words::sum_differs, money(settlement["difference_vnd"]));
  }
  Table table({{words::line_number, Align::right},
               {words::list_reference},
               {words::kind},
               {words::paid_amount, Align::right},
               {words::expected_amount, Align::right},
               {words::money_state},
               {words::remark, Align::left, true}});
  bool any_others = false;
  for (const auto& line : settlement["lines"].items()) {
    const bool differs = line["differs"].boolean_or(false);
    if (!differs && !everything) continue;
    const std::string match = match_of(paper, line);
    any_others |= differs && line["others_parcel"].is_object();
    const std::string why = line["settled_why"].text_or();
    table.row({number(line["line"]), line["reference"].text_or(),
               in_words(paper, words::settlement_kinds, line["kind"].text_or()),
               money(line["amount_vnd"]),
               line["expected_vnd"].is_null() ? "" : money(line["expected_vnd"]),
               paper.paint(differs ? Ink::bad : Ink::plain, match),
               why.empty() ? line["note"].text_or() : why});
  }
  if (!table.empty()) table.print(paper);
  if (any_others) paper.line(words::others_parcel_cure, settlement["number"].text_or());
  for (const auto& of : settlement["repeated_sheets"].items()) {
    paper.line(words::sheet_repeated, of["sheet"].text_or(), of["said_by"].text_or());
  }
  for (const auto& sheet : settlement["unknown_sheets"].items()) {
    paper.line(words::plan_sheet_ignored, sheet.text_or());
  }
  std::string unknown;
  for (const auto& heading : settlement["unknown_headings"].items()) {
    unknown += (unknown.empty() ? "" : ", ") + heading.text_or();
  }
  if (!unknown.empty()) paper.line(words::columns_read_over, unknown);
}

void show_purchase_list(const Paper& paper, Value list) {
  const auto lines = list["lines"].items();
  if (lines.empty()) {
    paper.line(words::no_purchases);
    return;
  }
  paper.line(words::purchases_heading, day(list["from"]), day(list["to"]), money(list["sum_vnd"]));
  Table table({{words::bought_on},
               {words::code},
               {words::household, Align::left, true},
               {words::product},
               {words::paid_quantity, Align::right},
               {words::unit_price, Align::right},
               {words::paid_amount, Align::right}});
  for (const auto& of : lines) {
    table.row({day(of["bought_on"]), of["household"].text_or(), of["name"].text_or(),
               of["product"].text_or(), of["quantity"].text_or(), of["price"].text_or(),
               money(of["amount_vnd"])});
  }
  table.print(paper);
  if (list["missing"].size() > 0) paper.line(words::missing_on_list);
  for (const auto& of : list["missing"].items()) {
    std::string what;
    for (const auto& each : of["what"].items()) {
      what += (what.empty() ? "" : ", ") +
              paper.say(each.text_or() == "address" ? words::home_address : words::identity_number);
    }
    paper.line(words::missing_of, of["household"].text_or(), of["name"].text_or(), what);
  }
}

void show_accounts(const Paper& paper, Value page) {
  const auto accounts = page["accounts"].items();
  if (accounts.empty()) {
    paper.line(words::no_entries);
    return;
  }
  Table table({{words::account, Align::left, true},
               {words::balance, Align::right},
               {words::parties, Align::right}});
  for (const auto& of : accounts) {
    const bool has_parties = of["parties"].integer_or(0) > 0;
    table.row({in_words(paper, words::accounts_of_books, of["account"].text_or()),
               money(of["balance_vnd"]), has_parties ? number(of["parties"]) : ""});
  }
  table.print(paper);
  paper.line(words::signs_of_books);
  warn_of_cash(paper, page);
}

void warn_of_cash(const Paper& paper, Value balances) {
  for (const auto& of : balances["accounts"].items()) {
    const std::int64_t vnd = of["balance_vnd"].integer_or(0);
    if (of["account"].text_or() != "cash" || vnd >= 0) continue;
    paper.line(words::cash_below_nothing, catalog::measure::vietnamese({-vnd}));
  }
}

}  // namespace ganh::service::telling
