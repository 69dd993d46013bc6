// Opens a workbook, prints a label, lists the connectors and visits a marketplace in small, all as
// installed.

#include <iostream>

#include "catalog/documents/shipping_label.h"
#include "catalog/sheets/xlsx_reader.h"
#include "connectors/connector.h"
#include "connectors/postmart/sandbox.h"

using namespace ganh;

int main(int, char** arguments) {
  const auto bytes = catalog::sheets::read_file(arguments[1]);
  const auto workbook = catalog::sheets::read_xlsx(bytes ? *bytes : "");
  if (!workbook) return 1;
  std::cout << workbook->sheets.size() << " sheets\n";

  catalog::documents::ShippingLabel label;
  label.order_number = "PM2611210007";
  const auto pdf = catalog::documents::shipping_labels({&label, 1}, catalog::documents::Paper::a5);
  if (!pdf || !pdf->starts_with("%PDF-")) return 1;

  for (const auto* connector : connectors::all_connectors()) std::cout << connector->name() << "\n";
  if (connectors::find_connector("postmart") == nullptr) return 1;

  const auto marketplace = connectors::postmart::make_sandbox();
  const auto reply = marketplace->handle({"GET", "/_sandbox/listings", {}, ""}, Time{});
  std::cout << reply.status << " " << reply.body << "\n";
  return reply.status == 200 ? 0 : 1;
}
