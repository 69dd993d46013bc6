#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>

#include "catalog/orders/orders.h"
#include "catalog/stock/holds.h"
#include "catalog/stock/taking/takes.h"
#include "connectors/carriers/accounts.h"
#include "tests/service/http/counter.h"
#include "tests/service/http/payday.h"
#include "tests/service/http/permission_table.h"

using namespace ganh;
using namespace ganh::service;
using namespace ganh::service::permissions;

namespace {

std::string_view name_of(const http::Route& route) {
  return route.operation.empty() ? route.path : route.operation;
}

const Row* find_row(const http::Route& route) {
  const auto found = std::ranges::find(table, name_of(route), &Row::route);
  return found == table.end() ? nullptr : &*found;
}

bool is_of_a_cooperative(const http::Route& route) {
  return route.path.find("{cooperative_id}") != route.path.npos;
}

using Ids = std::map<std::string, std::string, std::less<>>;

// The path with its names filled in; ids that are not given are of nothing.
std::string path_of(const http::Route& route, const CooperativeId& cooperative,
                    const Ids& ids = {}) {
  std::string path;
  std::string_view rest = route.path;
  while (!rest.empty()) {
    const auto open = rest.find('{');
    path += rest.substr(0, open);
    if (open == rest.npos) break;
    const auto close = rest.find('}', open);
    const auto name = rest.substr(open + 1, close - open - 1);
    const auto id = ids.find(name);
    path += name == "cooperative_id" ? cooperative.text
            : id == ids.end()        ? "none_00000000000000000000000000"
                                     : id->second;
    rest.remove_prefix(close + 1);
  }
  return path;
}

struct Matrix : Counter {
  Matrix() {
    callers[Who::nobody] = {};
    callers[Who::manager] = person("lan", accounts::Role::manager);
    callers[Who::staff] = person("hoa", accounts::Role::staff);
    callers[Who::team_member] = person("an", accounts::Role::team_member);
    callers[Who::reader] = person("postmart", accounts::Role::marketplace_reader);
    callers[Who::administrator] = administrator("quan");
    own_channel = channel();
    other_channel = channel("postmart-2");
    callers[Who::scoped] = bearer(token({accounts::Permission::stock_read}).secret);
    callers[Who::bound] = bearer(token({accounts::Permission::offers_read}, own_channel).secret);
    callers[Who::machine] = Counter::machine;
    here = nam_lanh;
    begin("Hợp tác xã Nậm Lành");
    callers[Who::stranger] = person("sua", accounts::Role::manager);
    here = thien_an;
  }

  Reply ask(Who who, const http::Route& route, const CooperativeId& cooperative,
            const Ids& ids = {}, const std::string& body = "{}") {
    const bool takes_body = route.body != http::Body::none;
    Headers more{{"If-Match", "*"}};
    if (route.body == http::Body::workbook) more.emplace_back("Content-Type", xlsx_type);
    if (route.body == http::Body::pdf) more.emplace_back("Content-Type", "application/pdf");
    return send(callers.at(who), std::string(route.method), path_of(route, cooperative, ids),
                takes_body ? body : "", more);
  }

  // As in the table.
  static char outcome(const Reply& reply) {
    if (reply.status == 401) return '1';
    if (reply.status == 403) return '3';
    return reply.status == 404 && reason(reply) == "cooperative.not_found" ? '4' : '.';
  }

  void expect(Who who, const http::Route& route, const CooperativeId& where, char wanted) {
    const Reply reply = ask(who, route, where);
    BOOST_TEST(outcome(reply) == wanted, names.at(who) << " at " << route.method << " "
                                                       << path_of(route, where) << " gets "
                                                       << reply.status << ", not " << wanted);
  }

