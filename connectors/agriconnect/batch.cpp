#include "connectors/agriconnect/batch.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace ganh::connectors::agriconnect::calls {

namespace {

using catalog::json::Value;
using catalog::json::Writer;

class BatchExchange final : public Exchange {
 public:
  BatchExchange(Batch batch, std::string token)
      : batch_(std::move(batch)), token_(std::move(token)) {}

  Step begin() override {
    if (batch_.size == 0) return {};
    if (token_.empty()) return stop(Trouble::signed_out, "no token");
    return send({});
  }

  Step next(const transport::Reply& reply) override {
    Reading reading = calls::read(reply, batch_.effect);
    if (reading.trouble != Trouble::none) return stop(reading.trouble, std::move(reading.detail));
    if (reading.refusal) return refused(*reading.refusal);

    const Value results = reading.body->root()[batch_.results];
    const auto items = results.items();
    if (!results.is_array() || items.size() != sent()) {
      return stop(Trouble::broken, std::string(batch_.target) + ": not a result for each item");
    }
    std::vector<Outcome> outcomes;
    for (const Value item : items) {
      ItemReading read = batch_.read(item, done_);
      if (!read.within_contract) {
        Step step = stop(Trouble::broken, std::string(batch_.target) + ": a result out of order");
        step.outcomes = std::move(outcomes);
        return step;
      }
      if (read.outcome) outcomes.push_back(std::move(*read.outcome));
      ++done_;
    }
    return send(std::move(outcomes));
  }

 private:
  std::size_t sent() const { return std::min(at_a_time_, batch_.size - done_); }

  // The next part, or the end with what the last one came to.
  Step send(std::vector<Outcome> outcomes) {
    Step step;
    step.outcomes = std::move(outcomes);
    if (done_ == batch_.size) return step;
    Writer body;
    body.object([&] {
      body.array(batch_.list, [&] {
        for (std::size_t n = done_; n < done_ + sent(); ++n) batch_.write(body, n);
      });
    });
    step.request = post(batch_.target, std::move(body).text(), token_);
    return step;
  }

  Step refused(const Refusal& refusal) {
    const std::size_t fewer = they_take(refusal);
    if (fewer > 0 && fewer < sent()) {
      at_a_time_ = fewer;
      return send({});
    }
    std::vector<Outcome> outcomes;
    const std::size_t end = done_ + sent();
    for (; done_ < end; ++done_) {
      auto outcome = batch_.refused(refusal, done_);
      if (!outcome) return stop(Trouble::broken, "code " + code_text(refusal.code));
      outcomes.push_back(std::move(*outcome));
    }
    return send(std::move(outcomes));
  }

  // How many to send instead; always fewer than before, so that this ends.
  std::size_t they_take(const Refusal& refusal) const {
    if (refusal.code == too_many_items && refusal.batch_max > 0) {
      return static_cast<std::size_t>(refusal.batch_max);
    }
    return refusal.code == too_large || refusal.code == too_many_items ? sent() / 2 : 0;
  }

  Batch batch_;
  std::string token_;
  std::size_t at_a_time_ = batch_max;
  std::size_t done_ = 0;
};

}  // namespace

std::unique_ptr<Exchange> exchange(Batch batch, const Session& session) {
  return std::make_unique<BatchExchange>(std::move(batch), session.token);
}

}  // namespace ganh::connectors::agriconnect::calls
