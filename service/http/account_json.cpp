#include "service/http/account_json.h"

#include <algorithm>

#include "catalog/producers/cooperatives.h"
#include "catalog/text/storable.h"

namespace ganh::service::http {

namespace json = catalog::json;
namespace producers = catalog::producers;

namespace {

constexpr auto busy_seconds = "2";

void write_permissions(json::Writer& out, std::string_view key, accounts::Permissions permissions) {
  out.array(key, [&] {
    for (std::size_t at = 0; at < accounts::permission_count; ++at) {
      const auto permission = static_cast<accounts::Permission>(at);
      if (permissions.holds(permission)) out.value(accounts::name(permission));
    }
  });
}

void write_person_members(json::Writer& out, const accounts::Person& person) {
  out.field("id", person.id.text);
  out.field("login", person.login);
  out.field("name", person.name);
  out.field("administrator", person.administrator);
  out.field("disabled", person.disabled);
  out.field("has_password", person.has_password);
}

std::string_view kind_name(accounts::Caller::Kind kind) {
  using enum accounts::Caller::Kind;
  return kind == person ? "person" : kind == token ? "token" : "machine";
}

void write_membership(json::Writer& out, const accounts::Caller& caller,
                      const producers::Cooperative& of) {
  const auto found =
      std::ranges::find(caller.memberships, of.id, &accounts::Membership::cooperative);
  out.object([&] {
    out.field("cooperative_id", of.id.text);
    out.field("cooperative", of.name);
    if (found == caller.memberships.end())
      out.null_field("role");
    else
      out.field("role", accounts::name(found->role));
    write_permissions(out, "permissions", caller.permissions_in(of.id));
  });
}

void write_own_invitations(json::Writer& out, const std::vector<accounts::Invitation>& waiting,
                           const std::vector<producers::Cooperative>& all) {
  out.array("invitations", [&] {
    for (const auto& each : waiting) {
      const auto of = std::ranges::find(all, each.cooperative, &producers::Cooperative::id);
      if (of == all.end()) continue;
      out.object([&] {
        out.field("id", each.id.text);
        out.field("cooperative", of->name);
        out.field("role", accounts::name(each.role));
        out.field("invited_at", rfc3339(each.made_at));
        out.field("expires_at", rfc3339(each.ends_at));
      });
    }
  });
}

}  // namespace

accounts::Visit visit_of(const Call& call) {
  // The one field of a request's head that is kept; what is no text is nobody's name for a browser.
  const auto agent = connectors::transport::find(call.request().headers, "User-Agent").value_or("");
  return {call.request().client,
          catalog::text::is_storable(agent) ? std::string(agent) : std::string()};
}

Reply refuse_access(const Call& call, const Error& refusal) {
  const Fault& fault = refusal.faults.front();
  if (fault.reason == "sign_in.too_many") {
    Reply reply = call.refuse(429, fault);
    const auto seconds = std::ranges::find(fault.params, "seconds", &Param::name);
    reply.headers.emplace_back("Retry-After",
                               seconds == fault.params.end() ? busy_seconds : seconds->value);
    return reply;
  }
  if (fault.reason == "sign_in.busy") {
    Reply reply = call.refuse(503, fault);
    reply.headers.emplace_back("Retry-After", busy_seconds);
    return reply;
  }
  const bool is_forbidden =
      refusal.code == Code::unauthorized && call.route().access.kind != Access::Kind::anybody;
  return is_forbidden ? call.refuse(403, fault) : call.refuse(refusal);
}

void write_person(json::Writer& out, const accounts::Person& person) {
  out.object([&] { write_person_members(out, person); });
}

std::string person_json(const accounts::Person& person) {
  json::Writer out;
  write_person(out, person);
  return std::move(out).text();
}

void write_member(json::Writer& out, const accounts::Member& member) {
  out.object([&] {
    out.object("person", [&] { write_person_members(out, member.person); });
    out.field("role", accounts::name(member.role));
  });
}

void write_invitation(json::Writer& out, const accounts::Invitation& invitation) {
  out.object([&] {
    out.field("id", invitation.id.text);
    out.field("state", "invited");
    out.field("login", invitation.login);
    out.field("role", accounts::name(invitation.role));
    out.field("invited_at", rfc3339(invitation.made_at));
    out.field("expires_at", rfc3339(invitation.ends_at));
  });
}

std::string member_json(const accounts::Member& member) {
  json::Writer out;
  write_member(out, member);
  return std::move(out).text();
}

void write_token(json::Writer& out, const accounts::Token& token) {
  out.field("id", token.id.text);
  out.field("name", token.name);
  write_permissions(out, "scopes", token.scopes);
  if (token.channel)
    out.field("channel_id", token.channel->text);
  else
    out.null_field("channel_id");
  out.field("made_by", token.maker_name);
  out.field("made_at", rfc3339(token.made_at));
  out.field("expires_at", rfc3339(token.ends_at));
  if (token.used_at)
    out.field("last_used_at", rfc3339(*token.used_at));
  else
    out.null_field("last_used_at");
  out.field("revoked", token.revoked_at.has_value());
}

std::string me_json(const Call& call, const accounts::Caller& caller) {
  auto all = call.folder().database().read(
      [](const catalog::store::Read& read) { return producers::all_cooperatives(read.global()); });
  auto mine = all;
  std::erase_if(mine, [&](const auto& of) { return !caller.belongs_to(of.id); });
  std::ranges::sort(mine, {}, &producers::Cooperative::name);
  auto* accounts = call.parts().accounts;
  const bool is_person = caller.kind == accounts::Caller::Kind::person;
  const auto person = is_person ? accounts->person(caller.person) : std::nullopt;
  const auto session = is_person ? accounts->session(caller) : std::nullopt;
  json::Writer out;
  out.object([&] {
    out.field("kind", kind_name(caller.kind));
    out.field("name", caller.name);
    if (person)
      out.object("person", [&] { write_person_members(out, *person); });
    else
      out.null_field("person");
    out.field("administrator", caller.may_administer());
    out.field("has_password", person && person->has_password);
    if (session)
      out.field("signed_in_by", accounts::name(session->made_by));
    else
      out.null_field("signed_in_by");
    out.array("memberships", [&] {
      for (const auto& of : mine) write_membership(out, caller, of);
    });
    write_own_invitations(
        out, person ? accounts->invitations_to(person->id) : std::vector<accounts::Invitation>{},
        all);
  });
  return std::move(out).text();
}

}  // namespace ganh::service::http
