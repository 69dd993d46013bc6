// A pattern that a whole text has to match: a regular expression as ICU reads it.
//
// Bounded: a pattern that would take too long over a text does not match it.

#pragma once

#include <memory>
#include <string_view>

#include "catalog/result.h"

namespace ganh::catalog::text {

inline constexpr std::size_t pattern_chars_max = 200;

class Pattern {
 public:
  // `invalid` with reason "pattern.malformed" and the column, from 1.
  static Result<Pattern> compile(std::string_view expression);

  bool matches(std::string_view utf8) const;

 private:
  struct Compiled;
  explicit Pattern(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace ganh::catalog::text
