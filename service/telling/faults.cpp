#include "service/telling/faults.h"

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

void show_faults(const Paper& paper, catalog::json::Value faults) {
  for (const auto& fault : faults.items()) {
    const auto said = spoken(paper, fault);
    paper.out << paper.paint(Ink::bad, said.problem) << '\n';
    if (!said.cure.empty()) paper.line(words::refusal_cure, said.cure);
  }
}

}  // namespace ganh::service::telling
