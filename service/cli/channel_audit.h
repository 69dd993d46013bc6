// ganh channels audit: compares what marketplaces show with what they have acknowledged.

#pragma once

#include "service/cli/command.h"

namespace ganh::service::cli {

void add_channel_audit(const Commands& commands, CLI::App& channels);

}  // namespace ganh::service::cli
