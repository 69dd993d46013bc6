#include "connectors/tiki/product_calls.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace ganh::connectors::tiki {

namespace {

using catalog::json::Value;
using catalog::json::Writer;

constexpr std::string_view requests = "/integration/v2/requests";
constexpr int request_pages_max = 10;
constexpr auto code_taken = "420";  // "Mã seller product không duy nhất"

template <class Fields>
std::string body(const Fields& fields) {
  Writer w;
  w.object([&] { fields(w); });
  return std::move(w).text();
}

std::int64_t parse_id(std::string_view text) {
  std::int64_t id = 0;
  std::from_chars(text.data(), text.data() + text.size(), id);
  return id;
}

Meaning refused(const std::string& sku, const Refusal& refusal) {
  return one(Refused{sku, refusal.code, refusal.words});
}

// A request was taken: it is followed by its track id, which holds for 30 days.
Meaning read_taken(const std::string& sku, const Answer& answer) {
  if (!answer.done()) return refused(sku, *answer.refusal);
  const std::string track_id = answer.root["track_id"].text_or();
  if (!track_id.empty()) return one(Pending{sku, track_id});
  return {{}, {}, Trouble::unknown, "a request was taken, without track_id"};
}

void write_attributes(Writer& w, const Listing& listing) {
  w.object("attributes", [&] {
    w.field("description", listing.description);
    if (!listing.origin.empty()) w.field("origin", listing.origin);
    if (!listing.certificate.empty()) w.field("certificate", listing.certificate);
    w.field("brand", "OEM");
    w.field("bulky", 0);
    w.field("require_expiry_date", 1);
  });
}

// Nothing is there to be sold until the first stock is told, which switches the product on too.
Call creation(const Listing& listing, std::int64_t warehouse_id) {
  std::string text = body([&](Writer& w) {
    w.field("category_id", parse_id(listing.category));
    w.field("name", listing.title);
    w.field("description", listing.description);
    w.field("market_price", listing.price.vnd);
    write_attributes(w, listing);
    w.array("option_attributes", [] {});
    w.array("variants", [&] {
      w.object([&] {
        w.field("sku", listing.sku);
        w.field("min_code", listing.barcode.empty() ? listing.sku : listing.barcode);
        w.field("price", listing.price.vnd);
        w.field("inventory_type", "backorder");
        w.field("seller_warehouse", std::to_string(warehouse_id));
        w.array("warehouse_stocks", [&] {
          w.object([&] {
            w.field("warehouseId", warehouse_id);
            w.field("qtyAvailable", 0);
          });
        });
      });
    });
    w.object("meta_data", [&] { w.field("is_auto_turn_on", false); });
  });
  return send("POST", "/integration/v2.1/requests", std::move(text),
              [sku = listing.sku](const Answer& answer) { return read_taken(sku, answer); });
}

// Text of what was approved is changed by another request.
Call new_text(const Listing& listing) {
  std::string text = body([&](Writer& w) {
    w.field("product_id", parse_id(listing.external_id));
    w.field("name", listing.title);
    write_attributes(w, listing);
  });
  return send("POST", std::string(requests) + "/updateProductInfo", std::move(text),
              [sku = listing.sku](const Answer& answer) { return read_taken(sku, answer); });
}

std::string id_of(Value product) {
  const auto id = number_of(any_of(product, "product_id", "id"));
  return id && *id > 0 ? std::to_string(*id) : "";
}

// The product of that SKU in an answer of findBy, which gives a list, or the one itself.
Value product_in(Value root, const std::string& sku) {
  const Value data = root["data"];
  if (!data.is_array()) return root["original_sku"].text() == sku ? root : Value{};
  for (const Value product : data.items()) {
    if (product["original_sku"].text() == sku) return product;
  }
  return {};
}

Call find_product(const std::string& sku, std::function<Meaning(Value)> read) {
  return get("/integration/v2/products/findBy?original_sku=" + transport::percent_encode(sku),
             [sku, read = std::move(read)](const Answer& answer) -> Meaning {
               if (!answer.done() && answer.refusal->status != 404) {
                 return outside_contract("findBy: " + answer.refusal->code);
               }
               return read(product_in(answer.root, sku));
             });
}

// Their words do not tell what is wrong with it from there being nothing of it.
Meaning refused_or_gone(const std::string& sku, const Refusal& refusal) {
  return then(find_product(sku, [sku, refusal](Value product) -> Meaning {
    return id_of(product).empty() ? one(Gone{sku}) : refused(sku, refusal);
  }));
}

// Price, stock and whether it is switched on are set at once, without being looked at.
template <class Item, class Fields>
Call update(const Item& item, const Fields& fields) {
  std::string text = body([&](Writer& w) {
    w.field("product_id", parse_id(item.external_id));
    fields(w);
  });
  return send("PUT", "/integration/v2/products/updateSku", std::move(text),
              [sku = item.sku, id = item.external_id](const Answer& answer) -> Meaning {
                if (!answer.done()) return refused_or_gone(sku, *answer.refusal);
                const std::string state = state_of(answer.root);
                if (state == "approved") return one(Accepted{sku, id});
                if (state == "rejected") return refused_or_gone(sku, reason_of(answer.root));
                return {{}, {}, Trouble::unknown, "updateSku: state " + state};
              });
}

// A listing is accepted when both stand: its price at once, its text by a request.
Call price_and_text(const Listing& listing) {
  Call call = update(listing, [&](Writer& w) { w.field("price", listing.price.vnd); });
  call.read = [price_set = call.read, text = new_text(listing)](const Answer& answer) -> Meaning {
    Meaning meaning = price_set(answer);
    const bool accepted =
        !meaning.outcomes.empty() && std::holds_alternative<Accepted>(meaning.outcomes.front());
    return accepted ? then(text) : meaning;
  };
  return call;
}

using Tickets = std::map<std::string, std::string, std::less<>>;  // by SKU

Meaning found_one(const std::string& sku, const std::string& ticket, Value product) {
  Found found;
  found.sku = sku;
  found.external_id = id_of(product);
  found.ticket = ticket;
  found.present = !found.external_id.empty() || !ticket.empty();
  found.title = product["name"].text_or();
  found.price = {number_of(product["price"]).value_or(0)};
  // Its quantity_available is less its own orders: what it was told cannot be read from that.
  return one(std::move(found));
}

void note_undecided(Value request, const std::vector<std::string>& skus, Tickets& tickets) {
  if (!is_undecided(state_of(request))) return;
  for (const Value product : request["products"].items()) {
    const std::string sku = product["original_sku"].text_or();
    if (std::ranges::find(skus, sku) == skus.end()) continue;
    tickets.try_emplace(sku, "request " + request["request_id"].text_or());
  }
}

// The newest requests, for all of them at once; then what stands there of each. In this order one
// that is decided in between is seen all the same.
Call find_requests(const std::vector<std::string>& skus, const Tickets& known, int page) {
  return get(std::string(requests) + "?include=products&limit=50&page=" + std::to_string(page),
             [=](const Answer& answer) -> Meaning {
               if (!answer.done()) return outside_contract("requests: " + answer.refusal->code);
               Tickets tickets = known;
               for (const Value request : answer.root["data"].items()) {
                 note_undecided(request, skus, tickets);
               }
               const auto last_page = number_of(answer.root["paging"]["last_page"]).value_or(1);
               if (page < last_page && page < request_pages_max) {
                 return then(find_requests(skus, tickets, page + 1));
               }
               Meaning all;
               for (const std::string& sku : skus) {
                 all.next.push_back(find_product(sku, [sku, ticket = tickets[sku]](Value product) {
                   return found_one(sku, ticket, product);
                 }));
               }
               return all;
             });
}

// What a decision comes to: which product it is has to be asked by our SKU.
Call product_of_decision(const std::string& sku, const std::string& ticket, Refusal otherwise) {
  return find_product(sku, [=](Value product) -> Meaning {
    const std::string id = id_of(product);
    if (!id.empty()) return one(Accepted{sku, id});
    if (otherwise.words.empty()) return one(Pending{sku, ticket});  // approved, and not yet there
    return refused(sku, otherwise);
  });
}

Meaning read_request(const std::string& sku, const std::string& ticket, const Answer& answer) {
  if (!answer.done()) {
    // A track id is forgotten after 30 days: what stands there tells how it ended.
    return then(product_of_decision(
        sku, ticket, {404, answer.refusal->code, "Tiki không còn giữ yêu cầu đăng bán này."}));
  }
  const std::string state = state_of(answer.root);
  if (is_undecided(state)) return one(Pending{sku, ticket});
  if (state == "approved") return then(product_of_decision(sku, ticket, {}));
  Refusal reason = reason_of(answer.root);
  if (state != "rejected" && state != "deleted") return outside_contract("request: " + state);
  if (reason.words.empty()) reason.words = "Tiki không cho biết lý do.";
  // Our code is taken where an earlier request of ours, thought lost, has made the product.
  if (reason.code == code_taken) return then(product_of_decision(sku, ticket, reason));
  return refused(sku, reason);
}

}  // namespace

