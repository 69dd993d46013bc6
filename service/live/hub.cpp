#include "service/live/hub.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <map>
#include <vector>

#include "catalog/changes/change_log.h"
#include "catalog/json/json.h"
#include "catalog/producers/cooperatives.h"
#include "connectors/transport/loop.h"

namespace ganh::service::live {

namespace changes = catalog::changes;
namespace store = catalog::store;
namespace transport = connectors::transport;

namespace {

constexpr auto reload = "event: reload\ndata: {}\n\n";
constexpr int slice = 200;

// By cooperative, the last change that was told.
using Places = std::map<CooperativeId, std::int64_t>;

// "coop_…:12,coop_…:7"; what cannot be read is left out.
Places parse_places(std::string_view text) {
  Places places;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), one.size() + 1));
    const auto colon = one.find(':');
    if (colon == one.npos) continue;
    const std::string_view number = one.substr(colon + 1);
    std::int64_t place = 0;
    const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), place);
    if (failed != std::errc{} || end != number.data() + number.size() || place < 0) continue;
    places[CooperativeId{std::string(one.substr(0, colon))}] = place;
  }
  return places;
}

std::string text_of(const Places& places) {
  std::string text;
  for (const auto& [cooperative, place] : places) {
    text += (text.empty() ? "" : ",") + cooperative.text + ":" + std::to_string(place);
  }
  return text;
}

// What one has to be able to read, to hear of it.
accounts::Permission permission_for(changes::Noun noun) {
  using enum changes::Noun;
  switch (noun) {
    case order:
      return accounts::Permission::orders_read;
    case lot:
    case place:
    case stock:
    case stock_take:
      return accounts::Permission::stock_read;
    case payout:
    case settlement:
      return accounts::Permission::money_read;
    case channel:
    case listing:
      return accounts::Permission::channels_read;
    case membership:
    case token:
      return accounts::Permission::people_write;
    case cooperative:
    case household:
    case product:
    case pack:
      return accounts::Permission::catalog_read;
  }
  return accounts::Permission::people_write;
}

std::string event_of(const Places& places, const CooperativeId& cooperative,
                     const changes::Change& change) {
  catalog::json::Writer out;
  out.object([&] {
    out.field("cooperative_id", cooperative.text);
    out.field("number", change.number);
    out.field("noun", changes::name(change.noun));
    out.field("id", change.id);
    out.field("kind", changes::name(change.kind));
  });
  return "event: change\nid: " + text_of(places) + "\ndata: " + std::move(out).text() + "\n\n";
}

struct Follower {
  Hub::Identify identify;
  Places places;
  std::shared_ptr<transport::Stream> stream;
  std::string actor = {};  // whose it counts as; empty: the machine's, which are not counted
};

// The same stream, closed when nobody holds it any more: whatever becomes of a follower, and of the
// task that brings him, his client is told.
std::shared_ptr<transport::Stream> closing(std::shared_ptr<transport::Stream> stream) {
  auto* const held = stream.get();
  return {held, [kept = std::move(stream)](transport::Stream*) { kept->close(); }};
}

}  // namespace

// All of it lives on the loop.
struct Hub::Inner : std::enable_shared_from_this<Inner> {
  explicit Inner(folder::DataFolder& given)
      : folder(given), loop(transport::make_loop(given.clock())) {}

  void admit(Follower follower) {
    served(follower, [&](const accounts::Caller& caller) {
      if (caller.kind == accounts::Caller::Kind::machine) return;
      follower.actor = caller.actor;
      make_room_for(follower.actor);
    });
    followers.push_back(std::move(follower));
    count = followers.size();
    if (!tell(followers.back())) drop();
  }

  void make_room_for(const std::string& actor) {
    auto held = static_cast<std::size_t>(std::ranges::count(followers, actor, &Follower::actor));
    for (auto& each : followers) {
      if (held < followers_of_one_max) break;
      if (each.actor != actor) continue;
      each.stream->close();
      --held;
    }
    drop();
  }

  void tell_all() {
    is_due = false;
    bool gone = false;
    for (auto& follower : followers) {
      if (!tell(follower)) gone = true;
    }
    if (gone) drop();
  }

  void drop() {
    std::erase_if(followers, [](const Follower& follower) { return !follower.stream->is_open(); });
    count = followers.size();
  }

