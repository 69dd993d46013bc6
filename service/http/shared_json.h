// Answers that hang on nothing but the folder, whoever asks: made once, and given again until
// something changes.

#pragma once

#include "service/http/call.h"

namespace ganh::service::http {

// As read_json. Only for what every caller who may ask is answered alike.
Reply read_shared_json(
    const Call& call,
    const std::function<Result<std::string>(const catalog::store::Scope&)>& answer);

}  // namespace ganh::service::http
