#include <algorithm>

#include "tests/service/http/counter.h"

using namespace ganh;
using namespace ganh::service;

namespace {

constexpr auto other_password = "ngày mai trời lại sáng";

struct Door : Counter {
  static std::string sign_in_body(const std::string& login, const std::string& with) {
    return R"({"login": ")" + login + R"(", "password": ")" + with + R"("})";
  }
  Reply sign_in(const std::string& login, const std::string& with = password) {
    return send(nobody, "POST", "/v1/sessions", sign_in_body(login, with));
  }
  Reply set_up(const std::string& code, const std::string& login) {
    return send(nobody, "POST", "/v1/setup",
                R"({"code": ")" + code + R"(", "name": "Lan", "login": ")" + login +
                    R"(", "password": ")" + password + R"("})");
  }
  bool is_in(const Headers& who) { return get(who, "/v1/me").status == 200; }
  std::string id_of(const std::string& login) {
    const auto people = accounts.people("", 100);
    const auto found = std::ranges::find(people, login, &accounts::Person::login);
    BOOST_REQUIRE((found != people.end()));
    return found->id.text;
  }
  std::string link_for(const Headers& by, const std::string& login) {
    const auto reply = send(by, "POST", of("members/" + id_of(login) + "/sign-in-links"));
    const auto document = catalog::json::parse(reply.body);
    BOOST_REQUIRE(document);
    const std::string url = document->root()["url"].text_or();
    return url.substr(url.find("#secret=") + 8);
  }
  Reply use_link(const std::string& secret) {
    return send(nobody, "POST", "/v1/sessions/by-link", R"({"secret": ")" + secret + R"("})");
  }
};

// The cookie that a reply sets, to be sent back.
Headers kept(const Reply& reply) {
  const std::string set = header(reply, "Set-Cookie");
  return {{"Cookie", set.substr(0, set.find(';'))}};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sessions_test, Door)

BOOST_AUTO_TEST_CASE(the_code_makes_the_first_person_and_no_second) {
  const auto code = accounts.new_set_up_code().value();
  BOOST_TEST(get(nobody, "/v1/status").body.find(R"("set_up":false)") != std::string::npos);

  BOOST_TEST(set_up("aaaaa-bbbbb-ccccc-ddddd-eeeeee", "lan").status == 401);
  const auto first = set_up(code, "lan");
  const auto second = set_up(code, "hoa");

  BOOST_TEST(first.status == 201, first.body);
  BOOST_TEST(is_in(kept(first)));
  BOOST_TEST(second.status == 409, second.body);
  BOOST_TEST(sign_in("hoa").status == 401);
  BOOST_TEST(get(nobody, "/v1/status").body.find(R"("set_up":true)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_sessions_cookie_is_for_this_host_by_tls_alone_and_no_script) {
  person("lan", accounts::Role::staff);

  const std::string set = header(sign_in("lan"), "Set-Cookie");

  BOOST_TEST(set.starts_with("__Host-ganh=ganh_ses_"), set);
  for (const char* attribute : {"; Path=/;", "; HttpOnly", "; Secure", "; SameSite="}) {
    BOOST_TEST(set.find(attribute) != set.npos, set << " lacks " << attribute);
  }
  BOOST_TEST(set.find("SameSite=None") == set.npos);
  BOOST_TEST(set.find("Domain") == set.npos);
}

BOOST_AUTO_TEST_CASE(a_secret_is_in_no_body) {
  person("lan", accounts::Role::staff);

  const auto reply = sign_in("lan");

  BOOST_TEST(reply.status == 201);
  BOOST_TEST(reply.body.find("ganh_ses_") == reply.body.npos);
}

BOOST_AUTO_TEST_CASE(signing_out_ends_the_session_at_once_and_takes_the_cookie_back) {
  const auto lan = person("lan", accounts::Role::staff);

  const auto reply = send(lan, "DELETE", "/v1/sessions/current");

  BOOST_TEST(reply.status == 204);
  BOOST_TEST(header(reply, "Set-Cookie").find("Max-Age=0") != std::string::npos);
  BOOST_TEST(!is_in(lan));
}

BOOST_AUTO_TEST_CASE(a_new_password_ends_every_other_session) {
  const auto here_on = person("lan", accounts::Role::staff);
  const auto elsewhere = signed_in("lan");

  const auto reply = send(here_on, "PUT", "/v1/me/password",
                          R"({"current_password": ")" + std::string(password) +
                              R"(", "password": ")" + other_password + R"("})");

  BOOST_TEST(reply.status == 204, reply.body);
  BOOST_TEST(is_in(here_on));
  BOOST_TEST(!is_in(elsewhere));
  BOOST_TEST(sign_in("lan").status == 401);
  BOOST_TEST(sign_in("lan", other_password).status == 201);
}

