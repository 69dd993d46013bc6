#include "tests/connectors/channel/agreement.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <iterator>

#include "connectors/agriconnect/sandbox.h"
#include "connectors/channel/readiness.h"
#include "connectors/postmart/sandbox.h"

namespace ganh::connectors::testing {

namespace {

// Of one, two, three and four bytes; marks that combine with nothing into one letter; both ends of
// what a surrogate pair would be in UTF-16.
constexpr std::string_view letters[] = {
    "a", "G", "7", " ", "ơ", "đ", "ế", "Ặ", "中", "…", "“", "😀", "🍚", "q\u0303", "x\u0323\u0302"};

std::string control_character(std::size_t number) {
  constexpr std::string_view controls[] = {"\t", "\x01", "\x1b", "\x7f"};
  return std::string(controls[number % std::size(controls)]);
}

std::unique_ptr<sandbox::Sandbox> sandbox_of(std::string_view connector) {
  if (connector == "postmart") return postmart::make_sandbox();
  agriconnect::SandboxOptions options;
  options.rate_burst = 0;
  return agriconnect::make_sandbox(options);
}

template <class T>
const T* find(const std::vector<Outcome>& outcomes) {
  for (const auto& outcome : outcomes) {
    if (const T* found = std::get_if<T>(&outcome)) return found;
  }
  return nullptr;
}

}  // namespace

std::string Grower::text(std::size_t chars) {
  std::string made;
  for (std::size_t i = 0; i < chars;) {
    const std::string_view letter = letters[below(std::size(letters))];
    const auto size = static_cast<std::size_t>(std::ranges::count_if(
        letter, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    if (i + size > chars) {
      made += "g";
      i += 1;
    } else {
      made += letter;
      i += size;
    }
  }
  return made;
}

std::string Grower::text_near(std::optional<std::size_t> most, std::size_t otherwise) {
  return text(most ? *most - 1 + below(3) : otherwise);
}

std::string Grower::gtin() {
  constexpr std::size_t lengths[] = {8, 12, 13, 14};
  const std::size_t size = lengths[below(4)];
  std::string digits;
  for (std::size_t i = 0; i + 1 < size; ++i) digits += static_cast<char>('0' + below(10));
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    sum += (digits[digits.size() - 1 - i] - '0') * (i % 2 == 0 ? 3 : 1);
  }
  return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

Goods Grower::next() {
  Goods goods;
  auto& [product, pack] = goods;
  number_ += 1;
  pack.sku = "GAO-" + std::to_string(number_);
  product.name = text(5 + below(20));
  pack.name = once_in(3) ? "" : text(1 + below(10));
  product.description = text(1 + below(200));
  product.origin = once_in(4) ? "" : text(1 + below(40));
  product.certificate = once_in(2) ? "" : "OCOP 4 sao";
  product.category = limits_.categories[below(limits_.categories.size())].first;
  product.base = static_cast<catalog::measure::BaseUnit>(below(3));
  pack.net_base = 1 + static_cast<std::int64_t>(below(50'000));
  pack.price = {1'000 * (1 + static_cast<std::int64_t>(below(500)))};
  pack.barcode = once_in(2) ? "" : gtin();
  if (once_in(2)) make_odd(goods);
  if (once_in(8)) make_odd(goods);
  return goods;
}

void Grower::make_odd(Goods& goods) {
  auto& [product, pack] = goods;
  const auto at_an_end = [&](std::int64_t least, std::int64_t most) {
    const std::int64_t ends[] = {least - 1, least, least + 1, most - 1, most, most + 1};
    return ends[below(std::size(ends))];
  };
  const auto& texts = limits_.texts;
  switch (below(13)) {
    case 0: {
      pack.name.clear();
      product.name = text_near(texts.title.chars_max, 100);
      break;
    }
    case 1:
      product.description = text_near(texts.description.chars_max, 500);
      break;
    case 2:
      product.description = once_in(2) ? "" : "Dòng một\nDòng hai\n\nDòng bốn";
      break;
    case 3:
      product.origin = text_near(texts.origin.chars_max, 100);
      break;
    case 4:
      product.certificate = text_near(texts.certificate.chars_max, 100);
      break;
    case 5: {  // 64 letters of one byte or of more
      const std::string number = std::to_string(number_);
      pack.sku = (once_in(2) ? text(63 + below(3) - number.size())
                             : std::string(63 + below(3) - number.size(), 'A')) +
                 number;
      break;
    }
    case 6:
      pack.price = {at_an_end(limits_.price_min.vnd, limits_.price_max.vnd)};
      break;
    case 7:
      pack.net_base = at_an_end(2, limits_.net_base_max);
      break;
    case 8:
      product.category = once_in(2) ? "" : "Thủ công";
      break;
    case 9:
      product.name += control_character(below(4));
      break;
    case 10:
      product.description += control_character(below(4));
      break;
    case 11:
      product.origin = "Bắc Kạn" + std::string(once_in(2) ? "\n" : "") + "Thái Nguyên";
      break;
    case 12:
      pack.barcode = std::string(1 + below(16), '7') + (once_in(2) ? "x" : "x1");
      break;
  }
}

MarketInSmall::MarketInSmall(std::string_view connector)
    : connector_(find_connector(connector)), sandbox_(sandbox_of(connector)) {
  session_.credentials = connector == "postmart" ? Credentials{"thien-an", "postmart-secret", ""}
                                                 : Credentials{"thienan", "thienan-secret", ""};
}

std::vector<Outcome> MarketInSmall::carry_out(const Task& task) {
  std::vector<Outcome> outcomes;
  session_.now = clock_.now();
  const auto exchange = connector_->start(task, session_);
  Step step = exchange->begin();
  while (true) {
    outcomes.insert(outcomes.end(), step.outcomes.begin(), step.outcomes.end());
    if (!step.request) break;
    clock_.advance(std::chrono::milliseconds{200});  // slower than any of their limits
    step = exchange->next(sandbox_->handle(*step.request, clock_.now()));
  }
  BOOST_REQUIRE_MESSAGE(step.trouble == Trouble::none, step.detail);
  return outcomes;
}

std::optional<std::string> MarketInSmall::refusal_of(Listing listing, std::int64_t packs) {
  if (connector_->capabilities().signs_in) {
    const auto signed_in = carry_out(SignIn{});
    BOOST_REQUIRE(find<SignedIn>(signed_in) != nullptr);
    session_.token = find<SignedIn>(signed_in)->token;
  }
  listing.version = 1;
  auto outcomes = carry_out(SendListings{{listing}});
  if (const auto* pending = find<Pending>(outcomes)) {
    const std::string ticket = pending->ticket;
    clock_.advance(std::chrono::minutes{10});
    sandbox_->due(clock_.now());
    outcomes = carry_out(PollModeration{{{listing.sku, ticket}}});
  }
  if (const auto* refused = find<Refused>(outcomes)) return refused->their_code;
  BOOST_REQUIRE(find<Accepted>(outcomes) != nullptr);
  const std::string id = find<Accepted>(outcomes)->external_id;
  outcomes = carry_out(SendPrices{{{listing.sku, id, 2, listing.price}}});
  if (const auto* refused = find<Refused>(outcomes)) return refused->their_code;
  outcomes = carry_out(SendStock{{{listing.sku, id, 3, packs, ""}}});
  if (const auto* refused = find<Refused>(outcomes)) return refused->their_code;
  return std::nullopt;
}

Agreement compare(std::string_view connector, const channel::Profile& believed,
                  const channel::Profile& true_limits, std::uint64_t seed, int packs) {
  MarketInSmall market(connector);
  Grower grower(seed, true_limits);
  Agreement agreement;
  for (int i = 0; i < packs; ++i) {
    const Goods goods = grower.next();
    const auto faults = channel::faults(believed, goods.product, goods.pack);
    // Now and then there is more on hand than any listing may show.
    const std::int64_t on_hand = i % 50 == 0 ? 10 * true_limits.stock_packs_max : 10;
    const auto shown = channel::allowance_packs(believed, on_hand * goods.pack.net_base, 0,
                                                std::max<std::int64_t>(1, goods.pack.net_base));
    const auto code =
        market.refusal_of(channel::compose(believed, goods.product, goods.pack), shown);
    (faults.empty() ? agreement.passed : agreement.refused) += 1;
    if (faults.empty() == !code.has_value()) continue;
    agreement.first = {i, !code.has_value(), code ? *code : faults.front().reason};
    break;
  }
  return agreement;
}

}  // namespace ganh::connectors::testing
