// The contract of a carrier: how Gánh understands what one kind of carrier tells of parcels.
//
// A carrier does no I/O and keeps no state: it turns a webhook's body or a reply into events, and
// waybills into the request that asks after them. Whether a webhook may be believed, what is kept
// and what follows from it is decided elsewhere (receiving.h, catalog/orders/tracking.h).

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/orders/tracking.h"
#include "catalog/result.h"
#include "connectors/carriers/status_table.h"
#include "connectors/connector.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::carriers {

// One event of one parcel, as the carrier told it.
struct Told {
  std::string waybill;
  catalog::orders::TrackingEvent event;
};

// What a carrier answered to ask(). Without trouble a waybill of which nothing is told is unknown
// there.
struct Answered {
  std::vector<Told> told;
  Trouble trouble = Trouble::none;
  std::optional<Duration> retry_after = {};
  std::string detail = {};  // for the log: no secrets, no customers' data
};

class Carrier {
 public:
  virtual ~Carrier() = default;
  virtual std::string_view name() const = 0;   // "ghn"
  virtual std::string_view title() const = 0;  // "Giao Hàng Nhanh (GHN)"

  // What people write on a shipment when they mean it, in folded form (text::fold).
  virtual std::vector<std::string> shipment_names() const = 0;

  virtual const StatusTable& statuses() const = 0;

  // The address that is asked where it is publicly known; "" where it is not.
  virtual std::string_view known_address() const = 0;

  // `invalid`, "carrier.unreadable"; `unauthorized`, "carrier.token" where the body bears a secret
  // of the account's (Credentials::webhook_secret) and it does not hold. All of these carriers
  // leave their webhooks unsigned, so that the address they are sent to bears a secret itself.
  virtual Result<std::vector<Told>> read_webhook(std::string_view body,
                                                 const Credentials& credentials,
                                                 const StatusTable& statuses) const = 0;

  // What the carrier wants to hear. `receipt` names what was received.
  virtual transport::Reply webhook_reply(bool is_received, std::string_view receipt) const = 0;

  virtual std::size_t asked_max() const = 0;  // waybills in one request, ≥ 1
  virtual transport::Request ask(std::span<const std::string> waybills,
                                 const Credentials& credentials) const = 0;
  virtual Answered read_answer(const transport::Reply& reply,
                               const StatusTable& statuses) const = 0;
};

// Every carrier in the program, in all.cpp. Null when there is none of that name.
const Carrier* find_carrier(std::string_view name);
std::vector<const Carrier*> all_carriers();

// The carrier that a shipment's own words mean: "Bưu điện", "EMS Việt Nam", "GHN".
const Carrier* carrier_meant(std::string_view on_shipment);

}  // namespace ganh::connectors::carriers
