// A channel's profile: what a marketplace takes, and the rules by which a cooperative sells there.
//
// Data, never code: every connector brings a default (profile.json) and each channel has its copy.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/clock.h"
#include "catalog/measure/money.h"
#include "catalog/result.h"

namespace ganh::connectors::channel {

struct Profile {
  // What the marketplace takes.
  std::size_t title_chars_max = 0;
  std::size_t description_chars_max = 0;
  bool description_required = false;
  std::vector<std::pair<std::string, std::string>> categories;  // the cooperative's word → theirs
  catalog::measure::Money price_min;
  catalog::measure::Money price_max;

  // How the cooperative sells there.
  int days_left_min = 0;          // a lot with fewer whole days left is not offered
  std::int64_t buffer_packs = 0;  // kept back, against two customers in the same second
  int share_percent = 100;        // of what is left then
  Duration confirm_within{};      // of an order's placing, where the marketplace says no time; 0:
  Duration ship_within{};         // no deadline
  bool follows = false;           // content and price go out by themselves, without `publish`

  // How it is spoken to.
  int batch_max = 1;  // items in one request, within what the connector can
  int requests_per_second = 1;
  Duration orders_poll{};      // how often orders are fetched
  Duration moderation_poll{};  // how often undecided requests are asked after
};

// `invalid` with each field that is missing, unknown, or out of range (reasons "profile.*").
Result<Profile> parse_profile(std::string_view json);

// The text with the members of `rules` (a JSON object) in place of its own: how a channel departs
// from its connector's default. Checked like parse_profile.
Result<std::string> with_rules(std::string_view profile_json, std::string_view rules_json);

}  // namespace ganh::connectors::channel
