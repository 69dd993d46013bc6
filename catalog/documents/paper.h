// What documents are printed on, and how much one document may hold.
//
// Nothing here draws; each document's own header says on which papers it goes.

#pragma once

#include <cstddef>
#include <string>

namespace ganh::catalog::documents {

enum class Paper { a4, a5, label_100x150 };

// Of one document: refused above, never cut. Texts that do not fit their place on the paper are cut
// there with "…".
inline constexpr std::size_t lines_max = 2'000;
inline constexpr std::size_t text_bytes_max = 2'000;
inline constexpr std::size_t qr_bytes_max = 300;
inline constexpr std::size_t code_128_bytes_max = 24;  // what a label's width prints legibly
inline constexpr std::size_t labels_max = 500;         // in one file

// Who sends, receives, buys or sells. What is empty is not printed.
struct Party {
  std::string name;
  std::string address;
  std::string phone;
  std::string tax_code = {};
};

// Refusals that every document shares, each with its field, all of them at once: `limit`,
// "document.too_many_lines" {most}, "too_long" {bytes_max}; `invalid`, "document.no_lines",
// "document.not_text" (not UTF-8), "document.code" (what no scanner reads), "document.paper".
// `not_now`, "document.no_font", when the machine has no font with Vietnamese letters.

}  // namespace ganh::catalog::documents
