// Who did something, as people call them.

#pragma once

#include <map>
#include <string>

#include "service/telling/paper.h"

namespace ganh::service::telling {

// The names of people and tokens: "person:per_01…" → "Nông Thị Hoa".
using ActorNames = std::map<std::string, std::string>;

// A person's name, a token's, a channel's; else what kind of actor it was: "người gõ lệnh".
std::string actor_called(const Paper& paper, const ActorNames& names, const std::string& actor);

}  // namespace ganh::service::telling
