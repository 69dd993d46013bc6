// What is promised to the lines of open orders, and by holds: whole packs of a product, not yet of
// any lot.
//
// Knows an order only by its id; a hold (stock/holds.h) stands in an order's place. What is taken
// is never more than there is: checking and taking are one step.

#pragma once

#include <cstdint>
#include <vector>

#include "catalog/changes/command.h"

namespace ganh::catalog::stock {

struct Reservation {
  OrderId order;
  int line = 0;
  ProductId product;
  std::int64_t net_base = 0;  // of one pack when it was ordered; a later change does not touch it
  std::int64_t packs = 0;
  std::int64_t base() const { return net_base * packs; }
};

// Ends the product's holds that have expired, then takes whole packs from what is sellable and not
// reserved, as many as there are up to
// `wanted.packs`, adds them to what the line has already, and gives back how many were taken.
std::int64_t reserve(changes::Command& command, const Reservation& wanted);

// Gives back all that an order still holds. An order that holds nothing is no fault.
void release(changes::Command& command, const OrderId& order);

// Gives back so many packs of one line; it holds as many.
void release(changes::Command& command, const OrderId& order, int line, std::int64_t packs);

std::vector<Reservation> reservations_of(const store::Scope& scope, const OrderId& order);

// Ends the product's holds that have expired, then takes reservations away from the newest order
// lines and holds until what is reserved of the product is
// covered by what is sellable of it; those lines turn short, and their orders stand in the change
// log. Called whenever stock falls; to be called for products_expiring() when a day has passed.
void settle_reservations(changes::Command& command, const ProductId& product);

// Keeps other writers from the product's stock until this transaction ends, so that what is read
// of it afterwards stays true on a database that has several; gives back what is reserved.
std::int64_t hold(const store::WriteScope& rows, const ProductId& product);

}  // namespace ganh::catalog::stock
