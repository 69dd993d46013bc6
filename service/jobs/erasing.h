// Customers' data that the rule no longer lets be kept, erased once a day while the service runs;
// and every hour answers kept for repeated requests, which hold such data too, once nobody may ask
// for them.

#pragma once

#include <functional>
#include <vector>

#include "catalog/store/database.h"
#include "connectors/transport/executor.h"
#include "service/folder/data_folder.h"

namespace ganh::service::jobs {

class Erasing {
 public:
  // Begins at once, on the executor, slice by slice with other work in between. `days_kept` in
  // place of the rule's when > 0. After a failure it tries again in an hour. The executor must have
  // ended before this goes.
  Erasing(folder::DataFolder& folder, connectors::transport::Executor& executor, int days_kept,
          std::function<void(const catalog::store::StorageError&)> on_failure);
  Erasing(const Erasing&) = delete;
  Erasing& operator=(const Erasing&) = delete;

 private:
  void begin();
  void slice();
  void forget();
  void guarded(const std::function<void()>& work, void (Erasing::*again)());

  folder::DataFolder& folder_;
  connectors::transport::Executor& executor_;
  int days_kept_;
  std::function<void(const catalog::store::StorageError&)> on_failure_;
  std::vector<CooperativeId> left_;  // of this round
};

}  // namespace ganh::service::jobs
