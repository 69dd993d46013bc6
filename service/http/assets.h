// How a file of the page is answered: compressed where the browser takes that, and not at all when
// the browser has it.

#pragma once

#include "connectors/transport/http_message.h"
#include "service/web/page.h"

namespace ganh::service::http {

connectors::transport::Reply asset_reply(const connectors::transport::Request& request,
                                         const web::Asset& asset);

}  // namespace ganh::service::http