BOOST_AUTO_TEST_CASE(who_is_disabled_is_out_at_once) {
  const auto lan = person("lan", accounts::Role::staff);
  const auto admin = administrator("quan");

  const auto reply = send(admin, "PATCH", "/v1/people/" + id_of("lan"), R"({"disabled": true})");

  BOOST_TEST(reply.status == 200, reply.body);
  BOOST_TEST(!is_in(lan));
  BOOST_TEST(sign_in("lan").status == 401);
}

BOOST_AUTO_TEST_CASE(a_lowered_role_acts_at_once) {
  const auto lan = person("lan", accounts::Role::manager);
  const auto hoa = person("hoa", accounts::Role::staff);
  BOOST_TEST(get(hoa, of("orders")).status == 200);

  const auto reply =
      send(lan, "PATCH", of("members/" + id_of("hoa")), R"({"role": "team_member"})");

  BOOST_TEST(reply.status == 200, reply.body);
  BOOST_TEST(get(hoa, of("orders")).status == 403);
  BOOST_TEST(get(hoa, of("stock")).status == 200);
}

BOOST_AUTO_TEST_CASE(who_belongs_no_more_finds_nothing_there) {
  const auto lan = person("lan", accounts::Role::manager);
  const auto hoa = person("hoa", accounts::Role::staff);

  BOOST_TEST(send(lan, "DELETE", of("members/" + id_of("hoa"))).status == 204);

  BOOST_TEST(get(hoa, of("stock")).status == 404);
  BOOST_TEST(is_in(hoa));
}

BOOST_AUTO_TEST_CASE(a_token_opens_nothing_once_it_is_revoked) {
  const auto lan = person("lan", accounts::Role::manager);
  const auto made = token({accounts::Permission::stock_read});
  const auto program = bearer(made.secret);
  BOOST_TEST(get(program, of("stock")).status == 200);

  BOOST_TEST(send(lan, "DELETE", of("tokens/" + made.token.id.text)).status == 204);

  BOOST_TEST(get(program, of("stock")).status == 401);
}

BOOST_AUTO_TEST_CASE(a_link_serves_once) {
  const auto lan = person("lan", accounts::Role::manager);
  person("hoa", accounts::Role::staff);
  const auto secret = link_for(lan, "hoa");

  const auto first = use_link(secret);
  const auto second = use_link(secret);

  BOOST_TEST(first.status == 201, first.body);
  BOOST_TEST(is_in(kept(first)));
  BOOST_TEST(second.status == 401);
  BOOST_TEST(header(second, "Set-Cookie") == "");
}

BOOST_AUTO_TEST_CASE(a_link_is_too_old_after_ten_minutes) {
  const auto lan = person("lan", accounts::Role::manager);
  person("hoa", accounts::Role::staff);
  const auto secret = link_for(lan, "hoa");

  folder->step_clock(accounts::link_life + std::chrono::seconds{1});

  BOOST_TEST(use_link(secret).status == 401);
}

BOOST_AUTO_TEST_CASE(a_password_does_not_come_from_elsewhere_without_tls) {
  person("lan", accounts::Role::staff);
  auto plain = request(nobody, "POST", "/v1/sessions", sign_in_body("lan", password));
  plain.secure = false;

  const auto refused = routes.handle(plain);
  plain.client = "127.0.0.1";
  const auto of_this_machine = routes.handle(plain);

  BOOST_TEST(refused.status == 403);
  BOOST_TEST(reason(refused) == "sign_in.needs_tls");
  BOOST_TEST(header(refused, "Set-Cookie") == "");
  BOOST_TEST(of_this_machine.status == 201);
}

