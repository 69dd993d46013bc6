#include "connectors/channel/refusals.h"

#include "catalog/json/json.h"
#include "connectors/connector.h"

namespace ganh::connectors::channel {

namespace {

std::string reason_of(std::string_view connector, std::string_view their_code) {
  const Connector* found = find_connector(connector);
  if (found == nullptr) return {};
  const auto table = catalog::json::parse(found->refusals());
  return table ? table->root()[their_code].text_or() : "";
}

}  // namespace

Fault refusal(std::string_view connector, std::string_view their_code,
              std::string_view their_words) {
  const std::string reason = reason_of(connector, their_code);
  return {"listing",
          reason.empty() ? "listing.refused" : reason,
          {{"words", std::string(their_words.empty() ? their_code : their_words)},
           {"code", std::string(their_code)}}};
}

}  // namespace ganh::connectors::channel
