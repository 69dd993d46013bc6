#include "service/jobs/channel_work.h"

#include <thread>

#include "connectors/carriers/tracker.h"
#include "connectors/channel/channels.h"
#include "connectors/publishing/outbox.h"
#include "connectors/publishing/planner.h"
#include "connectors/transport/http_client.h"
#include "connectors/transport/loop.h"

namespace ganh::service::jobs {

namespace publishing = connectors::publishing;
namespace store = catalog::store;
namespace transport = connectors::transport;

namespace {

// A row that is due later than this waits for something that takes its time, not for its turn.
constexpr Duration soon = std::chrono::seconds{30};
constexpr std::chrono::milliseconds look_again{20};

bool something_waits(folder::DataFolder& folder) {
  const auto cooperative = folder.cooperative();
  if (!cooperative) return false;
  const Time now = folder.clock().now();
  return folder.database().read([&](const store::Read& read) {
    const auto scope = read.scope(cooperative->id);
    for (const auto& channel : connectors::channel::all_channels(scope)) {
      if (publishing::has_to_plan(scope, channel, date_in_vietnam(now))) return true;
      if (publishing::counts(scope, channel.id).sending > 0) return true;
      const auto due = publishing::next_due(scope, channel.id);
      if (due && *due <= now + soon) return true;
    }
    return false;
  });
}

}  // namespace

struct ChannelWork::Parts {
  Parts(folder::DataFolder& given, std::function<void(const publishing::Event&)> observe)
      : folder(given),
        loop(transport::make_loop(given.clock())),
        client(transport::make_http_client()),
        engine({given.database(), given.clock(), randomness, *loop, *client, given.vault(),
                observe}),
        tracker({given.database(), given.clock(), randomness, *loop, *client, given.vault(),
                 observe}) {}

  folder::DataFolder& folder;
  transport::SystemRandomness randomness;
  // The client answers into the loop, and so goes before it.
  std::unique_ptr<transport::Loop> loop;
  std::unique_ptr<transport::HttpClient> client;
  publishing::Engine engine;
  connectors::carriers::Tracker tracker;
  folder::Listening listening;
};

ChannelWork::ChannelWork(folder::DataFolder& folder,
                         std::function<void(const publishing::Event&)> observe)
    : parts_(std::make_unique<Parts>(folder, std::move(observe))) {
  parts_->listening = folder.on_commit([parts = parts_.get()] {
    parts->engine.wake();
    parts->tracker.wake();
  });
  parts_->engine.wake();
  parts_->tracker.wake();
}

ChannelWork::~ChannelWork() {
  parts_->listening.end();
  parts_->loop->stop();
}

void ChannelWork::wake() {
  parts_->loop->wake();
  parts_->engine.wake();
  parts_->tracker.wake();
}

void ChannelWork::poll_orders(const ChannelId& channel) { parts_->engine.poll_orders(channel); }

bool ChannelWork::wait_until_sent(Duration patience) {
  const auto give_up = std::chrono::steady_clock::now() + patience;
  while (something_waits(parts_->folder)) {
    if (std::chrono::steady_clock::now() > give_up) return false;
    std::this_thread::sleep_for(look_again);
  }
  return true;
}

transport::HttpClient& ChannelWork::client() { return *parts_->client; }

}  // namespace ganh::service::jobs
