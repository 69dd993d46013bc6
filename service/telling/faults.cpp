#include "service/telling/faults.h"

#include <algorithm>

#include "catalog/text/terms.h"
#include "service/words/messages.h"

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

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

// Where a text says the field itself, not a word that has it inside.
std::size_t find_word(const std::string& text, std::string_view word) {
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const auto behind = at + word.size();
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    if (begins && (behind == text.size() || !is_letter(text[behind]))) return at;
  }
  return text.npos;
}

// On a command line the box is an option, and is typed as one.
void put_option(std::string& text, words::Language language, std::string_view field,
                const std::string& option) {
  if (const auto at = find_word(text, field); at != text.npos) {
    text.replace(at, field.size(), option);
    return;
  }
  // A box stands in quotation marks; the same word elsewhere is a word.
  const std::string box = "“" + catalog::text::box(field, language) + "”";
  if (const auto at = text.find(box); at != text.npos) text.replace(at, box.size(), option);
}

}  // namespace

void show_faults(const Paper& paper, catalog::json::Value faults,
                 const std::vector<std::string>& options) {
  for (const auto& fault : faults.items()) {
    auto said = spoken(paper, fault);
    const std::string field = fault["field"].text_or();
    const std::string option = field.empty() ? "" : option_of(field, options);
    if (!option.empty()) put_option(said.problem, paper.language, field, option);
    paper.out << paper.paint(Ink::bad, said.problem) << '\n';
    if (!said.cure.empty()) paper.line(words::refusal_cure, said.cure);
  }
}

}  // namespace ganh::service::telling
