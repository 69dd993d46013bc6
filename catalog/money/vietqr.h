// VietQR: the text of the QR code that a Vietnamese bank's app pays by.
//
// Only the text; drawing it is somebody else's. Nothing here asks a bank whether the account
// exists. Shape: EMVCo QR Code Specification for Payment Systems, merchant-presented mode 1.1, with
// NAPAS's transfer to an account (QRIBFTTA) in field 38; checksum CRC-16/CCITT (0x1021, from
// 0xFFFF).

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/measure/money.h"
#include "catalog/result.h"

namespace ganh::catalog::money {

inline constexpr std::size_t vietqr_account_bytes_max = 19;
inline constexpr std::size_t vietqr_purpose_bytes_max = 25;
inline constexpr std::int64_t vietqr_amount_vnd_max = 9'999'999'999'999;  // 13 digits

struct VietQr {
  std::string bank_bin;                  // six digits: 970436
  std::string account;                   // letters and digits
  std::optional<measure::Money> amount;  // none: static, the payer types it
  std::string purpose;                   // any text; see vietqr_purpose
};

// With an amount the code is dynamic (one payment), without it static.
// `invalid`: "bank_bin.malformed", "bank_account.malformed", "payment.amount" {most}, all of them.
Result<std::string> vietqr_payload(const VietQr& payment);

// What of a purpose reaches the bank: capitals A–Z, digits and single spaces, the first 25 of them.
// "Trả đơn hàng ĐH-000123" → "TRA DON HANG DH 000123".
std::string vietqr_purpose(std::string_view text);

}  // namespace ganh::catalog::money