BOOST_AUTO_TEST_CASE(a_setting_lets_passwords_come_without_tls) {
  person("lan", accounts::Role::staff);
  auto all = parts();
  all.plain_http = true;
  http::Routes lenient(all);
  auto plain = request(nobody, "POST", "/v1/sessions", sign_in_body("lan", password));
  plain.secure = false;

  const auto reply = lenient.handle(plain);
  auto after = request(kept(reply), "GET", "/v1/me");
  after.secure = false;

  BOOST_TEST(reply.status == 201);
  BOOST_TEST(header(reply, "Set-Cookie").starts_with("ganh="));
  BOOST_TEST(header(reply, "Set-Cookie").find("Secure") == std::string::npos);
  BOOST_TEST(lenient.handle(after).status == 200);
}

BOOST_AUTO_TEST_CASE(a_cookie_without_its_prefix_opens_nothing_where_there_is_tls) {
  const auto lan = person("lan", accounts::Role::staff);
  const std::string secret = lan.front().second.substr(std::string("__Host-ganh=").size());

  BOOST_TEST(!is_in({{"Cookie", "ganh=" + secret}}));
  BOOST_TEST(is_in({{"Cookie", "ganh=x; __Host-ganh=" + secret}}));
}

BOOST_AUTO_TEST_CASE(another_sites_page_changes_nothing) {
  const auto lan = person("lan", accounts::Role::manager);
  const Headers foreign[] = {
      {{"Sec-Fetch-Site", "cross-site"}},
      {{"Sec-Fetch-Site", "same-site"}},
      {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://127.0.0.1:8080"}},
      {{"Origin", "https://evil.example"}},
      {{"Origin", "null"}},
      {{"Origin", "https://127.0.0.1:9999"}}};
  for (const auto& more : foreign) {
    const auto reply = send(lan, "DELETE", "/v1/sessions/current", "", more);
    BOOST_TEST(reply.status == 403);
    BOOST_TEST(reason(reply) == "request.cross_site");
  }
  BOOST_TEST(is_in(lan));
}

BOOST_AUTO_TEST_CASE(the_own_page_changes_what_it_likes) {
  for (const Headers& more : {Headers{{"Sec-Fetch-Site", "same-origin"}},
                              Headers{{"Origin", "https://127.0.0.1:8080"}}}) {
    const auto lan = signed_in(make("lan" + more.front().first, false, {}).login);
    BOOST_TEST(send(lan, "DELETE", "/v1/sessions/current", "", more).status == 204);
  }
}

BOOST_AUTO_TEST_CASE(json_comes_as_json) {
  person("lan", accounts::Role::staff);
  const std::string body = sign_in_body("lan", password);
  const auto sent_as = [&](const std::string& type) {
    return send(nobody, "POST", "/v1/sessions", body, {{"Content-Type", type}}).status;
  };

  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
                           "application/jsonx", ""}) {
    BOOST_TEST(sent_as(type) == 415, type);
  }
  BOOST_TEST(sent_as("application/json") == 201);
  BOOST_TEST(sent_as("application/json; charset=utf-8") == 201);
  BOOST_TEST(sent_as("Application/JSON") == 201);
}

BOOST_AUTO_TEST_CASE(members_that_nobody_knows_are_all_named) {
  const auto lan = person("lan", accounts::Role::manager);

  const auto one = send(nobody, "POST", "/v1/sessions",
                        R"({"login": "lan", "password": "x", "remember": true, "next": "/"})");
  const auto items = send(lan, "POST", of("order-steps"),
                          R"({"items": [{"order_id": "1", "step": "pack", "now": 1}], "all": 1})");

  BOOST_TEST(one.status == 400);
  BOOST_TEST(fields_at_fault(one) == "remember, next");
  BOOST_TEST(items.status == 400);
  BOOST_TEST(fields_at_fault(items) == "items[0].now, all");
}

