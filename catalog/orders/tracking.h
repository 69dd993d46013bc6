// Tracking (hành trình): what a carrier tells of a parcel on its way, and what follows from it.
//
// Events are kept as they came, by carrier and waybill, also those of a waybill nobody knows yet;
// nothing a carrier says moves an order but *delivered*.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/orders/shipment.h"

namespace ganh::catalog::orders {

// What an event means to us. `unknown`: the carrier's code is in no table; it moves nothing.
enum class Progress {
  created,
  picked_up,
  in_transit,
  out_for_delivery,
  delivered,
  failed_attempt,
  returning,
  returned,
  cancelled,
  lost,
  damaged,
  unknown,
};

std::string_view name(Progress progress);
std::optional<Progress> parse_progress(std::string_view text);

inline constexpr std::size_t tracking_text_bytes_max = 300;  // code, text, place; cut beyond
inline constexpr int tracking_events_max = 200;              // of one waybill
inline constexpr int tracking_waiting_max = 2'000;           // of waybills nobody knows
inline constexpr std::chrono::days tracked_for{60};          // after it was handed over

struct TrackingEvent {
  std::string code;  // the carrier's, as it came
  std::string text;
  Progress progress = Progress::unknown;
  std::string place;
  Time at{};           // by the carrier's clock
  Time received_at{};  // set when it is noted
  std::optional<std::int64_t> weight_g = {};
  std::optional<measure::Money> fee = {};
  std::optional<measure::Money> cod = {};
};

// Whose parcel it is. `names`: what people write for the carrier on a shipment, in folded form.
struct Parcel {
  std::string carrier;  // "ghn"
  std::vector<std::string> names;
  std::string waybill;
};

// How a waybill is compared: letters and digits alone, in upper case. "eb 123-vn" → "EB123VN".
std::string waybill_key(std::string_view waybill);

// What was in the events of a command.
struct Noted {
  int kept = 0;
  int known_already = 0;
  int refused = 0;    // without a waybill, or more than is kept of one
  int delivered = 0;  // shipments that this has delivered
};

// Keeps what is new of an event: again with the same code, time and text it changes nothing. A
// delivered event delivers the parcel's shipments that are shipped; one that comes before they are
// handed over does when they are. Beyond `tracking_waiting_max` the oldest of waybills that nobody
// knows are dropped. `refused` and `delivered` are counted into `noted`.
void note_tracking(changes::Command& command, const Parcel& parcel, TrackingEvent event,
                   Noted& noted);

// For ship(): what has come for a waybill before its shipment was handed over.
void match_tracking(changes::Command& command, const ShipmentId& id, std::string_view carrier,
                    std::string_view waybill);

// By the carrier's time; those of one time as they came.
std::vector<TrackingEvent> tracking_of(const store::Scope& scope, const ShipmentId& id);

// Shipments under that waybill, whoever carries them; newest first, at most `limit`.
std::vector<ShipmentId> shipments_under(const store::Scope& scope, std::string_view waybill,
                                        int limit);

// Whose parcels bear that waybill, however it is written; newest first, at most `limit`.
struct Carried {
  OrderId order;
  std::string carrier;  // as it stands on the shipment
};
std::vector<Carried> carried_under(const store::Scope& scope, std::string_view waybill, int limit);

// Parcels on their way that somebody should look after: the last that was told is a failed
// attempt, a return, a loss, damage or a cancellation. Newest first.
struct Trouble {
  OrderId order;
  ShipmentId shipment;
  Progress progress = Progress::unknown;
  std::string carrier;
  std::string waybill;
  Time at{};
};
std::vector<Trouble> parcels_in_trouble(const store::Scope& scope, Time since, int limit);

// What to ask a carrier after: shipments of that carrier which have not ended, handed over since
// then, not asked after since `asked_before`; the longest unasked first.
struct UnderWay {
  ShipmentId shipment;
  std::string waybill;
};
std::vector<std::string> carriers_under_way(const store::Scope& scope);  // as people wrote them
std::vector<UnderWay> parcels_to_ask(const store::Scope& scope, std::string_view carrier,
                                     Time shipped_after, Time asked_before, int limit);
// When the next of them is to be asked after: the longest unasked, and when that was.
std::optional<Time> longest_unasked(const store::Scope& scope, std::string_view carrier,
                                    Time shipped_after);
void note_asked(const store::WriteScope& scope, const ShipmentId& id, Time at);

// What stands behind a customer's link, in whichever cooperative.
struct Linked {
  CooperativeId cooperative;
  OrderId order;
  ShipmentId shipment;
};
std::optional<Linked> find_linked(const store::Global& global, std::string_view tracking_code);

}  // namespace ganh::catalog::orders
