// What a test takes for granted: a refusal fails it with the reasons.

#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <type_traits>
#include <utility>

#include "catalog/result.h"

namespace ganh::tests {

inline std::string reasons(const Error& error) {
  std::string text;
  for (const auto& fault : error.faults) text += fault.field + ": " + fault.reason + " ";
  return text;
}

template <class T>
T must(Result<T> result) {
  const std::string why = result ? "" : reasons(result.error());
  BOOST_REQUIRE_MESSAGE(result.has_value(), why);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace ganh::tests
