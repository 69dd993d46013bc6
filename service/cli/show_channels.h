// Channels as people read them.

#pragma once

#include "service/api/channels.h"
#include "service/cli/paper.h"

namespace ganh::service::cli {

void show_channels(const Paper& paper, const api::ChannelList& list);

}  // namespace ganh::service::cli
