#include "catalog/documents/recall_list.h"
#include "catalog/json/json.h"
#include "catalog/stock/ledger.h"
#include "service/api/recalls.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"
#include "service/http/printing.h"
#include "service/http/shed_fields.h"

namespace ganh::service::http {

namespace documents = catalog::documents;
namespace json = catalog::json;
namespace store = catalog::store;

namespace {

api::Asking asking(const Call& call) {
  const auto may = call.caller().permissions_in(call.cooperative());
  return {call.today(), may.holds(accounts::Permission::orders_read),
          may.holds(accounts::Permission::catalog_read)};
}

}  // namespace

Reply recall_lot(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  api::RecallWanted wanted;
  wanted.lot = fields.text("lot", lot_bytes_max);
  wanted.why = fields.text("why", catalog::stock::why_bytes_max);
  wanted.what_to_say = fields.text_or_empty("what_to_say", catalog::stock::why_bytes_max);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return once(call, "recall", [&](catalog::changes::Command& command) -> Result<Answer> {
    auto done = api::recall_lot(command, wanted, asking(call));
    if (!done) return std::move(done).error();
    return Answer{200, *std::move(done)};
  });
}

Reply get_recall(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_json(call, [&](const store::Scope& scope) {
    return api::recall_json(scope, call.name(1), *page, asking(call));
  });
}

Reply print_recall(Call& call) {
  return print(call, documents::Paper::a4, [&](const store::Scope& scope) -> Result<Sheet> {
    auto list = api::recall_list_of(scope, call.name(1), call.today());
    if (!list) return std::move(list).error();
    const std::string file_name = "Thu hồi " + list->lot_code + ".pdf";
    return Sheet{file_name, [list = *std::move(list)](documents::Paper paper) {
                   return documents::recall_list(list, paper);
                 }};
  });
}

Reply lift_recall(Call& call) {
  const auto lifted = call.command("recall lift", [&](catalog::changes::Command& command) {
    return api::lift_recall(command, call.name(1));
  });
  return lifted ? no_content() : call.refuse(lifted.error());
}

}  // namespace ganh::service::http
