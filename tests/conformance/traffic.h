// What connector and sandbox said to each other, kept for contract_test.mjs, which holds it against
// the marketplace's contract.
//
// Written into the folder that GANH_TRAFFIC names; nowhere when it names none.

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/sandbox/sandbox.h"

namespace ganh::tests {

class Traffic final : public connectors::sandbox::Sandbox {
 public:
  explicit Traffic(std::unique_ptr<connectors::sandbox::Sandbox> inside);
  ~Traffic() override;

  std::string_view name() const override { return inside_->name(); }
  connectors::transport::Reply handle(const connectors::transport::Request& request,
                                      Time now) override;
  std::vector<connectors::sandbox::WebhookOut> due(Time now) override;
  void answered(const connectors::sandbox::WebhookOut& webhook, int status) override {
    inside_->answered(webhook, status);
  }
  std::optional<Time> next_due() const override { return inside_->next_due(); }

 private:
  const std::unique_ptr<connectors::sandbox::Sandbox> inside_;
  const std::string file_;
  std::string lines_;
};

// A line of the kept traffic.
std::string line_of(const connectors::transport::Request& request,
                    const connectors::transport::Reply& reply);

}  // namespace ganh::tests
