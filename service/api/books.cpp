#include "service/api/books.h"

#include <charconv>
#include <map>

#include "catalog/books/check.h"
#include "catalog/books/journal.h"
#include "catalog/json/json.h"
#include "catalog/orders/orders.h"
#include "catalog/producers/households.h"
#include "connectors/channel/channels.h"
#include "service/api/stock.h"
#include "service/words/causes.h"

namespace ganh::service::api {

namespace books = catalog::books;
namespace json = catalog::json;
namespace sheets = catalog::sheets;
namespace store = catalog::store;

namespace {

// What people call a party of an account; each is looked up once.
class PartyNames {
 public:
  explicit PartyNames(const store::Scope& scope) : scope_(scope) {
    for (auto& of : connectors::channel::all_channels(scope)) known_[of.id.text] = of.name;
  }

  const std::string& of(books::Account account, const std::string& party) {
    const auto known = known_.find(party);
    if (known != known_.end()) return known->second;
    std::string name = party;
    if (account == books::Account::customer) {
      const auto order = catalog::orders::find_order(scope_, OrderId{party});
      if (order) name = order->external_id;
    }
    if (account == books::Account::household) {
      const auto row = catalog::producers::find_household(scope_, HouseholdId{party});
      if (row) name = row->household.code + " " + row->household.name;
    }
    return known_.emplace(party, std::move(name)).first->second;
  }

 private:
  const store::Scope& scope_;
  std::map<std::string, std::string, std::less<>> known_;
};

std::string_view account_in_words(books::Account account) {
  using enum books::Account;
  switch (account) {
    case cash:
      return "Tiền mặt";
    case bank:
      return "Ngân hàng";
    case customer:
      return "Khách còn nợ";
    case marketplace:
      return "Sàn đang giữ";
    case carrier:
      return "Bên vận chuyển đang giữ";
    case household:
      return "Phải trả các hộ";
    case sales:
      return "Doanh thu";
    case purchases:
      return "Mua của hộ";
    case household_share:
      return "Phần của hộ";
    case fees:
      return "Phí";
    case tax:
      return "Thuế khấu trừ";
    case adjustments:
      return "Chênh lệch";
  }
  return "";
}

// "account party"; both empty for the first page.
Result<std::pair<std::string, std::string>> place_of(const std::string& after) {
  if (after.empty()) return std::pair<std::string, std::string>{};
  const auto space = after.find(' ');
  if (space == after.npos || !books::parse_account(after.substr(0, space))) {
    return error(Code::invalid, "after", "page.after", {{"after", after}});
  }
  return std::pair(after.substr(0, space), after.substr(space + 1));
}

}  // namespace

Result<std::string> balances_json(const store::Scope& scope, const Page& page) {
  const auto place = place_of(page.after);
  if (!place) return place.error();
  auto found = books::balances_after(scope, place->first, place->second, page.limit + 1);
  const bool has_more = found.size() > static_cast<std::size_t>(page.limit);
  if (has_more) found.pop_back();
  PartyNames names(scope);
  json::Writer out;
  out.object([&] {
    out.array("accounts", [&] {
      for (const auto& total : books::account_totals(scope)) {
        out.object([&] {
          out.field("account", books::name(total.account));
          out.field("balance_vnd", total.balance.vnd);
          out.field("parties", total.parties);
        });
      }
    });
    out.array("balances", [&] {
      for (const auto& of : found) {
        out.object([&] {
          out.field("account", books::name(of.account));
          out.field("party", of.party);
          out.field("party_name", of.party.empty() ? "" : names.of(of.account, of.party));
          out.field("balance_vnd", of.balance.vnd);
        });
      }
    });
    if (has_more)
      out.field("next", std::string(books::name(found.back().account)) + " " + found.back().party);
    else
      out.null_field("next");
  });
  return std::move(out).text();
}

Result<std::string> entries_json(const store::Scope& scope, const Page& page) {
  std::int64_t after = 0;
  if (!page.after.empty()) {
    const auto end = page.after.data() + page.after.size();
    const auto [stop, failed] = std::from_chars(page.after.data(), end, after);
    if (failed != std::errc{} || stop != end || after < 0) {
      return error(Code::invalid, "after", "page.after", {{"after", page.after}});
    }
  }
  auto entries = books::entries_after(scope, after, page.limit + 1);
  const bool has_more = entries.size() > static_cast<std::size_t>(page.limit);
  if (has_more) entries.pop_back();
  PartyNames names(scope);
  json::Writer out;
  out.object([&] {
    out.array("entries", [&] {
      for (const auto& entry : entries) {
        out.object([&] {
          out.field("number", entry.number);
          out.field("at", rfc3339(entry.at));
          out.field("cause", entry.cause);
          out.field("cause_id", entry.cause_id);
          out.field("note", entry.note);
          out.array("lines", [&] {
            for (const auto& line : entry.lines) {
              out.object([&] {
                out.field("account", books::name(line.account));
                out.field("party", line.party);
                out.field("party_name",
                          line.party.empty() ? "" : names.of(line.account, line.party));
                out.field("amount_vnd", line.amount.vnd);
              });
            }
          });
        });
      }
    });
    if (has_more)
      out.field("next", std::to_string(entries.back().number));
    else
      out.null_field("next");
  });
  return std::move(out).text();
}

Result<sheets::Table> journal_table(const store::Scope& scope, Date from, Date to) {
  constexpr int slice = 500;
  const Time begin = start_of_day(from);
  const Time end = start_of_day(to + std::chrono::days{1});
  sheets::Table table;
  table.name = "Sổ nhật ký";
  table.above = {"Sổ nhật ký từ " + vietnamese_date(from) + " đến " + vietnamese_date(to)};
  table.columns = {{"Số", 8},        {"Ngày", 12},      {"Việc", 20},
                   {"Chứng từ", 34}, {"Tài khoản", 24}, {"Đối tượng", 34},
                   {"Nợ", 16},       {"Có", 16},        {"Ghi chú", 40}};
  PartyNames names(scope);
  std::int64_t after = 0;
  for (;;) {
    const auto entries = books::entries_between(scope, begin, end, after, slice);
    for (const auto& entry : entries) {
      if (table.rows.size() + entry.lines.size() > journal_rows_max) {
        return error(Code::limit, "to", "journal.too_long",
                     {{"most", std::to_string(journal_rows_max)}});
      }
      for (const auto& line : entry.lines) {
        const bool is_debit = line.amount.vnd > 0;
        sheets::TableCell debit;
        sheets::TableCell credit;
        (is_debit ? debit : credit) =
            is_debit ? line.amount : catalog::measure::Money{-line.amount.vnd};
        table.rows.push_back({sheets::Decimal{entry.number}, date_in_vietnam(entry.at),
                              words::causes::word(words::Language::vietnamese,
                                                  words::causes::of_money, entry.cause),
                              entry.cause_id, std::string(account_in_words(line.account)),
                              line.party.empty() ? "" : names.of(line.account, line.party), debit,
                              credit, entry.note});
      }
    }
    if (entries.size() < slice) break;
    after = entries.back().number;
  }
  return table;
}

std::string books_check_json(const store::Scope& scope) {
  return check_json(books::check(scope));
}

}  // namespace ganh::service::api
