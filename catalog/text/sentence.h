// Faults as sentences for people: what is wrong and how to mend it, in Vietnamese or English.
//
// One table a library; the edges (command line, page, annotated workbook) choose the language.

#pragma once

#include <span>
#include <string>
#include <string_view>

#include "catalog/result.h"

namespace ganh::catalog::text {

enum class Language { vietnamese, english };

// `{name}` in a text stands for the parameter of that name, and `{field}` for the fault's field.
struct Sentence {
  std::string_view reason;
  std::string_view problem_vi;
  std::string_view cure_vi;
  std::string_view problem_en;
  std::string_view cure_en;
};

// The catalog's own table; connectors and service pass theirs beside it.
std::span<const Sentence> catalog_sentences();

struct Spoken {
  std::string problem;
  std::string cure;
};

// A reason missing from the tables is spoken as its bare key, never dropped.
Spoken speak(const Fault& fault, Language language,
             std::span<const std::span<const Sentence>> tables);

}  // namespace ganh::catalog::text
