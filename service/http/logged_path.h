// What a log may say of the path of a request.

#pragma once

#include <string_view>

namespace ganh::service::http {

// The path, or its route where it bears a secret: a carrier's webhook, a parcel's link.
std::string_view path_for_logs(std::string_view path);

}  // namespace ganh::service::http
