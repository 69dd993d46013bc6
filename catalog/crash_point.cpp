#include "catalog/crash_point.h"

#ifdef GANH_CRASH_POINTS

#include <utility>

namespace ganh {

namespace {

std::function<void(std::string_view)>& hook() {
  static std::function<void(std::string_view)> installed;
  return installed;
}

}  // namespace

void crash_point(std::string_view name) {
  if (hook()) hook()(name);
}

void on_crash_point(std::function<void(std::string_view name)> installed) {
  hook() = std::move(installed);
}

}  // namespace ganh

#endif
