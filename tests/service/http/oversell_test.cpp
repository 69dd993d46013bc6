// Everybody wants the last packs at once: at the counter, by telephone, and kept for later.

#include <array>
#include <atomic>
#include <latch>
#include <thread>

#include "catalog/books/check.h"
#include "catalog/orders/orders.h"
#include "catalog/stock/stock.h"
#include "tests/service/http/counter.h"

using namespace ganh;
using namespace ganh::service;

namespace {

constexpr int clients = 64;
constexpr int last_packs = 100;

struct Rush : Counter {
  // Each client asks for one pack three times, each time another way; how many got it.
  int packs_taken(const std::string& sku) {
    const std::array asked{
        std::pair{"sales", R"({"items": [{"sku": ")" + sku + R"(", "packs": 1}]})"},
        std::pair{"phone-orders", R"({"items": [{"sku": ")" + sku +
                                      R"(", "packs": 1}], "customer": "chị Hoa",
                                         "phone": "0912345678"})"},
        std::pair{"holds", R"({"sku": ")" + sku +
                               R"(", "packs": 1, "for_whom": "chị Hoa", "hours": 2})"},
    };
    std::atomic<int> taken = 0;
    std::latch ready(clients);
    std::vector<std::jthread> all;
    for (int client = 0; client < clients; ++client) {
      all.emplace_back([&, client] {
        ready.arrive_and_wait();
        for (std::size_t at = 0; at < asked.size(); ++at) {
          const auto& [resource, body] = asked.at((at + static_cast<std::size_t>(client)) % 3);
          taken += send(lan, "POST", of(resource), body).status == 201 ? 1 : 0;
        }
      });
    }
    all.clear();
    return taken;
  }

  const Headers lan = bearer(machine_token);
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(http_oversell_test, Rush)

BOOST_AUTO_TEST_CASE(sixty_four_clients_get_exactly_the_last_hundred_packs) {
  product("A", last_packs);

  const int taken = packs_taken("A-1KG");

  BOOST_TEST(taken == last_packs);
  BOOST_TEST(look([](auto& s) { return catalog::stock::check(s); }).empty());
  BOOST_TEST(look([](auto& s) { return catalog::orders::check(s); }).empty());
  BOOST_TEST(look([](auto& s) { return catalog::books::check(s); }).empty());
}

BOOST_AUTO_TEST_SUITE_END()