  std::map<Who, Headers> callers;
  ChannelId own_channel;
  ChannelId other_channel;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(permissions_test)

BOOST_AUTO_TEST_CASE(every_route_has_its_row_and_every_row_its_route) {
  std::set<std::string_view> known;
  for (const auto& route : http::routes()) {
    BOOST_TEST((find_row(route) != nullptr), "no row says who may " << name_of(route));
    BOOST_TEST(known.insert(name_of(route)).second, name_of(route) << " is there twice");
  }
  for (const Row& row : table) {
    BOOST_TEST(known.contains(row.route), "no route is called " << row.route);
    BOOST_TEST(row.cells.size() == 2 * names.size() - 1, row.route << " has another width");
  }
}

BOOST_FIXTURE_TEST_CASE(in_its_own_cooperative_each_caller_may_do_what_the_table_says, Matrix) {
  for (const auto& route : http::routes()) {
    const Row* row = find_row(route);
    BOOST_REQUIRE(row != nullptr);
    for (std::size_t who = 0; who < names.size(); ++who) {
      expect(static_cast<Who>(who), route, thien_an, row->cells.at(2 * who));
    }
  }
}

BOOST_FIXTURE_TEST_CASE(another_cooperative_is_not_there, Matrix) {
  for (const auto& route : http::routes()) {
    if (!is_of_a_cooperative(route)) continue;
    expect(Who::nobody, route, nam_lanh, '1');
    for (const Who who : {manager, staff, team_member, reader, Who::administrator, scoped, bound}) {
      expect(who, route, nam_lanh, '4');
    }
    expect(stranger, route, nam_lanh, '.');
    expect(Who::machine, route, nam_lanh, '.');
  }
}

BOOST_FIXTURE_TEST_CASE(a_cooperative_that_nobody_made_is_not_there_for_anybody, Matrix) {
  for (const auto& route : http::routes()) {
    if (!is_of_a_cooperative(route)) continue;
    for (const Who who : {manager, Who::administrator, stranger, scoped, Who::machine}) {
      expect(who, route, CooperativeId{"coop_none"}, '4');
    }
  }
}

BOOST_FIXTURE_TEST_CASE(only_who_administers_brings_a_new_cooperative_by_workbook, Matrix) {
  for (const auto& route : http::routes()) {
    if (!is_of_a_cooperative(route)) continue;
    const bool may = route.body == http::Body::workbook;
    const CooperativeId fresh{"new"};
    expect(Who::nobody, route, fresh, '1');
    for (const Who who : {manager, reader, stranger, scoped, bound}) {
      expect(who, route, fresh, may ? '3' : '4');
    }
    expect(Who::administrator, route, fresh, may ? '.' : '4');
    expect(Who::machine, route, fresh, may ? '.' : '4');
  }
}

BOOST_FIXTURE_TEST_CASE(a_token_of_one_channel_reads_the_offers_of_that_one_only, Matrix) {
  const auto offers = [&](const ChannelId& id) {
    return get(callers.at(bound), of("channels/" + id.text + "/offers")).status;
  };

  BOOST_TEST(offers(own_channel) == 200);
  BOOST_TEST(offers(other_channel) == 404);
}

BOOST_FIXTURE_TEST_CASE(what_one_may_not_do_has_no_effect, Matrix) {
  product("A");
  const auto pack = look([](auto& s) { return catalog::products::find_pack(s, "A-1KG"); });
  BOOST_REQUIRE(pack);
  const auto before = changes();

  for (const Who who : {reader, Who::administrator, stranger, scoped, bound}) {
    const auto reply = send(callers.at(who), "PATCH", of("packs/" + pack->pack.id.text),
                            R"({"price_vnd": 1000})", {{"If-Match", "*"}});
    BOOST_TEST(reply.status >= 403, names.at(who));
  }

  BOOST_TEST(changes() == before);
}

namespace {

// The neighbour's cooperative with one of everything.
struct Neighbour : Matrix {
  Neighbour() {
    here = nam_lanh;
    product("B");
    const auto channel_id = channel("nam-lanh-market");
    order(channel_id, "NL-1", "B-1KG", 1);
    order(channel_id, "NL-2", "B-1KG", 1);
    open_shed(channel_id);
    command([&](auto& c) -> Result<> {
      const auto id = catalog::orders::find_order(c.rows(), channel_id, "NL-1")->id;
      if (auto confirmed = catalog::orders::confirm(c, id); !confirmed) return confirmed;
      if (auto packed = catalog::orders::pack(c, id); !packed) return packed.error();
      return catalog::orders::ship(c, id, {"GHN", "G1"});
    });
    ids["channel_id"] = channel_id.text;
    ids["shipment_id"] = shipped(channel_id, "NL-3").text;
    command([](auto& c) {
      auto own = catalog::producers::find_cooperative(c.rows())->cooperative;
      own.bank_bin = "970436";
      own.bank_account = "0011001234567";
      return catalog::producers::put(c, own);
    });
    look([&](auto& s) {
      ids["product_id"] = catalog::products::find_product(s, "B")->product.id.text;
      ids["pack_id"] = catalog::products::find_pack(s, "B-1KG")->pack.id.text;
      ids["order_id"] = catalog::orders::find_order(s, channel_id, "NL-1")->id.text;
      return 0;
    });
    command([&](auto& c) -> Result<> {
      const auto id = connectors::carriers::connect(c, {"ghn", "ghn", "", "", {}}, folder->vault());
      if (!id) return id.error();
      ids["carrier_id"] = id->text;
      return {};
    });
    ids["person_id"] =
        make("may", false, accounts::Membership{nam_lanh, accounts::Role::staff}).id.text;
    const auto hers = accounts.identify_session(
        callers.at(stranger).front().second.substr(std::string_view("__Host-ganh=").size()));
    const auto invited =
        accounts.add_member(hers, nam_lanh, "lan", "Lan", accounts::Role::staff, visit);
    ids["invitation_id"] = std::get<accounts::Invitation>(invited.value()).id.text;
    ids["payout_id"] = drafted_payout(*this, "P01");
    ids["payout_draft_id"] = drafted_payout(*this, "P02");
    ids["settlement_id"] = entered_settlement(*this);
    ids["token_id"] = token({accounts::Permission::stock_read}).token.id.text;
    here = thien_an;
  }
  // A lot that is in somebody's parcel, a stock-take and a hold.
  void open_shed(const ChannelId& channel_id) {
    namespace orders = catalog::orders;
    namespace stock = catalog::stock;
    command([&](auto& c) -> Result<> {
      const OrderId parcel = orders::find_order(c.rows(), channel_id, "NL-2")->id;
      BOOST_REQUIRE(orders::confirm(c, parcel));
      BOOST_REQUIRE(orders::pack(c, parcel));
      const auto pack = catalog::products::find_pack(c.rows(), "B-1KG");
      ids["lot_id"] = stock::find_lot(c.rows(), "L-B")->lot.id.text;
      ids["take_id"] = stock::taking::open(c).value().text;
      const Time end = c.now() + std::chrono::hours{1};
      ids["hold_id"] = stock::hold_for(c, pack->pack.id, 1, "chị Sửa", end).value().text;
      return {};
    });
  }

