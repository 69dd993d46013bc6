#include "catalog/text/meant.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace ganh::catalog::text {

namespace {

// Levenshtein's: letters to be put in, taken out or changed.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view meant(std::string_view wrong, const std::vector<std::string_view>& known) {
  constexpr std::size_t wrong_bytes_max = 64;  // the work grows with both lengths
  if (wrong.size() > wrong_bytes_max || known.empty()) return {};
  const auto nearest = *std::ranges::min_element(
      known, {}, [&](std::string_view word) { return distance(wrong, word); });
  const std::size_t letters_off_max = std::max<std::size_t>(2, nearest.size() / 4);
  return distance(wrong, nearest) <= letters_off_max ? nearest : std::string_view{};
}

}  // namespace ganh::catalog::text
