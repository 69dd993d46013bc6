// Planning carried through to the end: what a rehearsal needs before it can be complete.

#pragma once

#include "connectors/channel/channel.h"
#include "service/folder/data_folder.h"

namespace ganh::service::jobs {

// Plans the channel slice by slice until nothing is left to plan.
Result<> catch_up(folder::DataFolder& folder, const CooperativeId& cooperative,
                  const connectors::channel::Channel& channel);

}  // namespace ganh::service::jobs
