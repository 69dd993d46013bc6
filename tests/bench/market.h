// A cooperative of any size in a data folder, with a channel where all it has is listed: what the
// benchmarks of the service ask for.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "catalog/ids.h"
#include "service/folder/data_folder.h"
#include "service/serving/service.h"

namespace ganh::bench {

inline constexpr std::size_t packs_a_product = 2;
inline constexpr auto webhook_secret = "whsec_cG9zdG1hcnQtd2ViaG9vay1zZWNyZXQh";

struct Market {
  CooperativeId cooperative;
  ChannelId channel;  // Postmart; nobody answers at its address
  std::vector<ProductId> products;
  std::vector<std::string> skus;
};

// packs_a_product and a lot to each product; every pack stands on the channel as it should, so that
// there is nothing to publish.
Market fill(service::folder::DataFolder& folder, unsigned products);

// As `ganh serve` runs it, on any free port, without a bound on requests a minute.
std::unique_ptr<service::serving::Service> serve(service::folder::DataFolder& folder);

// Of service.json.
std::string machine_token(const service::folder::DataFolder& folder);

// Waits until nothing has been committed for a while.
void wait_until_settled(const service::folder::DataFolder& folder);

}  // namespace ganh::bench
