#include "service/telling/show_people.h"

#include <sstream>

#include "service/accounts/qr.h"
#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/people.h"

namespace ganh::service::telling {

using catalog::json::Value;

namespace {

std::string scopes_text(Value token) {
  std::string text;
  for (const auto& scope : token["scopes"].items()) {
    text += (text.empty() ? "" : ", ") + scope.text_or();
  }
  return text;
}

// No other machine gets there.
bool is_of_this_machine(std::string_view url) {
  for (const std::string_view start : {"http://127.", "http://localhost", "http://[::1]"}) {
    if (url.starts_with(start)) return true;
  }
  return false;
}

std::string role_text(const Paper& paper, const std::string& role) {
  if (role == "manager") return paper.say(words::role_manager);
  if (role == "staff") return paper.say(words::role_staff);
  if (role == "team_member") return paper.say(words::role_team_member);
  return paper.say(words::role_marketplace_reader);
}

}  // namespace

void show_members(const Paper& paper, Value list) {
  if (list["members"].size() == 0) {
    paper.line(words::no_people);
    return;
  }
  Table table(
      {{words::login}, {words::person_name, Align::left, true}, {words::role}, {words::password}});
  for (const auto& member : list["members"].items()) {
    const auto person = member["person"];
    const bool has_password = person["has_password"].boolean_or(false);
    std::string password = paper.say(has_password ? words::password_set : words::password_none);
    if (person["disabled"].boolean_or(false)) {
      password = paper.paint(Ink::bad, paper.say(words::disabled));
    }
    table.row({person["login"].text_or(), person["name"].text_or(),
               role_text(paper, member["role"].text_or()), password});
  }
  table.print(paper);
  for (const auto& invitation : list["invitations"].items()) {
    paper.line(words::invited, invitation["login"].text_or(),
               role_text(paper, invitation["role"].text_or()), moment(invitation["expires_at"]));
  }
}

void show_tokens(const Paper& paper, Value list) {
  if (list["tokens"].size() == 0) {
    paper.line(words::no_tokens);
    return;
  }
  Table table({{words::token_id},
               {words::token_name},
               {words::token_scopes, Align::left, true},
               {words::token_ends},
               {words::token_used}});
  for (const auto& token : list["tokens"].items()) {
    const bool revoked = token["revoked"].boolean_or(false);
    table.row({token["id"].text_or(), token["name"].text_or(), scopes_text(token),
               revoked ? paper.paint(Ink::bad, paper.say(words::token_revoked))
                       : moment(token["expires_at"]),
               day(token["last_used_at"])});
  }
  table.print(paper);
}

void show_link(const Paper& paper, Value link) {
  const std::string url = link["url"].text_or();
  paper.line(words::link_is, url, moment(link["expires_at"]));
  if (is_of_this_machine(url)) paper.line(words::link_is_local);
  std::istringstream lines(accounts::qr_text(url));
  for (std::string line; std::getline(lines, line);) {
    paper.out << (paper.colours ? "\x1b[97;40m" + line + "\x1b[0m" : line) << '\n';
  }
}

}  // namespace ganh::service::telling
