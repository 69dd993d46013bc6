#include "tests/bench/market.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "catalog/json/json.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/producers/households.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/stock/lots.h"
#include "connectors/channel/channels.h"
#include "connectors/channel/listings.h"
#include "connectors/channel/readiness.h"
#include "service/config/read.h"

namespace ganh::bench {

namespace channel = connectors::channel;
namespace products = catalog::products;
using catalog::changes::Command;

namespace {

constexpr unsigned products_a_command = 250;
constexpr std::int64_t lot_base = 2'000'000;
constexpr std::int64_t price_vnd_a_kilogram = 30'000;

template <class T>
T taken(Result<T> result) {
  if (!result)
    throw std::runtime_error("the folder refuses: " + result.error().faults.at(0).reason);
  return std::move(*result);
}

class Filling {
 public:
  Filling(service::folder::DataFolder& folder, Market& market) : folder_(folder), market_(market) {}

  void fill(unsigned count) {
    command([&](Command& c) { return add_cooperative(c); });
    for (unsigned at = 0; at < count; at += products_a_command) {
      const unsigned end = std::min(count, at + products_a_command);
      command([&](Command& c) -> Result<> {
        market_.products.resize(at);  // it may run again
        market_.skus.resize(at * packs_a_product);
        for (unsigned number = at; number < end; ++number) add_product(c, number);
        return {};
      });
    }
  }

 private:
  template <class Fn>
  void command(Fn fn) {
    if (!folder_.command(market_.cooperative, "clerk", "benchmark", fn)) {
      throw std::runtime_error("the folder refuses");
    }
  }

  Result<> add_cooperative(Command& c) {
    catalog::producers::Cooperative cooperative;
    cooperative.id = market_.cooperative;
    cooperative.name = "Hợp tác xã Thiên An";
    taken(catalog::producers::put(c, cooperative));
    catalog::producers::Household household;
    household.code = "H01";
    household.name = "Hoàng Văn Tài";
    taken(catalog::producers::put(c, household, 0));
    household_ = catalog::producers::find_household(c.rows(), "H01")->household.id;
    market_.channel = taken(channel::connect(
        c, {"postmart", "postmart", "http://127.0.0.1:1", "", {"key", "secret", webhook_secret}},
        folder_.vault()));
    profile_ = channel::find_channel(c.rows(), market_.channel)->profile;
    return {};
  }

  void add_product(Command& c, unsigned number) {
    products::Product product;
    product.code = fmt::format("P{:06}", number);
    product.name = fmt::format("Gạo nếp nương {}", number);
    product.category = "Gạo";
    product.description = "Gạo nếp nương, gặt tay, phơi nắng.";
    product.origin = "Phủ Thông, Thái Nguyên";
    product.certificate = "OCOP 4 sao";
    taken(products::put(c, product, 0));
    product = products::find_product(c.rows(), std::string_view(product.code))->product;
    market_.products.push_back(product.id);
    add_lot(c, product);
    for (const std::int64_t kilograms : {1, 5}) add_pack(c, product, kilograms);
  }

  void add_lot(Command& c, const products::Product& product) {
    const Date today = date_in_vietnam(folder_.clock().now());
    catalog::stock::Lot lot;
    lot.code = "L-" + product.code;
    lot.product = product.id;
    lot.household = household_;
    lot.harvested_on = today;
    lot.expires_on = today + std::chrono::days{300};
    lot.received_base = lot_base;
    lot.household_share_bp = 8000;
    taken(catalog::stock::put(c, lot, 0));
  }

  void add_pack(Command& c, const products::Product& product, std::int64_t kilograms) {
    products::Pack pack;
    pack.sku = fmt::format("{}-{}KG", product.code, kilograms);
    pack.product = product.id;
    pack.name = fmt::format("túi {} kg", kilograms);
    pack.net_base = kilograms * 1000;
    pack.price = {kilograms * price_vnd_a_kilogram};
    taken(products::put(c, pack, 0));
    pack = products::find_pack(c.rows(), std::string_view(pack.sku))->pack;
    market_.skus.push_back(pack.sku);

    channel::ListingRow row;
    row.channel = market_.channel;
    row.pack = pack.id;
    row.sku = pack.sku;
    row.state = channel::ListingState::live;
    row.external_id = "L" + pack.sku;
    row.version = 1;
    row.content = row.sent_content =
        channel::content_json(channel::compose(profile_, product, pack));
    row.price_vnd = row.sent_price_vnd = pack.price.vnd;
    row.packs = row.sent_packs = channel::allowance_packs(profile_, lot_base, 0, pack.net_base);
    channel::save(c, row);
  }

  service::folder::DataFolder& folder_;
  Market& market_;
  HouseholdId household_;
  channel::Profile profile_;
};

// As `ganh serve` runs it, on any free port, without a bound on requests a minute.
std::unique_ptr<service::serving::Service> serve(service::folder::DataFolder& folder) {
  service::config::Inputs inputs;
  inputs.environment = {{"GANH_LISTEN", "127.0.0.1:0"}, {"GANH_REQUESTS_PER_MINUTE", "0"}};
  const auto configuration = taken(service::config::read(inputs));
  return taken(service::serving::Service::start(folder, configuration.settings, {}));
}

// Waits until nothing has been committed for a while.
void wait_until_settled(const service::folder::DataFolder& folder) {
  using std::chrono::steady_clock;
  constexpr auto quiet = std::chrono::seconds{2};
  const auto give_up = steady_clock::now() + std::chrono::minutes{5};
  auto commits = folder.commits();
  auto since = steady_clock::now();
  while (steady_clock::now() - since < quiet && steady_clock::now() < give_up) {
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
    if (folder.commits() != commits) since = steady_clock::now();
    commits = folder.commits();
  }
}

}  // namespace

Market fill(service::folder::DataFolder& folder, unsigned products) {
  Market market;
  market.cooperative = CooperativeId{"coop_thien_an"};
  Filling(folder, market).fill(products);
  return market;
}

std::string machine_token(const service::folder::DataFolder& folder) {
  std::ifstream file(folder.path() / "service.json");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return taken(catalog::json::parse(text)).root()["token"].text_or();
}

Fair::Fair(const std::filesystem::path& parent, unsigned products)
    : work_(parent),
      folder_(taken(service::folder::DataFolder::create(work_.path / "data"))),
      market_(fill(*folder_, products)),
      service_(serve(*folder_)) {
  wait_until_settled(*folder_);
}

}  // namespace ganh::bench
