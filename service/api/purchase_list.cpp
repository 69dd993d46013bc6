#include <set>

#include "catalog/json/json.h"
#include "catalog/money/purchases.h"
#include "catalog/money/slips.h"
#include "catalog/producers/cooperatives.h"
#include "service/api/books.h"
#include "service/api/parties.h"

namespace ganh::service::api {

namespace documents = catalog::documents;
namespace json = catalog::json;
namespace measure = catalog::measure;
namespace money = catalog::money;
namespace sheets = catalog::sheets;
namespace store = catalog::store;

namespace {

Result<std::vector<money::Purchase>> read(const store::Scope& scope, Date from, Date to) {
  auto found = money::purchases(scope, from, to, purchases_max + 1);
  if (found.size() <= static_cast<std::size_t>(purchases_max)) return found;
  return error(Code::limit, "to", "document.too_many_lines",
               {{"most", std::to_string(purchases_max)}});
}

std::string price_in_words(const money::Purchase& of) {
  return measure::vietnamese(of.price) + "/" + money::price_unit(of.price_for);
}

// The form asks for the seller's identity number and address.
void write_missing(json::Writer& out, const std::vector<money::Purchase>& found) {
  std::set<std::string> told;
  out.array("missing", [&] {
    for (const auto& of : found) {
      if (!told.insert(of.household_code).second) continue;
      if (!of.household_identity_number.empty() && !of.household_hamlet.empty()) continue;
      out.object([&] {
        out.field("household", of.household_code);
        out.field("name", of.household_name);
        out.array("what", [&] {
          if (of.household_identity_number.empty()) out.value("identity_number");
          if (of.household_hamlet.empty()) out.value("address");
        });
      });
    }
  });
}

}  // namespace

Result<std::string> purchase_list_json(const store::Scope& scope, Date from, Date to) {
  const auto found = read(scope, from, to);
  if (!found) return found.error();
  measure::Money sum;
  json::Writer out;
  out.object([&] {
    out.field("from", iso_date(from));
    out.field("to", iso_date(to));
    out.array("lines", [&] {
      for (const auto& of : *found) {
        sum += of.amount;
        out.object([&] {
          out.field("bought_on", iso_date(of.bought_on));
          out.field("household", of.household_code);
          out.field("name", of.household_name);
          out.field("address", of.household_hamlet);
          out.field("identity_number", of.household_identity_number);
          out.field("lot", of.lot_code);
          out.field("product", of.product);
          out.field("quantity", measure::vietnamese(of.quantity));
          out.field("price", price_in_words(of));
          out.field("amount_vnd", of.amount.vnd);
        });
      }
    });
    out.field("sum_vnd", sum.vnd);
    write_missing(out, *found);
  });
  return std::move(out).text();
}

Result<documents::PurchaseList> purchase_list(const store::Scope& scope, Date from, Date to,
                                              catalog::text::Region region) {
  const auto found = read(scope, from, to);
  if (!found) return found.error();
  documents::PurchaseList list;
  if (const auto row = catalog::producers::find_cooperative(scope)) {
    const auto& of = row->cooperative;
    list.cooperative = {of.name, whole_address(of), of.phone, of.tax_code};
  }
  list.from = from;
  list.to = to;
  list.region = region;
  for (const auto& of : *found) {
    list.lines.push_back({of.bought_on, of.household_name, of.household_hamlet,
                          of.household_identity_number, of.product, of.quantity, of.price,
                          money::price_unit(of.price_for), of.amount, of.lot_code});
  }
  return list;
}

Result<sheets::Table> purchase_table(const store::Scope& scope, Date from, Date to) {
  const auto found = read(scope, from, to);
  if (!found) return found.error();
  sheets::Table table;
  table.name = "Bảng kê thu mua";
  table.above = {"Bảng kê thu mua từ " + vietnamese_date(from) + " đến " + vietnamese_date(to)};
  table.columns = {{"Ngày mua", 12}, {"Mã hộ", 10},     {"Người bán", 28}, {"Địa chỉ", 30},
                   {"Số CCCD", 16},  {"Mặt hàng", 30},  {"Lô", 14},        {"Số lượng", 14},
                   {"Đơn giá", 18},  {"Thành tiền", 16}};
  measure::Money sum;
  for (const auto& of : *found) {
    table.rows.push_back({of.bought_on, of.household_code, of.household_name, of.household_hamlet,
                          of.household_identity_number, of.product, of.lot_code,
                          measure::vietnamese(of.quantity), price_in_words(of), of.amount});
    sum += of.amount;
  }
  table.sum = {std::string("Cộng"), {}, {}, {}, {}, {}, {}, {}, {}, sum};
  return table;
}

}  // namespace ganh::service::api
