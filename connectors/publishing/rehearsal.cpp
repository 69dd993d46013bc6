#include "connectors/publishing/rehearsal.h"

#include <algorithm>

#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "connectors/channel/listings.h"
#include "connectors/channel/readiness.h"
#include "connectors/publishing/why_not.h"

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
namespace products = catalog::products;
namespace store = catalog::store;
using channel::Channel;
using channel::find_listing;
using channel::ListingRow;
using channel::ListingState;

namespace {

constexpr int packs_in_page = 500;

void add_if_changed(std::vector<FieldChange>& fields, std::string_view field, std::string from,
                    std::string to) {
  if (from != to) fields.push_back({std::string(field), std::move(from), std::move(to)});
}

std::string price_text(std::optional<std::int64_t> vnd) {
  return vnd ? catalog::measure::vietnamese(catalog::measure::Money{*vnd}) : "";
}

std::string net_text(const Listing& of) {
  return of.unit.empty() ? "" : std::to_string(of.net_base) + " " + of.unit;
}

std::string attributes_text(const Listing& of) {
  std::string text;
  for (const auto& [name, value] : of.attributes) {
    text += (text.empty() ? "" : "; ") + name + ": " + value;
  }
  return text;
}

void add_content(std::vector<FieldChange>& fields, const Listing& from, const Listing& to) {
  add_if_changed(fields, "title", from.title, to.title);
  add_if_changed(fields, "description", from.description, to.description);
  add_if_changed(fields, "category", from.category, to.category);
  add_if_changed(fields, "origin", from.origin, to.origin);
  add_if_changed(fields, "certificate", from.certificate, to.certificate);
  add_if_changed(fields, "barcode", from.barcode, to.barcode);
  add_if_changed(fields, "net", net_text(from), net_text(to));
  add_if_changed(fields, "attributes", attributes_text(from), attributes_text(to));
}

// What waits of the pack for `publish`, as one difference. Empty: nothing waits.
std::optional<RehearsedListing> held(const store::Scope& scope, const ListingRow& listing,
                                     const std::string& title) {
  const bool live = listing.state == ListingState::live;
  RehearsedListing out{listing.pack, listing.sku, title, Action::price, {}, {}, {}};
  for (const Work work : {Work::content, Work::price}) {
    const auto row = find_row(scope, listing.channel, listing.pack.text, work);
    if (!row || !row->awaits_release) continue;
    out.parts.push_back({work, row->version});
    if (work == Work::content) {
      out.action = live ? Action::update : Action::create;
      add_content(out.fields, channel::parse_content(listing.content),
                  channel::parse_content(row->content));
    }
    if (work == Work::price || !live) {
      add_if_changed(out.fields, "price_vnd", price_text(listing.price_vnd),
                     price_text(row->price_vnd));
    }
  }
  if (out.parts.empty()) return std::nullopt;
  return out;
}

// Nothing where the rule leaves our price as it is, or the price is not what changes.
std::optional<RuledPrice> ruled_price(const Channel& channel, const products::Pack& pack,
                                      const std::vector<FieldChange>& fields) {
  const bool is_sent = std::ranges::count(fields, "price_vnd", &FieldChange::field) > 0;
  const auto& rule = channel.profile.price_rule;
  const auto listed = channel::listed_price(rule, pack.price);
  if (!is_sent || !listed || *listed == pack.price) return std::nullopt;
  return RuledPrice{pack.price, *listed, {listed->vnd * rule.commission_permille / 1000}};
}

bool on_the_way(const store::Scope& scope, const ListingRow& listing) {
  return listing.state == ListingState::pending ||
         find_row(scope, listing.channel, listing.pack.text, Work::content) ||
         find_row(scope, listing.channel, listing.pack.text, Work::price);
}

void rehearse_pack(const store::Scope& scope, const Channel& channel, const products::Pack& pack,
                   Date today, Rehearsal& rehearsal) {
  const auto product = products::find_product(scope, pack.product);
  if (!product) return;
  const auto listing = find_listing(scope, channel.id, pack.id);
  const std::string title = channel::compose(channel.profile, product->product, pack).title;

  if (auto waiting = listing ? held(scope, *listing, title) : std::nullopt) {
    waiting->price = ruled_price(channel, pack, waiting->fields);
    rehearsal.listings.push_back(std::move(*waiting));
  } else if (listing && on_the_way(scope, *listing)) {
    rehearsal.on_the_way += 1;
  } else if (auto why = why_not(scope, channel, product->product, pack, listing, today)) {
    rehearsal.not_ready.push_back({pack.id, pack.sku, title, std::move(*why)});
  } else {
    rehearsal.unchanged += 1;
  }
}

}  // namespace

std::string_view name(Action action) {
  switch (action) {
    case Action::create:
      return "create";
    case Action::update:
      return "update";
    case Action::price:
      return "price";
  }
  return "";
}

Rehearsal rehearse(const store::Scope& scope, const Channel& channel, Date today) {
  Rehearsal rehearsal;
  std::string after;
  while (true) {
    const auto page = products::packs_after(scope, after, packs_in_page);
    for (const auto& row : page) rehearse_pack(scope, channel, row.pack, today, rehearsal);
    if (page.size() < packs_in_page) return rehearsal;
    after = page.back().pack.sku;
  }
}

Released release(changes::Command& command, const Channel& channel, const Rehearsal& rehearsal) {
  Released outcome;
  for (const auto& listing : rehearsal.listings) {
    // All of it or nothing: a price without the text it was rehearsed with was not rehearsed.
    const bool all = std::ranges::all_of(listing.parts, [&](const auto& part) {
      const auto row = find_row(command.rows(), channel.id, listing.pack.text, part.work);
      return row && row->awaits_release && row->version == part.version;
    });
    for (const auto& part : listing.parts) {
      if (all) release(command, channel.id, listing.pack.text, part.work, part.version);
    }
    if (all)
      outcome.released += 1;
    else
      outcome.changed_since.push_back(listing);
  }
  return outcome;
}

}  // namespace ganh::connectors::publishing
