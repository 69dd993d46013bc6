#include "service/accounts/person.h"

#include <cassert>

namespace ganh::service::accounts {

std::string_view name(SignInWay way) {
  switch (way) {
    case SignInWay::password:
      return "password";
    case SignInWay::link:
      return "link";
    case SignInWay::setup:
      return "setup";
  }
  assert(false);
  return "";
}

}  // namespace ganh::service::accounts
