// A rehearsal and its outcome, as people read them.

#pragma once

#include "connectors/publishing/engine.h"
#include "connectors/publishing/rehearsal.h"
#include "service/cli/paper.h"

namespace ganh::service::cli {

// At most so many rows of one kind unless everything is asked for.
inline constexpr std::size_t rows_shown_max = 40;

// Of what is new the title, category and price; every field of it when everything is asked for.
void show_rehearsal(const Paper& paper, const connectors::channel::Channel& channel,
                    const connectors::publishing::Rehearsal& rehearsal, bool everything);

void show_released(const Paper& paper, const connectors::channel::Channel& channel,
                   const connectors::publishing::Released& released);

// One line.
std::string spoken(const Paper& paper, const connectors::publishing::Event& event);

}  // namespace ganh::service::cli
