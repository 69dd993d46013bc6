// What every document asks of the values on it before it draws a line.

#pragma once

#include <cstddef>
#include <string_view>

#include "catalog/documents/paper.h"
#include "catalog/result.h"

namespace ganh::catalog::documents::typesetting {

// Collects faults; see paper.h for the reasons. At most a hundred are kept.
class Check {
 public:
  // For documents that a label is too narrow for.
  void paper(Paper paper);
  void text(std::string_view field, std::string_view value);
  void party(std::string_view field, const Party& party);
  void qr(std::string_view field, std::string_view value);
  void code_128(std::string_view field, std::string_view value);
  void lines(std::string_view field, std::size_t count, std::size_t most = lines_max);
  void fault(Code code, std::string_view field, std::string_view reason,
             std::vector<Param> params = {});

  // Whether to go on into the lines: not when there are too many of them.
  bool is_bounded() const { return is_bounded_; }
  Result<> result() &&;

 private:
  Error error_;
  bool is_bounded_ = true;
};

}  // namespace ganh::catalog::documents::typesetting
