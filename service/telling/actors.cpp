#include "service/telling/actors.h"

#include "service/words/causes.h"

namespace ganh::service::telling {

std::string actor_called(const Paper& paper, const ActorNames& names, const std::string& actor) {
  if (const auto known = names.find(actor); known != names.end()) return known->second;
  const auto colon = actor.find(':');
  const std::string kind = actor.substr(0, colon);
  if (kind == "channel" && colon != actor.npos) return actor.substr(colon + 1);
  return words::causes::word(paper.language, words::causes::actors, kind);
}

}  // namespace ganh::service::telling
