// A fault in JSON: its reason for programs, its sentences for people in both languages.

#pragma once

#include <optional>
#include <string_view>

#include "catalog/json/json.h"
#include "catalog/result.h"

namespace ganh::service::api {

// {"reason", "field", "vi": {"problem", "cure"}, "en": {…}}, or null.
void write_fault(catalog::json::Writer& out, std::string_view key,
                 const std::optional<Fault>& fault);

// An array of such.
void write_faults(catalog::json::Writer& out, std::string_view key,
                  const std::vector<Fault>& faults);

// As an item of an array.
void write_fault(catalog::json::Writer& out, const Fault& fault);

}  // namespace ganh::service::api
