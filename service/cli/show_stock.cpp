#include "service/cli/show_stock.h"

#include "catalog/measure/quantity.h"
#include "service/cli/table.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace {

constexpr std::size_t name_columns_max = 28;

std::string sellable_text(const api::ProductStock& of) {
  std::string text;
  for (const auto& on : of.channels) {
    if (!text.empty()) text += "; ";
    text += on.name + ":";
    for (const auto& pack : on.packs) text += " " + pack.sku + " " + std::to_string(pack.packs);
  }
  return text;
}

void show_lots(const Paper& paper, const std::vector<api::ProductStock>& products) {
  Table table({{words::lot},
               {words::product},
               {words::household, Align::left, true},
               {words::expires},
               {words::on_hand, Align::right}});
  bool any = false;
  for (const auto& of : products) {
    for (const auto& lot : of.lots) {
      any = true;
      std::string expires = vietnamese_date(lot.row.lot.expires_on);
      if (lot.expired) expires = paper.paint(Ink::bad, expires + " " + paper.say(words::expired));
      table.row({lot.row.lot.code, of.product.code, lot.household_code + " " + lot.household_name,
                 expires, catalog::measure::vietnamese({lot.row.on_hand_base, of.product.base})});
    }
  }
  if (!any) return;
  paper.out << '\n';
  table.print(paper);
}

}  // namespace

void show_stock(const Paper& paper, const std::vector<api::ProductStock>& products,
                bool with_lots) {
  if (products.empty()) {
    paper.line(words::no_products);
    return;
  }
  Table table({{words::code},
               {words::product},
               {words::on_hand, Align::right},
               {words::unexpired, Align::right},
               {words::reserved, Align::right},
               {words::may_sell, Align::left, true}});
  for (const auto& of : products) {
    const auto quantity = [&](std::int64_t base) {
      return catalog::measure::vietnamese({base, of.product.base});
    };
    table.row({of.product.code, shortened(of.product.name, name_columns_max),
               quantity(of.stock.on_hand_base), quantity(of.stock.unexpired_base),
               quantity(of.stock.reserved_base), sellable_text(of)});
  }
  table.print(paper);
  if (with_lots) show_lots(paper, products);
}

void show_check(const Paper& paper, const std::vector<catalog::stock::Discrepancy>& discrepancies) {
  if (discrepancies.empty()) {
    paper.line(words::books_agree);
    return;
  }
  for (const auto& found : discrepancies) {
    paper.out << paper.paint(Ink::bad,
                             paper.say(words::books_differ, found.what, found.kept, found.derived))
              << '\n';
  }
}

void show_shares(const Paper& paper, Date from, Date to,
                 const std::vector<catalog::money::HouseholdShare>& shares) {
  paper.line(words::shares_heading, vietnamese_date(from), vietnamese_date(to));
  if (shares.empty()) {
    paper.line(words::no_shares);
    return;
  }
  Table table({{words::code},
               {words::household, Align::left, true},
               {words::billed, Align::right},
               {words::share, Align::right},
               {words::rest, Align::right}});
  catalog::money::HouseholdShare sum;
  for (const auto& share : shares) {
    table.row({share.code, share.name, catalog::measure::vietnamese(share.billed),
               catalog::measure::vietnamese(share.share),
               catalog::measure::vietnamese(share.cooperative)});
    sum.billed += share.billed;
    sum.share += share.share;
    sum.cooperative += share.cooperative;
  }
  table.row({paper.say(words::sum), "", catalog::measure::vietnamese(sum.billed),
             catalog::measure::vietnamese(sum.share),
             catalog::measure::vietnamese(sum.cooperative)});
  table.print(paper);
}

}  // namespace ganh::service::cli
