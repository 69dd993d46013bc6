#include "service/live/hub.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "catalog/changes/change_log.h"
#include "catalog/json/json.h"
#include "catalog/store/database.h"
#include "tests/service/shop.h"

using namespace ganh;
using namespace ganh::service;
using catalog::store::StorageError;
using connectors::transport::Stream;

namespace {

const CooperativeId nam_lanh{"coop_nam_lanh"};

// What the client has of its stream.
class Heard final : public Stream {
 public:
  bool write(std::string_view bytes) override {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    text_ += bytes;
    changed_.notify_all();
    return true;
  }
  void close() override {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  bool is_open() const override {
    const std::lock_guard lock(mutex_);
    return !closed_;
  }

  std::string text() const {
    const std::lock_guard lock(mutex_);
    return text_;
  }
  bool comes(const std::string& what) {
    return in_the_end([&] { return text_.find(what) != text_.npos; });
  }
  bool ends() {
    return in_the_end([&] { return closed_; });
  }

 private:
  template <class Fact>
  bool in_the_end(Fact fact) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds{20}, fact);
  }

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::string text_;
  bool closed_ = false;
};

// The numbers of the changes told, in order.
std::vector<std::int64_t> numbers(const std::string& text) {
  std::vector<std::int64_t> all;
  constexpr std::string_view before = "\ndata: ";
  for (auto at = text.find(before); at != text.npos; at = text.find(before, at + 1)) {
    const auto begin = at + before.size();
    const auto document = catalog::json::parse(text.substr(begin, text.find('\n', begin) - begin));
    if (document) all.push_back(document->root()["number"].integer_or(0));
  }
  return all;
}

// What a browser would send as Last-Event-ID.
std::string last_id(const std::string& text) {
  const auto at = text.rfind("id: ");
  return at == text.npos ? "" : text.substr(at + 4, text.find('\n', at) - at - 4);
}

accounts::Caller member(accounts::Role role, const CooperativeId& where = thien_an) {
  accounts::Caller caller;
  caller.kind = accounts::Caller::Kind::person;
  caller.memberships = {{where, role}};
  return caller;
}

struct Live : Shop {
  std::shared_ptr<Heard> follow(live::Hub::Identify identify, const std::string& from = "") {
    auto heard = std::make_shared<Heard>();
    auto reply = hub->follow(std::move(identify), from);
    BOOST_REQUIRE(reply);
    reply->stream(heard);
    return heard;
  }
  std::shared_ptr<Heard> follow(accounts::Role role, const std::string& from = "") {
    return follow([role] { return member(role); }, from);
  }
  std::int64_t newest() {
    return look([](auto& s) { return catalog::changes::last_change(s); });
  }
  std::string place() { return here.text + ":" + std::to_string(newest()); }
  // The last thing that happens: what has come when this has come is all there is.
  void mark() {
    product("MARK" + std::to_string(++marks));
    last_mark = "\"number\":" + std::to_string(newest()) + ",";
  }
  std::vector<std::int64_t> from(std::int64_t first) {
    std::vector<std::int64_t> all;
    for (auto number = first; number <= newest(); ++number) all.push_back(number);
    return all;
  }

