#include "service/api/channels.h"

#include "catalog/json/json.h"
#include "connectors/channel/channels.h"
#include "connectors/channel/cursors.h"
#include "connectors/publishing/drifts.h"
#include "connectors/publishing/planner.h"
#include "connectors/receiving/inbox.h"

namespace ganh::service::api {

namespace channel = connectors::channel;
namespace json = catalog::json;
namespace store = catalog::store;

namespace {

std::int64_t seconds(Duration duration) {
  return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

ListedChannel listed(const store::Scope& scope, channel::Channel&& of, Date today) {
  ListedChannel out{};
  out.channel = std::move(of);
  out.listings = channel::listing_counts(scope, out.channel.id);
  out.outbox = connectors::publishing::counts(scope, out.channel.id);
  out.next_due_at = connectors::publishing::next_due(scope, out.channel.id);
  out.has_to_plan = connectors::publishing::has_to_plan(scope, out.channel, today);
  out.quarantined = connectors::receiving::quarantined_count(scope, out.channel.id);
  out.audit = connectors::publishing::find_audit(scope, out.channel.id);
  out.drifts = connectors::publishing::open_drift_count(scope, out.channel.id);
  const auto cursor = channel::find_cursor(scope, out.channel.id);
  if (cursor && cursor->orders_polled_at > Time{}) out.orders_polled_at = cursor->orders_polled_at;
  const auto* connector = connectors::find_connector(out.channel.connector);
  if (connector != nullptr && connector->capabilities().webhooks) {
    out.webhook_path = "/v1/webhooks/" + out.channel.id.text;
  }
  return out;
}

void write_rules(json::Writer& out, const channel::Profile& profile) {
  out.object("rules", [&] {
    out.field("days_left_min", profile.days_left_min);
    out.field("buffer_packs", profile.buffer_packs);
    out.field("share_percent", profile.share_percent);
    out.field("follows", profile.follows);
    out.field("audit", profile.mends_drift ? "mend" : "tell");
    out.field("price_vnd_min", profile.price_min.vnd);
    out.field("price_vnd_max", profile.price_max.vnd);
    out.field("batch_max", profile.batch_max);
    out.field("requests_per_second", profile.requests_per_second);
    out.field("orders_poll_seconds", seconds(profile.orders_poll));
    out.field("moderation_poll_seconds", seconds(profile.moderation_poll));
  });
}

void write_time_or_null(json::Writer& out, std::string_view key, const std::optional<Time>& time) {
  if (time)
    out.field(key, rfc3339(*time));
  else
    out.null_field(key);
}

// Null until the channel is planned for the first time.
void write_audit(json::Writer& out, const ListedChannel& of) {
  if (!of.audit) {
    out.null_field("audit");
    return;
  }
  out.object("audit", [&] {
    write_time_or_null(out, "begun_at", of.audit->begun_at);
    write_time_or_null(out, "finished_at", of.audit->finished_at);
    out.field("next_at", rfc3339(of.audit->next_at));
    out.field("looked_at", of.audit->looked_at);
    out.field("differing", of.audit->differing);
    out.field("unseen", of.audit->unseen);
    out.field("drifts", of.drifts);
  });
}

void write_channel(json::Writer& out, const ListedChannel& of) {
  out.object([&] {
    out.field("id", of.channel.id.text);
    out.field("name", of.channel.name);
    out.field("connector", of.channel.connector);
    out.field("address", of.channel.base_url);
    write_rules(out, of.channel.profile);
    out.object("listings", [&] {
      out.field("live", of.listings.live);
      out.field("pending", of.listings.pending);
      out.field("refused", of.listings.refused);
      out.field("absent", of.listings.absent);
    });
    out.object("outbox", [&] {
      out.field("held", of.outbox.held);
      out.field("ready", of.outbox.ready);
      out.field("sending", of.outbox.sending);
      write_time_or_null(out, "next_due_at", of.next_due_at);
      out.field("to_plan", of.has_to_plan);
    });
    write_time_or_null(out, "orders_polled_at", of.orders_polled_at);
    out.field("quarantined", of.quarantined);
    write_audit(out, of);
    if (of.webhook_path.empty())
      out.null_field("webhook_path");
    else
      out.field("webhook_path", of.webhook_path);
    if (of.trouble)
      out.field("trouble", *of.trouble);
    else
      out.null_field("trouble");
  });
}

}  // namespace

std::vector<ListedChannel> read_channels(const store::Scope& scope, Date today) {
  std::vector<ListedChannel> found;
  for (auto& of : channel::all_channels(scope))
    found.push_back(listed(scope, std::move(of), today));
  return found;
}

std::optional<ListedChannel> read_channel(const store::Scope& scope, const ChannelId& id,
                                          Date today) {
  auto of = channel::find_channel(scope, id);
  if (!of) return std::nullopt;
  return listed(scope, std::move(*of), today);
}

void write_clock(json::Writer& out, Date today, Duration offset) {
  out.object("clock", [&] {
    out.field("today", iso_date(today));
    out.field("offset_seconds", seconds(offset));
  });
}

std::string channel_json(const ListedChannel& channel) {
  json::Writer out;
  write_channel(out, channel);
  return std::move(out).text();
}

std::string channels_json(const ChannelList& list) {
  json::Writer out;
  out.object([&] {
    out.field("cooperative", list.cooperative);
    write_clock(out, list.today, list.clock_offset);
    out.array("channels", [&] {
      for (const auto& of : list.channels) write_channel(out, of);
    });
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
