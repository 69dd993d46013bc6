#include "connectors/sandbox/shell.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>

#include "connectors/transport/loop.h"

namespace ganh::connectors::sandbox {

namespace {

constexpr Duration webhook_deadline = std::chrono::seconds{5};

// "http://host:port" and what follows it, or nothing when it is not such an address.
std::optional<std::pair<std::string, std::string>> split(std::string_view url) {
  if (!url.starts_with("http://") && !url.starts_with("https://")) return std::nullopt;
  const auto host = url.find("//") + 2;
  const auto end = url.find_first_of("/?#", host);
  if (end == host || host == url.size()) return std::nullopt;
  if (end == url.npos) return std::pair(std::string(url), std::string("/"));
  std::string target(url.substr(end, url.find('#') - end));
  if (!target.starts_with('/')) target.insert(0, "/");
  return std::pair(std::string(url.substr(0, end)), std::move(target));
}

class HttpShell final : public Shell {
 public:
  HttpShell(std::unique_ptr<Sandbox> sandbox, const Clock& clock, transport::HttpClient& client,
            FaultPlan faults)
      : clock_(clock), client_(client) {
    inside_->sandbox = std::move(sandbox);
    inside_->faults = Faults(faults);
    inside_->look_again = [this] { loop_->post([this] { run_due(); }); };
  }
  ~HttpShell() override {
    const std::lock_guard lock(inside_->mutex);
    inside_->look_again = {};
  }

  Result<> listen(transport::ServerOptions options) {
    auto server = transport::serve(
        std::move(options), [this](const transport::Request& request) { return handle(request); });
    if (!server) return std::move(server).error();
    server_ = std::move(*server);
    loop_->post([this] { run_due(); });
    return {};
  }

  std::string address() const override { return server_->address(); }
  void wake() override { loop_->wake(); }

 private:
  transport::Reply handle(const transport::Request& request) {
    Faults::Met met;
    FaultPlan plan;
    {
      const std::lock_guard lock(inside_->mutex);
      met = inside_->faults.meet(*inside_->sandbox, request, clock_.now());
      plan = inside_->faults.plan();
    }
    loop_->post([this] { run_due(); });
    switch (met.pace) {
      case Faults::Met::Pace::at_once:
        break;
      case Faults::Met::Pace::late:
        return late(std::move(met.reply), plan.lateness);
      case Faults::Met::Pace::never:
        return never(plan.silence);
    }
    return std::move(met.reply);
  }

  transport::Reply late(transport::Reply reply, Duration lateness) {
    std::string rest = reply.body.substr(reply.body.size() / 2);
    reply.body.resize(reply.body.size() / 2);
    reply.stream = [this, lateness,
                    rest = std::move(rest)](std::shared_ptr<transport::Stream> stream) {
      loop_->post_at(clock_.now() + lateness, [stream = std::move(stream), rest] {
        stream->write(rest);
        stream->close();
      });
    };
    return reply;
  }

  // Held open without a word for longer than the caller waits, or cut at once.
  transport::Reply never(Duration silence) {
    transport::Reply reply;
    if (silence == Duration{0}) return {0, {}, ""};
    reply.stream = [this, silence](std::shared_ptr<transport::Stream> stream) {
      loop_->post_at(clock_.now() + silence, [stream = std::move(stream)] { stream->close(); });
    };
    return reply;
  }

  // On the loop only, so `alarm_` needs no lock.
  void run_due() {
    std::vector<WebhookOut> webhooks;
    std::optional<Time> next;
    {
      const std::lock_guard lock(inside_->mutex);
      const Time now = clock_.now();
      Sandbox& sandbox = *inside_->sandbox;
      Faults& faults = inside_->faults;
      webhooks = faults.meet(sandbox, sandbox.due(now), now);
      next = sandbox.next_due();
      if (const auto late = faults.next_due()) next = std::min(next.value_or(*late), *late);
    }
    for (WebhookOut& webhook : webhooks) send(std::move(webhook));

    // An alarm that stands already, no later, does the same; so alarms do not pile up.
    if (!next || (alarm_ && *alarm_ <= *next)) return;
    alarm_ = *next;
    loop_->post_at(*next, [this, at = *next] {
      if (alarm_ == at) alarm_.reset();
      run_due();
    });
  }

  void send(WebhookOut webhook) {
    auto parts = split(webhook.url);
    if (!parts) return;  // what the seller registered cannot be reached, as on any marketplace
    webhook.request.target = std::move(parts->second);
    auto request = webhook.request;
    client_.send(parts->first, std::move(request), webhook_deadline,
                 [inside = std::weak_ptr(inside_), webhook](const transport::Answer& answer) {
                   const auto still = inside.lock();
                   if (!still) return;
                   const auto* reply = std::get_if<transport::Reply>(&answer);
                   const std::lock_guard lock(still->mutex);
                   still->sandbox->answered(webhook, reply ? reply->status : 0);
                   if (still->look_again) still->look_again();  // it may be due once more
                 });
  }

  // Shared with answers to webhooks, which may come when the shell has gone.
  struct Inside {
    std::mutex mutex;  // the sandbox takes one call at a time
    std::unique_ptr<Sandbox> sandbox;
    Faults faults;
    std::function<void()> look_again;  // while the shell stands
  };
  std::shared_ptr<Inside> inside_ = std::make_shared<Inside>();
  const Clock& clock_;
  transport::HttpClient& client_;
  std::optional<Time> alarm_;
  std::unique_ptr<transport::Loop> loop_ = transport::make_loop(clock_);
  std::unique_ptr<transport::HttpServer> server_;  // last, so that it stops first
};

}  // namespace

Result<std::unique_ptr<Shell>> start(std::unique_ptr<Sandbox> sandbox, const Clock& clock,
                                     transport::HttpClient& client,
                                     transport::ServerOptions options, FaultPlan faults) {
  auto shell = std::make_unique<HttpShell>(std::move(sandbox), clock, client, faults);
  if (auto listening = shell->listen(std::move(options)); !listening) {
    return std::move(listening).error();
  }
  return std::unique_ptr<Shell>(std::move(shell));
}

}  // namespace ganh::connectors::sandbox
