#include "connectors/agriconnect/connector.h"
#include "connectors/connector.h"
#include "connectors/postmart/connector.h"

namespace ganh::connectors {

std::vector<const Connector*> all_connectors() {
  return {&postmart::connector(), &agriconnect::connector()};
}

}  // namespace ganh::connectors
