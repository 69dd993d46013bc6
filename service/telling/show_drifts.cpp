#include "service/telling/show_drifts.h"

#include "service/telling/faults.h"
#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/messages.h"
#include "service/words/messages_channels.h"

namespace ganh::service::telling {

using catalog::json::Value;

void show_audit(const Paper& paper, Value channel) {
  const Value audit = channel["audit"];
  const std::string name = channel["name"].text_or();
  if (!audit.is_object()) {
    paper.line(words::audit_not_yet, name);
  } else if (!audit["begun_at"].is_null()) {
    paper.line(words::audit_under_way, name, number(audit["looked_at"]));
  } else {
    paper.line(words::audit_done, name, number(audit["looked_at"]), number(audit["differing"]));
    if (const auto unseen = audit["unseen"].integer_or(0); unseen > 0) {
      paper.line(words::audit_unseen, unseen);
    }
  }
  if (!channel["trouble"].is_null()) {
    paper.line(words::channel_in_trouble, name, channel["trouble"].text_or());
  }
}

std::size_t show_drifts(const Paper& paper, Value page, std::size_t shown) {
  std::size_t count = 0;
  for (const auto& drift : page["drifts"].items()) {
    if (drift["state"].text() == "mended") continue;
    if (shown + count == rows_shown_max) break;
    const auto said = spoken(paper, drift);
    paper.line(words::drift_said, said.problem);
    paper.line(words::refusal_cure, said.cure);
    ++count;
  }
  return count;
}

}  // namespace ganh::service::telling
