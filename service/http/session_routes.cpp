#include "catalog/json/json.h"
#include "catalog/producers/cooperatives.h"
#include "service/accounts/accounts.h"
#include "service/http/account_json.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/safety.h"

namespace ganh::service::http {

namespace json = catalog::json;

namespace {

constexpr std::size_t login_bytes_max = 256;
constexpr std::size_t name_bytes_max = 255;
constexpr std::size_t password_bytes_max = 1024;

Reply refuse_plain(const Call& call) {
  return call.refuse(403, {"", "sign_in.needs_tls"});
}

void tell(const Call& call, SignInNews::Kind kind, const std::string& person,
          const std::string& how) {
  const auto& watcher = call.parts().on_sign_in;
  if (watcher) watcher({kind, person, call.request().client, how});
}

Reply signed_in(const Call& call, const std::string& how, const Result<accounts::SignedIn>& done) {
  if (!done) {
    tell(call, SignInNews::Kind::refused, "", done.error().faults.front().reason);
    return refuse_access(call, done.error());
  }
  auto& accounts = *call.parts().accounts;
  tell(call, SignInNews::Kind::signed_in, done->person.text, how);
  const auto caller = accounts.identify_session(done->secret);
  auto reply = connectors::transport::json_reply(201, me_json(call, caller));
  const auto life = std::chrono::duration_cast<std::chrono::seconds>(done->ends_at - call.now());
  reply.headers.emplace_back(
      "Set-Cookie", set_session_cookie(call.request(), call.parts(), done->secret, life.count()));
  return reply;
}

void forget_cookie(const Call& call, Reply& reply) {
  reply.headers.emplace_back("Set-Cookie", set_session_cookie(call.request(), call.parts(), "", 0));
}

}  // namespace

Reply set_up(Call& call) {
  if (!may_sign_in_over(call.request(), call.parts())) return refuse_plain(call);
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const std::string code = fields.text("code", 64);
  accounts::NewPerson first;
  first.login = fields.text("login", login_bytes_max);
  first.name = fields.text("name", name_bytes_max);
  first.password = fields.secret("password", password_bytes_max);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return signed_in(call, "setup", call.parts().accounts->set_up(code, first, visit_of(call)));
}

Reply make_set_up_code(Call& call) {
  const auto code = call.parts().accounts->new_set_up_code();
  if (!code) return refuse_access(call, code.error());
  json::Writer out;
  out.object([&] {
    out.field("code", *code);
    out.field("url", call.public_url() + "/setup#code=" + *code);
  });
  return connectors::transport::json_reply(201, std::move(out).text());
}

Reply sign_in(Call& call) {
  if (!may_sign_in_over(call.request(), call.parts())) return refuse_plain(call);
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const std::string login = fields.text("login", login_bytes_max);
  const std::string password = fields.secret("password", password_bytes_max);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return signed_in(call, "password",
                   call.parts().accounts->sign_in(login, password, visit_of(call)));
}

Reply sign_in_by_link(Call& call) {
  if (!may_sign_in_over(call.request(), call.parts())) return refuse_plain(call);
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const std::string secret = fields.text("secret", 128);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return signed_in(call, "link", call.parts().accounts->use_link(secret, visit_of(call)));
}

Reply list_sessions(Call& call) {
  json::Writer out;
  out.object([&] {
    out.array("sessions", [&] {
      for (const auto& session : call.parts().accounts->sessions(call.caller())) {
        out.object([&] {
          out.field("id", session.id.text);
          out.field("current", session.id == call.caller().session);
          out.field("signed_in_at", rfc3339(session.made_at));
          out.field("last_seen_at", rfc3339(session.seen_at));
          out.field("expires_at", rfc3339(session.ends_at));
          out.field("device", session.user_agent);
          out.field("address", session.client);
          out.field("signed_in_by", accounts::name(session.made_by));
        });
      }
    });
  });
  return connectors::transport::json_reply(200, std::move(out).text());
}

Reply end_session(Call& call) {
  auto& accounts = *call.parts().accounts;
  const bool own = call.name(0) == "current" || call.name(0) == call.caller().session.text;
  if (own) {
    accounts.sign_out(call.caller(), visit_of(call));
    tell(call, SignInNews::Kind::signed_out, call.caller().person.text, "");
    auto reply = no_content();
    forget_cookie(call, reply);
    return reply;
  }
  const auto ended =
      accounts.end_session(call.caller(), accounts::SessionId{call.name(0)}, visit_of(call));
  return ended ? no_content() : refuse_access(call, ended.error());
}

Reply get_me(Call& call) {
  return connectors::transport::json_reply(200, me_json(call, call.caller()));
}

Reply change_password(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const std::string current = fields.secret("current_password", password_bytes_max);
  const std::string wanted = fields.secret("password", password_bytes_max);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  const auto changed =
      call.parts().accounts->change_password(call.caller(), current, wanted, visit_of(call));
  return changed ? no_content() : refuse_access(call, changed.error());
}

Reply answer_invitation(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const auto accept = fields.boolean("accept");
  if (!fields.has("accept")) fields.refuse("accept", "body.missing");
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  auto& accounts = *call.parts().accounts;
  const auto answered = accounts.answer_invitation(
      call.caller(), accounts::InvitationId{call.name(0)}, *accept, visit_of(call));
  return answered ? no_content() : refuse_access(call, answered.error());
}

}  // namespace ganh::service::http
