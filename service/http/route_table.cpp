#include <array>

#include "service/http/carrier_handlers.h"
#include "service/http/handlers.h"
#include "service/http/route.h"

namespace ganh::service::http {

namespace {

using enum accounts::Permission;
using Kind = Access::Kind;

constexpr Access anybody{Kind::anybody};
constexpr Access known{Kind::known};
constexpr Access person{Kind::person};
constexpr Access administrator{Kind::administrator};
constexpr Access member(accounts::Permission permission) {
  return {Kind::member, permission};
}

constexpr std::array table{
    Route{"GET", "/v1/status", "getStatus", anybody, Body::none, get_status},
    Route{"POST", "/v1/setup", "setUp", anybody, Body::json, set_up},
    Route{"POST", "/v1/setup-codes", "makeSetUpCode", administrator, Body::none,
          make_set_up_code},
    Route{"GET", "/v1/sessions", "listSessions", person, Body::none, list_sessions},
    Route{"POST", "/v1/sessions", "signIn", anybody, Body::json, sign_in},
    Route{"POST", "/v1/sessions/by-link", "signInByLink", anybody, Body::json, sign_in_by_link},
    Route{"DELETE", "/v1/sessions/{session_id}", "endSession", person, Body::none, end_session},
    Route{"GET", "/v1/me", "getMe", known, Body::none, get_me},
    Route{"PUT", "/v1/me/password", "changePassword", person, Body::json, change_password},
    Route{"POST", "/v1/me/invitations/{invitation_id}/answer", "answerInvitation", person,
          Body::json, answer_invitation},
    Route{"GET", "/v1/people", "listPeople", administrator, Body::none, list_people},
    Route{"PATCH", "/v1/people/{person_id}", "changePerson", administrator, Body::json,
          change_person},
    Route{"GET", "/v1/backups", "listBackups", administrator, Body::none, list_backups},
    Route{"POST", "/v1/backups", "makeBackup", administrator, Body::none, make_backup},
    Route{"GET", "/v1/connectors", "listConnectors", known, Body::none, list_connectors},
    Route{"GET", "/v1/events", "followEvents", known, Body::none, follow_events},
    Route{"POST", "/v1/webhooks/{channel_id}", "receiveWebhook", anybody, Body::webhook,
          receive_webhook},
    Route{"POST", "/v1/webhooks/carriers/{carrier_id}/{token}", "receiveCarrierWebhook", anybody,
          Body::webhook, receive_carrier_webhook},
    Route{"GET", "/v1/cooperatives", "listCooperatives", known, Body::none, list_cooperatives},
    Route{"POST", "/v1/cooperatives", "makeCooperative", administrator, Body::json,
          make_cooperative},
    Route{"GET", "/v1/cooperatives/{cooperative_id}", "getCooperative", member(catalog_read),
          Body::none, get_cooperative},

    Route{"GET", "/v1/cooperatives/{cooperative_id}/members", "listMembers", member(people_write),
          Body::none, list_members},
    Route{"POST", "/v1/cooperatives/{cooperative_id}/members", "addMember", member(people_write),
          Body::json, add_member},
    Route{"PATCH", "/v1/cooperatives/{cooperative_id}/members/{person_id}", "changeMember",
          member(people_write), Body::json, change_member},
    Route{"DELETE", "/v1/cooperatives/{cooperative_id}/members/{person_id}", "removeMember",
          member(people_write), Body::none, remove_member},
    Route{"POST", "/v1/cooperatives/{cooperative_id}/members/{person_id}/sign-in-links",
          "makeSignInLink", member(people_write), Body::none, make_sign_in_link},
    Route{"DELETE", "/v1/cooperatives/{cooperative_id}/invitations/{invitation_id}",
          "withdrawInvitation", member(people_write), Body::none, withdraw_invitation},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/tokens", "listTokens", member(people_write),
          Body::none, list_tokens},
    Route{"POST", "/v1/cooperatives/{cooperative_id}/tokens", "makeToken", member(people_write),
          Body::json, make_token},
    Route{"DELETE", "/v1/cooperatives/{cooperative_id}/tokens/{token_id}", "revokeToken",
          member(people_write), Body::none, revoke_token},

