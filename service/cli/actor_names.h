// What those are called who may have done something, asked of the office.

#pragma once

#include "service/office/office.h"
#include "service/telling/actors.h"

namespace ganh::service::cli {

// Whoever may not read people and tokens is told that it was somebody, or a token.
telling::ActorNames actor_names(office::Office& office);

}  // namespace ganh::service::cli
