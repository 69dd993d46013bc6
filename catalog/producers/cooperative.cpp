#include "catalog/producers/cooperative.h"

#include <algorithm>

#include "catalog/faults.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::producers {

namespace {

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Ten digits, or ten, a hyphen and three for a branch (Circular 86/2024/TT-BTC).
bool is_tax_code(std::string_view text) {
  if (text.size() == 14 && text[10] == '-') {
    return all_digits(text.substr(0, 10)) && all_digits(text.substr(11));
  }
  return text.size() == 10 && all_digits(text);
}

// Up to 19 letters and digits, as VietQR carries them.
bool is_account(std::string_view text) {
  return text.size() <= 19 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

}  // namespace

Result<> validate(const Cooperative& cooperative) {
  Faults faults;
  faults.required("name", cooperative.name, name_bytes_max);
  faults.optional("address", cooperative.address, name_bytes_max);
  faults.optional("commune", cooperative.commune, name_bytes_max);
  faults.optional("province", cooperative.province, name_bytes_max);
  faults.optional("phone", cooperative.phone, 32);
  faults.optional("email", cooperative.email, name_bytes_max);
  if (!cooperative.tax_code.empty() && !is_tax_code(cooperative.tax_code)) {
    faults.add("tax_code", "tax_code.malformed");
  }
  if (!cooperative.bank_bin.empty() &&
      (cooperative.bank_bin.size() != 6 || !all_digits(cooperative.bank_bin))) {
    faults.add("bank_bin", "bank_bin.malformed");
  }
  if (!is_account(cooperative.bank_account)) faults.add("bank_account", "bank_account.malformed");
  return std::move(faults).result();
}

Cooperative normalised(Cooperative cooperative) {
  for (std::string* text : {&cooperative.name, &cooperative.address, &cooperative.commune,
                            &cooperative.province, &cooperative.phone, &cooperative.email}) {
    *text = text::normalise(*text);
  }
  return cooperative;
}

}  // namespace ganh::catalog::producers
