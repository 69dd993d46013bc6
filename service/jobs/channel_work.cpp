#include "service/jobs/channel_work.h"

#include <cassert>
#include <thread>
#include <vector>

#include "catalog/producers/cooperatives.h"
#include "connectors/carriers/tracker.h"
#include "connectors/channel/channels.h"
#include "connectors/leases.h"
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

// Others may go on at once, and need not wait until they run out.
void release(folder::DataFolder& folder, const std::string& holder) {
  try {
    std::vector<CooperativeId> held;
    folder.database().read([&](const store::Read& read) {
      for (const auto& of : catalog::producers::all_cooperatives(read.global())) {
        if (connectors::holds_leases(read.scope(of.id), holder)) held.push_back(of.id);
      }
    });
    for (const auto& id : held) {
      const auto released = folder.database().write([&](store::Write& write) -> Result<> {
        connectors::release_leases(write.scope(id), holder);
        return {};
      });
      assert(released && "a lease may always be given up");
      static_cast<void>(released);
    }
  } catch (const store::StorageError&) {
    // They run out by themselves.
  }
}

}  // namespace

struct ChannelWork::Parts {
  Parts(folder::DataFolder& given, std::function<void(const publishing::Event&)> observe)
      : folder(given),
        loop(transport::make_loop(given.clock())),
        client(transport::make_http_client()),
        holder(given.is_shared() ? make_id("work", given.clock().now(), randomness) : ""),
        engine({given.database(), given.clock(), randomness, *loop, *client, given.vault(), observe,
                holder}),
        tracker({given.database(), given.clock(), randomness, *loop, *client, given.vault(),
                 observe, holder}) {}

  folder::DataFolder& folder;
  transport::SystemRandomness randomness;
  // The client answers into the loop, and so goes before it.
  std::unique_ptr<transport::Loop> loop;
  std::unique_ptr<transport::HttpClient> client;
  const std::string holder;  // of leases, where others work too
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
  if (!parts_->holder.empty()) release(parts_->folder, parts_->holder);
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
