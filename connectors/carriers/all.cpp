#include <algorithm>

#include "catalog/text/normal_form.h"
#include "connectors/carriers/carrier.h"
#include "connectors/carriers/ghn/carrier.h"
#include "connectors/carriers/vietnam_post/carrier.h"
#include "connectors/carriers/viettel_post/carrier.h"

namespace ganh::connectors::carriers {

std::vector<const Carrier*> all_carriers() {
  return {&vietnam_post::carrier(), &viettel_post::carrier(), &ghn::carrier()};
}

const Carrier* find_carrier(std::string_view name) {
  for (const Carrier* carrier : all_carriers()) {
    if (carrier->name() == name) return carrier;
  }
  return nullptr;
}

const Carrier* carrier_meant(std::string_view on_shipment) {
  const std::string folded = catalog::text::fold(on_shipment);
  for (const Carrier* carrier : all_carriers()) {
    const auto names = carrier->shipment_names();
    if (std::ranges::find(names, folded) != names.end()) return carrier;
  }
  return nullptr;
}

}  // namespace ganh::connectors::carriers
