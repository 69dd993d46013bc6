// print_vietqr BIN ACCOUNT [AMOUNT [PURPOSE]]: the payload, for decoders in another language.

#include <cstdint>
#include <iostream>
#include <string>

#include "catalog/money/vietqr.h"

int main(int count, char** arguments) {
  if (count < 3) return 2;
  ganh::catalog::money::VietQr payment{arguments[1], arguments[2], {}, ""};
  if (count > 3 && *arguments[3] != '\0') payment.amount = {std::stoll(arguments[3])};
  if (count > 4) payment.purpose = arguments[4];
  const auto payload = ganh::catalog::money::vietqr_payload(payment);
  if (!payload) return 1;
  std::cout << *payload;
  return 0;
}
