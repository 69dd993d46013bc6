// A channel's profile: what a marketplace takes, and the rules by which a cooperative sells there.
//
// Data, never code: every connector brings a default (profile.json) and each channel has its copy.
// profile.schema.json describes the document; profile_check.h explains one that does not hold.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/clock.h"
#include "catalog/measure/money.h"
#include "catalog/result.h"
#include "catalog/text/pattern.h"
#include "connectors/channel/price_rule.h"

namespace ganh::connectors::channel {

inline constexpr int profile_version = 2;

// What may stand in one text of a listing.
struct TextRule {
  std::optional<std::size_t> chars_max;  // code points
  std::optional<std::size_t> bytes_max;  // of UTF-8
  bool required = false;
  bool lines = false;  // may have line breaks; no other control character ever passes
  std::optional<catalog::text::Pattern> pattern;  // of the whole text, unless it is empty
  std::vector<std::string> values;                // one of these, unless it is empty; none: any
};

struct TextRules {
  TextRule sku;
  TextRule title;
  TextRule description;
  TextRule origin;
  TextRule certificate;
  TextRule barcode;
};

// What a category wants to be told beside the texts.
struct AttributeRule {
  std::string category;   // theirs, or "*"
  std::string attribute;  // theirs
  std::string from;       // a fact of the product's, see readiness.cpp; empty: `always`
  std::string always;
  bool required = false;
  std::vector<std::pair<std::string, std::string>> values;  // ours → theirs; none: as it is
};

struct CertificateRule {
  std::string category;             // the cooperative's word, or "*"
  std::vector<std::string> any_of;  // words of which the product's certificate must have one
};

using Words = std::vector<std::pair<std::string, std::string>>;  // ours → theirs

struct Profile {
  // What the marketplace takes.
  TextRules texts;
  Words categories;  // the cooperative's word → theirs
  Words units;       // our base unit → theirs
  std::int64_t net_base_max = 0;
  std::vector<AttributeRule> attributes;
  std::vector<CertificateRule> certificates_required;
  catalog::measure::Money price_min;  // of the listed price
  catalog::measure::Money price_max;
  std::int64_t stock_packs_max = 0;  // of one listing

  // How the cooperative sells there.
  PriceRule price_rule;
  int days_left_min = 0;          // a lot with fewer whole days left on arrival is not offered
  int transit_days = 0;           // from here to the customer
  std::int64_t buffer_packs = 0;  // kept back, against two customers in the same second
  int share_percent = 100;        // of what is left then
  std::optional<std::int64_t> packs_per_day_max;  // quota: of a pack, in orders of a day
  Duration confirm_within{};      // of an order's placing, where the marketplace says no time; 0:
  Duration ship_within{};         // no deadline
  bool follows = false;           // content and price go out by themselves, without `publish`
  bool mends_drift = true;        // what an audit finds otherwise is set right; else only told

  // How it is spoken to.
  int batch_max = 1;  // items in one request, within what the connector can
  int requests_per_second = 1;
  std::optional<int> requests_per_hour;
  Duration orders_poll{};      // how often orders are fetched
  Duration moderation_poll{};  // how often undecided requests are asked after

  // A lot has to keep this long from today: on the road, and still on arrival.
  int days_kept_min() const { return days_left_min + transit_days; }
};

// `invalid` with each field that is missing, unknown, or out of range (reasons "profile.*"). One of
// version 1 is read as its upgrade.
Result<Profile> parse_profile(std::string_view json);

// A profile of version 1 as one of today's; any other text as it is.
std::string upgraded_profile(std::string_view json);

// The text with the members of `rules` (a JSON object) in place of its own: how a channel departs
// from its connector's default. Checked like parse_profile.
Result<std::string> with_rules(std::string_view profile_json, std::string_view rules_json);

}  // namespace ganh::connectors::channel
