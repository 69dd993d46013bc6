#include "catalog/json/json.h"
#include "catalog/products/packs.h"
#include "connectors/channel/channels.h"
#include "connectors/publishing/rehearsal.h"
#include "service/api/rehearsal.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"
#include "service/jobs/catch_up.h"

namespace ganh::service::http {

namespace channel = connectors::channel;
namespace json = catalog::json;
namespace publishing = connectors::publishing;
namespace store = catalog::store;

namespace {

constexpr std::size_t listings_max = 10'000;
constexpr std::size_t parts_max = 5;
constexpr std::int64_t version_max = std::int64_t{1} << 53;

std::optional<channel::Channel> find_channel(const Call& call) {
  return call.read([&](const store::Scope& scope) {
    return channel::find_channel(scope, ChannelId{call.name(1)});
  });
}

Reply no_channel(const Call& call) {
  return call.refuse(404, {"channel_id", "channel.not_found", {{"name", call.name(1)}}});
}

std::optional<publishing::Work> parse_work(std::string_view text) {
  using enum publishing::Work;
  for (const auto work : {content, price, stock, order_confirmed, order_shipped, order_cancelled}) {
    if (publishing::name(work) == text) return work;
  }
  return std::nullopt;
}

publishing::RehearsedListing listing_of(Fields& fields, std::vector<Fault>& faults) {
  publishing::RehearsedListing listing;
  listing.pack = PackId{fields.text("pack_id", 64)};
  for (const auto& item : fields.items("parts", 1, parts_max)) {
    Fields part(item, fields.at() + "parts[" + std::to_string(listing.parts.size()) + "].");
    const auto work = parse_work(part.text("work", 32));
    if (!work) part.refuse("work", "body.not_a_choice", {{"choices", "content, price"}});
    const auto version = part.integer("version", 0, version_max);
    if (!version && !part.has("version")) part.refuse("version", "body.missing");
    listing.parts.push_back({work.value_or(publishing::Work::content), version.value_or(0)});
    for (auto& fault : part.take_faults()) faults.push_back(std::move(fault));
  }
  for (auto& fault : fields.take_faults()) faults.push_back(std::move(fault));
  return listing;
}

}  // namespace

Reply rehearse(Call& call) {
  const auto of = find_channel(call);
  if (!of) return no_channel(call);
  if (auto planned = jobs::catch_up(call.folder(), call.cooperative(), *of); !planned) {
    return call.refuse(planned.error());
  }
  return connectors::transport::json_reply(200, call.read([&](const store::Scope& scope) {
    return api::rehearsal_json(*of, publishing::rehearse(scope, *of, call.today()));
  }));
}

Reply publish(Call& call) {
  const auto of = find_channel(call);
  if (!of) return no_channel(call);
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  publishing::Rehearsal rehearsed;
  std::vector<Fault> faults;
  for (const auto& item : fields.items("listings", 0, listings_max)) {
    Fields one(item, "listings[" + std::to_string(rehearsed.listings.size()) + "].");
    rehearsed.listings.push_back(listing_of(one, faults));
  }
  for (auto& fault : fields.take_faults()) faults.push_back(std::move(fault));
  if (!faults.empty()) return call.refuse({Code::invalid, std::move(faults)});
  return once(call, "publish", [&](catalog::changes::Command& command) -> Result<Answer> {
    // The client says what it saw; how it is called stands here.
    for (auto& listing : rehearsed.listings) {
      const auto pack = catalog::products::find_pack(command.rows(), listing.pack);
      if (!pack) return error(Code::not_found, "pack_id", "pack.not_found");
      listing.sku = pack->pack.sku;
    }
    return Answer{200, api::released_json(publishing::release(command, *of, rehearsed))};
  });
}

}  // namespace ganh::service::http
