// A cooperative's office: people, a clock that stands still, and the words in which a test says who
// does what.

#pragma once

#include <boost/test/unit_test.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "catalog/migrations.h"
#include "catalog/producers/cooperatives.h"
#include "connectors/migrations.h"
#include "connectors/transport/signing.h"
#include "service/accounts/accounts.h"
#include "service/migrations.h"
#include "tests/scratch_database.h"

namespace ganh::service::accounts {

inline const CooperativeId thien_an{"coop_thien_an"};
inline const CooperativeId nam_lanh{"coop_nam_lanh"};
inline constexpr auto good_password = "con trâu đi trước";

// Runs what is put off at once.
struct AtOnce final : connectors::transport::Executor {
  void post(std::function<void()> task) override {
    ++tasks;
    task();
  }
  void post_at(Time, std::function<void()> task) override { post(std::move(task)); }
  int tasks = 0;
};

inline catalog::store::Steps every_migration() {
  catalog::store::Steps all = catalog::schema_steps();
  all += connectors::schema_steps();
  all += service::schema_steps();
  return all;
}

// The least that libsodium takes, so that tests are quick.
inline constexpr guard::PasswordWork light{8, 1, 2, 16};

struct Office {
  explicit Office(catalog::store::Writer writer = catalog::store::Writer::inline_,
                  guard::PasswordWork work = light)
      : database(
            folder.open(every_migration(), {.writer = writer})),
        accounts({*database, clock, randomness, background}, work) {
    machine.kind = Caller::Kind::machine;
    machine.actor = "clerk";
    cooperative(thien_an, "Thiên An");
  }

  void cooperative(const CooperativeId& id, const std::string& name) {
    BOOST_REQUIRE(database->write([&](catalog::store::Write& write) {
      const catalog::changes::Heading heading{new_id<CommandTag>(clock.now(), randomness), "clerk",
                                              "test"};
      catalog::changes::Command command(write, id, heading, clock.now(), randomness);
      catalog::producers::Cooperative made;
      made.id = id;
      made.name = name;
      return catalog::producers::put(command, made);
    }));
  }

  Person person(const std::string& login, Role role, const CooperativeId& where = thien_an) {
    return accounts
        .make_person(machine,
                     {login, "Chị " + login, good_password, false, Membership{where, role}}, visit)
        .value();
  }
  Person administrator(const std::string& login) {
    return accounts.make_person(machine, {login, "Anh " + login, good_password, true, {}}, visit)
        .value();
  }
  std::string signed_in(const std::string& login) {
    return accounts.sign_in(login, good_password, visit).value().secret;
  }
  Caller caller(const std::string& login) { return accounts.identify_session(signed_in(login)); }
  bool is_in(const std::string& secret) { return accounts.identify_session(secret).is_known(); }

  Result<MadeToken> token(const Caller& maker, Permissions scopes,
                          const std::optional<CooperativeId>& where = thien_an) {
    return accounts.make_token(maker, {where, "kho-2", scopes, {}, next_month()}, visit);
  }
  Time next_month() const { return clock.now() + std::chrono::days{30}; }

  template <class Fn>
  auto look(Fn fn) {
    return database->read([&](const catalog::store::Read& read) { return fn(read); });
  }

  tests::ScratchDatabase folder;
  ManualClock clock{*parse_rfc3339("2026-11-21T02:00:00Z")};
  connectors::transport::SystemRandomness randomness;  // used by several threads
  AtOnce background;
  std::unique_ptr<catalog::store::Database> database;
  Accounts accounts;
  Caller machine;
  Visit visit{"203.0.113.7", "Firefox"};
};

template <class T>
std::string reason_of(const Result<T>& result) {
  return result ? "" : result.error().faults.at(0).reason;
}

}  // namespace ganh::service::accounts
