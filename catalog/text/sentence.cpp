#include "catalog/text/sentence.h"

#include <utility>

#include "catalog/text/counted.h"
#include "catalog/text/terms.h"

namespace ganh::catalog::text {

namespace {

const Sentence* find(std::string_view reason, std::span<const std::span<const Sentence>> tables) {
  for (const auto& table : tables) {
    for (const Sentence& sentence : table) {
      if (sentence.reason == reason) return &sentence;
    }
  }
  return nullptr;
}

// A name that the fault does not give stays as it stands, braces and all, so that it is seen.
std::string filled(std::string_view pattern, const Fault& fault, Language language) {
  std::string text;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = pattern.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    text += pattern.substr(0, open);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    std::string value(pattern.substr(open, close - open + 1));
    if (name == "field") value = fault.field;
    if (name == "box") value = box(fault.field, language);
    for (const Param& param : fault.params) {
      if (param.name != name) continue;
      value = name == "what" ? figure(param.value, language)
                             : std::string(term(catalog_terms(), name, param.value, language));
    }
    text += value;
    pattern.remove_prefix(close + 1);
  }
  text += pattern;
  return counted(std::move(text));
}

}  // namespace

Spoken speak(const Fault& fault, Language language,
             std::span<const std::span<const Sentence>> tables) {
  const Sentence* sentence = find(fault.reason, tables);
  if (sentence == nullptr) return {fault.reason, ""};
  if (language == Language::vietnamese) {
    return {filled(sentence->problem_vi, fault, language),
            filled(sentence->cure_vi, fault, language)};
  }
  return {filled(sentence->problem_en, fault, language),
          filled(sentence->cure_en, fault, language)};
}

}  // namespace ganh::catalog::text
