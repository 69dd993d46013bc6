// One listing's answer in an audit: what differs, what is kept of it, and how it is mended.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/changes/command.h"
#include "connectors/channel/channel.h"
#include "connectors/channel/listings.h"
#include "connectors/connector.h"
#include "connectors/publishing/drifts.h"

namespace ganh::connectors::publishing {

struct Differing {
  bool is_otherwise = false;  // also where that has been told before
  std::vector<Drift> told;    // for the first time, or again
};

// Of a listing that is believed to stand, with no work of it under way.
class Comparison {
 public:
  Comparison(catalog::changes::Command& command, const channel::Channel& channel,
             channel::ListingRow listing, const Found& found)
      : command_(command),
        channel_(channel),
        listing_(std::move(listing)),
        before_(listing_),
        found_(found) {}

  Differing run();

 private:
  struct Difference {
    DriftKind kind;
    std::string ours;
    std::string theirs;
  };

  std::vector<Difference> differences() const;
  std::string theirs(DriftKind kind) const;
  std::optional<Drift> note(const Difference& difference);
  void close_what_agrees(const std::vector<Difference>& differences);
  void mend();
  void say_stock_unseen();
  void take_for_standing(DriftKind kind);
  void release(Work work);
  void close_what_is_wanted_so();
  void look_up_first();

  catalog::changes::Command& command_;
  const channel::Channel& channel_;
  channel::ListingRow listing_;
  const channel::ListingRow before_;
  const Found& found_;
  std::vector<DriftKind> to_mend_;
};

}  // namespace ganh::connectors::publishing
