// The parts that documents are put together from, beside their tables.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/documents/paper.h"
#include "catalog/documents/typesetting/pages.h"
#include "catalog/measure/money.h"
#include "catalog/measure/quantity.h"

namespace ganh::catalog::documents::typesetting {

// Who hands the document out on the left, its QR code (if any) on the right, the title below.
void letterhead(Pages& pages, const Party& from, std::string_view title, std::string_view subtitle,
                std::string_view qr = "");

// Labels and values below each other; empty values are left out.
void facts(Pages& pages, const std::vector<std::pair<std::string, std::string>>& rows);

// A sum at the right edge: its label, its amount.
void sum(Pages& pages, std::string_view label, measure::Money amount, bool bold = false);

// Places to sign, side by side, never parted by a page break.
void signatures(Pages& pages, const std::vector<std::string>& who);

// A text in a frame, over the full width.
void framed(Pages& pages, std::string_view text, bool bold = false);

// In the unit that its price is for, so that the two can be multiplied by eye: "1.200 kg" for 1,2
// tấn; as usual when it does not come out, or the unit is not known.
std::string in_unit(measure::Quantity quantity, std::string_view unit);

// Joined with `between`, empty ones left out.
std::string joined(const std::vector<std::string>& texts, std::string_view between);

}  // namespace ganh::catalog::documents::typesetting
