#include "service/telling/event.h"

#include "service/words/messages.h"
#include "service/words/messages_carriers.h"
#include "service/words/troubles.h"

namespace ganh::service::telling {

namespace publishing = connectors::publishing;

std::string spoken(const Paper& paper, const publishing::Event& event) {
  using Kind = publishing::Event::Kind;
  const auto say = [&](const words::Text& text, const auto& second, const auto& third,
                       std::int64_t number) {
    return paper.say(text, event.channel, second, third, number);
  };
  const std::int64_t seconds = std::chrono::ceil<std::chrono::seconds>(event.wait).count();
  switch (event.kind) {
    case Kind::sent:
      return say(words::event_sent, event.count, event.detail, 0);
    case Kind::accepted:
      return say(words::event_accepted, event.subject, "", 0);
    case Kind::pending:
      return say(words::event_pending, event.subject, "", 0);
    case Kind::refused:
      return say(words::event_refused, event.subject, event.detail, 0);
    case Kind::throttled:
      return say(words::event_throttled, "", "", seconds);
    case Kind::retrying:
      return say(words::event_retrying, "", words::trouble_in_words(paper.language, event.detail),
                 seconds);
    case Kind::looking_up:
      return say(words::event_looking_up, event.count, "", 0);
    case Kind::order:
      return say(words::event_order, event.subject, "", event.count);
    case Kind::quarantined:
      return say(words::event_quarantined, "", "", event.count);
    case Kind::told:
      return say(words::event_told, event.subject, "", 0);
    case Kind::storage:
      return say(words::event_storage, "", "", seconds);
    case Kind::locked_out:
      return say(words::event_locked_out, "", "", 0);
    case Kind::tracked:
      return say(words::event_tracked, "", "", event.count);
  }
  return "";
}

}  // namespace ganh::service::telling
