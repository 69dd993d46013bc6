// Cuts what fails down to what matters.

#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace ganh::catalog {

// The shortest list that `fails` still holds for when pieces of it are left out, halves first and
// single steps last; at most `attempts` lists are tried.
template <class Step, class Fails>
std::vector<Step> shrunk(std::vector<Step> steps, Fails fails, int attempts) {
  for (std::size_t size = (steps.size() + 1) / 2; size > 0; size /= 2) {
    for (std::size_t at = 0; at < steps.size() && attempts > 0;) {
      std::vector<Step> fewer = steps;
      const auto from = fewer.begin() + static_cast<std::ptrdiff_t>(at);
      const auto left = static_cast<std::ptrdiff_t>(steps.size() - at);
      fewer.erase(from, from + std::min(static_cast<std::ptrdiff_t>(size), left));
      --attempts;
      if (fails(fewer)) {
        steps = std::move(fewer);
      } else {
        at += size;
      }
    }
  }
  return steps;
}

}  // namespace ganh::catalog
