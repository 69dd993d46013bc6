#include "catalog/json/json.h"
#include "catalog/text/normal_form.h"
#include "service/accounts/accounts.h"
#include "service/accounts/qr.h"
#include "service/http/account_json.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"

namespace ganh::service::http {

namespace json = catalog::json;

namespace {

constexpr std::size_t login_bytes_max = 256;
constexpr std::size_t name_bytes_max = 255;

accounts::Accounts& accounts_of(const Call& call) {
  return *call.parts().accounts;
}

accounts::PersonId person_at(const Call& call, std::size_t at) {
  return accounts::PersonId{call.name(at)};
}

std::optional<accounts::Role> role_of(Fields& fields) {
  const std::string text = fields.text("role", 32);
  const auto role = accounts::parse_role(text);
  if (!role && !text.empty()) {
    fields.refuse("role", "body.not_a_choice",
                  {{"choices", "manager, staff, team_member, marketplace_reader"}});
  }
  return role;
}

constexpr std::size_t scope_bytes_shown_max = 64;

// What a token of a cooperative can hold.
std::string scope_names() {
  std::string names;
  for (std::size_t at = 0; at < accounts::permission_count; ++at) {
    const auto permission = static_cast<accounts::Permission>(at);
    if (permission == accounts::Permission::installation) continue;
    names += (names.empty() ? "" : ", ") + std::string(accounts::name(permission));
  }
  return names;
}

accounts::Permissions scopes_of(Fields& fields) {
  accounts::Permissions scopes;
  for (const auto& item : fields.items("scopes", 1, accounts::permission_count)) {
    std::string scope = item.text_or();
    if (const auto permission = accounts::parse_permission(scope)) {
      scopes.add(*permission);
      continue;
    }
    if (scope.size() > scope_bytes_shown_max || !catalog::text::is_plain(scope)) scope = "…";
    fields.refuse("scopes", "token.scope_unknown", {{"scope", scope}, {"choices", scope_names()}});
  }
  return scopes;
}

}  // namespace

Reply list_people(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  auto found = accounts_of(call).people(page->after, page->limit + 1);
  const bool has_more = found.size() > static_cast<std::size_t>(page->limit);
  if (has_more) found.pop_back();
  json::Writer out;
  out.object([&] {
    out.array("people", [&] {
      for (const auto& person : found) write_person(out, person);
    });
    if (has_more)
      out.field("next", found.back().login);
    else
      out.null_field("next");
  });
  return connectors::transport::json_reply(200, std::move(out).text());
}

Reply change_person(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const auto disabled = fields.boolean("disabled");
  const auto administrator = fields.boolean("administrator");
  if (!disabled && !administrator) fields.refuse("", "body.empty");
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  auto& accounts = accounts_of(call);
  const auto id = person_at(call, 0);
  if (administrator) {
    const auto set = accounts.set_administrator(call.caller(), id, *administrator, visit_of(call));
    if (!set) return refuse_access(call, set.error());
  }
  if (disabled) {
    const auto set = accounts.set_disabled(call.caller(), id, *disabled, visit_of(call));
    if (!set) return refuse_access(call, set.error());
  }
  const auto person = accounts.person(id);
  if (!person) return call.refuse(404, {"person_id", "people.not_found"});
  return connectors::transport::json_reply(200, person_json(*person));
}

Reply list_members(Call& call) {
  json::Writer out;
  out.object([&] {
    out.array("members", [&] {
      for (const auto& member : accounts_of(call).members(call.cooperative())) {
        write_member(out, member);
      }
    });
    out.array("invitations", [&] {
      for (const auto& invitation : accounts_of(call).invitations(call.cooperative())) {
        write_invitation(out, invitation);
      }
    });
  });
  return connectors::transport::json_reply(200, std::move(out).text());
}

Reply add_member(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const std::string login = fields.text("login", login_bytes_max);
  const std::string name = fields.text("name", name_bytes_max);
  const auto role = role_of(fields);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return once_done(call, [&] {
    const auto added = accounts_of(call).add_member(call.caller(), call.cooperative(), login, name,
                                                    *role, visit_of(call));
    if (!added) return refuse_access(call, added.error());
    if (const auto* invited = std::get_if<accounts::Invitation>(&*added)) {
      json::Writer out;
      write_invitation(out, *invited);
      return connectors::transport::json_reply(202, std::move(out).text());
    }
    return connectors::transport::json_reply(201, member_json(std::get<accounts::Member>(*added)));
  });
}

Reply change_member(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const auto role = role_of(fields);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  const auto changed =
      accounts_of(call).set_role(call.caller(), call.cooperative(), person_at(call, 1), *role);
  if (!changed) return refuse_access(call, changed.error());
  return connectors::transport::json_reply(200, member_json(*changed));
}

Reply remove_member(Call& call) {
  const auto removed =
      accounts_of(call).remove_membership(call.caller(), call.cooperative(), person_at(call, 1));
  return removed ? no_content() : refuse_access(call, removed.error());
}

Reply withdraw_invitation(Call& call) {
  const auto withdrawn = accounts_of(call).withdraw_invitation(
      call.caller(), call.cooperative(), accounts::InvitationId{call.name(1)}, visit_of(call));
  return withdrawn ? no_content() : refuse_access(call, withdrawn.error());
}

Reply make_sign_in_link(Call& call) {
  const auto made = accounts_of(call).make_link(call.caller(), call.cooperative(),
                                                person_at(call, 1), visit_of(call));
  if (!made) return refuse_access(call, made.error());
  const std::string url = call.public_url() + "/sign-in#secret=" + made->secret;
  json::Writer out;
  out.object([&] {
    out.field("url", url);
    out.field("qr_svg", accounts::qr_svg(url));
    out.field("expires_at", rfc3339(made->ends_at));
  });
  return connectors::transport::json_reply(201, std::move(out).text());
}

Reply list_tokens(Call& call) {
  json::Writer out;
  out.object([&] {
    out.array("tokens", [&] {
      for (const auto& token : accounts_of(call).tokens(call.cooperative())) {
        out.object([&] { write_token(out, token); });
      }
    });
  });
  return connectors::transport::json_reply(200, std::move(out).text());
}

Reply make_token(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  accounts::NewToken wanted;
  wanted.cooperative = call.cooperative();
  wanted.name = fields.text("name", name_bytes_max);
  wanted.scopes = scopes_of(fields);
  const std::string channel = fields.text_or_empty("channel_id", 64);
  if (!channel.empty()) wanted.channel = ChannelId{channel};
  const auto ends_on = parse_iso_date(fields.text("expires_on", 10));
  if (!ends_on && fields.has("expires_on")) fields.refuse("expires_on", "option.iso_date");
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  wanted.ends_at = start_of_day(*ends_on + std::chrono::days{1}) - Duration{1};  // its last moment
  const auto made = accounts_of(call).make_token(call.caller(), wanted, visit_of(call));
  if (!made) return refuse_access(call, made.error());
  json::Writer out;
  out.object([&] {
    out.object("token", [&] { write_token(out, made->token); });
    out.field("secret", made->secret);
  });
  return connectors::transport::json_reply(201, std::move(out).text());
}

Reply revoke_token(Call& call) {
  const auto revoked = accounts_of(call).revoke_token(
      call.caller(), call.cooperative(), accounts::TokenId{call.name(1)}, visit_of(call));
  return revoked ? no_content() : refuse_access(call, revoked.error());
}

}  // namespace ganh::service::http
