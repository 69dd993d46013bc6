// Catalogues of odd packs, and a marketplace to which they are sent whatever the validator says.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/products/pack.h"
#include "catalog/products/product.h"
#include "connectors/channel/profile.h"
#include "connectors/connector.h"
#include "connectors/sandbox/sandbox.h"

namespace ganh::connectors::testing {

struct Goods {
  catalog::products::Product product;
  catalog::products::Pack pack;
};

// A pack by chance. Most of it is ordinary; one or two things are at a limit or odd: texts of
// combining marks, of characters of four bytes, over-long, with control characters; prices at and
// beyond the ends; categories and units that a marketplace does not have.
class Grower {
 public:
  Grower(std::uint64_t seed, const channel::Profile& limits) : chance_(seed), limits_(limits) {}
  Goods next();

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(chance_.next() % n); }
  bool once_in(std::size_t n) { return below(n) == 0; }
  std::string text(std::size_t chars);
  std::string text_near(std::optional<std::size_t> most, std::size_t otherwise);
  std::string gtin();
  void make_odd(Goods& goods);

  SeededRandomness chance_;
  const channel::Profile& limits_;
  std::int64_t number_ = 0;
};

// A sandbox behind its connector, without a socket.
class MarketInSmall {
 public:
  explicit MarketInSmall(std::string_view connector);

  // Asks for the listing, waits for the decision, then tells price and stock. Their code of the
  // first refusal; nothing when all was taken.
  std::optional<std::string> refusal_of(Listing listing, std::int64_t packs);

  const Connector& connector() const { return *connector_; }

 private:
  std::vector<Outcome> carry_out(const Task& task);

  const Connector* connector_;
  std::unique_ptr<sandbox::Sandbox> sandbox_;
  ManualClock clock_{*parse_rfc3339("2026-11-21T02:00:00Z")};
  Session session_;
};

// Where rules and marketplace differ over a catalogue, as a test shows it.
struct Disagreement {
  int pack = 0;            // the how many-th
  bool too_strict = false; // refused here, taken there; else taken here and refused there
  std::string what;        // the fault here, or their code
};

struct Agreement {
  int passed = 0;
  int refused = 0;
  std::optional<Disagreement> first;  // where they differ
};

// `believed` is what the validator goes by; `true_limits` what the packs are grown around.
Agreement compare(std::string_view connector, const channel::Profile& believed,
                  const channel::Profile& true_limits, std::uint64_t seed, int packs);

}  // namespace ganh::connectors::testing
