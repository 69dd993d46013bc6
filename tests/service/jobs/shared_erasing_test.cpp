// Erasing where several services do it at once. There is no lease for it: a slice is found and
// erased inside its cooperative's turn, so that the second finds what the first has left.

#include <boost/test/unit_test.hpp>
#include <deque>
#include <set>
#include <thread>

#include "catalog/changes/change_log.h"
#include "catalog/orders/orders.h"
#include "catalog/producers/cooperatives.h"
#include "service/jobs/erasing.h"
#include "tests/service/machines.h"

using namespace ganh;
using namespace ganh::service;

namespace {

const CooperativeId thien_an{"coop_thien_an"};
constexpr int old_orders = 90;

// Runs what is to be done now; what is to be done later is another day's.
struct Today final : connectors::transport::Executor {
  void post(std::function<void()> task) override { now.push_back(std::move(task)); }
  void post_at(Time, std::function<void()>) override {}
  void run() {
    while (!now.empty()) {
      const auto task = std::move(now.front());
      now.pop_front();
      task();
    }
  }
  std::deque<std::function<void()>> now;
};

struct Archive : Machines {
  Archive() {
    command([&](auto& c) {
      catalog::producers::Cooperative cooperative;
      cooperative.id = thien_an;
      cooperative.name = "Hợp tác xã Thiên An";
      return catalog::producers::put(c, cooperative);
    });
    for (int at = 0; at < old_orders; ++at) cancelled("PM-" + std::to_string(at));
    for (folder::DataFolder* each : {first.get(), second.get()}) {
      each->step_clock(std::chrono::hours{24 * 40});
    }
  }
  template <class Fn>
  void command(Fn fn) {
    const auto done = first->command(thien_an, "clerk:lan", "test", fn);
    BOOST_REQUIRE(done);
  }
  void cancelled(const std::string& external_id) {
    command([&](auto& c) -> Result<> {
      const auto placed = catalog::orders::place(c, {.channel = {"chan_postmart"},
                                                     .external_id = external_id,
                                                     .customer = {"Chị Hoa", "0912345678", ""},
                                                     .placed_at = first->clock().now(),
                                                     .confirm_by = {},
                                                     .lines = {{"GAO", "GAO", 1, {30'000}}}});
      if (!placed) return placed.error();
      return catalog::orders::cancel(c, placed->id, {catalog::orders::Party::customer, "đổi ý"});
    });
  }
  std::vector<catalog::changes::Change> changes_after(std::int64_t number) {
    return first->database().read([&](const catalog::store::Read& read) {
      return catalog::changes::changes_after(read.scope(thien_an), number, 10 * old_orders);
    });
  }

  std::unique_ptr<folder::DataFolder> second = another("second");
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shared_erasing_test, Archive)

BOOST_AUTO_TEST_CASE(two_services_at_once_erase_each_customer_once) {
  const auto before = static_cast<std::int64_t>(changes_after(0).size());

  std::vector<std::thread> services;
  for (folder::DataFolder* each : {first.get(), second.get()}) {
    services.emplace_back([each] {
      Today executor;
      const jobs::Erasing erasing(*each, executor, 30, {});
      executor.run();
    });
  }
  for (auto& service : services) service.join();

  const auto said = changes_after(before);
  std::set<std::string> erased;
  for (const auto& change : said) erased.insert(change.id);
  BOOST_TEST(erased.size() == static_cast<std::size_t>(old_orders));
  BOOST_TEST(said.size() == erased.size());
  for (const auto& order : first->database().read([](const catalog::store::Read& read) {
         return catalog::orders::orders_before(read.scope(thien_an), "", old_orders + 1);
       })) {
    BOOST_TEST(order.customer.name == "");
  }
}

BOOST_AUTO_TEST_SUITE_END()
