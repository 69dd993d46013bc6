// Collects everything that is wrong with a value, so that a clerk mends it in one go.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/result.h"

namespace ganh::catalog {

class Faults {
 public:
  // Plain text (text::is_plain) of at most `bytes_max` in normal form. Faults: "required",
  // "too_long" {bytes_max}, "text.not_plain".
  void required(std::string_view field, std::string_view text, std::size_t bytes_max);
  void optional(std::string_view field, std::string_view text, std::size_t bytes_max);
  void optional_lines(std::string_view field, std::string_view text, std::size_t bytes_max);

  // "out_of_range" {min, max}.
  void range(std::string_view field, std::int64_t value, std::int64_t min, std::int64_t max);

  void add(std::string_view field, std::string_view reason, std::vector<Param> params = {});

  // `invalid` with all of them, or success.
  Result<> result() &&;

 private:
  std::vector<Fault> faults_;
};

// Text of several lines as it is stored: every line in normal form, no empty ones at either end.
std::string normalise_lines(std::string_view utf8);

// What a caller who looked at another version is told.
Error changed_since(std::string_view field);

}  // namespace ganh::catalog
