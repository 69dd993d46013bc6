#include "service/cli/actor_names.h"

namespace ganh::service::cli {

telling::ActorNames actor_names(office::Office& office) {
  telling::ActorNames names;
  const auto members = office.get(office.path("/members"));
  for (const auto& member : members["members"].items()) {
    const auto person = member["person"];
    names["person:" + person["id"].text_or()] = person["name"].text_or();
  }
  const auto tokens = office.get(office.path("/tokens"));
  for (const auto& token : tokens["tokens"].items()) {
    names["token:" + token["id"].text_or()] = token["name"].text_or();
  }
  return names;
}

}  // namespace ganh::service::cli
