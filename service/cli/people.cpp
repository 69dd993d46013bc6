// People and API tokens of a cooperative, for an installation without a browser at hand.

#include "service/words/people.h"

#include <algorithm>

#include "catalog/json/json.h"
#include "catalog/text/normal_form.h"
#include "connectors/transport/http_message.h"
#include "service/accounts/permission.h"
#include "service/cli/command.h"
#include "service/cli/mistakes.h"
#include "service/cli/settings_options.h"
#include "service/telling/show_people.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace json = catalog::json;
using connectors::transport::percent_encode;
using office::Office;

namespace {

struct Person {
  std::string login;
  std::string name;
  std::string role = "staff";
  bool administrator = false;
};

struct Token {
  std::string name;
  std::vector<std::string> scopes;
  std::string until;
  std::string channel;
};

int run_people(const Console& console, Office& office) {
  const auto members = office.get(office.path("/members"));
  if (!members) return console.refuse(members);
  if (console.json) return console.answer(members.body());
  telling::show_members(console.paper(), members.root());
  return done;
}

// Whoever was asked and has not answered yet is added all the same: the invitation is then gone.
bool is_invited(Office& office, const std::string& login) {
  const auto members = office.get(office.path("/members"));
  const auto invited = members["invitations"].items();
  return std::ranges::any_of(invited, [&](json::Value each) {
    return catalog::text::lower(each["login"].text_or()) == catalog::text::lower(login);
  });
}

int run_add(const Console& console, Office& office, const Person& wanted) {
  const bool invited = is_invited(office, wanted.login);
  json::Writer out;
  out.object([&] {
    out.field("login", wanted.login);
    out.field("name", wanted.name);
    out.field("role", wanted.role);
  });
  const auto added = office.ask({.target = office.path("/members"), .body = std::move(out).text()});
  if (!added) return console.refuse(added);
  if (wanted.administrator) {
    const auto raised = office.ask({.method = "PATCH",
                                    .target = "/v1/people/" + added["person"]["id"].text_or(),
                                    .body = R"({"administrator":true})"});
    if (!raised) return console.refuse(raised);
  }
  if (console.json) return console.answer(added.body());
  const auto person = added["person"];
  console.paper().line(words::person_added, person["name"].text_or(), person["login"].text_or());
  if (invited) {
    console.notes().line(words::invitation_gone, person["login"].text_or(),
                         added["role"].text_or());
  }
  console.paper().line(words::next_link, person["login"].text_or());
  return done;
}

int run_link(const Console& console, Office& office, const std::string& login) {
  const auto members = office.get(office.path("/members"));
  if (!members) return console.refuse(members);
  std::string id = login;
  for (const auto& member : members["members"].items()) {
    const auto person = member["person"];
    if (person["login"].text() == login) id = person["id"].text_or();
  }
  const auto link =
      office.ask({.target = office.path("/members/") + percent_encode(id) + "/sign-in-links",
                  .may_repeat = false});
  if (!link) return console.refuse(link);
  if (console.json) return console.answer(link.body());
  telling::show_link(console.paper(), link.root());
  return done;
}

int run_set_up_code(const Console& console, Office& office) {
  const auto code = office.ask({.target = "/v1/setup-codes"});
  if (!code) return console.refuse(code);
  if (console.json) return console.answer(code.body());
  console.paper().line(words::set_up_at, code["url"].text_or());
  return done;
}

int run_tokens(const Console& console, Office& office) {
  const auto tokens = office.get(office.path("/tokens"));
  if (!tokens) return console.refuse(tokens);
  if (console.json) return console.answer(tokens.body());
  telling::show_tokens(console.paper(), tokens.root());
  return done;
}

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

int run_make(const Console& console, Office& office, const Token& wanted) {
  const auto day = parse_vietnamese_date(wanted.until);
  const auto until = day ? day : parse_iso_date(wanted.until);
  if (!until) {
    return console.refuse(error(Code::invalid, "until", "option.date", {{"text", wanted.until}}));
  }
  json::Writer out;
  out.object([&] {
    out.field("name", wanted.name);
    out.array("scopes", [&] {
      for (const auto& scope : wanted.scopes) out.value(scope);
    });
    out.field("expires_on", iso_date(*until));
    if (!wanted.channel.empty()) out.field("channel_id", wanted.channel);
  });
  const auto made = office.ask(
      {.target = office.path("/tokens"), .body = std::move(out).text(), .may_repeat = false});
  if (!made) return console.refuse(made);
  if (console.json) return console.answer(made.body());
  console.paper().line(words::token_made, made["token"]["name"].text_or(),
                       made["token"]["id"].text_or(), made["secret"].text_or());
  return done;
}

int run_revoke(const Console& console, Office& office, const std::string& id) {
  const auto revoked =
      office.ask({.method = "DELETE", .target = office.path("/tokens/") + percent_encode(id)});
  if (!revoked) return console.refuse(revoked);
  if (!console.json) console.paper().line(words::token_gone, id);
  return done;
}

}  // namespace

