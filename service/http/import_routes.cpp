#include "catalog/sheets/annotated_workbook.h"
#include "catalog/sheets/apply_plan.h"
#include "catalog/sheets/import_plan.h"
#include "catalog/sheets/xlsx_reader.h"
#include "catalog/text/normal_form.h"
#include "connectors/transport/signing.h"
#include "service/api/import.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"
#include "service/http/problem.h"
#include "service/words/sentences.h"

namespace ganh::service::http {

namespace sheets = catalog::sheets;
namespace store = catalog::store;
using connectors::transport::json_reply;

namespace {

constexpr std::size_t file_name_bytes_max = 255;
constexpr auto xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// The cooperative of the path, or a fresh id for one that the workbook brings.
CooperativeId cooperative_for(const Call& call) {
  if (call.name(0) != new_cooperative) return call.cooperative();
  return new_id<CooperativeTag>(call.now(), call.folder().randomness());
}

Result<sheets::Plan> plan_of(const Call& call, const CooperativeId& cooperative) {
  const auto workbook = sheets::read_xlsx(call.request().body);
  if (!workbook) return workbook.error();
  return call.folder().database().read(
      [&](const store::Read& read) { return sheets::plan(read.scope(cooperative), *workbook); });
}

std::string file_sha256(const Call& call) {
  return connectors::transport::hex(connectors::transport::sha256(call.request().body));
}

Result<std::string> file_name(const Call& call) {
  const std::string name = call.request().query("file_name").value_or("workbook.xlsx");
  if (name.size() > file_name_bytes_max || !catalog::text::is_plain(name)) {
    return error(Code::invalid, "file_name", "body.not_plain");
  }
  return name;
}

Reply applied(const Call& call, const std::string& name) {
  const auto cooperative = cooperative_for(call);
  const auto plan = plan_of(call, cooperative);
  if (!plan) return call.refuse(plan.error());
  const std::string sha256 = file_sha256(call);
  const std::string id = api::plan_id(*plan, sha256);
  if (const auto agreed = call.request().query("plan_id"); agreed && *agreed != id) {
    return call.refuse(409, {"plan_id", "import.plan_changed"});
  }
  sheets::ApplyOptions how;
  how.actor = call.caller().actor;
  how.file_name = name;
  how.file_sha256 = sha256;
  const auto done = sheets::apply(call.folder().database(), *plan, how, call.folder().clock(),
                                  call.folder().randomness());
  if (!done) return call.refuse(done.error());
  if (call.name(0) == new_cooperative) make_manager(call, cooperative);
  return json_reply(200, api::import_json({*plan, id, &*done}));
}

}  // namespace

Reply plan_import(Call& call) {
  const auto plan = plan_of(call, cooperative_for(call));
  if (!plan) return call.refuse(plan.error());
  return json_reply(200,
                    api::import_json({*plan, api::plan_id(*plan, file_sha256(call)), nullptr}));
}

Reply import_workbook(Call& call) {
  const auto name = file_name(call);
  if (!name) return call.refuse(name.error());
  return once_done(call, [&] { return applied(call, *name); });
}

Reply annotate_workbook(Call& call) {
  const auto plan = plan_of(call, cooperative_for(call));
  if (!plan) return call.refuse(plan.error());
  const auto tables = words::all_sentences();
  const auto annotated = sheets::annotate(
      call.request().body, sheets::notes_for(*plan, language_of(call.request()), tables));
  if (!annotated) return call.refuse(annotated.error());
  return {200, {{"Content-Type", xlsx_type}}, *annotated};
}

}  // namespace ganh::service::http
