#include "service/http/idempotency.h"

#include <atomic>
#include <latch>
#include <thread>

#include "catalog/orders/orders.h"
#include "tests/service/http/counter.h"

using namespace ganh;
using namespace ganh::service;

namespace {

const std::string confirm = R"({"step": "confirm"})";
const std::string pack = R"({"step": "pack"})";
const std::string ship = R"({"step": "ship", "carrier": "VNPost", "waybill": "EA1"})";

// "A" and its order PM-1, not yet confirmed.
struct Orders : Counter {
  Orders() {
    lan = person("lan", accounts::Role::manager);
    hoa = person("hoa", accounts::Role::staff);
    product("A");
    market = channel();
    order(market, "PM-1", "A-1KG", 1);
  }
  Reply step(const Headers& who, const std::string& key, const std::string& body,
             const std::string& number = "PM-1") {
    return send(who, "POST", of("orders/" + number + "/steps"), body, {{"Idempotency-Key", key}});
  }
  Reply count(const std::string& key, const std::string& items) {
    return send(lan, "POST", of("stock-adjustments"), R"({"items": [)" + items + "]}",
                {{"Idempotency-Key", key}});
  }
  Reply connect(const std::string& key, const std::string& name) {
    return send(lan, "POST", of("channels"),
                R"({"connector": "postmart", "base_url": "http://127.0.0.1:1", "name": ")" + name +
                    R"(", "key": "thien-an", "secret": "s"})",
                {{"Idempotency-Key", key}});
  }

  Headers lan;
  Headers hoa;
  ChannelId market;
};

bool is_replay(const Reply& reply) {
  return header(reply, "Idempotent-Replay") == "true";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(idempotency_test, Orders)

BOOST_AUTO_TEST_CASE(the_same_request_again_has_one_effect_and_one_answer) {
  const auto first = step(lan, "k1", confirm);
  const auto after_first = changes();

  const auto again = step(lan, "k1", confirm);

  BOOST_TEST(first.status == 200, first.body);
  BOOST_TEST(!is_replay(first));
  BOOST_TEST(again.status == first.status);
  BOOST_TEST(again.body == first.body);
  BOOST_TEST(header(again, "Content-Type") == header(first, "Content-Type"));
  BOOST_TEST(is_replay(again));
  BOOST_TEST(changes() == after_first);
}

BOOST_AUTO_TEST_CASE(another_request_under_a_used_key_is_refused) {
  order(market, "PM-2", "A-1KG", 1);
  step(lan, "k1", confirm);
  const auto before = changes();

  BOOST_TEST(step(lan, "k1", pack).status == 422);
  BOOST_TEST(step(lan, "k1", confirm, "PM-2").status == 422);
  BOOST_TEST(
      count("k1", R"({"lot": "L-A", "expected": "10 kg", "counted": "9 kg", "why": "x"})").status ==
      422);

  BOOST_TEST(changes() == before);
}

BOOST_AUTO_TEST_CASE(a_key_is_its_callers_own) {
  step(lan, "k1", confirm);

  const auto of_another = step(hoa, "k1", pack);

  BOOST_TEST(of_another.status == 200, of_another.body);
  BOOST_TEST(!is_replay(of_another));
}

BOOST_AUTO_TEST_CASE(a_refusal_is_the_answer_too) {
  const auto refused = step(lan, "k1", ship);
  step(lan, "k2", confirm);
  step(lan, "k3", pack);

  const auto again = step(lan, "k1", ship);

  BOOST_TEST(refused.status == 409, refused.body);
  BOOST_TEST(again.status == 409);
  BOOST_TEST(again.body == refused.body);
  BOOST_TEST(header(again, "Content-Type") == "application/problem+json; charset=utf-8");
  BOOST_TEST(is_replay(again));
}

BOOST_AUTO_TEST_CASE(a_key_serves_anew_after_a_day) {
  step(lan, "k1", confirm);

  folder->step_clock(http::keys_kept - std::chrono::minutes{1});
  BOOST_TEST(step(lan, "k1", pack).status == 422);
  folder->step_clock(std::chrono::minutes{2});
  const auto anew = step(lan, "k1", pack);

  BOOST_TEST(anew.status == 200, anew.body);
  BOOST_TEST(!is_replay(anew));
}

BOOST_AUTO_TEST_CASE(a_key_serves_anew_after_a_day_however_many_are_as_old) {
  for (int key = 0; key < 50; ++key) step(lan, "k" + std::to_string(key), ship);
  folder->step_clock(http::keys_kept + std::chrono::minutes{1});

  const auto first = step(lan, "k49", confirm);
  const auto again = step(lan, "k49", confirm);

  BOOST_TEST(first.status == 200, first.body);
  BOOST_TEST(again.status == 200, again.body);
  BOOST_TEST(again.body == first.body);
  BOOST_TEST(is_replay(again));
}

BOOST_AUTO_TEST_CASE(items_replay_one_by_one_those_refused_too) {
  product("B");
  const std::string items =
      R"({"lot": "L-A", "expected": "10 kg", "counted": "9 kg", "why": "đếm lại"},
         {"lot": "L-B", "expected": "4 kg", "counted": "1 kg", "why": "đếm lại"})";
  const auto first = count("k1", items);
  const auto after_first = changes();

  const auto again = count("k1", items);

  BOOST_TEST(first.status == 200);
  BOOST_TEST(!is_replay(first));
  BOOST_TEST(first.body.find(R"("on_hand_base":9000)") != first.body.npos, first.body);
  BOOST_TEST(again.body == first.body);
  BOOST_TEST(is_replay(again));
  BOOST_TEST(changes() == after_first);
}

