#include "service/jobs/erasing.h"

#include "catalog/producers/cooperatives.h"
#include "service/api/erasures.h"
#include "service/http/idempotency_keys.h"

namespace ganh::service::jobs {

namespace store = catalog::store;

namespace {

constexpr int slice_orders = 20;
constexpr int slice_answers = 200;
constexpr Duration between_rounds = std::chrono::hours{24};
constexpr Duration between_forgetting = std::chrono::hours{1};
constexpr Duration after_failure = std::chrono::hours{1};

}  // namespace

Erasing::Erasing(folder::DataFolder& folder, connectors::transport::Executor& executor,
                 int days_kept, std::function<void(const store::StorageError&)> on_failure)
    : folder_(folder),
      executor_(executor),
      days_kept_(days_kept),
      on_failure_(std::move(on_failure)) {
  executor_.post([this] { begin(); });
  executor_.post([this] { forget(); });
}

void Erasing::begin() {
  const auto list = [this] {
    left_.clear();
    const auto all = folder_.database().read([](const store::Read& read) {
      return catalog::producers::all_cooperatives(read.global());
    });
    for (const auto& cooperative : all) left_.push_back(cooperative.id);
    slice();
  };
  guarded(list, &Erasing::begin);
}

void Erasing::slice() {
  if (left_.empty()) {
    executor_.post_at(folder_.clock().now() + between_rounds, [this] { begin(); });
    return;
  }
  const auto erase = [this] {
    const Date today = date_in_vietnam(folder_.clock().now());
    const api::Erasure erasure = api::erasure_on(today, days_kept_);
    const auto erased =
        folder_.command(left_.back(), "system", "customers erased",
                        [&](catalog::changes::Command& command) -> Result<api::Erased> {
                          return api::erase_slice(command, erasure, slice_orders);
                        });
    if (!erased || erased->is_nothing()) left_.pop_back();
    executor_.post([this] { slice(); });
  };
  guarded(erase, &Erasing::begin);
}

void Erasing::forget() {
  const auto forget_slice = [this] {
    const auto forgotten =
        folder_.database().write([&](store::Write& write) -> Result<std::int64_t> {
          return http::forget_old_answers(write.global(), folder_.clock().now(), slice_answers);
        });
    if (forgotten && *forgotten == slice_answers) {
      executor_.post([this] { forget(); });
    } else {
      executor_.post_at(folder_.clock().now() + between_forgetting, [this] { forget(); });
    }
  };
  guarded(forget_slice, &Erasing::forget);
}

void Erasing::guarded(const std::function<void()>& work, void (Erasing::*again)()) {
  try {
    work();
  } catch (const store::StorageError& failure) {
    if (on_failure_) on_failure_(failure);
    executor_.post_at(folder_.clock().now() + after_failure, [this, again] { (this->*again)(); });
  }
}

}  // namespace ganh::service::jobs
