// What a person or a token may do in a cooperative, and which role gives what.
//
// The names are the scopes of API tokens and stand in the API's description; never rename one.

#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace ganh::service::accounts {

enum class Permission : std::uint8_t {
  catalog_read,   // cooperative, households, products, packs, where each can be bought
  catalog_write,  // import of workbooks
  stock_read,
  stock_write,
  orders_read,  // with customers' names, phones and addresses
  orders_write,
  channels_read,
  channels_write,  // connect, rules, credentials (which nobody can read back)
  publish,
  shares_read,   // what households earned
  changes_read,  // who changed what
  offers_read,   // what a channel may show of each pack: all that a marketplace's reader sees
  money_read,    // statements, payouts, the books
  money_write,   // paying households, entering what marketplaces handed over
  people_write,  // memberships, sign-in links, tokens of the cooperative
  installation,  // cooperatives and people of the whole installation, metrics, backups
};

inline constexpr std::size_t permission_count = 16;

std::string_view name(Permission permission);  // "orders.read"
std::optional<Permission> parse_permission(std::string_view name);

class Permissions {
 public:
  constexpr Permissions() = default;
  constexpr Permissions(std::initializer_list<Permission> list) {
    for (const Permission each : list) add(each);
  }
  static constexpr Permissions all() {
    Permissions every;
    every.bits_ = (1U << permission_count) - 1;
    return every;
  }
  constexpr void add(Permission permission) { bits_ |= 1U << static_cast<unsigned>(permission); }
  constexpr bool holds(Permission permission) const {
    return (bits_ >> static_cast<unsigned>(permission) & 1U) != 0;
  }
  constexpr Permissions operator&(Permissions other) const {
    Permissions both;
    both.bits_ = bits_ & other.bits_;
    return both;
  }
  constexpr bool empty() const { return bits_ == 0; }
  bool operator==(const Permissions&) const = default;

 private:
  std::uint32_t bits_ = 0;
};

// A person's part in one cooperative. Beside these, some people administer the installation: that
// gives Permission::installation and nothing within a cooperative.
enum class Role : std::uint8_t { manager, staff, team_member, marketplace_reader };

inline constexpr std::array<Role, 4> all_roles{Role::manager, Role::staff, Role::team_member,
                                               Role::marketplace_reader};

std::string_view name(Role role);  // "team_member"
std::optional<Role> parse_role(std::string_view name);
Permissions permissions_of(Role role);

}  // namespace ganh::service::accounts