BOOST_AUTO_TEST_CASE(items_that_were_not_reached_are_done_when_the_request_comes_again) {
  product("B");
  const std::string a = R"({"lot": "L-A", "expected": "10 kg", "counted": "9 kg", "why": "x"})";
  const std::string b = R"({"lot": "L-B", "expected": "10 kg", "counted": "8 kg", "why": "x"})";
  const auto first = count("k1", a + "," + b);
  // As it is after a crash between the two.
  BOOST_REQUIRE(folder->database().write([&](catalog::store::Write& write) -> Result<> {
    write.global().run("DELETE FROM idempotency_keys WHERE key = $1 AND item = $2", {"k1", 1});
    return {};
  }));
  count("k2", R"({"lot": "L-B", "expected": "8 kg", "counted": "10 kg", "why": "x"})");

  const auto again = count("k1", a + "," + b);

  BOOST_TEST(again.body == first.body);
  BOOST_TEST(!is_replay(again));
}

BOOST_AUTO_TEST_CASE(of_many_at_once_one_has_the_effect) {
  constexpr int threads = 64;
  const auto before = changes();
  std::latch ready(threads);
  std::atomic<int> done = 0;
  std::atomic<int> replayed = 0;
  std::atomic<int> in_flight = 0;
  {
    std::vector<std::jthread> all;
    for (int at = 0; at < threads; ++at) {
      all.emplace_back([&] {
        ready.arrive_and_wait();
        const auto reply = step(lan, "k1", confirm);
        if (reply.status == 409) ++in_flight;
        if (reply.status == 200) ++(is_replay(reply) ? replayed : done);
      });
    }
  }
  const auto after = changes();
  order(market, "PM-2", "A-1KG", 1);
  const auto of_placing = changes() - after;
  step(lan, "k2", confirm, "PM-2");

  BOOST_TEST(done == 1);
  BOOST_TEST(done + replayed + in_flight == threads);
  BOOST_TEST(after - before == changes() - after - of_placing);
  BOOST_TEST(is_replay(step(lan, "k1", confirm)));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_a_key_is_refused) {
  const auto before = changes();

  for (const std::string& key : {std::string(), std::string(" "), std::string("a b"),
                                 std::string("\x7f"), std::string("khoá"), std::string(256, 'k')}) {
    const auto reply = step(lan, key, confirm);
    BOOST_TEST(reply.status == 400, key);
    BOOST_TEST(reason(reply) == "key.unreadable", key);
  }

  BOOST_TEST(changes() == before);
  BOOST_TEST(step(lan, std::string(255, '~'), confirm).status == 200);
}

BOOST_AUTO_TEST_CASE(what_was_made_under_a_key_is_made_once) {
  const auto admin = administrator("quan");
  const std::string body = R"({"name": "Hợp tác xã Bắc Hà"})";
  const auto first = send(admin, "POST", "/v1/cooperatives", body, {{"Idempotency-Key", "begin"}});
  const auto again = send(admin, "POST", "/v1/cooperatives", body, {{"Idempotency-Key", "begin"}});

  BOOST_TEST(first.status == 201, first.body);
  BOOST_TEST(again.status == 201);
  BOOST_TEST(again.body == first.body);
  BOOST_TEST(is_replay(again));
  BOOST_TEST(get(admin, "/v1/cooperatives").body.find("Bắc Hà") ==
             get(admin, "/v1/cooperatives").body.rfind("Bắc Hà"));
}

BOOST_AUTO_TEST_CASE(a_person_added_under_a_key_is_added_once) {
  const std::string body = R"({"login": "may", "name": "Mây", "role": "staff"})";
  const auto first = send(lan, "POST", of("members"), body, {{"Idempotency-Key", "may"}});
  const auto again = send(lan, "POST", of("members"), body, {{"Idempotency-Key", "may"}});
  const auto without = send(lan, "POST", of("members"), body);

  BOOST_TEST(first.status == 201, first.body);
  BOOST_TEST(again.body == first.body);
  BOOST_TEST(is_replay(again));
  BOOST_TEST(without.status == 409);
}

BOOST_AUTO_TEST_CASE(a_channel_connected_under_a_key_is_connected_once) {
  const auto first = connect("k1", "cho-que");
  const auto after_first = changes();
  const auto again = connect("k1", "cho-que");

  BOOST_TEST(first.status == 200, first.body);
  BOOST_TEST(again.body == first.body);
  BOOST_TEST(changes() == after_first);
}

BOOST_AUTO_TEST_SUITE_END()
