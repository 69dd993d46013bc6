// Opens a workbook, lists the connectors and visits a marketplace in small, all as installed.

#include <iostream>

#include "catalog/sheets/xlsx_reader.h"
#include "connectors/connector.h"
#include "connectors/postmart/sandbox.h"

using namespace ganh;

int main(int, char** arguments) {
  const auto bytes = catalog::sheets::read_file(arguments[1]);
  const auto workbook = catalog::sheets::read_xlsx(bytes ? *bytes : "");
  if (!workbook) return 1;
  std::cout << workbook->sheets.size() << " sheets\n";

  for (const auto* connector : connectors::all_connectors()) std::cout << connector->name() << "\n";
  if (connectors::find_connector("postmart") == nullptr) return 1;

  const auto marketplace = connectors::postmart::make_sandbox();
  const auto reply = marketplace->handle({"GET", "/_sandbox/listings", {}, ""}, Time{});
  std::cout << reply.status << " " << reply.body << "\n";
  return reply.status == 200 ? 0 : 1;
}
