// The page that a customer opens by the link of a parcel: where it is, and whom to ask. No script,
// no personal data, nothing of the carrier's own words, which may hold some.

#pragma once

#include <string>
#include <string_view>

#include "catalog/producers/cooperative.h"
#include "service/api/tracking.h"
#include "service/words/text.h"

namespace ganh::service::http {

inline constexpr std::size_t timeline_events_max = 30;  // the newest

std::string timeline_page(const api::Tracking& tracking,
                          const catalog::producers::Cooperative& cooperative,
                          words::Language language);

// For any link that leads nowhere, whatever the reason.
std::string no_timeline_page(words::Language language);

extern const std::string_view timeline_style;

}  // namespace ganh::service::http
