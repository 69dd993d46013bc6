// What the service answers, request by request: the API, marketplaces' webhooks, the page.
//
// Knows nothing of sockets. Everything it says is bounded; storage that fails is answered in one
// place.

#pragma once

#include <cstddef>
#include <string_view>

#include "connectors/transport/http_message.h"
#include "connectors/transport/refusal.h"
#include "service/accounts/caller.h"
#include "service/http/parts.h"
#include "service/http/rate.h"

namespace ganh::service::http {

class Routes {
 public:
  explicit Routes(Parts parts);

  // From a network: finds out who asks. Any thread.
  connectors::transport::Reply handle(const connectors::transport::Request& request);

  // From this process, by a caller who is known already: a command that has opened the folder.
  connectors::transport::Reply handle_as(const accounts::Caller& caller,
                                         const connectors::transport::Request& request);

  // What the front door says where no route is asked: a problem like any other.
  static connectors::transport::Reply refuse(connectors::transport::Refused why,
                                             const connectors::transport::Request& request);

  // The most bytes that a body may have there; 0 where nothing is taken.
  static std::size_t body_bytes_max(std::string_view method, std::string_view path);

  // Where the path leads, as the route table writes it; one of the page's own files by its path,
  // which leaves out the content in its name; "other" where nothing is.
  static std::string_view route_of(std::string_view path);

 private:
  Parts parts_;
  Rate rate_;
  folder::Listening listening_;
};

}  // namespace ganh::service::http
