// A payout in words: a message that fits a plain telephone, and a text to be read aloud.
//
// Says what stands on the slip; sends nothing.

#pragma once

#include <string>
#include <string_view>

#include "catalog/money/slips.h"
#include "catalog/text/number_words.h"

namespace ganh::catalog::money {

// How a text goes out as SMS (3GPP TS 23.038): 160 characters of its plain alphabet in one part, 70
// of any other letters; 153 and 67 when there are several.
int sms_parts(std::string_view text);

// Whole; with accents it may take several parts.
std::string payout_message(const Slip& slip, std::string_view cooperative);

// In one part: without its days if it must be, then without how the sum comes about; names are cut
// at last.
std::string payout_message_without_accents(const Slip& slip, std::string_view cooperative);

// Amounts and days in words, in sentences short enough for the ear.
std::string payout_read_aloud(const Slip& slip, std::string_view cooperative, text::Region region);

}  // namespace ganh::catalog::money
