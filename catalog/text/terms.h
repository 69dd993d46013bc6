// The words for what the program calls by a name of its own: a state, a box of a form.
//
// One table a library, as with sentences; a name that stands in none is somebody's own words.
// A sentence says a parameter so by itself, and with `{box}` the fault's field.

#pragma once

#include <span>
#include <string>
#include <string_view>

#include "catalog/text/sentence.h"

namespace ganh::catalog::text {

// `parameter` is the `{parameter}` of the sentences that it is said in.
struct Term {
  std::string_view parameter;
  std::string_view name;
  std::string_view vietnamese;
  std::string_view english;
};

// The catalog's own table; the service's stands in service/words/terms.h.
std::span<const Term> catalog_terms();

// The word for `name` as the value of `parameter`, or `name` itself where the table has none.
std::string_view term(std::span<const Term> terms, std::string_view parameter,
                      std::string_view name, Language language);

// What the box is called that a fault's field names: "customer.name"; of several, which line's it
// is: "lines[3].packs" is "số gói (dòng 4)".
std::string box(std::string_view field, Language language);

// A discrepancy's `what`, "lot lot_01… on hand": which thing, and which of its figures.
std::string figure(std::string_view what, Language language);

}  // namespace ganh::catalog::text
