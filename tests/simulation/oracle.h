// What must be so, by what people were told was done and by what the marketplaces' customers did.
//
// Fed by acknowledged commands only; it reads the program's database only to compare.

#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/simulation/ground.h"
#include "tests/simulation/installation.h"

namespace ganh::simulation {

class Oracle {
 public:
  // What it has been, in order; the last is what it is.
  using History = std::vector<std::int64_t>;
  struct Pack {
    History prices_vnd = {first_price_vnd};
    bool available = true;
  };
  struct Product {
    History texts = {0};
    std::int64_t entered_base = 0;  // into its lots, less what was thrown away
  };
  std::array<Pack, packings.size()> packs;
  std::array<Product, goods.size()> products;
  std::vector<CommandId> acknowledged;

  struct Channel {
    ChannelId id;
    std::string base_url;
    Duration orders_poll{};
    std::int64_t buffer_packs = 0;
    std::int64_t share_percent = 100;
    int days_left_min = 0;
  };
  std::vector<Channel> channels;

  // The first thing that must never be, at any moment; "" while there is none.
  std::string impossible;

  // Somebody has set it so there: what it comes from and goes to is no history of ours.
  void was_edited_there(const Channel& channel, const Shown& shown) {
    edited_there_.insert({channel.base_url, shown.sku});
    before_[channel.base_url][shown.sku] = shown;
  }

  void look_at(Network::Node& node, const Channel& channel, const Network::Sent& sent, Time now);

  // After a start: what was acknowledged is there, and the books agree.
  void look_at_books(Installation& installation);

  // What still differs between the marketplaces, the catalog and the model; nothing once settled.
  std::vector<std::string> differences(Installation& installation);

 private:
  using Differences = std::vector<std::string>;
  void blame(const std::string& what) {
    if (impossible.empty()) impossible = what;
  }
  void compare_listings(Installation& installation, const Channel& channel, Differences& found);
  void compare_orders(Installation& installation, const Channel& channel, Differences& found);
  void compare_stock(Installation& installation, Differences& found);
  void compare_queues(Installation& installation, const Channel& channel, Differences& found);

  std::map<std::string, std::map<std::string, Shown>> before_;  // by base URL and SKU
  std::set<std::pair<std::string, std::string>> edited_there_;
};

}  // namespace ganh::simulation
