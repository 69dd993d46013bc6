#include "service/api/settlements.h"

#include <map>
#include <vector>

#include "catalog/json/json.h"
#include "catalog/orders/orders.h"
#include "catalog/sheets/csv_reader.h"
#include "catalog/sheets/statement_reader.h"
#include "connectors/carriers/carrier.h"
#include "connectors/channel/channels.h"
#include "connectors/transport/signing.h"
#include "service/api/orders.h"

namespace ganh::service::api {

namespace channel = connectors::channel;
namespace json = catalog::json;
namespace money = catalog::money;
namespace sheets = catalog::sheets;
namespace store = catalog::store;

namespace {

using Kind = money::SettlementLine::Kind;

struct Read {
  money::Settlement settlement;
  std::vector<sheets::RepeatedSheet> repeated_sheets;
  std::vector<std::string> unknown_sheets;
  std::vector<std::string> unknown_headings;
  std::vector<int> note_rows;
  std::vector<sheets::TotalDifference> differing_totals;
};

// With every name that the carrier goes by.
money::Settlement named(money::Settlement settlement) {
  if (settlement.from != money::Method::carrier) return settlement;
  const auto* carrier = connectors::carriers::carrier_meant(settlement.party);
  if (carrier != nullptr) settlement.party_names = carrier->shipment_names();
  return settlement;
}

Result<Read> read_list(const store::Scope& scope, const SentList& list) {
  const auto from = money::parse_method(list.from);
  if (from != money::Method::marketplace && from != money::Method::carrier) {
    return error(Code::invalid, "from", "settlement.party");
  }
  Read read;
  read.settlement.from = *from;
  read.settlement.number = list.number;
  read.settlement.party = list.party;
  if (*from == money::Method::marketplace) {
    auto found = channel::find_channel(scope, list.party);
    if (!found) found = channel::find_channel(scope, ChannelId{list.party});
    if (!found) {
      return error(Code::not_found, "party", "channel.not_found", {{"name", list.party}});
    }
    read.settlement.party = found->id.text;
  }
  read.settlement = named(std::move(read.settlement));
  const auto workbook = sheets::read_table(list.file);
  if (!workbook) return workbook.error();
  auto statement = sheets::read_statement(*workbook, *from);
  if (!statement) return statement.error();
  read.settlement.lines = std::move(statement->lines);
  read.settlement.handed_over = statement->told;
  read.settlement.difference_why = list.difference_why;
  read.differing_totals = std::move(statement->differing_totals);
  read.repeated_sheets = std::move(statement->repeated_sheets);
  read.unknown_sheets = std::move(statement->unknown_sheets);
  read.unknown_headings = std::move(statement->unknown_headings);
  read.note_rows = std::move(statement->note_rows);
  return read;
}

// Of the same list against the same orders it is the same.
std::string plan_id(const money::Settlement& settlement,
                    const std::vector<money::MatchedLine>& lines) {
  std::string whole = std::string(money::name(settlement.from)) + '\n' + settlement.party + '\n' +
                      settlement.number + '\n' + std::to_string(settlement.handed_over.vnd);
  for (const auto& of : lines) {
    whole += '\n' + of.line.reference + '\t' + std::string(money::name(of.line.kind)) + '\t' +
             std::to_string(of.line.amount.vnd) + '\t' + std::string(money::name(of.match)) + '\t' +
             std::to_string(of.expected.vnd);
  }
  return connectors::transport::hex(connectors::transport::sha256(whole));
}

std::string party_name(const store::Scope& scope, const money::Settlement& settlement) {
  if (settlement.from == money::Method::carrier) return settlement.party;
  const auto found = channel::find_channel(scope, ChannelId{settlement.party});
  return found ? found->name : settlement.party;
}

void write_order(json::Writer& out, const store::Scope& scope, const std::optional<OrderId>& id) {
  const auto order = id ? catalog::orders::find_order(scope, *id) : std::nullopt;
  if (!order) {
    out.null_field("order");
    return;
  }
  out.object("order", [&] {
    out.field("id", order->id.text);
    out.field("external_id", order->external_id);
  });
}

// Another carrier's parcel with that waybill: whether it is the one, a person says.
void write_others(json::Writer& out, const store::Scope& scope,
                  const std::optional<catalog::orders::Carried>& parcel) {
  if (!parcel) {
    out.null_field("others_parcel");
    return;
  }
  out.object("others_parcel", [&] {
    out.field("carrier", parcel->carrier);
    write_order(out, scope, parcel->order);
  });
}

void write_lines(json::Writer& out, const store::Scope& scope, const money::Settlement& settlement,
                 const std::vector<money::MatchedLine>& lines) {
  out.array("lines", [&] {
    for (const auto& of : lines) {
      const bool is_expected =
          of.match == money::Match::matched || of.match == money::Match::another_amount;
      out.object([&] {
        out.field("line", of.number);
        out.field("reference", of.line.reference);
        out.field("kind", money::name(of.line.kind));
        out.field("amount_vnd", of.line.amount.vnd);
        out.field("note", of.line.note);
        out.field("match", money::name(of.match));
        write_order(out, scope, of.order);
        write_others(out, scope, money::carried_by_another(scope, settlement, of));
        if (is_expected)
          out.field("expected_vnd", of.expected.vnd);
        else
          out.null_field("expected_vnd");
        out.field("differs", money::is_differing(of));
        out.field("settled_why", of.settled_why);
        if (of.settled_at)
          out.field("settled_at", rfc3339(*of.settled_at));
        else
          out.null_field("settled_at");
      });
    }
  });
}

void write_sums(json::Writer& out, const std::vector<money::MatchedLine>& lines) {
  std::map<Kind, std::int64_t> sums;
  std::int64_t matched = 0;
  std::int64_t differing = 0;
  for (const auto& of : lines) {
    sums[of.line.kind] += of.line.amount.vnd;
    if (of.match == money::Match::matched) ++matched;
    if (money::is_differing(of)) ++differing;
  }
  out.object("sums", [&] {
    out.field("sale_vnd", sums[Kind::sale]);
    out.field("refund_vnd", sums[Kind::refund]);
    out.field("fee_vnd", sums[Kind::fee]);
    out.field("tax_vnd", sums[Kind::tax]);
    out.field("adjustment_vnd", sums[Kind::adjustment]);
  });
  out.field("matched", matched);
  out.field("differing", differing);
}

void write_head(json::Writer& out, const store::Scope& scope, const money::Settlement& settlement) {
  out.field("from", money::name(settlement.from));
  out.object("party", [&] {
    out.field("id", settlement.party);
    out.field("name", party_name(scope, settlement));
  });
  out.field("number", settlement.number);
  out.field("handed_over_vnd", settlement.handed_over.vnd);
}

void write_totals(json::Writer& out, const std::vector<sheets::TotalDifference>& totals) {
  out.array("differing_totals", [&] {
    for (const auto& total : totals) {
      out.object([&] {
        out.field("cell", total.cell);
        out.field("heading", total.heading);
        out.field("told_vnd", total.told.vnd);
        out.field("sum_vnd", total.sum.vnd);
      });
    }
  });
}

void write_row(json::Writer& out, const store::Scope& scope, const money::SettlementRow& row) {
  out.field("id", row.id.text);
  write_head(out, scope, row.settlement);
  out.field("entered_at", rfc3339(row.at));
  if (row.received_at)
    out.field("received_at", rfc3339(*row.received_at));
  else
    out.null_field("received_at");
}

}  // namespace

Result<std::string> settlement_plan_json(const store::Scope& scope, const SentList& list) {
  const auto read = read_list(scope, list);
  if (!read) return read.error();
  const auto seen = money::preview(scope, read->settlement);
  if (!seen) return seen.error();
  json::Writer out;
  out.object([&] {
    out.field("plan_id", plan_id(read->settlement, seen->lines));
    if (seen->stands)
      out.field("stands", seen->stands->text);
    else
      out.null_field("stands");
    write_head(out, scope, read->settlement);
    out.field("difference_vnd", seen->difference.vnd);
    write_totals(out, read->differing_totals);
    write_sums(out, seen->lines);
    write_lines(out, scope, read->settlement, seen->lines);
    out.array("repeated_sheets", [&] {
      for (const auto& [sheet, said_by] : read->repeated_sheets) {
        out.object([&] {
          out.field("sheet", sheet);
          out.field("said_by", said_by);
        });
      }
    });
    out.array("unknown_sheets", [&] {
      for (const auto& sheet : read->unknown_sheets) out.value(sheet);
    });
    out.array("unknown_headings", [&] {
      for (const auto& heading : read->unknown_headings) out.value(heading);
    });
    out.array("note_rows", [&] {
      for (const int row : read->note_rows) out.value(std::int64_t{row});
    });
  });
  return std::move(out).text();
}

Result<std::string> enter_settlement(catalog::changes::Command& command, const SentList& list,
                                     const std::string& wanted_plan) {
  const auto read = read_list(command.rows(), list);
  if (!read) return read.error();
  if (!wanted_plan.empty()) {
    const auto seen = money::preview(command.rows(), read->settlement);
    if (!seen) return seen.error();
    if (plan_id(read->settlement, seen->lines) != wanted_plan) {
      return error(Code::conflict, "plan_id", "import.plan_changed");
    }
  }
  const auto settled = money::settle(command, read->settlement);
  if (!settled) return settled.error();
  return settlement_json(command.rows(), settled->id);
}

SettlementId settlement_named(const store::Scope& scope, const std::string& named) {
  constexpr int enough_to_be_several = 2;
  const auto found = money::settlements_numbered(scope, named, enough_to_be_several);
  return found.size() == 1 ? found.front().id : SettlementId{named};
}

std::string settlements_json(const store::Scope& scope, const Page& page) {
  auto rows = money::settlements_before(scope, page.after, page.limit + 1);
  const bool has_more = rows.size() > static_cast<std::size_t>(page.limit);
  if (has_more) rows.pop_back();
  json::Writer out;
  out.object([&] {
    out.array("settlements", [&] {
      for (const auto& row : rows) {
        out.object([&] {
          write_row(out, scope, row);
          out.field("differing", row.differing);
        });
      }
    });
    if (has_more)
      out.field("next", rows.back().id.text);
    else
      out.null_field("next");
  });
  return std::move(out).text();
}

Result<std::string> settlement_json(const store::Scope& scope, const SettlementId& id) {
  const auto row = money::find_settlement(scope, id);
  if (!row) return error(Code::not_found, "settlement", "settlement.not_found");
  const auto lines = money::lines_of(scope, id);
  json::Writer out;
  out.object([&] {
    write_row(out, scope, *row);
    write_sums(out, lines);
    write_lines(out, scope, named(row->settlement), lines);
  });
  return std::move(out).text();
}

Result<> settle_line(catalog::changes::Command& command, const SettlementId& id,
                     const Settling& wanted) {
  if (wanted.how == "accept") return money::accept(command, id, wanted.line, wanted.why);
  if (wanted.how != "assign") {
    return error(Code::invalid, "how", "settlement.how", {{"how", wanted.how}});
  }
  const auto row = money::find_settlement(command.rows(), id);
  if (!row) return error(Code::not_found, "settlement", "settlement.not_found");
  const auto order = find_order(command.rows(), wanted.order);
  if (!order) return error(Code::not_found, "order", "order.not_found");
  return money::assign(command, id, wanted.line, *order);
}

}  // namespace ganh::service::api
