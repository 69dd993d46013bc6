#include "service/telling/faults.h"

#include <algorithm>

#include "catalog/text/terms.h"
#include "service/words/messages.h"

namespace ganh::service::telling {

using catalog::json::Value;

catalog::text::Spoken spoken(const Paper& paper, catalog::json::Value fault) {
  const auto said = fault[paper.language == words::Language::english ? "en" : "vi"];
  return {said["problem"].text_or(), said["cure"].text_or()};
}

std::string in_one_line(const Paper& paper, catalog::json::Value fault) {
  const auto said = spoken(paper, fault);
  return said.problem + " → " + said.cure;
}

namespace {

// Boxes whose option bears another name.
struct TypedOtherwise {
  std::string_view field;
  std::string_view option;
};
constexpr TypedOtherwise typed_otherwise[] = {
    {"amount_vnd", "--amount"},      {"base_url", "--url"},     {"cod_vnd", "--cod"},
    {"customer.name", "--customer"}, {"expires_on", "--until"}, {"expected_net_vnd", "--expected"},
    {"for_whom", "--for"},           {"hold_id", "--hold"},     {"paid_by", "--paid"},
    {"price_vnd", "--price"},        {"scopes", "--scope"},
};

// "items[0].unit_price" → "--unit-price", or "" when there is no such option.
std::string option_of(std::string_view field, const std::vector<std::string>& options) {
  const auto* other = std::ranges::find(typed_otherwise, field, &TypedOtherwise::field);
  std::string name(field.substr(field.rfind('.') + 1));
  std::ranges::replace(name, '_', '-');
  for (const auto& option : options) {
    if (option == "--" + name) return option;
    if (other != std::end(typed_otherwise) && option == other->option) return option;
  }
  return "";
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

// Where a text says the field itself, not a word, an option or a path that has it inside.
std::size_t find_word(const std::string& text, std::string_view word) {
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const auto behind = at + word.size();
    const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(';
    if (begins && (behind == text.size() || !is_letter(text[behind]))) return at;
  }
  return text.npos;
}

// On a command line the box is an option, and is typed as one. An English sentence may have the
// field's name as a word of its own; a Vietnamese one has it only where the field itself is meant.
void put_option(std::string& text, Value fault, std::string_view part, words::Language language,
                const std::string& option) {
  const std::string field = fault["field"].text_or();
  if (text.starts_with(option + ": ")) text.erase(0, option.size() + 2);
  if (find_word(fault["vi"][part].text_or(), field) != std::string::npos) {
    if (const auto at = find_word(text, field); at != text.npos) {
      text.replace(at, field.size(), option);
      return;
    }
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
    if (!option.empty()) {
      put_option(said.problem, fault, "problem", paper.language, option);
      put_option(said.cure, fault, "cure", paper.language, option);
    }
    paper.out << paper.paint(Ink::bad, said.problem) << '\n';
    if (!said.cure.empty()) paper.line(words::refusal_cure, said.cure);
  }
}

}  // namespace ganh::service::telling
