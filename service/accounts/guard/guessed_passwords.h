// The passwords that are tried first, here and everywhere.

#pragma once

#include <span>
#include <string_view>

namespace ganh::service::accounts::guard {

// Lower case, without accents and spaces, of password_letters_min letters and more.
std::span<const std::string_view> guessed_passwords();

}  // namespace ganh::service::accounts::guard
