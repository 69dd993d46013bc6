#include "service/telling/event.h"

#include "service/words/messages.h"
#include "service/words/messages_carriers.h"
#include "service/words/messages_channels.h"
#include "service/words/sentences.h"
#include "service/words/storage.h"
#include "service/words/troubles.h"

namespace ganh::service::telling {

namespace publishing = connectors::publishing;

namespace {

std::string drift_in_words(const Paper& paper, std::string_view kind) {
  static constexpr std::pair<std::string_view, words::Text> kinds[] = {
      {"missing", words::drift_missing}, {"replaced", words::drift_replaced},
      {"title", words::drift_title},     {"price", words::drift_price},
      {"stock", words::drift_stock},     {"version", words::drift_version},
  };
  for (const auto& [name, text] : kinds) {
    if (name == kind) return paper.say(text);
  }
  return std::string(kind);
}

// Of "unreachable: Connection refused", as the store notes it.
std::string storage_in_words(words::Language language, std::string_view noted) {
  const Fault fault{"data", "storage." + std::string(noted.substr(0, noted.find(": ")))};
  return words::speak(fault, language).problem;
}
std::string said_of(std::string_view noted) {
  const auto colon = noted.find(": ");
  return std::string(colon == noted.npos ? noted : noted.substr(colon + 2));
}

}  // namespace

std::string spoken(const Paper& paper, const catalog::store::StorageError& failure) {
  return paper.say(words::storage_failed,
                   words::speak(words::fault_for_operators(failure), paper.language).problem,
                   failure.what());
}

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
      return say(words::event_storage, storage_in_words(paper.language, event.detail),
                 said_of(event.detail), seconds);
    case Kind::locked_out:
      return say(words::event_locked_out, "", "", 0);
    case Kind::tracked:
      return say(words::event_tracked, "", "", event.count);
    case Kind::drift:
      return say(words::event_drift, event.subject, drift_in_words(paper, event.detail), 0);
    case Kind::audited:
      return say(words::event_audited, "", "", event.count);
  }
  return "";
}

}  // namespace ganh::service::telling
