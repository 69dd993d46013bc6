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
constexpr Duration after_failure = std::chrono::hours{1};

}  // namespace

Erasing::Erasing(folder::DataFolder& folder, connectors::transport::Executor& executor,
                 int days_kept, std::function<void(const store::StorageError&)> on_failure)
    : folder_(folder),
      executor_(executor),
      days_kept_(days_kept),
      on_failure_(std::move(on_failure)) {
  executor_.post([this] { begin(); });
}

void Erasing::begin() {
  guarded([this] {
    left_.clear();
    const auto all = folder_.database().read([](const store::Read& read) {
      return catalog::producers::all_cooperatives(read.global());
    });
    for (const auto& cooperative : all) left_.push_back(cooperative.id);
    slice();
  });
}

void Erasing::slice() {
  guarded([this] {
    if (slice_is_last()) {
      executor_.post_at(folder_.clock().now() + between_rounds, [this] { begin(); });
    } else {
      executor_.post([this] { slice(); });
    }
  });
}

bool Erasing::slice_is_last() {
  if (left_.empty()) {
    const auto forgotten =
        folder_.database().write([&](store::Write& write) -> Result<std::int64_t> {
          return http::forget_old_answers(write.global(), folder_.clock().now(), slice_answers);
        });
    return !forgotten || *forgotten < slice_answers;
  }
  const Date today = date_in_vietnam(folder_.clock().now());
  const api::Erasure erasure = api::erasure_on(today, days_kept_);
  const auto erased =
      folder_.command(left_.back(), "system", "customers erased",
                      [&](catalog::changes::Command& command) -> Result<api::Erased> {
                        return api::erase_slice(command, erasure, slice_orders);
                      });
  if (!erased || erased->is_nothing()) left_.pop_back();
  return false;
}

void Erasing::guarded(const std::function<void()>& work) {
  try {
    work();
  } catch (const store::StorageError& failure) {
    if (on_failure_) on_failure_(failure);
    executor_.post_at(folder_.clock().now() + after_failure, [this] { begin(); });
  }
}

}  // namespace ganh::service::jobs
