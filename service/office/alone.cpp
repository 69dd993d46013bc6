#include "service/office/alone.h"

#include "catalog/producers/cooperatives.h"
#include "catalog/stock/day.h"
#include "catalog/stock/holds.h"
#include "service/accounts/accounts.h"
#include "service/http/identify.h"
#include "service/http/routes.h"
#include "service/jobs/channel_work.h"
#include "service/jobs/troubles.h"

namespace ganh::service::office {

namespace store = catalog::store;
namespace transport = connectors::transport;

namespace {

// No command enters or checks a password.
constexpr accounts::guard::PasswordWork least_work{8, 1, 1, 1};

// What accounts would write later is about sessions, and nobody comes with one.
class NoBackground final : public transport::Executor {
 public:
  void post(std::function<void()>) override {}
  void post_at(Time, std::function<void()>) override {}
};

class Alone final : public Office {
 public:
  Alone(std::unique_ptr<folder::DataFolder> folder, catalog::text::Language language,
        const AsServed& settings)
      : Office(language),
        folder_(std::move(folder)),
        accounts_({folder_->database(), folder_->clock(), folder_->randomness(), background_,
                   folder_->is_shared()},
                  least_work),
        routes_(parts(settings)) {}

  std::shared_ptr<void> work_on_channels() override {
    return std::make_shared<jobs::ChannelWork>(
        *folder_, [this](const connectors::publishing::Event& event) { troubles_.note(event); });
  }

 protected:
  transport::Answer exchange(const transport::Request& request, Duration) override {
    return routes_.handle_as(http::machine(), request);
  }

  std::string address() const override { return folder_->path().string(); }

 private:
  http::Parts parts(const AsServed& settings) {
    http::Parts parts{*folder_};
    parts.trouble_of = [this](const std::string& channel) { return troubles_.of(channel); };
    parts.accounts = &accounts_;
    parts.public_url = settings.public_url;
    parts.customers_kept_days = settings.customers_kept_days;
    // Said in the one place where the program says it.
    parts.on_storage_failure = [](const store::StorageError& failure) { throw failure; };
    return parts;
  }

  std::unique_ptr<folder::DataFolder> folder_;
  jobs::Troubles troubles_;
  NoBackground background_;
  accounts::Accounts accounts_;
  http::Routes routes_;
};

Result<> turn_day(folder::DataFolder& folder, const CooperativeId& cooperative) {
  const bool begun = folder.database().read([&](const store::Read& read) {
    return catalog::stock::day_has_turned(read.scope(cooperative),
                                          date_in_vietnam(folder.clock().now()));
  });
  if (!begun) return {};
  return folder.command(cooperative, "system", "a day has begun",
                        [](catalog::changes::Command& command) -> Result<> {
                          catalog::stock::turn_day(command);
                          return {};
                        });
}

Result<> expire_holds(folder::DataFolder& folder, const CooperativeId& cooperative) {
  const auto first = folder.database().read([&](const store::Read& read) {
    return catalog::stock::first_expiry(read.scope(cooperative));
  });
  if (!first || *first > folder.clock().now()) return {};
  return folder.command(
      cooperative, "system", "holds have expired",
      [](catalog::changes::Command& command) -> Result<> {
        catalog::stock::expire_holds(command, static_cast<int>(catalog::stock::holds_max));
        return {};
      });
}

}  // namespace

Result<std::unique_ptr<Office>> alone(std::unique_ptr<folder::DataFolder> folder,
                                      catalog::text::Language language, const AsServed& settings) {
  const auto all = folder->database().read(
      [](const store::Read& read) { return catalog::producers::all_cooperatives(read.global()); });
  for (const auto& cooperative : all) {
    if (auto turned = turn_day(*folder, cooperative.id); !turned) return std::move(turned).error();
    if (auto done = expire_holds(*folder, cooperative.id); !done) return std::move(done).error();
  }
  return std::unique_ptr<Office>(std::make_unique<Alone>(std::move(folder), language, settings));
}

}  // namespace ganh::service::office