  ShipmentId shipped(const ChannelId& channel, const std::string& external_id) {
    order(channel, external_id, "B-1KG", 1);
    const auto id =
        look([&](auto& s) { return catalog::orders::find_order(s, channel, external_id); })->id;
    ShipmentId shipment;
    command([&](auto& c) { return catalog::orders::confirm(c, id); });
    command([&](auto& c) {
      auto packed = catalog::orders::pack(c, id);
      if (packed) shipment = *packed;
      return packed;
    });
    return shipment;
  }
  static const http::Route& route(std::string_view operation) {
    const auto all = http::routes();
    const auto found = std::ranges::find(all, operation, &http::Route::operation);
    BOOST_REQUIRE((found != all.end()));
    return *found;
  }
  std::int64_t their_changes() {
    here = nam_lanh;
    const auto number = changes();
    here = thien_an;
    return number;
  }

  Ids ids;
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_route_about_one_thing_of_a_cooperative_is_tried_with_anothers) {
  for (const auto& route : http::routes()) {
    if (!is_of_a_cooperative(route) || std::ranges::count(route.path, '{') < 2) continue;
    BOOST_TEST((std::ranges::count(about_one_thing, route.operation, &About::operation) == 1),
               route.operation);
  }
}

BOOST_FIXTURE_TEST_CASE(anothers_ids_are_not_there_in_ones_own_cooperative, Neighbour) {
  const auto before = their_changes();

  for (const auto& [operation, body] : about_one_thing) {
    const Reply reply = ask(manager, route(operation), thien_an, ids, body);
    BOOST_TEST(reply.status == 404, operation << ": " << reply.status << " " << reply.body);
  }

  BOOST_TEST(their_changes() == before);
}

BOOST_FIXTURE_TEST_CASE(the_same_ids_are_there_for_whom_they_belong_to, Neighbour) {
  for (const auto& [operation, body] : about_one_thing) {
    const Reply reply = ask(stranger, route(operation), nam_lanh, ids, body);
    BOOST_TEST(reply.status / 100 == 2, operation << ": " << reply.status << " " << reply.body);
  }
}

BOOST_FIXTURE_TEST_CASE(anothers_things_in_a_body_are_not_there_either, Neighbour) {
  const auto own = channel("own-market");
  const auto before = their_changes();
  const auto& lan = callers.at(manager);

  const auto steps = send(lan, "POST", of("order-steps"),
                          R"({"items": [{"order_id": "NL-1", "step": "confirm"}]})");
  const auto lots = send(
      lan, "POST", of("stock-adjustments"),
      R"({"items": [{"lot": "L-B", "expected": "10 kg", "counted": "1 kg", "why": "đếm lại"}]})");
  const auto listed = send(lan, "POST", of("channels/" + own.text + "/publications"),
                           R"({"listings": [{"pack_id": ")" + ids["pack_id"] +
                               R"(", "parts": [{"work": "price", "version": 1}]}]})");
  const auto token =
      send(lan, "POST", of("tokens"),
           R"({"name": "x", "scopes": ["offers.read"], "channel_id": ")" + ids["channel_id"] +
               R"(", "expires_on": ")" + iso_date(today() + std::chrono::days{20}) + R"("})");

  BOOST_TEST(steps.body.find("order.not_found") != steps.body.npos, steps.body);
  BOOST_TEST(lots.body.find("lot.not_found") != lots.body.npos, lots.body);
  const auto recall = send(lan, "POST", of("recalls"), R"({"lot": "L-B", "why": "nấm mốc"})");
  const auto waste = send(lan, "POST", of("waste"),
                          R"({"items": [{"lot": "L-B", "quantity": "1 kg", "kind": "spoiled"}]})");
  BOOST_TEST(recall.status == 404, recall.body);
  BOOST_TEST(waste.body.find("lot.not_found") != waste.body.npos, waste.body);
  BOOST_TEST(listed.status == 404, listed.body);
  BOOST_TEST(token.status == 404, token.body);
  BOOST_TEST(their_changes() == before);
}

BOOST_FIXTURE_TEST_CASE(anothers_session_cannot_be_ended, Neighbour) {
  const auto caller = accounts.identify_session(
      callers.at(staff).front().second.substr(std::string_view("__Host-ganh=").size()));
  BOOST_REQUIRE(caller.is_known());

  const auto reply = send(callers.at(manager), "DELETE", "/v1/sessions/" + caller.session.text);

  BOOST_TEST(reply.status == 404);
  BOOST_TEST(get(callers.at(staff), "/v1/me").status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
