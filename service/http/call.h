// One request on its way through the service: what it asks, who asks, and what answers are made
// from.

#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "catalog/changes/command.h"
#include "catalog/result.h"
#include "catalog/store/database.h"
#include "catalog/text/sentence.h"
#include "connectors/transport/http_message.h"
#include "service/accounts/caller.h"
#include "service/api/page.h"
#include "service/folder/data_folder.h"
#include "service/http/parts.h"
#include "service/http/route.h"

namespace ganh::service::http {

using connectors::transport::Headers;
using connectors::transport::Reply;
using connectors::transport::Request;

class Call {
 public:
  Call(const Parts& parts, const Request& request, const Route& route, accounts::Caller caller,
       std::array<std::string_view, path_names_max> names)
      : parts_(parts),
        request_(request),
        route_(route),
        caller_(std::move(caller)),
        names_(names) {}

  const Parts& parts() const { return parts_; }
  const Request& request() const { return request_; }
  const Route& route() const { return route_; }
  const accounts::Caller& caller() const { return caller_; }
  folder::DataFolder& folder() const { return parts_.folder; }

  // What stands in the path, in the order of the route's names; percent-decoded.
  std::string name(std::size_t at) const;
  CooperativeId cooperative() const { return CooperativeId{name(0)}; }

  Time now() const { return parts_.folder.clock().now(); }
  Date today() const { return date_in_vietnam(now()); }

  // What browsers call this service: "https://ganh.example.vn".
  std::string public_url() const;

  // `limit` and `after`. `invalid`: "page.limit", "page.after".
  Result<api::Page> page() const;

  // `fn(Scope)` of the cooperative, on a snapshot.
  template <class Fn>
  auto read(Fn fn) const {
    return parts_.folder.database().read(
        [&](const catalog::store::Read& read) { return fn(read.scope(cooperative())); });
  }

  // `fn(Command&) -> Result<T>` in one write for the cooperative, by the caller.
  template <class Fn>
  auto command(std::string cause, Fn fn) const {
    return parts_.folder.command(cooperative(), caller_.actor, std::move(cause), std::move(fn));
  }

  Reply refuse(const Error& error) const;
  Reply refuse(int status, const Fault& fault) const;

 private:
  const Parts& parts_;
  const Request& request_;
  const Route& route_;
  accounts::Caller caller_;
  std::array<std::string_view, path_names_max> names_;
};

// 200 with the JSON that `answer(Scope) -> Result<std::string>` gives, or 304 without a read when
// the client has what nothing has changed since.
Reply read_json(const Call& call,
                const std::function<Result<std::string>(const catalog::store::Scope&)>& answer);

// The same for what also shows things that are not committed, or are told in the client's language:
// read each time, and 304 when it reads as the client has it.
Reply read_live_json(
    const Call& call,
    const std::function<Result<std::string>(const catalog::store::Scope&)>& answer);

Reply no_content();

// In place of a cooperative's id: one that the workbook brings.
inline constexpr std::string_view new_cooperative = "new";

// Whether there is such a cooperative.
bool is_there(const Call& call);

}  // namespace ganh::service::http
