#include "service/telling/faults.h"

#include <algorithm>

#include "catalog/text/terms.h"
#include "service/words/messages.h"
#include "service/words/sentences.h"

namespace ganh::service::telling {

catalog::text::Spoken spoken(const Paper& paper, catalog::json::Value fault) {
  const auto said = fault[paper.language == words::Language::english ? "en" : "vi"];
  return {said["problem"].text_or(), said["cure"].text_or()};
}

std::string in_one_line(const Paper& paper, catalog::json::Value fault) {
  const auto said = spoken(paper, fault);
  return said.problem + " → " + said.cure;
}

namespace {

// "items[0].unit_price" → "--unit-price", or "" when there is no such option.
std::string option_of(std::string_view field, const std::vector<std::string>& options) {
  std::string name(field.substr(field.rfind('.') + 1));
  std::ranges::replace(name, '_', '-');
  for (const auto& option : options) {
    if (option == name || option == "--" + name) return option;
  }
  return "";
}

std::string_view problem_of(std::string_view reason, words::Language language) {
  for (const auto& table : words::all_sentences()) {
    for (const auto& sentence : table) {
      if (sentence.reason != reason) continue;
      return language == words::Language::english ? sentence.problem_en : sentence.problem_vi;
    }
  }
  return "";
}

// What stands beside a member in its sentence, up to what is filled in or counted.
std::string_view text_before(std::string_view pattern) {
  for (const std::string_view end : {"}", "⟧"}) {
    if (const auto at = pattern.rfind(end); at != pattern.npos) {
      pattern.remove_prefix(at + end.size());
    }
  }
  return pattern;
}
std::string_view text_behind(std::string_view pattern) {
  for (const std::string_view begin : {"{", "⟦"}) pattern = pattern.substr(0, pattern.find(begin));
  return pattern;
}

// On a command line the member is an option, and is typed as one: where the sentence has it, and
// nowhere else. The same word in a path, or said of something else, is a word.
void put_option(std::string& text, std::string_view pattern, std::string_view member,
                std::string_view said, const std::string& option) {
  const auto marked = pattern.find(member);
  if (marked == pattern.npos) return;
  const std::string before(text_before(pattern.substr(0, marked)));
  const std::string_view behind = text_behind(pattern.substr(marked + member.size()));
  auto at = text.find(before + std::string(said) + std::string(behind));
  if (at == text.npos) return;
  at += before.size();
  auto size = said.size();
  constexpr std::string_view open = "“";
  constexpr std::string_view close = "”";
  if (before.ends_with(open) && behind.starts_with(close)) {
    at -= open.size();
    size += open.size() + close.size();
  }
  text.replace(at, size, option);
}

}  // namespace

void show_faults(const Paper& paper, catalog::json::Value faults,
                 const std::vector<std::string>& options) {
  for (const auto& fault : faults.items()) {
    auto said = spoken(paper, fault);
    const std::string field = fault["field"].text_or();
    const std::string option = field.empty() ? "" : option_of(field, options);
    if (!option.empty()) {
      const auto pattern = problem_of(fault["reason"].text_or(), paper.language);
      put_option(said.problem, pattern, "{field}", field, option);
      put_option(said.problem, pattern, "{box}", catalog::text::box(field, paper.language), option);
    }
    paper.out << paper.paint(Ink::bad, said.problem) << '\n';
    if (!said.cure.empty()) paper.line(words::refusal_cure, said.cure);
  }
}

}  // namespace ganh::service::telling
