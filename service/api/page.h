// A page of a long list: how many, after which one.

#pragma once

#include <string>

namespace ganh::service::api {

inline constexpr int page_limit_max = 200;
inline constexpr int page_limit_default = 50;

struct Page {
  int limit = page_limit_default;  // 1 … page_limit_max
  std::string after = {};          // `next` of the page before; empty: the first page
};

}  // namespace ganh::service::api
