#include "service/demo/stage.h"

#include <algorithm>
#include <future>

#include "connectors/channel/channels.h"
#include "service/http/identify.h"
#include "service/telling/event.h"
#include "service/words/demo.h"

namespace ganh::service::demo {

namespace json = catalog::json;
namespace publishing = connectors::publishing;
namespace transport = connectors::transport;

namespace {

constexpr std::chrono::seconds patience{15};
constexpr std::chrono::milliseconds look_again{5};
constexpr std::chrono::seconds ask_deadline{10};
constexpr Duration token_life = std::chrono::hours{1};

}  // namespace

Stage::Stage(Narrator& narrator, jobs::UntilSignal& until_signal,
             std::unique_ptr<folder::DataFolder> folder, CooperativeId cooperative)
    : narrator_(narrator),
      until_signal_(until_signal),
      folder_(std::move(folder)),
      cooperative_(std::move(cooperative)),
      client_(transport::make_http_client()) {}

// Callers go before those they call.
Stage::~Stage() {
  if (service_) service_->stop();
  postmart.shell.reset();
  agriconnect.shell.reset();
  service_.reset();
}

Result<> Stage::serve(const config::Settings& settings) {
  serving::Watchers watchers;
  watchers.on_channel = [this](const publishing::Event& event) { happened(event); };
  auto service = serving::Service::start(*folder_, settings, std::move(watchers));
  if (!service) return std::move(service).error();
  service_ = std::move(*service);
  return {};
}

Result<> Stage::open(Marketplace& marketplace,
                     std::unique_ptr<connectors::sandbox::Sandbox> sandbox, std::string_view rules,
                     const connectors::Credentials& credentials) {
  const std::string name(sandbox->name());
  auto shell = connectors::sandbox::start(std::move(sandbox), folder_->clock(), *client_);
  if (!shell) return std::move(shell).error();
  marketplace.shell = std::move(*shell);
  auto profile =
      connectors::channel::with_rules(connectors::find_connector(name)->default_profile(), rules);
  if (!profile) return std::move(profile).error();
  auto id = command("connect " + name, [&](catalog::changes::Command& open) {
    return connectors::channel::connect(
        open, {name, name, marketplace.shell->address(), *profile, credentials},
        folder_->vault());
  });
  if (!id) return std::move(id).error();
  marketplace.channel =
      *read([&](const auto& scope) { return connectors::channel::find_channel(scope, *id); });
  return {};
}

void Stage::step_clock(Duration by, const words::Text& text) {
  folder_->step_clock(by);
  if (agriconnect.shell) agriconnect.shell->wake();
  if (postmart.shell) postmart.shell->wake();
  if (service_) service_->work().wake();
  narrator_.say(text, vietnamese_date(today()));
}

bool Stage::eventually(const std::function<bool()>& holds) {
  const auto give_up = std::chrono::steady_clock::now() + patience;
  while (!holds()) {
    if (until_signal_.wait_for(look_again)) throw Interrupted{};
    if (std::chrono::steady_clock::now() > give_up) return false;
  }
  return true;
}

// Refusals and requests to slow down are shown as they come; the rest is counted.
void Stage::happened(const publishing::Event& event) {
  using Kind = publishing::Event::Kind;
  const std::lock_guard lock(mutex_);
  events_.push_back(event);
  if (event.kind == Kind::throttled || event.kind == Kind::refused ||
      event.kind == Kind::retrying || event.kind == Kind::storage) {
    narrator_.say(words::demo::event, telling::spoken(narrator_.paper(), event));
  }
}

int Stage::count(publishing::Event::Kind kind, const Marketplace& at, std::string_view detail) {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(std::count_if(events_.begin(), events_.end(), [&](const auto& event) {
    return event.kind == kind && event.channel == at.channel.name &&
           (detail.empty() || event.detail == detail);
  }));
}

std::optional<transport::Reply> Stage::exchange(const std::string& address,
                                                transport::Request request) {
  auto promised = std::make_shared<std::promise<transport::Answer>>();
  auto answer = promised->get_future();
  client_->send(address, std::move(request), ask_deadline,
                [promised](transport::Answer given) { promised->set_value(std::move(given)); });
  const transport::Answer given = answer.get();
  const auto* reply = std::get_if<transport::Reply>(&given);
  if (reply == nullptr) return std::nullopt;
  return *reply;
}

bool Stage::answers(std::string_view resource) {
  using enum accounts::Permission;
  if (token_.empty()) {
    accounts::NewToken wanted;
    wanted.cooperative = cooperative_;
    wanted.name = "demo";
    wanted.scopes = {catalog_read, stock_read, orders_read, channels_read};
    wanted.ends_at = folder_->clock().now() + token_life;
    const auto made = service_->accounts().make_token(http::machine(), wanted, {});
    if (!made) return false;
    token_ = made->secret;
  }
  const auto reply = exchange(
      service_->address(), {"GET",
                            "/v1/cooperatives/" + cooperative_.text + "/" + std::string(resource),
                            {{"Authorization", "Bearer " + token_}},
                            ""});
  return reply && reply->status == 200;
}

std::optional<json::Document> Stage::ask(const Marketplace& at, std::string_view method,
                                         std::string_view target, std::string body) {
  transport::Request request{std::string(method), std::string(target), {}, std::move(body)};
  if (!request.body.empty()) request.headers.emplace_back("Content-Type", "application/json");
  const auto reply = exchange(at.shell->address(), std::move(request));
  if (!reply || reply->status / 100 != 2) return std::nullopt;
  auto document = json::parse(reply->body);
  if (!document) return std::nullopt;
  return std::move(*document);
}

std::int64_t Stage::shown(const Marketplace& at, std::string_view sku) {
  const auto document = ask(at, "GET", "/_sandbox/listings");
  if (!document) return -1;
  // Each marketplace has its own words for the same thing.
  for (const auto& listing : document->root()["listings"].items()) {
    if (listing["sku"].text() == sku) return listing["quantity"].integer_or(-1);
    if (listing["ref"].text() == sku) return listing["shown_packs"].integer_or(-1);
  }
  return -1;
}

}  // namespace ganh::service::demo
