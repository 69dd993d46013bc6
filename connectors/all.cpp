#include "connectors/agriconnect/connector.h"
#include "connectors/connector.h"
#include "connectors/postmart/connector.h"
#include "connectors/shopone/connector.h"
#include "connectors/tiki/connector.h"

namespace ganh::connectors {

std::vector<const Connector*> all_connectors() {
  return {&postmart::connector(), &agriconnect::connector(), &shopone::connector(),
          &tiki::connector()};
}

}  // namespace ganh::connectors
