#include "catalog/text/sentence.h"

#include <utility>

#include "catalog/text/counted.h"

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
std::string filled(std::string_view pattern, const Fault& fault) {
  std::string text;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = pattern.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    text += pattern.substr(0, open);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    std::string_view value = pattern.substr(open, close - open + 1);
    if (name == "field") value = fault.field;
    for (const Param& param : fault.params) {
      if (param.name == name) value = param.value;
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
    return {filled(sentence->problem_vi, fault), filled(sentence->cure_vi, fault)};
  }
  return {filled(sentence->problem_en, fault), filled(sentence->cure_en, fault)};
}

}  // namespace ganh::catalog::text
