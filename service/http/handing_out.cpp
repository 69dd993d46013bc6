#include "service/http/handing_out.h"

#include "catalog/text/normal_form.h"

namespace ganh::service::http {

namespace sheets = catalog::sheets;

namespace {

constexpr auto xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// For clients that do not know filename*: without accents, and nothing that ends a quoted string.
std::string in_ascii(std::string_view name) {
  std::string plain = catalog::text::fold(name);
  for (char& c : plain) {
    const bool keeps = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    if (!keeps) c = '-';
  }
  return plain;
}

}  // namespace

Reply hand_out(const Call& call, const std::string& days,
               const std::function<Result<sheets::Table>(const catalog::store::Scope&)>& read) {
  const auto table = call.read(read);
  if (!table) return call.refuse(table.error());
  const std::string name = table->name + " " + days + ".xlsx";
  const std::string disposition = "attachment; filename=\"" + in_ascii(name) +
                                  "\"; filename*=UTF-8''" +
                                  connectors::transport::percent_encode(name);
  return {200,
          {{"Content-Type", xlsx_type}, {"Content-Disposition", disposition}},
          sheets::workbook_of(*table)};
}

}  // namespace ganh::service::http
