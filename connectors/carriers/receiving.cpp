#include "connectors/carriers/receiving.h"

#include "connectors/transport/signing.h"

namespace ganh::connectors::carriers {

namespace changes = catalog::changes;
namespace orders = catalog::orders;
namespace store = catalog::store;

namespace {

struct Addressee {
  CooperativeId cooperative;
  Account account;
  Result<Secrets> secrets;
};

std::optional<Addressee> find_addressee(store::Database& database, const channel::Vault& vault,
                                        const AccountId& id) {
  return database.read([&](const store::Read& read) -> std::optional<Addressee> {
    const auto cooperative = cooperative_of(read.global(), id);
    if (!cooperative) return std::nullopt;
    const auto scope = read.scope(*cooperative);
    auto account = find_account(scope, id);
    if (!account) return std::nullopt;
    return Addressee{*cooperative, std::move(*account), secrets_of(scope, id, vault)};
  });
}

}  // namespace

orders::Noted keep(changes::Command& command, const Carrier& carrier,
                   const std::vector<Told>& told) {
  orders::Noted noted;
  orders::Parcel parcel{std::string(carrier.name()), carrier.shipment_names(), ""};
  for (const Told& one : told) {
    parcel.waybill = one.waybill;
    orders::note_tracking(command, parcel, one.event, noted);
  }
  return noted;
}

Result<Received> receive_webhook(store::Database& database, const Clock& clock,
                                 Randomness& randomness, const channel::Vault& vault,
                                 const AccountId& id, std::string_view token,
                                 const transport::Request& request) {
  const auto addressee = find_addressee(database, vault, id);
  const Carrier* carrier = addressee ? find_carrier(addressee->account.carrier) : nullptr;
  if (!carrier) return error(Code::not_found, "carrier_id", "carrier.not_found");
  if (!addressee->secrets) return addressee->secrets.error();
  const Secrets& secrets = *addressee->secrets;
  if (secrets.webhook_token.empty() ||
      !transport::equal_in_constant_time(token, secrets.webhook_token)) {
    return error(Code::not_found, "carrier_id", "carrier.not_found");
  }
  const changes::Heading heading{new_id<CommandTag>(clock.now(), randomness),
                                 "carrier:" + addressee->account.name, "webhook"};
  const auto told = carrier->read_webhook(request.body, secrets.credentials,
                                          statuses_of(*carrier, addressee->account));
  if (!told && told.error().code == Code::unauthorized) return told.error();
  if (!told) return Received{carrier->webhook_reply(false, heading.id.text), {}};
  return database.write([&](store::Write& write) -> Result<Received> {
    changes::Command command(write, addressee->cooperative, heading, clock.now(), randomness);
    const auto noted = keep(command, *carrier, *told);
    note_told(command.rows(), id, clock.now());
    return Received{carrier->webhook_reply(true, heading.id.text), noted};
  });
}

}  // namespace ganh::connectors::carriers
