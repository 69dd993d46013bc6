#include "service/cli/console.h"

#include "catalog/stock/day.h"
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

namespace {

Result<> turn_day(Opened& opened) {
  const bool begun = opened.folder->database().read([&](const catalog::store::Read& read) {
    return catalog::stock::day_has_turned(read.scope(opened.cooperative.id), opened.today());
  });
  if (!begun) return {};
  return opened.folder->command(opened.cooperative.id, "system", "a day has begun",
                                [](catalog::changes::Command& command) -> Result<> {
                                  catalog::stock::turn_day(command);
                                  return {};
                                });
}

}  // namespace

Result<Opened> open(const Console& console) {
  auto folder = folder::DataFolder::open(console.data);
  if (!folder) return std::move(folder).error();
  auto cooperative = (*folder)->cooperative();
  if (!cooperative) return error(Code::not_found, "data", "folder.no_cooperative");
  Opened opened{std::move(*folder), std::move(*cooperative)};
  if (auto turned = turn_day(opened); !turned) return std::move(turned).error();
  return opened;
}

}  // namespace ganh::service::cli
