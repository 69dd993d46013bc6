#include "catalog/money/vietqr.h"

#include <fmt/format.h>

#include <algorithm>

#include "catalog/faults.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::money {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Result<> check(const VietQr& payment) {
  Faults faults;
  if (payment.bank_bin.size() != 6 || !std::ranges::all_of(payment.bank_bin, is_digit)) {
    faults.add("bank_bin", "bank_bin.malformed");
  }
  if (payment.account.empty() || payment.account.size() > vietqr_account_bytes_max ||
      !std::ranges::all_of(payment.account, [](char c) { return is_digit(c) || is_letter(c); })) {
    faults.add("account", "bank_account.malformed");
  }
  if (payment.amount && (payment.amount->vnd < 1 || payment.amount->vnd > vietqr_amount_vnd_max)) {
    faults.add("amount", "payment.amount",
               {{"most", measure::vietnamese({vietqr_amount_vnd_max})}});
  }
  return std::move(faults).result();
}

// Identifier, length in two digits, value.
std::string field(std::string_view id, std::string_view value) {
  return fmt::format("{}{:02}{}", id, value.size(), value);
}

std::uint16_t crc_16_ccitt(std::string_view bytes) {
  std::uint32_t crc = 0xFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<std::uint32_t>(static_cast<unsigned char>(c)) << 8U;
    for (int bit = 0; bit < 8; ++bit) {
      crc = (crc & 0x8000U) != 0 ? (crc << 1U) ^ 0x1021U : crc << 1U;
    }
  }
  return static_cast<std::uint16_t>(crc);
}

}  // namespace

Result<std::string> vietqr_payload(const VietQr& payment) {
  if (const auto checked = check(payment); !checked) return checked.error();
  const std::string beneficiary = field("00", payment.bank_bin) + field("01", payment.account);
  std::string payload = field("00", "01") + field("01", payment.amount ? "12" : "11");
  payload +=
      field("38", field("00", "A000000727") + field("01", beneficiary) + field("02", "QRIBFTTA"));
  payload += field("53", "704");
  if (payment.amount) payload += field("54", std::to_string(payment.amount->vnd));
  payload += field("58", "VN");
  if (const std::string purpose = vietqr_purpose(payment.purpose); !purpose.empty()) {
    payload += field("62", field("08", purpose));
  }
  payload += "6304";  // the checksum covers its own identifier and length
  return payload + fmt::format("{:04X}", crc_16_ccitt(payload));
}

std::string vietqr_purpose(std::string_view text) {
  std::string purpose;
  for (const char c : text::fold(text)) {
    if (purpose.size() == vietqr_purpose_bytes_max) break;
    if (is_digit(c)) {
      purpose += c;
    } else if (is_letter(c)) {
      purpose += static_cast<char>(c - 'a' + 'A');  // folded text is in lower case
    } else if (!purpose.empty() && purpose.back() != ' ') {
      purpose += ' ';
    }
  }
  if (purpose.ends_with(' ')) purpose.pop_back();
  return purpose;
}

}  // namespace ganh::catalog::money
