// Whether a pack can stand on a channel, and as what: the one validator behind rehearsal,
// publication and "why can't it be bought?".

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/products/pack.h"
#include "catalog/products/product.h"
#include "connectors/channel/profile.h"
#include "connectors/connector.h"

namespace ganh::connectors::channel {

// The listing as the marketplace is to have it: in the profile's terms, at the price that its rule
// makes of ours. Without external id and version, which belong to what stands there.
Listing compose(const Profile& profile, const catalog::products::Product& product,
                const catalog::products::Pack& pack);

// Everything that keeps the pack from being published, most important first. Empty: it is ready.
std::vector<Fault> faults(const Profile& profile, const catalog::products::Product& product,
                          const catalog::products::Pack& pack);
// The same, where compose() has made the listing of them already.
std::vector<Fault> faults(const Profile& profile, const catalog::products::Product& product,
                          const catalog::products::Pack& pack, const Listing& listing);

// What the marketplace may show, in whole packs: (passing − reserved) in packs, less the buffer,
// cut by the share, at most what a listing takes; never below 0. `passing_base` is what is on hand
// in lots that pass the gate.
std::int64_t allowance_packs(const Profile& profile, std::int64_t passing_base,
                             std::int64_t reserved_base, std::int64_t net_base);

// The content without its price, as one text: equal texts, equal listings.
std::string content_json(const Listing& listing);
Listing parse_content(std::string_view content);

}  // namespace ganh::connectors::channel
