#include "catalog/documents/stock_take_sheet.h"
#include "catalog/json/json.h"
#include "catalog/stock/ledger.h"
#include "catalog/stock/taking/take.h"
#include "service/api/stock_takes.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"
#include "service/http/printing.h"
#include "service/http/shed_fields.h"

namespace ganh::service::http {

namespace documents = catalog::documents;
namespace json = catalog::json;
namespace stock = catalog::stock;
namespace store = catalog::store;

namespace {

constexpr std::size_t counts_max = 2000;

// `fn(Command&) -> Result<std::string>`, which gives the take as it is then.
template <class Fn>
Reply change_take(const Call& call, const std::string& cause, int status, Fn fn) {
  return once(call, cause, [&](catalog::changes::Command& command) -> Result<Answer> {
    auto done = fn(command);
    if (!done) return std::move(done).error();
    return Answer{status, *std::move(done)};
  });
}

api::CountTyped count_of(Fields& fields) {
  api::CountTyped typed;
  const auto line = fields.integer("line", 1, stock::taking::lines_max);
  if (line) typed.line = static_cast<int>(*line);
  typed.lot = fields.text_or_empty("lot", lot_bytes_max);
  if (!fields.has("line") && !fields.has("lot")) fields.refuse("line", "stock_take.line_or_lot");
  typed.counted = fields.text_or_empty("counted", quantity_bytes_max);
  typed.waste = waste_of(fields, "waste", Given::optional);
  typed.why = fields.text_or_empty("why", stock::why_bytes_max);
  return typed;
}

}  // namespace

Reply list_stock_takes(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_json(call, [&](const store::Scope& scope) { return api::takes_json(scope, *page); });
}

Reply open_stock_take(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const auto place = fields.text_or_empty("place", place_bytes_max);
  const auto product = fields.text_or_empty("product", 255);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return change_take(call, "stock take open", 201, [&](catalog::changes::Command& command) {
    return api::open_take(command, place, product);
  });
}

Reply get_stock_take(Call& call) {
  return read_json(call,
                   [&](const store::Scope& scope) { return api::take_json(scope, call.name(1)); });
}

Reply print_stock_take(Call& call) {
  const bool blind = call.request().query("blind").value_or("") == "true";
  return print(call, documents::Paper::a4, [&](const store::Scope& scope) -> Result<Sheet> {
    auto sheet = api::sheet_of(scope, call.name(1), blind);
    if (!sheet) return std::move(sheet).error();
    const std::string file_name = "Phiếu kiểm kê " + sheet->number + ".pdf";
    return Sheet{file_name, [sheet = *std::move(sheet)](documents::Paper paper) {
                   return documents::stock_take_sheet(sheet, paper);
                 }};
  });
}

Reply count_stock_take(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  std::vector<api::CountTyped> typed;
  std::vector<Fault> faults;
  for (const auto& item : fields.items("items", 1, counts_max)) {
    Fields one(item, "items[" + std::to_string(typed.size()) + "].");
    typed.push_back(count_of(one));
    for (auto& fault : one.take_faults()) faults.push_back(std::move(fault));
  }
  const bool are_right = fields.boolean("counts_are_right").value_or(false);
  for (auto& fault : fields.take_faults()) faults.push_back(std::move(fault));
  if (!faults.empty()) return call.refuse({Code::invalid, std::move(faults)});
  return change_take(call, "stock take count", 200, [&](catalog::changes::Command& command) {
    return api::write_counts(command, call.name(1), typed, are_right);
  });
}

Reply step_stock_take(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const auto step = fields.text("step", 16);
  const auto line = fields.integer("line", 1, stock::taking::lines_max);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return change_take(call, "stock take " + step, 200, [&](catalog::changes::Command& command) {
    return api::step_take(command, call.name(1), step, static_cast<int>(line.value_or(0)));
  });
}

Reply add_to_stock_take(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const auto lot = fields.text("lot", lot_bytes_max);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return change_take(call, "stock take add", 200, [&](catalog::changes::Command& command) {
    return api::add_to_take(command, call.name(1), lot);
  });
}

}  // namespace ganh::service::http
