// What answers each route of the table (route_table.cpp); by resource, a file each.

#pragma once

#include <optional>
#include <string>

#include "connectors/channel/channel.h"
#include "connectors/transport/http_message.h"
#include "service/http/call.h"

namespace ganh::service::http {

// installation_routes.cpp
Reply get_status(Call& call);
Reply list_backups(Call& call);
Reply make_backup(Call& call);
Reply list_connectors(Call& call);
Reply get_live(Call& call);
Reply get_ready(Call& call);
Reply get_metrics(Call& call);

// session_routes.cpp
Reply set_up(Call& call);
Reply make_set_up_code(Call& call);
Reply sign_in(Call& call);
Reply sign_in_by_link(Call& call);
Reply list_sessions(Call& call);
Reply end_session(Call& call);
Reply get_me(Call& call);
Reply change_password(Call& call);
Reply answer_invitation(Call& call);

// people_routes.cpp
Reply list_people(Call& call);
Reply change_person(Call& call);
Reply list_members(Call& call);
Reply add_member(Call& call);
Reply change_member(Call& call);
Reply remove_member(Call& call);
Reply withdraw_invitation(Call& call);
Reply make_sign_in_link(Call& call);
Reply list_tokens(Call& call);
Reply make_token(Call& call);
Reply revoke_token(Call& call);

// cooperative_routes.cpp
Reply list_cooperatives(Call& call);
Reply make_cooperative(Call& call);
Reply get_cooperative(Call& call);
void make_manager(const Call& call, const CooperativeId& cooperative);

// catalog_routes.cpp
Reply list_products(Call& call);
Reply get_product(Call& call);
Reply get_pack(Call& call);
Reply change_pack(Call& call);

// import_routes.cpp
Reply plan_import(Call& call);
Reply import_workbook(Call& call);
Reply annotate_workbook(Call& call);

// stock_routes.cpp
Reply list_stock(Call& call);
Reply check_stock(Call& call);
Reply adjust_stock(Call& call);

// place_routes.cpp
Reply list_places(Call& call);
Reply put_place(Call& call);

// lot_routes.cpp
Reply list_lots(Call& call);
Reply get_lot(Call& call);
Reply list_lot_entries(Call& call);

// movement_routes.cpp
Reply transfer_stock(Call& call);
Reply waste_stock(Call& call);

// hold_routes.cpp
Reply list_holds(Call& call);
Reply make_hold(Call& call);
Reply end_hold(Call& call);

// stock_take_routes.cpp
Reply list_stock_takes(Call& call);
Reply open_stock_take(Call& call);
Reply get_stock_take(Call& call);
Reply print_stock_take(Call& call);
Reply count_stock_take(Call& call);
Reply step_stock_take(Call& call);
Reply add_to_stock_take(Call& call);

// recall_routes.cpp
Reply recall_lot(Call& call);
Reply get_recall(Call& call);
Reply print_recall(Call& call);
Reply lift_recall(Call& call);

// order_routes.cpp
Reply list_orders(Call& call);
Reply get_order(Call& call);
Reply step_order(Call& call);
Reply step_orders(Call& call);

// payment_routes.cpp
Reply get_order_payments(Call& call);
Reply enter_payment(Call& call);
Reply enter_refund(Call& call);
Reply list_overpaid(Call& call);
Reply get_vietqr(Call& call);
Reply set_invoice_number(Call& call);

// paper_routes.cpp
Reply get_order_papers(Call& call);
Reply print_packing_slip(Call& call);
Reply print_label(Call& call);
Reply get_waybill(Call& call);
Reply put_waybill(Call& call);
Reply get_pick_list(Call& call);
Reply print_pick_list(Call& call);

// erasure_routes.cpp
Reply erase_customers(Call& call);

// channel_routes.cpp
Reply list_channels(Call& call);
Reply connect_channel(Call& call);
Reply get_channel(Call& call);
Reply get_channel_profile(Call& call);
Reply list_listings(Call& call);
Reply list_offers(Call& call);
Reply receive_webhook(Call& call);
// What keeps the channel from working at present, in the caller's language; empty: nothing.
std::optional<std::string> trouble_of(const Call& call, const catalog::store::Scope& scope,
                                      const connectors::channel::Channel& of);

// audit_routes.cpp
Reply audit_channel(Call& call);
Reply list_drifts(Call& call);

// publish_routes.cpp
Reply rehearse(Call& call);
Reply publish(Call& call);

// report_routes.cpp
Reply get_to_do(Call& call);
Reply list_shares(Call& call);
Reply list_changes(Call& call);
Reply follow_events(Call& call);

// period_report_routes.cpp
Reply get_sales_report(Call& call);
Reply get_sales_workbook(Call& call);
Reply get_stock_value(Call& call);
Reply get_stock_value_workbook(Call& call);
Reply get_expiring(Call& call);
Reply get_expiring_workbook(Call& call);
Reply get_waste_report(Call& call);
Reply get_waste_workbook(Call& call);
Reply get_fill_rate(Call& call);
Reply get_fill_rate_workbook(Call& call);
Reply get_time_to_ship(Call& call);
Reply get_time_to_ship_workbook(Call& call);
// payout_routes.cpp
Reply list_payout_accounts(Call& call);
Reply list_payouts(Call& call);
Reply get_payout(Call& call);
Reply get_payout_texts(Call& call);
Reply draft_payouts(Call& call);
Reply discard_payout_draft(Call& call);
Reply pay_payout(Call& call);
Reply deduct_from_household(Call& call);
Reply print_payout(Call& call);
Reply print_payouts(Call& call);

// settlement_routes.cpp
Reply plan_settlement(Call& call);
Reply enter_settlement(Call& call);
Reply list_settlements(Call& call);
Reply get_settlement(Call& call);
Reply receive_settlement(Call& call);
Reply settle_difference(Call& call);

// book_routes.cpp
Reply list_balances(Call& call);
Reply list_entries(Call& call);
Reply check_books(Call& call);
Reply export_journal(Call& call);
Reply get_purchase_list(Call& call);
Reply print_purchase_list(Call& call);
Reply export_purchase_list(Call& call);

// page_routes.cpp
Reply get_openapi(Call& call);
Reply get_problem_page(Call& call);
std::optional<Reply> find_page(const Request& request);  // the app: what no route answers

}  // namespace ganh::service::http
