#include "service/http/handing_out.h"

#include "service/http/printing.h"

namespace ganh::service::http {

namespace sheets = catalog::sheets;

namespace {

constexpr auto xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}  // namespace

Reply hand_out(const Call& call, const std::string& days,
               const std::function<Result<sheets::Table>(const catalog::store::Scope&)>& read) {
  const auto table = call.read(read);
  if (!table) return call.refuse(table.error());
  const std::string name = table->name + " " + days + ".xlsx";
  return {200,
          {{"Content-Type", xlsx_type}, {"Content-Disposition", disposition("attachment", name)}},
          sheets::workbook_of(*table)};
}

}  // namespace ganh::service::http
