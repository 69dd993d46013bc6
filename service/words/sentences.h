// The sentences for the faults that the service gives, and all tables together.

#pragma once

#include <span>

#include "catalog/text/sentence.h"

namespace ganh::service::words {

std::span<const catalog::text::Sentence> service_sentences();
std::span<const catalog::text::Sentence> account_sentences();  // of service/accounts

// From the tables of catalog, connectors and service.
catalog::text::Spoken speak(const Fault& fault, catalog::text::Language language);

}  // namespace ganh::service::words
