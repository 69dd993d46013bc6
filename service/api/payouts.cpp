#include "service/api/payouts.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>

#include "catalog/json/json.h"
#include "catalog/money/payout_texts.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/producers/households.h"
#include "service/api/fault_json.h"
#include "service/api/parties.h"

namespace ganh::service::api {

namespace documents = catalog::documents;
namespace json = catalog::json;
namespace measure = catalog::measure;
namespace money = catalog::money;
namespace producers = catalog::producers;
namespace stock = catalog::stock;
namespace store = catalog::store;
namespace text = catalog::text;

namespace {

void write_household(json::Writer& out, const producers::Household& household) {
  out.object("household", [&] {
    out.field("id", household.id.text);
    out.field("code", household.code);
    out.field("name", household.name);
    out.field("phone", household.phone);
  });
}

std::string_view state_name(money::PayoutState state) {
  return state == money::PayoutState::paid ? "paid" : "draft";
}

void write_head(json::Writer& out, const money::Payout& payout,
                const producers::Household& household) {
  out.field("id", payout.id.text);
  out.field("number", payout.number);
  write_household(out, household);
  out.field("from", iso_date(payout.from));
  out.field("to", iso_date(payout.to));
  out.field("state", state_name(payout.state));
  out.field("net_vnd", payout.net.vnd);
  if (payout.paid_by)
    out.field("paid_by", money::name(*payout.paid_by));
  else
    out.null_field("paid_by");
  out.field("reference", payout.reference);
  if (payout.paid_at)
    out.field("paid_at", rfc3339(*payout.paid_at));
  else
    out.null_field("paid_at");
}

void write_line(json::Writer& out, const money::SlipLine& line) {
  out.object([&] {
    out.field("lot", line.lot_code);
    out.field("product", line.product);
    out.field("terms", stock::name(line.terms));
    out.field("quantity", measure::vietnamese(line.billed));
    out.field("waste", line.waste.base == 0 ? "" : measure::vietnamese(line.waste));
    out.field("price_vnd", line.price.vnd);
    out.field("price_unit", money::price_unit(line.price_for));
    out.field("sold_vnd", line.sold.vnd);
    out.field("share_bp", line.share_bp);
    out.field("amount_vnd", line.amount.vnd);
  });
}

void write_slip(json::Writer& out, const money::Slip& slip) {
  write_head(out, slip.payout, slip.household);
  out.array("lines", [&] {
    for (const auto& line : slip.lines) write_line(out, line);
  });
  out.array("deductions", [&] {
    for (const auto& each : slip.deductions) {
      out.object([&] {
        out.field("kind", catalog::books::name(each.kind));
        out.field("amount_vnd", each.amount.vnd);
        out.field("why", each.why);
        out.field("at", rfc3339(each.at));
      });
    }
  });
  out.field("earned_vnd", slip.earned.vnd);
  out.field("fees_vnd", slip.fees.vnd);
  out.field("tax_vnd", slip.tax.vnd);
  out.field("advances_vnd", slip.advances.vnd);
  out.field("corrections_vnd", slip.corrections.vnd);
  out.object("net_in_words", [&] {
    out.field("north", text::amount_in_words(slip.payout.net, text::Region::north));
    out.field("south", text::amount_in_words(slip.payout.net, text::Region::south));
  });
}

Result<money::Slip> slip_of(const store::Scope& scope, const PayoutId& id) {
  auto slip = money::find_slip(scope, id);
  if (!slip) return error(Code::not_found, "payout", "payout.not_found");
  return *std::move(slip);
}

std::string cooperative_name(const store::Scope& scope) {
  const auto row = producers::find_cooperative(scope);
  return row ? row->cooperative.name : "";
}

documents::Party party_of(const producers::Cooperative& cooperative) {
  return {cooperative.name, whole_address(cooperative), cooperative.phone, cooperative.tax_code};
}

std::string handed_over(const money::Payout& payout) {
  if (payout.state != money::PayoutState::paid || !payout.paid_by) return "";
  const std::string how = *payout.paid_by == money::Method::bank ? "Chuyển khoản" : "Tiền mặt";
  return payout.reference.empty() ? how : how + " (" + payout.reference + ")";
}

documents::PayoutSlip printed(const money::Slip& slip, const documents::Party& cooperative,
                              text::Region region) {
  documents::PayoutSlip out;
  out.cooperative = cooperative;
  out.household = {slip.household.name, slip.household.hamlet, slip.household.phone};
  out.household_code = slip.household.code;
  out.number = std::to_string(slip.payout.number);
  out.from = slip.payout.from;
  out.to = slip.payout.to;
  for (const auto& line : slip.lines) {
    const bool is_bought = line.terms == stock::Terms::bought;
    out.lines.push_back(
        {is_bought ? documents::PayoutSlip::Terms::bought : documents::PayoutSlip::Terms::consigned,
         line.lot_code, line.product, line.billed, line.waste, line.price,
         money::price_unit(line.price_for), line.sold, line.share_bp, line.amount});
  }
  out.fees = slip.fees;
  out.tax = slip.tax;
  out.advances = slip.advances;
  out.corrections = slip.corrections;
  out.paid_to = handed_over(slip.payout);
  for (const auto& each : slip.deductions) {
    const std::string said = each.why + " " + measure::vietnamese(each.amount);
    if (out.note.size() + said.size() + 2 < documents::text_bytes_max) {
      out.note += (out.note.empty() ? "" : "; ") + said;
    }
  }
  out.region = region;
  return out;
}

documents::Party printed_cooperative(const store::Scope& scope) {
  const auto row = producers::find_cooperative(scope);
  return row ? party_of(row->cooperative) : documents::Party{};
}

void write_drafted(json::Writer& out, const store::Scope& scope,
                   const std::vector<PayoutId>& drafted) {
  const auto households = households_by_id(scope);
  out.array("payouts", [&] {
    for (const auto& id : drafted) {
      const auto payout = money::find_payout(scope, id);
      if (!payout) continue;
      out.object([&] { write_head(out, *payout, households.at(payout->household)); });
    }
  });
}

}  // namespace

std::string payout_accounts_json(const store::Scope& scope) {
  const auto households = households_by_id(scope);
  std::map<HouseholdId, money::Payout> drafts;
  for (auto& draft : money::open_drafts(scope)) drafts.emplace(draft.household, std::move(draft));
  const auto write = [&](json::Writer& out, const producers::Household& household,
                         measure::Money owed) {
    const auto draft = drafts.find(household.id);
    out.object([&] {
      write_household(out, household);
      out.field("owed_vnd", owed.vnd);
      if (draft == drafts.end()) {
        out.null_field("draft");
        return;
      }
      out.object("draft", [&] {
        out.field("id", draft->second.id.text);
        out.field("number", draft->second.number);
        out.field("net_vnd", draft->second.net.vnd);
      });
    });
  };
  json::Writer out;
  out.object([&] {
    out.array("accounts", [&] {
      for (const auto& account : money::open_accounts(scope)) {
        const auto household = households.find(account.household);
        if (household != households.end()) write(out, household->second, account.owed);
      }
    });
  });
  return std::move(out).text();
}

Result<std::string> payouts_json(const store::Scope& scope, const Page& page) {
  std::int64_t before = 0;
  if (!page.after.empty()) {
    const auto end = page.after.data() + page.after.size();
    const auto [stop, failed] = std::from_chars(page.after.data(), end, before);
    if (failed != std::errc{} || stop != end || before < 1) {
      return error(Code::invalid, "after", "page.after", {{"after", page.after}});
    }
  }
  auto payouts = money::payouts_before(scope, before, page.limit + 1);
  const bool has_more = payouts.size() > static_cast<std::size_t>(page.limit);
  if (has_more) payouts.pop_back();
  const auto households = households_by_id(scope);
  json::Writer out;
  out.object([&] {
    out.array("payouts", [&] {
      for (const auto& payout : payouts) {
        out.object([&] { write_head(out, payout, households.at(payout.household)); });
      }
    });
    if (has_more)
      out.field("next", std::to_string(payouts.back().number));
    else
      out.null_field("next");
  });
  return std::move(out).text();
}

Result<std::string> payout_json(const store::Scope& scope, const PayoutId& id) {
  const auto slip = slip_of(scope, id);
  if (!slip) return slip.error();
  json::Writer out;
  out.object([&] { write_slip(out, *slip); });
  return std::move(out).text();
}

PayoutId payout_named(const store::Scope& scope, const std::string& named) {
  std::int64_t number = 0;
  const auto [stop, failed] = std::from_chars(named.data(), named.data() + named.size(), number);
  const bool is_number = failed == std::errc{} && stop == named.data() + named.size();
  const auto found = is_number ? money::find_payout(scope, number) : std::nullopt;
  return found ? found->id : PayoutId{named};
}

Result<HouseholdId> household_named(const store::Scope& scope, std::string_view named) {
  if (const auto row = producers::find_household(scope, named)) return row->household.id;
  const HouseholdId id{std::string(named)};
  if (producers::find_household(scope, id)) return id;
  return error(Code::not_found, "household", "household.not_found",
               {{"household", std::string(named)}});
}

Result<std::string> draft_payouts(catalog::changes::Command& command, const PayoutDraft& wanted) {
  struct Skipped {
    HouseholdId household;
    Fault fault;
  };
  std::vector<PayoutId> drafted;
  std::vector<Skipped> skipped;
  if (!wanted.household.empty()) {
    const auto household = household_named(command.rows(), wanted.household);
    if (!household) return household.error();
    const auto id = money::draft(command, *household, wanted.from, wanted.to);
    if (!id) return id.error();
    drafted.push_back(*id);
  } else {
    for (const auto& account : money::open_accounts(command.rows())) {
      const auto id = money::draft(command, account.household, wanted.from, wanted.to);
      if (!id && id.error().code == Code::invalid) return id.error();  // the days are wrong
      if (id)
        drafted.push_back(*id);
      else
        skipped.push_back({account.household, id.error().faults.front()});
    }
  }
  const auto households = households_by_id(command.rows());
  json::Writer out;
  out.object([&] {
    write_drafted(out, command.rows(), drafted);
    out.array("skipped", [&] {
      for (const auto& [household, fault] : skipped) {
        out.object([&] {
          write_household(out, households.at(household));
          write_fault(out, "fault", fault);
        });
      }
    });
  });
  return std::move(out).text();
}

Result<documents::PayoutSlip> printed_slip(const store::Scope& scope, const PayoutId& id,
                                           text::Region region) {
  const auto slip = slip_of(scope, id);
  if (!slip) return slip.error();
  return printed(*slip, printed_cooperative(scope), region);
}

Result<std::vector<documents::PayoutSlip>> printed_slips(const store::Scope& scope, Date from,
                                                         Date to, text::Region region) {
  const auto payouts = money::payouts_between(scope, from, to, documents::payout_slips_max + 1);
  if (payouts.size() > documents::payout_slips_max) {
    return error(Code::limit, "slips", "document.too_many_lines",
                 {{"most", std::to_string(documents::payout_slips_max)}});
  }
  const auto cooperative = printed_cooperative(scope);
  std::vector<documents::PayoutSlip> slips;
  for (const auto& payout : payouts) {
    const auto slip = slip_of(scope, payout.id);
    if (slip) slips.push_back(printed(*slip, cooperative, region));
  }
  return slips;
}

Result<std::string> payout_texts_json(const store::Scope& scope, const PayoutId& id,
                                      text::Region region) {
  const auto slip = slip_of(scope, id);
  if (!slip) return slip.error();
  const std::string cooperative = cooperative_name(scope);
  json::Writer out;
  const auto write_sms = [&](const char* key, const std::string& sms) {
    out.object(key, [&] {
      out.field("text", sms);
      out.field("parts", money::sms_parts(sms));
    });
  };
  out.object([&] {
    out.field("phone", slip->household.phone);
    write_sms("sms", money::payout_message_without_accents(*slip, cooperative));
    write_sms("sms_with_accents", money::payout_message(*slip, cooperative));
    out.field("read_aloud", money::payout_read_aloud(*slip, cooperative, region));
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
