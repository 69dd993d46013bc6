// People, their sign-in links and API tokens, as people read them.

#pragma once

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

void show_members(const Paper& paper, catalog::json::Value list);

void show_tokens(const Paper& paper, catalog::json::Value list);

// The link, and the same as a QR code to be read off this screen.
void show_link(const Paper& paper, catalog::json::Value link);

}  // namespace ganh::service::telling