  int marks = 0;
  std::string last_mark;
  std::unique_ptr<live::Hub> hub = std::make_unique<live::Hub>(*folder);
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(live_test, Live)

BOOST_AUTO_TEST_CASE(changes_come_in_order_each_once) {
  const auto first = newest() + 1;
  const auto heard = follow(accounts::Role::manager, place());

  for (const char* code : {"A", "B", "C"}) product(code);
  mark();

  BOOST_TEST(heard->comes(last_mark));
  BOOST_TEST(numbers(heard->text()) == from(first), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_comes_back_misses_nothing_and_hears_nothing_twice) {
  const auto first = newest() + 1;
  const auto heard = follow(accounts::Role::manager, place());
  product("A");
  mark();
  BOOST_REQUIRE(heard->comes(last_mark));
  heard->close();
  product("B");

  const auto again = follow(accounts::Role::manager, last_id(heard->text()));
  mark();

  BOOST_TEST(again->comes(last_mark));
  auto both = numbers(heard->text());
  const auto more = numbers(again->text());
  both.insert(both.end(), more.begin(), more.end());
  BOOST_TEST(both == from(first), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_has_heard_nothing_yet_can_come_back_too) {
  const auto heard = follow(accounts::Role::manager);
  BOOST_TEST(heard->comes("id: " + place() + "\n\n"));
  const auto first = newest() + 1;
  heard->close();
  product("A");

  const auto again = follow(accounts::Role::manager, last_id(heard->text()));
  mark();

  BOOST_TEST(again->comes(last_mark));
  BOOST_TEST(numbers(again->text()) == from(first), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_comes_and_goes_amid_changes_misses_none) {
  const auto first = newest() + 1;
  std::string at = place();
  std::vector<std::int64_t> all;

  for (int visit = 0; visit < 30; ++visit) {
    product("A" + std::to_string(visit));
    const auto heard = follow(accounts::Role::manager, at);
    product("B" + std::to_string(visit));
    if (visit == 29) BOOST_TEST(heard->comes("\"number\":" + std::to_string(newest()) + ","));
    BOOST_REQUIRE(heard->comes("id: "));
    heard->close();
    const auto some = numbers(heard->text());
    all.insert(all.end(), some.begin(), some.end());
    at = last_id(heard->text());
  }

  BOOST_TEST(all == from(first), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(each_hears_only_what_he_may_read) {
  const auto market = channel();
  const auto manager = follow(accounts::Role::manager, place());
  const auto team_member = follow(accounts::Role::team_member, place());
  const auto reader = follow(accounts::Role::marketplace_reader, place());

  product("A");
  order(market, "PM-1", "A-1KG", 1);
  mark();

  BOOST_TEST(manager->comes(last_mark));
  BOOST_TEST(team_member->comes(last_mark));
  BOOST_TEST(manager->text().find(R"("noun":"order")") != std::string::npos);
  BOOST_TEST(team_member->text().find(R"("noun":"order")") == std::string::npos);
  BOOST_TEST(team_member->text().find(R"("noun":"product")") != std::string::npos);
  BOOST_TEST(numbers(reader->text()).empty());
}

BOOST_AUTO_TEST_CASE(another_cooperatives_changes_come_to_nobody) {
  const auto neighbour =
      follow([] { return member(accounts::Role::manager, nam_lanh); }, nam_lanh.text + ":0");
  const auto forged =
      follow([] { return member(accounts::Role::manager, nam_lanh); }, thien_an.text + ":0");
  product("A");
  here = nam_lanh;
  begin("Hợp tác xã Nậm Lành");
  mark();

  for (const auto& heard : {neighbour, forged}) {
    BOOST_TEST(heard->comes(last_mark));
    BOOST_TEST(heard->text().find(R"("cooperative_id":"coop_thien_an")") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_machine_hears_of_every_cooperative) {
  const auto heard = follow(
      [] {
        accounts::Caller caller;
        caller.kind = accounts::Caller::Kind::machine;
        return caller;
      },
      place());

  mark();

  BOOST_TEST(heard->comes(last_mark));
}

BOOST_AUTO_TEST_CASE(an_ended_session_hears_no_more) {
  std::atomic<bool> ended = false;
  const auto heard =
      follow([&] { return ended ? accounts::Caller{} : member(accounts::Role::manager); }, place());
  mark();
  BOOST_REQUIRE(heard->comes(last_mark));
  const auto before = heard->text();

  ended = true;
  product("A");

  BOOST_TEST(heard->ends());
  BOOST_TEST(heard->text() == before);
}

BOOST_AUTO_TEST_CASE(a_lowered_role_hears_less_at_once) {
  const auto market = channel();
  std::atomic<bool> lowered = false;
  const auto heard = follow(
      [&] { return member(lowered ? accounts::Role::team_member : accounts::Role::manager); },
      place());
  lowered = true;

  product("A");
  order(market, "PM-1", "A-1KG", 1);
  mark();

  BOOST_TEST(heard->comes(last_mark));
  BOOST_TEST(heard->text().find(R"("noun":"order")") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(too_long_a_gap_is_told_in_one_word) {
  command([&](auto& c) -> Result<> {
    for (int change = 0; change <= live::changes_told_max; ++change) {
      c.record(catalog::changes::Noun::product, "prod_1", catalog::changes::Kind::updated);
    }
    return {};
  });

  const auto heard = follow(accounts::Role::manager, here.text + ":0");
  BOOST_TEST(heard->comes("event: reload"));
  mark();

  BOOST_TEST(heard->comes(last_mark));
  BOOST_TEST(numbers(heard->text()).size() < 10U);
}

BOOST_AUTO_TEST_CASE(a_place_that_is_not_there_yet_is_a_reload) {
  // As after a backup was restored.
  const auto heard = follow(accounts::Role::manager, here.text + ":999999");

  BOOST_TEST(heard->comes("event: reload"));
  BOOST_TEST(last_id(heard->text()) == place());
}

BOOST_AUTO_TEST_CASE(a_failing_disk_ends_the_stream_and_nothing_else) {
  std::atomic<bool> fails = false;
  const auto unlucky = follow(
      [&]() -> accounts::Caller {
        if (fails) throw StorageError(StorageError::Kind::io, "disk");
        return member(accounts::Role::manager);
      },
      place());
  const auto lucky = follow(accounts::Role::manager, place());

  fails = true;
  mark();

  BOOST_TEST(unlucky->ends());
  BOOST_TEST(lucky->comes(last_mark));
}

BOOST_AUTO_TEST_CASE(when_the_hub_goes_every_stream_ends_and_hears_nothing_after) {
  const auto heard = follow(accounts::Role::manager, place());
  mark();
  BOOST_REQUIRE(heard->comes(last_mark));
  const auto before = heard->text();

  hub.reset();
  product("A");

  BOOST_TEST(!heard->is_open());
  BOOST_TEST(heard->text() == before);
}

BOOST_AUTO_TEST_CASE(a_stream_that_begins_when_the_hub_has_gone_ends_at_once) {
  auto reply = hub->follow([] { return member(accounts::Role::manager); }, "");
  BOOST_REQUIRE(reply);
  auto heard = std::make_shared<Heard>();

  hub.reset();
  reply->stream(heard);
  reply.reset();

  BOOST_TEST(heard->ends());
}

BOOST_AUTO_TEST_CASE(who_has_gone_is_not_counted) {
  const auto heard = follow(accounts::Role::manager, place());
  const auto other = follow(accounts::Role::manager, place());
  mark();
  BOOST_REQUIRE(other->comes(last_mark));
  BOOST_TEST(hub->followers() == 2U);

  heard->close();
  mark();
  BOOST_REQUIRE(other->comes(last_mark));
  mark();
  BOOST_REQUIRE(other->comes(last_mark));

  BOOST_TEST(hub->followers() == 1U);
}

BOOST_FIXTURE_TEST_CASE(one_person_has_eight_streams_and_the_oldest_gives_way, Live) {
  const auto lan = [] {
    auto caller = member(accounts::Role::staff);
    caller.actor = "person:per_lan";
    return caller;
  };
  const auto other = follow(accounts::Role::staff);
  std::vector<std::shared_ptr<Heard>> hers;
  for (std::size_t n = 0; n < live::followers_of_one_max; ++n) hers.push_back(follow(lan));

  const auto newest = follow(lan);

  BOOST_TEST(hers.front()->ends());
  product("A");
  BOOST_TEST(newest->comes("\ndata: "));
  BOOST_TEST(hers.at(1)->comes("\ndata: "));
  BOOST_TEST(other->comes("\ndata: "));
}

BOOST_AUTO_TEST_SUITE_END()
