// Secrets: what opens a session, uses a link, is a token. Made here and kept by nobody.
//
// Only the hash of one is stored. They are random beyond guessing, so a fast hash is enough.

#pragma once

#include <string>
#include <string_view>

#include "catalog/ids.h"

namespace ganh::service::accounts::guard {

inline constexpr std::string_view session_prefix = "ganh_ses_";
inline constexpr std::string_view link_prefix = "ganh_link_";
inline constexpr std::string_view token_prefix = "ganh_tok_";
inline constexpr std::size_t secret_letters = 32;  // of 5 bits: 160 random bits

// The prefix and 32 letters of Crockford's base 32, lower case.
std::string make_secret(std::string_view prefix, Randomness& randomness);

// Whether it can be one at all: nothing else is hashed or looked up.
bool is_secret(std::string_view text, std::string_view prefix);

std::string hash_of(std::string_view secret);  // SHA-256, 32 bytes

// 130 random bits to be typed by hand: "k7qf2-…", four groups of five letters and one of six.
std::string make_code(Randomness& randomness);

// As it was made, however it was typed: capitals, spaces, hyphens, o for 0, i and l for 1. Empty
// when it cannot be one.
std::string tidy_code(std::string_view typed);

}  // namespace ganh::service::accounts::guard