    Route{"GET", "/v1/cooperatives/{cooperative_id}/to-do", "getToDo", member(catalog_read),
          Body::none, get_to_do},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/products", "listProducts", member(catalog_read),
          Body::none, list_products},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/products/{product_id}", "getProduct",
          member(catalog_read), Body::none, get_product},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/packs/{pack_id}", "getPack",
          member(catalog_read), Body::none, get_pack},
    Route{"PATCH", "/v1/cooperatives/{cooperative_id}/packs/{pack_id}", "changePack",
          member(catalog_write), Body::json, change_pack},
    Route{"POST", "/v1/cooperatives/{cooperative_id}/import-plans", "planImport",
          member(catalog_write), Body::workbook, plan_import},
    Route{"POST", "/v1/cooperatives/{cooperative_id}/imports", "importWorkbook",
          member(catalog_write), Body::workbook, import_workbook},
    Route{"POST", "/v1/cooperatives/{cooperative_id}/annotated-workbooks", "annotateWorkbook",
          member(catalog_write), Body::workbook, annotate_workbook},

    Route{"GET", "/v1/cooperatives/{cooperative_id}/stock", "listStock", member(stock_read),
          Body::none, list_stock},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/stock-check", "checkStock", member(stock_read),
          Body::none, check_stock},
    Route{"POST", "/v1/cooperatives/{cooperative_id}/stock-adjustments", "adjustStock",
          member(stock_write), Body::json, adjust_stock},

    Route{"GET", "/v1/cooperatives/{cooperative_id}/orders", "listOrders", member(orders_read),
          Body::none, list_orders},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/orders/{order_id}", "getOrder",
          member(orders_read), Body::none, get_order},
    Route{"POST", "/v1/cooperatives/{cooperative_id}/orders/{order_id}/steps", "stepOrder",
          member(orders_write), Body::json, step_order},
    Route{"POST", "/v1/cooperatives/{cooperative_id}/order-steps", "stepOrders",
          member(orders_write), Body::json, step_orders},

    Route{"GET", "/v1/cooperatives/{cooperative_id}/shipments/{shipment_id}/tracking",
          "getShipmentTracking", member(orders_read), Body::none, get_shipment_tracking},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/tracking", "findTracking", member(orders_read),
          Body::none, find_tracking},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/carriers", "listCarriers",
          member(channels_read), Body::none, list_carriers},
    Route{"POST", "/v1/cooperatives/{cooperative_id}/carriers", "connectCarrier",
          member(channels_write), Body::json, connect_carrier},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/carriers/{carrier_id}/webhook",
          "getCarrierWebhook", member(channels_write), Body::none, get_carrier_webhook},

    Route{"GET", "/v1/cooperatives/{cooperative_id}/channels", "listChannels",
          member(channels_read), Body::none, list_channels},
    Route{"POST", "/v1/cooperatives/{cooperative_id}/channels", "connectChannel",
          member(channels_write), Body::json, connect_channel},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/channels/{channel_id}", "getChannel",
          member(channels_read), Body::none, get_channel},
    Route{"POST", "/v1/cooperatives/{cooperative_id}/channels/{channel_id}/rehearsals", "rehearse",
          member(channels_read), Body::none, rehearse},
    Route{"POST", "/v1/cooperatives/{cooperative_id}/channels/{channel_id}/publications", "publish",
          member(accounts::Permission::publish), Body::json, http::publish},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/channels/{channel_id}/listings", "listListings",
          member(channels_read), Body::none, list_listings},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/channels/{channel_id}/offers", "listOffers",
          member(offers_read), Body::none, list_offers},

    Route{"GET", "/v1/cooperatives/{cooperative_id}/shares", "listShares", member(shares_read),
          Body::none, list_shares},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/reports/sales", "getSalesReport",
          member(orders_read), Body::none, get_sales_report},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/reports/sales.xlsx",
          "getSalesWorkbook", member(orders_read), Body::none, get_sales_workbook},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/reports/stock-value", "getStockValue",
          member(stock_read), Body::none, get_stock_value},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/reports/stock-value.xlsx",
          "getStockValueWorkbook", member(stock_read), Body::none, get_stock_value_workbook},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/reports/expiring", "getExpiring",
          member(stock_read), Body::none, get_expiring},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/reports/expiring.xlsx",
          "getExpiringWorkbook", member(stock_read), Body::none, get_expiring_workbook},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/reports/waste", "getWasteReport",
          member(stock_read), Body::none, get_waste_report},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/reports/waste.xlsx",
          "getWasteWorkbook", member(stock_read), Body::none, get_waste_workbook},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/reports/fill-rate", "getFillRate",
          member(orders_read), Body::none, get_fill_rate},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/reports/fill-rate.xlsx",
          "getFillRateWorkbook", member(orders_read), Body::none, get_fill_rate_workbook},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/reports/time-to-ship", "getTimeToShip",
          member(orders_read), Body::none, get_time_to_ship},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/reports/time-to-ship.xlsx",
          "getTimeToShipWorkbook", member(orders_read), Body::none, get_time_to_ship_workbook},
    Route{"GET", "/v1/cooperatives/{cooperative_id}/changes", "listChanges", member(changes_read),
          Body::none, list_changes},

    Route{"GET", "/t/{tracking_code}", "", anybody, Body::none, get_timeline},
    Route{"GET", "/t.css", "", anybody, Body::none, get_timeline_style},
    Route{"GET", "/healthz", "", anybody, Body::none, get_live},
    Route{"GET", "/readyz", "", anybody, Body::none, get_ready},
    Route{"GET", "/metrics", "", administrator, Body::none, get_metrics},
    Route{"GET", "/openapi.yaml", "", anybody, Body::none, get_openapi},
    Route{"GET", "/problems/{reason}", "", anybody, Body::none, get_problem_page},
};

}  // namespace

std::span<const Route> routes() {
  return table;
}

}  // namespace ganh::service::http
