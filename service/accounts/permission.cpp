#include "service/accounts/permission.h"

namespace ganh::service::accounts {

namespace {

constexpr std::array<std::string_view, permission_count> permission_names{
    "catalog.read", "catalog.write", "stock.read",    "stock.write",
    "orders.read",  "orders.write",  "channels.read", "channels.write",
    "publish",      "shares.read",   "changes.read",  "offers.read",
    "money.read",   "money.write",   "people.write",  "installation",
};

constexpr std::array<std::string_view, 4> role_names{"manager", "staff", "team_member",
                                                     "marketplace_reader"};

}  // namespace

std::string_view name(Permission permission) {
  return permission_names.at(static_cast<std::size_t>(permission));
}

std::optional<Permission> parse_permission(std::string_view name) {
  for (std::size_t at = 0; at < permission_names.size(); ++at) {
    if (permission_names[at] == name) return static_cast<Permission>(at);
  }
  return std::nullopt;
}

std::string_view name(Role role) {
  return role_names.at(static_cast<std::size_t>(role));
}

std::optional<Role> parse_role(std::string_view name) {
  for (const Role role : all_roles) {
    if (accounts::name(role) == name) return role;
  }
  return std::nullopt;
}

Permissions permissions_of(Role role) {
  using enum Permission;
  switch (role) {
    case Role::manager:
      return {catalog_read, catalog_write, stock_read,     stock_write, orders_read,
              orders_write, channels_read, channels_write, publish,     shares_read,
              changes_read, offers_read,   money_read,     money_write, people_write};
    case Role::staff:
      return {catalog_read,  catalog_write, stock_read,  stock_write,  orders_read, orders_write,
              channels_read, publish,       shares_read, changes_read, offers_read, money_read};
    case Role::team_member:
      return {catalog_read, catalog_write, stock_read, channels_read};
    case Role::marketplace_reader:
      return {offers_read};
  }
  return {};
}

}  // namespace ganh::service::accounts