std::vector<Call> send_listings(const SendListings& task, std::int64_t warehouse_id) {
  std::vector<Call> calls;
  for (const Listing& listing : task.listings) {
    calls.push_back(listing.external_id.empty() ? creation(listing, warehouse_id)
                                                : price_and_text(listing));
  }
  return calls;
}

std::vector<Call> send_prices(const SendPrices& task) {
  std::vector<Call> calls;
  for (const PriceItem& item : task.items) {
    calls.push_back(update(item, [&](Writer& w) { w.field("price", item.price.vnd); }));
  }
  return calls;
}

std::vector<Call> send_stock(const SendStock& task, std::int64_t warehouse_id) {
  std::vector<Call> calls;
  for (const StockItem& item : task.items) {
    calls.push_back(update(item, [&](Writer& w) {
      w.field("active", item.packs > 0 ? 1 : 0);
      w.field("seller_warehouse", std::to_string(warehouse_id));
      w.array("warehouse_quantities", [&] {
        w.object([&] {
          w.field("warehouse_id", warehouse_id);
          w.field("qty_available", item.packs);
        });
      });
    }));
  }
  return calls;
}

std::vector<Call> look_up(const LookUp& task) {
  return {find_requests(task.skus, {}, 1)};
}

std::vector<Call> poll_requests(const PollModeration& task) {
  constexpr std::string_view of_request = "request ";
  std::vector<Call> calls;
  for (const auto& [sku, ticket] : task.tickets) {
    const bool by_request = ticket.starts_with(of_request);
    const std::string id = by_request ? ticket.substr(of_request.size()) : ticket;
    calls.push_back(get((by_request ? std::string(requests) + "/" : "/integration/v2/tracking/") +
                            transport::percent_encode(id),
                        [sku = sku, ticket = ticket](const Answer& answer) {
                          return read_request(sku, ticket, answer);
                        }));
  }
  return calls;
}

}  // namespace ganh::connectors::tiki