BOOST_AUTO_TEST_CASE(a_login_that_is_there_is_answered_as_one_that_is_not) {
  person("lan", accounts::Role::staff);

  const auto known = sign_in("lan", "sai mật khẩu rồi");
  const auto unknown = sign_in("khong-co-ai", "sai mật khẩu rồi");

  BOOST_TEST(known.status == 401);
  BOOST_TEST(unknown.status == known.status);
  BOOST_TEST(unknown.body == known.body);
  BOOST_TEST(unknown.headers == known.headers);
}

BOOST_AUTO_TEST_CASE(who_guesses_has_to_wait_and_nobody_else) {
  make("lan", false, accounts::Membership{here, accounts::Role::staff});
  for (int tries = 0; tries < 20; ++tries) {
    BOOST_TEST(sign_in("lan", "sai mật khẩu rồi").status == 401);
  }

  const auto refused = sign_in("lan");
  const auto seconds = std::stoi("0" + header(refused, "Retry-After"));
  visit.client = "198.51.100.4";
  const auto elsewhere = sign_in("lan");

  BOOST_TEST(refused.status == 429);
  BOOST_TEST(seconds > 0);
  BOOST_TEST(elsewhere.status == 201);
  visit.client = "203.0.113.7";
  folder->step_clock(std::chrono::seconds{seconds});
  BOOST_TEST(sign_in("lan").status == 201);
}

BOOST_FIXTURE_TEST_CASE(who_has_set_it_up_manages_what_the_machine_begins, Counter) {
  const auto first = administrator("mai");

  const auto begun = send(machine, "POST", "/v1/cooperatives", R"({"name": "HTX Mới"})");

  BOOST_REQUIRE(begun.status == 201);
  BOOST_TEST(get(first, "/v1/me").body.find("HTX Mới") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(whose_token_begins_a_cooperative_manages_it, Counter) {
  const auto first = administrator("mai");
  auto maker = http::machine();
  maker.kind = accounts::Caller::Kind::person;
  maker.person = accounts.people("", 1).front().id;
  maker.administrator = true;
  const auto made = accounts.make_token(maker,
                                        {{},
                                         "máy",
                                         {accounts::Permission::installation},
                                         {},
                                         folder->clock().now() + std::chrono::hours{1}},
                                        visit);
  BOOST_REQUIRE(made);

  const auto begun =
      send(bearer(made->secret), "POST", "/v1/cooperatives", R"({"name": "HTX Mới"})");

  BOOST_REQUIRE(begun.status == 201);
  BOOST_TEST(get(first, "/v1/me").body.find("HTX Mới") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_link_made_for_less_opens_nothing_more, Counter) {
  const auto manager = person("lan", accounts::Role::manager);
  const auto other = make("hoa", false, accounts::Membership{here, accounts::Role::staff});
  const auto link = send(manager, "POST", of("members/" + other.id.text + "/sign-in-links"));
  const auto url = catalog::json::parse(link.body)->root()["url"].text_or();
  const std::string secret = url.substr(url.find("secret=") + 7);

  BOOST_REQUIRE(accounts.set_administrator(http::machine(), other.id, true, visit));

  const auto used =
      send(nobody, "POST", "/v1/sessions/by-link", R"({"secret": ")" + secret + R"("})");
  BOOST_TEST(used.status == 401);
}

BOOST_FIXTURE_TEST_CASE(a_link_outlives_its_makers_right_by_nothing, Counter) {
  const auto maker = make("lan", false, accounts::Membership{here, accounts::Role::manager});
  const auto other = make("hoa", false, accounts::Membership{here, accounts::Role::manager});
  const auto link =
      send(signed_in("lan"), "POST", of("members/" + other.id.text + "/sign-in-links"));
  const auto url = catalog::json::parse(link.body)->root()["url"].text_or();
  const std::string secret = url.substr(url.find("secret=") + 7);

  BOOST_REQUIRE(accounts.set_role(http::machine(), here, maker.id, accounts::Role::staff));

  const auto used =
      send(nobody, "POST", "/v1/sessions/by-link", R"({"secret": ")" + secret + R"("})");
  BOOST_TEST(used.status == 401);
}

BOOST_AUTO_TEST_SUITE_END()
