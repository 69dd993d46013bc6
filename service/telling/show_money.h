// Payouts, settlements, the purchase list and the books as people read them.

#pragma once

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

void show_payout_accounts(const Paper& paper, catalog::json::Value list);
void show_payouts(const Paper& paper, catalog::json::Value page);
void show_payout(const Paper& paper, catalog::json::Value slip);
void show_drafted(const Paper& paper, catalog::json::Value drafted);
void show_payout_texts(const Paper& paper, catalog::json::Value texts);

void show_settlements(const Paper& paper, catalog::json::Value page);
// A plan or one that was entered. The lines that differ; every line when everything is asked for.
void show_settlement(const Paper& paper, catalog::json::Value settlement, bool everything);

void show_purchase_list(const Paper& paper, catalog::json::Value list);
void show_accounts(const Paper& paper, catalog::json::Value page);

// Where more cash was paid out than came in; from the accounts and balances.
void warn_of_cash(const Paper& paper, catalog::json::Value balances);

}  // namespace ganh::service::telling
