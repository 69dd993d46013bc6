#include "service/http/region.h"

namespace ganh::service::http {

Result<catalog::text::Region> region_of(const Call& call) {
  const auto named = call.request().query("region").value_or("north");
  if (named == "north") return catalog::text::Region::north;
  if (named == "south") return catalog::text::Region::south;
  return error(Code::invalid, "region", "region.unknown");
}

}  // namespace ganh::service::http
