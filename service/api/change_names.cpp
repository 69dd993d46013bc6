#include "service/api/change_names.h"

#include "catalog/money/payouts.h"
#include "catalog/money/settlements.h"
#include "catalog/orders/orders.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/producers/households.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/places.h"
#include "catalog/stock/taking/takes.h"
#include "connectors/carriers/accounts.h"
#include "connectors/channel/channels.h"

namespace ganh::service::api {

using catalog::changes::Noun;
using catalog::store::Scope;

namespace {

// A carrier's account is a channel in the change log.
std::string channel_called(const Scope& scope, const std::string& id) {
  const auto channel = connectors::channel::find_channel(scope, ChannelId{id});
  if (channel) return channel->name;
  namespace carriers = connectors::carriers;
  const auto account = carriers::find_account(scope, carriers::AccountId{id});
  return account ? account->name : "";
}

std::string pack_called(const Scope& scope, const std::string& id) {
  const auto found = catalog::products::find_pack(scope, PackId{id});
  return found ? found->pack.sku : "";
}

std::string product_called(const Scope& scope, const std::string& id) {
  const auto found = catalog::products::find_product(scope, ProductId{id});
  return found ? found->product.name : "";
}

std::string called(const Scope& scope, Noun noun, const std::string& id) {
  switch (noun) {
    case Noun::product:
    case Noun::stock:
      return product_called(scope, id);
    case Noun::pack:
      return pack_called(scope, id);
    case Noun::listing:  // channel/pack
      return pack_called(scope, id.substr(id.find('/') + 1));
    case Noun::channel:
      return channel_called(scope, id);
    case Noun::cooperative: {
      const auto found = catalog::producers::find_cooperative(scope);
      return found ? found->cooperative.name : "";
    }
    case Noun::lot: {
      const auto found = catalog::stock::find_lot(scope, LotId{id});
      return found ? found->lot.code : "";
    }
    case Noun::place: {
      const auto found = catalog::stock::find_place(scope, PlaceId{id});
      return found ? found->place.name : "";
    }
    case Noun::stock_take: {
      const auto found = catalog::stock::taking::find_take(scope, StockTakeId{id});
      return found ? std::to_string(found->number) : "";
    }
    case Noun::order: {
      const auto found = catalog::orders::find_order(scope, OrderId{id});
      return found ? found->external_id : "";
    }
    case Noun::settlement: {
      const auto found = catalog::money::find_settlement(scope, SettlementId{id});
      return found ? found->settlement.number : "";
    }
    case Noun::household: {
      const auto found = catalog::producers::find_household(scope, HouseholdId{id});
      return found ? found->household.name : "";
    }
    case Noun::payout: {
      const auto found = catalog::money::find_payout(scope, PayoutId{id});
      return found ? std::to_string(found->number) : "";
    }
    case Noun::membership:
    case Noun::token:
      return "";
  }
  return "";
}

}  // namespace

const std::string& ChangeNames::of(Noun noun, const std::string& id) {
  const auto [found, is_new] = known_.try_emplace({noun, id});
  if (is_new) found->second = called(scope_, noun, id);
  return found->second;
}

}  // namespace ganh::service::api
