#include "service/cli/console.h"

#include "service/api/fault_json.h"
#include "service/words/messages.h"
#include "service/words/sentences.h"

namespace ganh::service::cli {

int Console::refuse(const Error& error) const {
  if (json) out << api::error_json(error) << '\n';
  for (const Fault& fault : error.faults) {
    const auto spoken = words::speak(fault, language);
    const Paper paper = notes();
    err << paper.paint(Ink::bad, spoken.problem) << '\n';
    if (!spoken.cure.empty()) paper.line(words::refusal_cure, spoken.cure);
  }
  return error.code == Code::in_use ? in_use : refused;
}

int Console::answer(const std::string& json_text) const {
  out << json_text << '\n';
  return done;
}

Result<Opened> open(const Console& console) {
  auto folder = folder::DataFolder::open(console.data);
  if (!folder) return std::move(folder).error();
  auto cooperative = (*folder)->cooperative();
  if (!cooperative) return error(Code::not_found, "data", "folder.no_cooperative");
  return Opened{std::move(*folder), std::move(*cooperative)};
}

}  // namespace ganh::service::cli
