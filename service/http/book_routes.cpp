#include "catalog/documents/purchase_list_template.h"
#include "service/api/books.h"
#include "service/http/days.h"
#include "service/http/handing_out.h"
#include "service/http/handlers.h"
#include "service/http/printing.h"
#include "service/http/region.h"

namespace ganh::service::http {

namespace documents = catalog::documents;
namespace store = catalog::store;

namespace {

std::string in_words(const Days& days) {
  return iso_date(days.from) + " " + iso_date(days.to);
}

}  // namespace

Reply list_balances(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_json(call,
                   [&](const store::Scope& scope) { return api::balances_json(scope, *page); });
}

Reply list_entries(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_json(call,
                   [&](const store::Scope& scope) { return api::entries_json(scope, *page); });
}

Reply check_books(Call& call) {
  return connectors::transport::json_reply(
      200, call.read([](const store::Scope& scope) { return api::books_check_json(scope); }));
}

Reply export_journal(Call& call) {
  const auto days = days_of(call);
  if (!days) return call.refuse(days.error());
  return hand_out(call, in_words(*days), [&](const store::Scope& scope) {
    return api::journal_table(scope, days->from, days->to);
  });
}

Reply get_purchase_list(Call& call) {
  const auto days = days_of(call);
  if (!days) return call.refuse(days.error());
  return read_json(call, [&](const store::Scope& scope) {
    return api::purchase_list_json(scope, days->from, days->to);
  });
}

Reply print_purchase_list(Call& call) {
  const auto days = days_of(call);
  if (!days) return call.refuse(days.error());
  const auto region = region_of(call);
  if (!region) return call.refuse(region.error());
  const auto form = documents::template_on(documents::shipped_purchase_list_templates(), days->to);
  if (!form) return call.refuse(form.error());
  return print(call, documents::Paper::a4, [&](const store::Scope& scope) -> Result<Sheet> {
    const auto list = api::purchase_list(scope, days->from, days->to, *region);
    if (!list) return list.error();
    return Sheet{"Bảng kê thu mua " + in_words(*days) + ".pdf",
                 [list = *list, form = *form](auto paper) {
                   return documents::purchase_list(list, form, paper);
                 }};
  });
}

Reply export_purchase_list(Call& call) {
  const auto days = days_of(call);
  if (!days) return call.refuse(days.error());
  return hand_out(call, in_words(*days), [&](const store::Scope& scope) {
    return api::purchase_table(scope, days->from, days->to);
  });
}

}  // namespace ganh::service::http
