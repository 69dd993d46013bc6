// People in JSON, and what the routes about them share.

#pragma once

#include <string>

#include "catalog/json/json.h"
#include "service/accounts/accounts.h"
#include "service/http/call.h"

namespace ganh::service::http {

accounts::Visit visit_of(const Call& call);

// A refusal of Accounts: 429 with Retry-After for what has been tried too often, 503 for what is
// too busy, 403 for what a caller may not do, else as usual.
Reply refuse_access(const Call& call, const Error& refusal);

void write_person(catalog::json::Writer& out, const accounts::Person& person);
std::string person_json(const accounts::Person& person);

// As those see it who invited: nothing of the person but the login that they typed.
void write_invitation(catalog::json::Writer& out, const accounts::Invitation& invitation);
std::string member_json(const accounts::Member& member);
void write_member(catalog::json::Writer& out, const accounts::Member& member);
void write_token(catalog::json::Writer& out, const accounts::Token& token);

// Who one is: see Me in openapi.yaml.
std::string me_json(const Call& call, const accounts::Caller& caller);

}  // namespace ganh::service::http
