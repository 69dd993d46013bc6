// What a number format makes of a number: a day, a percentage, a number padded with zeros.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/result.h"
#include "catalog/sheets/zip_archive.h"

namespace ganh::catalog::sheets {

struct NumberFormat {
  bool is_date = false;
  bool is_percent = false;  // 0.75 shows as 75%
  int digits_min = 0;       // "0000000000" shows a telephone number with its leading zero
};

// By the built-in number (ECMA-376 part 1, 18.8.30), for those that stand in no file.
NumberFormat builtin_format(int number);
// By a custom format's code, such as `dd/mm/yyyy` or `#,##0 "đ"`. A time without a day is no date.
NumberFormat custom_format(std::string_view code);

// What each cell style (the `s` of a cell, counted from 0) makes of a number.
Result<std::vector<NumberFormat>> read_styles(ZipArchive& archive, std::string_view part);

// A serial number's day. Day 1 is 1 January 1900, with a 29 February 1900 that never was; or day 0
// is 1 January 1904. Nothing for what is no day.
std::optional<Date> day_of_serial(double serial, bool from_1904);

}  // namespace ganh::catalog::sheets
