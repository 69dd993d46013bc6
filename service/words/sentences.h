// The sentences for the faults that the service gives, and all tables together.

#pragma once

#include <array>
#include <span>

#include "catalog/text/sentence.h"

namespace ganh::service::words {

std::span<const catalog::text::Sentence> service_sentences();
std::span<const catalog::text::Sentence> account_sentences();  // of service/accounts
std::span<const catalog::text::Sentence> request_sentences();  // of what comes by HTTP
std::span<const catalog::text::Sentence> storage_sentences();  // of disks, databases, servers

using Table = std::span<const catalog::text::Sentence>;

// Of catalog, connectors and service.
std::array<Table, 6> all_sentences();

// From all of them.
catalog::text::Spoken speak(const Fault& fault, catalog::text::Language language);

}  // namespace ganh::service::words
