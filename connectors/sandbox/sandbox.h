// A sandbox: a marketplace in small, with state and rules of its own, built from its contract
// alone.
//
// It does no I/O: requests and time come in, replies and webhooks go out. Shell puts it behind a
// real HTTP server. It includes nothing of channel/ or of any connector.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/clock.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::sandbox {

struct WebhookOut {
  std::string url;               // absolute, as the seller registered it
  transport::Request request;    // signed; target is the URL's path
};

class Sandbox {
 public:
  virtual ~Sandbox() = default;
  virtual std::string_view name() const = 0;

  // The marketplace's API, and under /_sandbox/ what its operator and its customers do: look at
  // listings, buy, moderate, set faults. One call at a time.
  virtual transport::Reply handle(const transport::Request& request, Time now) = 0;

  // Carries out what has become due (moderation, webhooks, repeats) and gives the webhooks to send.
  virtual std::vector<WebhookOut> due(Time now) = 0;

  // How a webhook that due() gave was answered: the status, or 0 when no answer came. One that is
  // never reported counts as unanswered, and is repeated when its time comes.
  virtual void answered(const WebhookOut& /*webhook*/, int /*status*/) {}

  // When due() has something to do next, if ever.
  virtual std::optional<Time> next_due() const = 0;
};

}  // namespace ganh::connectors::sandbox
