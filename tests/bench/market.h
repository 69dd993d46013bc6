// A cooperative of any size in a data folder, with a channel where all it has is listed: what the
// benchmarks of the service ask for.

#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "catalog/ids.h"
#include "service/folder/data_folder.h"
#include "service/serving/service.h"
#include "tests/bench/disk.h"

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

// Of service.json.
std::string machine_token(const service::folder::DataFolder& folder);

// One in a new folder of `parent`, which goes with it, served on any free port without a bound on
// requests a minute; begins when nothing has been committed for a while.
class Fair {
 public:
  Fair(const std::filesystem::path& parent, unsigned products);

  const std::filesystem::path& scratch() const { return work_.path; }  // on the same disk
  service::folder::DataFolder& folder() const { return *folder_; }
  const Market& market() const { return market_; }
  service::serving::Service& running() const { return *service_; }

 private:
  WorkFolder work_;
  std::unique_ptr<service::folder::DataFolder> folder_;
  Market market_;
  std::unique_ptr<service::serving::Service> service_;
};

}  // namespace ganh::bench