  // False: he has gone.
  bool tell(Follower& follower) {
    return served(follower, [&](const accounts::Caller& caller) {
      for (const auto& cooperative : cooperatives_of(caller)) {
        if (!tell_of(follower, caller, cooperative)) return;
      }
    });
  }

  // `work(Caller)`, unless he may hear no more. Where the database fails he comes again later, from
  // where he was.
  template <class Work>
  bool served(Follower& follower, Work work) {
    try {
      const auto caller = follower.identify();
      if (caller.is_known())
        work(caller);
      else
        follower.stream->close();
    } catch (const store::StorageError&) {
      follower.stream->close();
    }
    return follower.stream->is_open();
  }

  std::vector<CooperativeId> cooperatives_of(const accounts::Caller& caller) {
    std::vector<CooperativeId> all;
    if (caller.kind == accounts::Caller::Kind::machine) {  // belongs everywhere
      const auto rows = folder.database().read([](const store::Read& read) {
        return catalog::producers::all_cooperatives(read.global());
      });
      for (const auto& row : rows) all.push_back(row.id);
    }
    for (const auto& membership : caller.memberships) all.push_back(membership.cooperative);
    return all;
  }

  bool tell_of(Follower& follower, const accounts::Caller& caller,
               const CooperativeId& cooperative) {
    const auto newest = folder.database().read(
        [&](const store::Read& read) { return changes::last_change(read.scope(cooperative)); });
    const auto [found_place, begun] = follower.places.try_emplace(cooperative, newest);
    auto& place = found_place->second;
    // Without a place of his own he could not say, after a break, what he has not heard.
    if (begun && !follower.stream->write("id: " + text_of(follower.places) + "\n\n")) return false;
    if (newest - place > changes_told_max || place > newest) {
      place = newest;
      return follower.stream->write("id: " + text_of(follower.places) + "\n" + reload);
    }
    while (place < newest) {
      const auto found = folder.database().read([&](const store::Read& read) {
        return changes::changes_after(read.scope(cooperative), place, slice);
      });
      if (found.empty()) return true;
      std::string told;
      for (const auto& change : found) {
        place = change.number;
        if (caller.may(permission_for(change.noun), cooperative)) {
          told += event_of(follower.places, cooperative, change);
        }
      }
      if (!told.empty() && !follower.stream->write(told)) return false;
    }
    return true;
  }

  void comment() {
    bool gone = false;
    for (auto& follower : followers) {
      const auto say = [&](const accounts::Caller&) { follower.stream->write(": \n\n"); };
      if (!served(follower, say)) gone = true;
    }
    if (gone) drop();
    comment_later();
  }

  void comment_later() {
    loop->post_at(folder.clock().now() + comment_every, [weak = weak_from_this()] {
      if (const auto self = weak.lock()) self->comment();
    });
  }

  void committed() {
    if (is_due.exchange(true)) return;
    loop->post([weak = weak_from_this()] {
      if (const auto self = weak.lock()) self->tell_all();
    });
  }

  folder::DataFolder& folder;
  std::unique_ptr<transport::Loop> loop;
  std::vector<Follower> followers;
  std::atomic<std::size_t> count = 0;
  std::atomic<bool> is_due = false;
  folder::Listening listening;
};

Hub::Hub(folder::DataFolder& folder) : inner_(std::make_shared<Inner>(folder)) {
  inner_->listening = folder.on_commit([inner = inner_.get()] { inner->committed(); });
  inner_->comment_later();
}

Hub::~Hub() {
  inner_->listening.end();
  inner_->loop->stop();
  for (auto& follower : inner_->followers) follower.stream->close();
}

std::size_t Hub::followers() const {
  return inner_->count;
}

std::optional<transport::Reply> Hub::follow(Identify identify, const std::string& last_event_id) {
  if (inner_->count >= followers_max) return std::nullopt;
  transport::Reply reply{200,
                         {{"Content-Type", "text/event-stream; charset=utf-8"},
                          {"Cache-Control", "no-store"},
                          {"X-Accel-Buffering", "no"}},
                         "retry: 3000\n\n"};
  reply.stream = [inner = inner_, identify = std::move(identify),
                  places = parse_places(last_event_id)](std::shared_ptr<transport::Stream> stream) {
    const auto held = closing(std::move(stream));
    inner->loop->post([inner, follower = Follower{identify, places, held}]() mutable {
      inner->admit(std::move(follower));
    });
  };
  return reply;
}

}  // namespace ganh::service::live
