#include "catalog/documents/typesetting/check.h"

#include <algorithm>
#include <string>
#include <utility>

#include "catalog/documents/typesetting/codes.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::documents::typesetting {

namespace {

constexpr std::size_t faults_max = 100;

bool is_utf8(std::string_view value) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  return std::ranges::all_of(value, is_ascii) || !text::lower(value).empty();
}

}  // namespace

void Check::paper(Paper paper) {
  if (paper == Paper::label_100x150) fault(Code::invalid, "paper", "document.paper");
}

void Check::text(std::string_view field, std::string_view value) {
  if (value.size() > text_bytes_max) {
    fault(Code::limit, field, "too_long", {{"bytes_max", std::to_string(text_bytes_max)}});
  } else if (!is_utf8(value)) {
    fault(Code::invalid, field, "document.not_text");
  }
}

void Check::party(std::string_view field, const Party& party) {
  const std::string prefix(field);
  text(prefix + ".name", party.name);
  text(prefix + ".address", party.address);
  text(prefix + ".phone", party.phone);
  text(prefix + ".tax_code", party.tax_code);
}

void Check::qr(std::string_view field, std::string_view value) {
  if (!fits_qr(value)) fault(Code::invalid, field, "document.code");
}

void Check::code_128(std::string_view field, std::string_view value) {
  if (!fits_code_128(value)) fault(Code::invalid, field, "document.code");
}

void Check::lines(std::string_view field, std::size_t count, std::size_t most) {
  if (count == 0) fault(Code::invalid, field, "document.no_lines");
  if (count <= most) return;
  is_bounded_ = false;
  fault(Code::limit, field, "document.too_many_lines", {{"most", std::to_string(most)}});
}

void Check::fault(Code code, std::string_view field, std::string_view reason,
                  std::vector<Param> params) {
  if (error_.faults.empty()) error_.code = code;
  if (error_.faults.size() < faults_max) {
    error_.faults.push_back({std::string(field), std::string(reason), std::move(params)});
  }
}

Result<> Check::result() && {
  if (error_.faults.empty()) return {};
  return std::move(error_);
}

}  // namespace ganh::catalog::documents::typesetting
