// Who may do what: a row for each route, a column for each kind of caller.

#pragma once

#include <array>
#include <string_view>

namespace ganh::service::permissions {

// Who asks, in the order of the table's columns.
// clang-format off
enum Who { nobody, manager, staff, team_member, reader, administrator, stranger, scoped, bound,
           machine };
inline constexpr std::array<const char*, 10> names{
    "nobody", "a manager", "staff", "a team member", "a marketplace's reader", "an administrator",
    "a member of another cooperative", "a token for stock.read", "a token of one channel",
    "the machine"};
// clang-format on

struct Row {
  std::string_view route;  // its operation; or its path, when it is not part of the API
  std::string_view cells;
};

// What each gets in the first four's cooperative: . is let through, 1 is 401, 3 is 403, 4 is 404.
// clang-format off
inline constexpr std::array table{
    //                       nobody, manager, staff, team member, reader, administrator, stranger,
    //                       a token for stock.read, a token of one channel, machine
    Row{"getStatus",        ". . . . . . . . . ."},
    Row{"setUp",            ". . . . . . . . . ."},
    Row{"listSessions",     "1 . . . . . . 3 3 3"},
    Row{"signIn",           ". . . . . . . . . ."},
    Row{"signInByLink",     ". . . . . . . . . ."},
    Row{"endSession",       "1 . . . . . . 3 3 3"},
    Row{"getMe",            "1 . . . . . . . . ."},
    Row{"changePassword",   "1 . . . . . . 3 3 3"},
    Row{"answerInvitation", "1 . . . . . . 3 3 3"},
    Row{"listPeople",       "1 3 3 3 3 . 3 3 3 ."},
    Row{"changePerson",     "1 3 3 3 3 . 3 3 3 ."},
    Row{"listBackups",      "1 3 3 3 3 . 3 3 3 ."},
    Row{"makeBackup",       "1 3 3 3 3 . 3 3 3 ."},
    Row{"makeSetUpCode",    "1 3 3 3 3 . 3 3 3 ."},
    Row{"listConnectors",   "1 . . . . . . . . ."},
    Row{"followEvents",     "1 . . . . . . . . ."},
    Row{"receiveWebhook",   ". . . . . . . . . ."},
    Row{"listCooperatives", "1 . . . . . . . . ."},
    Row{"makeCooperative",  "1 3 3 3 3 . 3 3 3 ."},
    Row{"getCooperative",   "1 . . . 3 4 4 3 3 ."},
    Row{"listMembers",      "1 . 3 3 3 4 4 3 3 ."},
    Row{"addMember",        "1 . 3 3 3 4 4 3 3 ."},
    Row{"changeMember",     "1 . 3 3 3 4 4 3 3 ."},
    Row{"removeMember",     "1 . 3 3 3 4 4 3 3 ."},
    Row{"makeSignInLink",   "1 . 3 3 3 4 4 3 3 ."},
    Row{"withdrawInvitation", "1 . 3 3 3 4 4 3 3 ."},
    Row{"listTokens",       "1 . 3 3 3 4 4 3 3 ."},
    Row{"makeToken",        "1 . 3 3 3 4 4 3 3 ."},
    Row{"revokeToken",      "1 . 3 3 3 4 4 3 3 ."},
    Row{"getToDo",          "1 . . . 3 4 4 3 3 ."},
    Row{"listProducts",     "1 . . . 3 4 4 3 3 ."},
    Row{"getProduct",       "1 . . . 3 4 4 3 3 ."},
    Row{"getPack",          "1 . . . 3 4 4 3 3 ."},
    Row{"changePack",       "1 . . . 3 4 4 3 3 ."},
    Row{"planImport",       "1 . . . 3 4 4 3 3 ."},
    Row{"importWorkbook",   "1 . . . 3 4 4 3 3 ."},
    Row{"annotateWorkbook", "1 . . . 3 4 4 3 3 ."},
    Row{"listStock",        "1 . . . 3 4 4 . 3 ."},
    Row{"checkStock",       "1 . . . 3 4 4 . 3 ."},
    Row{"adjustStock",      "1 . . 3 3 4 4 3 3 ."},
    Row{"listOrders",       "1 . . 3 3 4 4 3 3 ."},
    Row{"getOrder",         "1 . . 3 3 4 4 3 3 ."},
    Row{"stepOrder",        "1 . . 3 3 4 4 3 3 ."},
    Row{"stepOrders",       "1 . . 3 3 4 4 3 3 ."},
    Row{"listChannels",     "1 . . . 3 4 4 3 3 ."},
    Row{"connectChannel",   "1 . 3 3 3 4 4 3 3 ."},
    Row{"getChannel",       "1 . . . 3 4 4 3 3 ."},
    Row{"rehearse",         "1 . . . 3 4 4 3 3 ."},
    Row{"publish",          "1 . . 3 3 4 4 3 3 ."},
    Row{"receiveCarrierWebhook", ". . . . . . . . . ."},
    Row{"listCarriers",     "1 . . . 3 4 4 3 3 ."},
    Row{"connectCarrier",   "1 . 3 3 3 4 4 3 3 ."},
    Row{"getCarrierWebhook", "1 . 3 3 3 4 4 3 3 ."},
    Row{"getShipmentTracking", "1 . . 3 3 4 4 3 3 ."},
    Row{"findTracking",     "1 . . 3 3 4 4 3 3 ."},
    Row{"listListings",     "1 . . . 3 4 4 3 3 ."},
    Row{"listOffers",       "1 . . 3 . 4 4 3 . ."},
    Row{"listShares",       "1 . . 3 3 4 4 3 3 ."},
    Row{"getSalesReport",    "1 . . 3 3 4 4 3 3 ."},
    Row{"getSalesWorkbook",  "1 . . 3 3 4 4 3 3 ."},
    Row{"getStockValue",     "1 . . . 3 4 4 . 3 ."},
    Row{"getStockValueWorkbook", "1 . . . 3 4 4 . 3 ."},
    Row{"getExpiring",       "1 . . . 3 4 4 . 3 ."},
    Row{"getExpiringWorkbook", "1 . . . 3 4 4 . 3 ."},
    Row{"getWasteReport",    "1 . . . 3 4 4 . 3 ."},
    Row{"getWasteWorkbook",  "1 . . . 3 4 4 . 3 ."},
    Row{"getFillRate",       "1 . . 3 3 4 4 3 3 ."},
    Row{"getFillRateWorkbook", "1 . . 3 3 4 4 3 3 ."},
    Row{"getTimeToShip",     "1 . . 3 3 4 4 3 3 ."},
    Row{"getTimeToShipWorkbook", "1 . . 3 3 4 4 3 3 ."},
    Row{"listChanges",      "1 . . 3 3 4 4 3 3 ."},
    Row{"/t/{tracking_code}", ". . . . . . . . . ."},
    Row{"/t.css",           ". . . . . . . . . ."},
    Row{"/healthz",         ". . . . . . . . . ."},
    Row{"/readyz",          ". . . . . . . . . ."},
    Row{"/metrics",         "1 3 3 3 3 . 3 3 3 ."},
    Row{"/openapi.yaml",    ". . . . . . . . . ."},
    Row{"/problems/{reason}", ". . . . . . . . . ."},
};
// clang-format on

}  // namespace ganh::service::permissions
