#include <algorithm>
#include <cassert>

#include "catalog/changes/change_log.h"
#include "catalog/json/json.h"
#include "catalog/producers/cooperatives.h"
#include "service/accounts/accounts.h"
#include "service/api/channels.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"
#include "service/http/identify.h"

namespace ganh::service::http {

namespace json = catalog::json;
namespace producers = catalog::producers;
namespace store = catalog::store;

namespace {

std::string cooperative_json(const Call& call, const store::Scope& scope,
                             const producers::Cooperative& of) {
  json::Writer out;
  out.object([&] {
    out.field("id", of.id.text);
    out.field("name", of.name);
    out.field("tax_code", of.tax_code);
    out.field("address", of.address);
    out.field("commune", of.commune);
    out.field("province", of.province);
    out.field("phone", of.phone);
    out.field("email", of.email);
    api::write_clock(out, call.today(), call.folder().clock().offset());
    out.field("last_change", catalog::changes::last_change(scope));
  });
  return std::move(out).text();
}

}  // namespace

Reply list_cooperatives(Call& call) {
  auto all = call.folder().database().read(
      [](const store::Read& read) { return producers::all_cooperatives(read.global()); });
  std::erase_if(all, [&](const auto& of) { return !call.caller().belongs_to(of.id); });
  std::ranges::sort(all, {}, &producers::Cooperative::name);
  json::Writer out;
  out.object([&] {
    out.array("cooperatives", [&] {
      for (const auto& of : all) {
        out.object([&] {
          out.field("id", of.id.text);
          out.field("name", of.name);
        });
      }
    });
  });
  return connectors::transport::json_reply(200, std::move(out).text());
}

Reply make_cooperative(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  producers::Cooperative wanted;
  wanted.name = fields.text("name", producers::name_bytes_max);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  wanted.id = new_id<CooperativeTag>(call.now(), call.folder().randomness());
  const Reply reply = once(call, [&](store::Write& write) -> Result<Answer> {
    const catalog::changes::Heading heading{
        new_id<CommandTag>(call.now(), call.folder().randomness()), call.caller().actor,
        "cooperative made"};
    catalog::changes::Command command(write, wanted.id, heading, call.now(),
                                      call.folder().randomness());
    if (auto put = producers::put(command, wanted); !put) return std::move(put).error();
    return Answer{201, cooperative_json(call, command.rows(), wanted)};
  });
  if (reply.status == 201 && !connectors::transport::find(reply.headers, "Idempotent-Replay"))
    make_manager(call, wanted.id);
  return reply;
}

Reply get_cooperative(Call& call) {
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto row = producers::find_cooperative(scope);
    if (!row) return error(Code::not_found, "cooperative_id", "cooperative.not_found");
    return cooperative_json(call, scope, row->cooperative);
  });
}

// Whoever begins a cooperative manages it, or nobody could. What the machine begins is managed by
// the administrators who work nowhere yet: those who have just set the service up.
void make_manager(const Call& call, const CooperativeId& cooperative) {
  auto* accounts = call.parts().accounts;
  if (accounts == nullptr) return;
  // A token gives nobody a role of its choice, but who manages what it begins is not its choice.
  accounts::Caller by = call.caller();
  if (by.kind == accounts::Caller::Kind::token) {
    by = machine();
    by.actor = call.caller().actor;
  }
  const auto manage = [&](const accounts::PersonId& person) {
    const auto set = accounts->set_role(by, cooperative, person, accounts::Role::manager);
    assert(set && "whoever begins a cooperative may say who manages it");
    static_cast<void>(set);
  };
  if (!call.caller().person.empty()) return manage(call.caller().person);
  for (const auto& person : accounts->people("", api::page_limit_max)) {
    if (person.administrator && accounts->memberships(person.id).empty()) manage(person.id);
  }
}

}  // namespace ganh::service::http
