// Idempotency keys where the same request comes to several services.

#include <boost/test/unit_test.hpp>
#include <future>

#include "connectors/transport/http_message.h"
#include "service/http/idempotency.h"
#include "service/http/route.h"
#include "tests/service/machines.h"

using namespace ganh;
using namespace ganh::service;
using catalog::store::Write;

namespace {

struct Services : Machines {
  http::KeyUse use(std::string_view fingerprint = "body") const {
    return {"person:lan", "k1", http::whole_request, fingerprint, now};
  }
  http::Taken take(folder::DataFolder& folder, const http::KeyUse& wanted) {
    return folder.database()
        .write([&](Write& write) -> Result<http::Taken> {
          return http::take_key(write.global(), wanted);
        })
        .value();
  }

  // The first service takes the key, and ends its work only after `meanwhile` has begun.
  template <class Fn>
  Result<> work(Fn ends, std::promise<void>& taken, std::future<void>& meanwhile) {
    bool is_again = false;
    return first->database().write([&](Write& write) -> Result<> {
      BOOST_TEST(http::take_key(write.global(), use()).is_ours);
      if (!std::exchange(is_again, true)) {
        taken.set_value();
        meanwhile.wait();
      }
      return ends(write);
    });
  }

  // What the second one gets that asks for the same meanwhile.
  template <class Fn>
  http::Taken beside(Fn ends, const http::KeyUse& wanted) {
    std::promise<void> taken;
    std::promise<void> begun;
    auto meanwhile = begun.get_future();
    auto working = std::async(std::launch::async, [&] { return work(ends, taken, meanwhile); });
    taken.get_future().wait();
    begun.set_value();
    const http::Taken second_s = take(*second, wanted);
    static_cast<void>(working.get());
    return second_s;
  }

  // A request under the key, as it comes to one of them.
  struct Asked {
    explicit Asked(folder::DataFolder& service) : parts{.folder = service} {
      request.method = "POST";
      request.target = "/v1/imports";
      request.headers = {{"Idempotency-Key", "k1"}};
    }
    static accounts::Caller lan() {
      accounts::Caller caller;
      caller.actor = "person:lan";
      return caller;
    }
    http::Parts parts;
    http::Request request;
    http::Route route{};
    http::Call call{parts, request, route, lan(), {"coop_thien_an"}};
  };

  std::unique_ptr<folder::DataFolder> second = another("second");
  Time now = first->clock().now();
};

// Until somebody on the database waits for a lock; not for ever.
void wait_for_a_waiting_one(folder::DataFolder& looker) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*)
      FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock')sql";
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{10};
  std::int64_t waiting = 0;
  while (waiting == 0 && std::chrono::steady_clock::now() < end) {
    waiting = looker.database().read(
        [&](const catalog::store::Read& read) { return read.global().number(count, {}); });
  }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shared_keys_test, Services)

BOOST_AUTO_TEST_CASE(the_second_waits_and_is_answered_as_the_first) {
  const auto answers = [&](Write& write) -> Result<> {
    http::keep_answer(write.global(), use(), {201, "made"});
    return {};
  };

  const auto taken = beside(answers, use());

  BOOST_TEST(!taken.is_ours);
  BOOST_REQUIRE(taken.earlier.has_value());
  BOOST_TEST(taken.earlier->status == 201);
  BOOST_TEST(taken.earlier->json == "made");
}

BOOST_AUTO_TEST_CASE(another_body_under_the_key_is_known) {
  const auto answers = [&](Write& write) -> Result<> {
    http::keep_answer(write.global(), use(), {201, "made"});
    return {};
  };

  const auto taken = beside(answers, use("another body"));

  BOOST_TEST(!taken.is_ours);
  BOOST_TEST(taken.is_of_another);
}

BOOST_AUTO_TEST_CASE(what_came_to_nothing_leaves_the_key_to_the_second) {
  const auto refuses = [](Write&) -> Result<> { return error(Code::not_now, "", "storage.busy"); };

  const auto taken = beside(refuses, use());

  BOOST_TEST(taken.is_ours);
}

BOOST_AUTO_TEST_CASE(a_key_whose_service_has_died_is_free_after_a_while) {
  BOOST_TEST(take(*first, use()).is_ours);
  BOOST_TEST(!take(*second, use()).is_ours);

  auto later = use();
  later.now += std::chrono::minutes{3};
  const auto taken = second->database()
                         .write([&](Write& write) -> Result<http::Taken> {
                           return http::take_key(write.global(), later, std::chrono::minutes{2});
                         })
                         .value();

  BOOST_TEST(taken.is_ours);
}

BOOST_AUTO_TEST_CASE(whoever_keeps_an_answer_waits_for_nobody_who_does_so_under_another_key) {
  const auto keep = [&](folder::DataFolder& service, std::string_view key, Time at,
                        const std::function<void()>& before_commit = {}) {
    return service.database().write([&](Write& write) -> Result<> {
      http::KeyUse under = use();
      under.key = key;
      under.now = at;
      http::keep_answer(write.global(), under, {200, "{}"});
      if (before_commit) before_commit();
      return {};
    });
  };
  BOOST_REQUIRE(keep(*first, "of yesterday", now - std::chrono::hours{48}));

  const auto kept = keep(*first, "k1", now, [&] {
    BOOST_CHECK_NO_THROW(BOOST_TEST(keep(*second, "k2", now).has_value()));
  });

  BOOST_TEST(kept.has_value());
}

BOOST_AUTO_TEST_CASE(work_that_the_database_failed_leaves_the_key_free) {
  const Asked asked(*first);
  using catalog::store::StorageError;

  BOOST_CHECK_THROW(http::once_done(asked.call,
                                    []() -> http::Reply {
                                      throw StorageError(StorageError::Kind::busy, "so many");
                                    }),
                    StorageError);
  const auto again =
      http::once_done(asked.call, [] { return connectors::transport::json_reply(200, "{}"); });

  BOOST_TEST(again.status == 200);
}

BOOST_AUTO_TEST_CASE(one_item_has_one_answer_though_one_service_refuses_and_another_does_it) {
  const Asked at_first(*first);
  const Asked at_second(*second);
  const auto looker = another("third");
  std::promise<void> taken;
  std::once_flag once;
  const auto refused = [](const Error&) { return std::string("refused"); };
  auto first_s = std::async(std::launch::async, [&] {
    const auto refuse = [&](catalog::changes::Command&) -> Result<std::string> {
      std::call_once(once, [&] { taken.set_value(); });
      wait_for_a_waiting_one(*looker);
      return error(Code::not_now, "", "storage.busy");
    };
    return http::once_item(at_first.call, 0, "test", refuse, refused);
  });
  taken.get_future().wait();

  const auto does = [](catalog::changes::Command&) -> Result<std::string> { return {"done"}; };
  const auto second_s = http::once_item(at_second.call, 0, "test", does, refused);

  BOOST_TEST(first_s.get().json == second_s.json);
}

BOOST_AUTO_TEST_SUITE_END()
