// What one pack should be on a channel, against what the channel last accepted: the deciding half
// of the planner. It follows nothing (planner.h).

#pragma once

#include <map>
#include <optional>

#include "catalog/changes/command.h"
#include "catalog/products/pack.h"
#include "catalog/products/product.h"
#include "catalog/stock/stock.h"
#include "connectors/channel/channel.h"

namespace ganh::connectors::publishing {

// Products, and what is there of them to be sold on the channel, each read once: a slice plans
// several packs of one product. Lives no longer than the transaction it reads in.
class Goods {
 public:
  Goods(const catalog::store::Scope& scope, const channel::Channel& channel, Date today)
      : scope_(scope), channel_(channel), today_(today) {}

  // Null: there is no such product. Points into the goods.
  const catalog::products::Product* product(const ProductId& id);
  // What the channel may show of a pack that is ready, in whole packs.
  std::int64_t allowance(const catalog::products::Pack& pack);

 private:
  struct Seen {
    std::optional<catalog::products::Product> product;
    bool was_looked_up = false;
    std::optional<catalog::stock::Offered> offered;
  };

  const catalog::store::Scope& scope_;
  const channel::Channel& channel_;
  Date today_;
  std::map<ProductId, Seen> seen_;
};

// Writes to the outbox what the channel is to be told of the pack; of one without its product,
// nothing.
void plan_pack(catalog::changes::Command& command, const channel::Channel& channel,
               const catalog::products::Pack& pack, Goods& goods);

}  // namespace ganh::connectors::publishing