void add_people(const Commands& commands) {
  namespace help = words::help;
  CLI::App* people = commands.add_inside(commands.app, "people", help::people);
  commands.on_chosen(*people, run_people);

  auto wanted = std::make_shared<Person>();
  CLI::App* add = commands.add_inside(*people, "add", help::add_person);
  add->add_option("login", wanted->login, commands.say(help::login_name))
      ->required()
      ->type_name("LOGIN");
  add->add_option("--name", wanted->name, commands.say(help::full_name))
      ->required()
      ->type_name("N");
  add->add_option("--role", wanted->role, commands.say(help::role_name))
      ->check(one_of(commands.console.language,
                     {"manager", "staff", "team_member", "marketplace_reader"}))
      ->type_name("ROLE")
      ->capture_default_str();
  add->add_flag("--administrator", wanted->administrator, commands.say(help::administrator));
  commands.on_chosen(*add, [wanted](const Console& console, Office& office) {
    return run_add(console, office, *wanted);
  });

  auto login = std::make_shared<std::string>();
  CLI::App* link = commands.add_inside(*people, "link", help::link);
  link->add_option("login", *login, commands.say(help::login_name))->required()->type_name("LOGIN");
  link->callback([&console = commands.console, &run = commands.run, login] {
    run = [&console, login] {
      return as_served(console, office::Wanted::cooperative,
                       [&](Office& office) { return run_link(console, office, *login); });
    };
  });
}

void add_set_up_code(const Commands& commands) {
  CLI::App* command = commands.add("set-up-code", words::help::set_up_code);
  command->callback([&console = commands.console, &run = commands.run] {
    run = [&console] {
      return as_served(console, office::Wanted::folder_alone,
                       [&](Office& office) { return run_set_up_code(console, office); });
    };
  });
}

void add_tokens(const Commands& commands) {
  namespace help = words::help;
  CLI::App* tokens = commands.add_inside(commands.app, "tokens", help::tokens);
  commands.on_chosen(*tokens, run_tokens);

  auto wanted = std::make_shared<Token>();
  CLI::App* make = commands.add_inside(*tokens, "make", help::make_token);
  make->add_option("name", wanted->name, commands.say(help::new_token_name))
      ->required()
      ->type_name("NAME");
  make->add_option("--scope", wanted->scopes,
                   words::say(commands.console.language, help::scope, scope_names()))
      ->required()
      ->type_name("S");
  make->add_option("--until", wanted->until, commands.say(help::until))->required()->type_name("D");
  make->add_option("--channel", wanted->channel, commands.say(help::of_channel))->type_name("ID");
  commands.on_chosen(*make, [wanted](const Console& console, Office& office) {
    return run_make(console, office, *wanted);
  });

  auto id = std::make_shared<std::string>();
  CLI::App* revoke = commands.add_inside(*tokens, "revoke", help::revoke_token);
  revoke->add_option("token", *id, commands.say(help::token_to_revoke))
      ->required()
      ->type_name("ID");
  commands.on_chosen(*revoke, [id](const Console& console, Office& office) {
    return run_revoke(console, office, *id);
  });
}

}  // namespace ganh::service::cli
