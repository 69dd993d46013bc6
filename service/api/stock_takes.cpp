#include "service/api/stock_takes.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "catalog/json/json.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/products/products.h"
#include "catalog/stock/taking/takes.h"
#include "catalog/text/check_digits.h"
#include "catalog/text/normal_form.h"
#include "service/api/goods.h"
#include "service/words/typed_words.h"

namespace ganh::service::api {

namespace documents = catalog::documents;
namespace json = catalog::json;
namespace measure = catalog::measure;
namespace products = catalog::products;
namespace stock = catalog::stock;
namespace store = catalog::store;
namespace taking = catalog::stock::taking;

namespace {

std::optional<std::int64_t> number_in(const std::string& text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, number);
  if (failed != std::errc{} || stop != end || number < 1) return std::nullopt;
  return number;
}

class Products {
 public:
  explicit Products(const store::Scope& scope) : scope_(scope) {}
  const products::Product& of(const ProductId& id) {
    const auto known = known_.find(id);
    if (known != known_.end()) return known->second;
    return known_.emplace(id, products::find_product(scope_, id)->product).first->second;
  }

 private:
  const store::Scope& scope_;
  std::map<ProductId, products::Product> known_;
};

// In what is counted and written on the sheet.
std::string_view counted_in(measure::BaseUnit base) {
  switch (base) {
    case measure::BaseUnit::gram:
      return "kg";
    case measure::BaseUnit::millilitre:
      return "lít";
    case measure::BaseUnit::piece:
      return "cái";
  }
  return "";
}

void write_time(json::Writer& out, std::string_view key, const std::optional<Time>& time) {
  if (time)
    out.field(key, rfc3339(*time));
  else
    out.null_field(key);
}

void write_line(json::Writer& out, const taking::Line& line, const products::Product& product) {
  out.object([&] {
    out.field("line", line.number);
    out.field("lot_id", line.lot.text);
    out.field("lot", line.lot_code);
    out.field("product", product.name);
    out.field("counted_in", counted_in(product.base));
    write_amount(out, "expected", {line.expected_base, product.base});
    if (line.counted_base) {
      write_amount(out, "counted", {*line.counted_base, product.base});
    } else {
      out.null_field("counted_base");
      out.null_field("counted");
    }
    out.field("differs", line.differs());
    if (line.waste)
      out.field("waste", stock::name(*line.waste));
    else
      out.null_field("waste");
    out.field("why", line.why);
  });
}

void write_members(json::Writer& out, const store::Scope& scope, const taking::Take& take,
                   Products& known) {
  const auto place = stock::find_place(scope, take.place);
  out.field("id", take.id.text);
  out.field("number", take.number);
  write_place(out, "place", place ? place->place : stock::Place{});
  if (take.product)
    out.field("product", known.of(*take.product).name);
  else
    out.null_field("product");
  out.field("state", taking::name(take.state));
  out.field("opened_at", rfc3339(take.opened_at));
  write_time(out, "ended_at", take.ended_at);
}

// The lot of that code; else the only one whose code reads so without accents and capitals, as a
// telephone without Vietnamese keys types it: "dt-1" for "ĐT-1".
const taking::Line* line_of_lot(const taking::Take& take, const std::string& code) {
  const auto exact = std::ranges::find(take.lines, code, &taking::Line::lot_code);
  if (exact != take.lines.end()) return &*exact;
  const std::string folded = catalog::text::fold(code);
  const taking::Line* only = nullptr;
  for (const auto& line : take.lines) {
    if (catalog::text::fold(line.lot_code) != folded) continue;
    if (only != nullptr) return nullptr;
    only = &line;
  }
  return only;
}

const taking::Line* line_named(const taking::Take& take, const CountTyped& typed) {
  if (typed.line) {
    const auto found = std::ranges::find(take.lines, *typed.line, &taking::Line::number);
    return found == take.lines.end() ? nullptr : &*found;
  }
  if (const auto* line = line_of_lot(take, typed.lot)) return line;
  const auto code = catalog::text::without_check_digits(typed.lot);
  return code ? line_of_lot(take, *code) : nullptr;
}

// Where a sheet was put into another order, its line numbers are another lot's.
bool is_its_lot(const taking::Line& line, const CountTyped& typed) {
  const auto is = [&](const std::string& code) {
    return catalog::text::fold(line.lot_code) == catalog::text::fold(code);
  };
  const auto code = catalog::text::without_check_digits(typed.lot);
  return typed.lot.empty() || is(typed.lot) || (code && is(*code));
}

Fault no_line(const std::string& at, const CountTyped& typed) {
  if (!typed.line) return {at + "lot", "stock_take.not_on_sheet", {{"lot", typed.lot}}};
  return {at + "line", "stock_take.no_such_line", {{"line", std::to_string(*typed.line)}}};
}

// As it was typed: "12", "L2026-031 63".
std::string said(const CountTyped& typed) {
  return typed.line ? std::to_string(*typed.line) : typed.lot;
}

Fault odd_count(const std::string& field, const taking::Line& line, std::int64_t counted_base,
                measure::BaseUnit unit) {
  return {field,
          "stock_take.count_odd",
          {{"line", std::to_string(line.number)},
           {"lot", line.lot_code},
           {"counted", measure::vietnamese({counted_base, unit})},
           {"expected", measure::vietnamese({line.expected_base, unit})}}};
}

Result<std::vector<taking::Counted>> counts_of(const taking::Take& take, Products& known,
                                               const std::vector<CountTyped>& typed,
                                               bool are_right) {
  std::vector<taking::Counted> counts;
  std::vector<Fault> faults;
  std::map<int, std::size_t> first_named;  // by line: which item
  for (std::size_t at = 0; at < typed.size(); ++at) {
    const auto& one = typed[at];
    const std::string field = "items[" + std::to_string(at) + "].";
    const auto* line = line_named(take, one);
    if (line == nullptr) {
      faults.push_back(no_line(field, one));
      continue;
    }
    if (!is_its_lot(*line, one)) {
      faults.push_back({field + "lot",
                        "stock_take.line_not_lot",
                        {{"line", std::to_string(line->number)},
                         {"lot", one.lot},
                         {"on_sheet", line->lot_code}}});
      continue;
    }
    const auto [named, is_first] = first_named.emplace(line->number, at);
    if (!is_first) {
      faults.push_back({field + (one.line ? "line" : "lot"),
                        "stock_take.line_twice",
                        {{"line", std::to_string(line->number)},
                         {"first", said(typed[named->second])},
                         {"second", said(one)}}});
      continue;
    }
    taking::Counted counted{line->number, {}, one.waste, one.why};
    if (!one.counted.empty()) {
      const auto unit = known.of(line->product).base;
      const auto base = parse_base(one.counted, field + "counted", unit, counted_in(unit));
      if (!base)
        faults.push_back(base.error().faults.front());
      else if (!are_right && line->counted_base != *base &&
               is_odd_count(*base, line->expected_base))
        faults.push_back(odd_count(field + "counted", *line, *base, unit));
      else
        counted.counted_base = *base;
    }
    // The sheet has one column for both: "dập vỡ" there is a kind.
    if (!counted.waste) {
      const auto said = words::waste_said(one.why);
      if (said) counted.waste = said->kind;
    }
    counts.push_back(std::move(counted));
  }
  if (!faults.empty()) return Error{Code::invalid, std::move(faults)};
  return counts;
}

}  // namespace

Result<taking::Take> find_take(const store::Scope& scope, const std::string& take) {
  auto found = taking::find_take(scope, StockTakeId{take});
  if (const auto number = number_in(take); !found && number) {
    found = taking::find_take(scope, *number);
  }
  if (!found) return error(Code::not_found, "stock_take", "stock_take.not_found");
  return *std::move(found);
}

Result<std::string> takes_json(const store::Scope& scope, const Page& page) {
  const auto before = number_in(page.after);
  if (!page.after.empty() && !before) {
    return error(Code::invalid, "after", "page.after", {{"after", page.after}});
  }
  auto takes = taking::takes_before(scope, before, page.limit + 1);
  const bool has_more = takes.size() > static_cast<std::size_t>(page.limit);
  if (has_more) takes.pop_back();
  Products known(scope);
  json::Writer out;
  out.object([&] {
    out.array("stock_takes", [&] {
      for (const auto& take : takes) {
        out.object([&] { write_members(out, scope, take, known); });
      }
    });
    if (has_more)
      out.field("next", std::to_string(takes.back().number));
    else
      out.null_field("next");
  });
  return std::move(out).text();
}

std::string take_json(const store::Scope& scope, const taking::Take& take) {
  Products known(scope);
  json::Writer out;
  out.object([&] {
    write_members(out, scope, take, known);
    out.array("lines", [&] {
      for (const auto& line : take.lines) write_line(out, line, known.of(line.product));
    });
  });
  return std::move(out).text();
}

Result<std::string> take_json(const store::Scope& scope, const std::string& take) {
  const auto found = find_take(scope, take);
  if (!found) return found.error();
  return take_json(scope, *found);
}

Result<std::string> open_take(catalog::changes::Command& command, const std::string& place,
                              const std::string& product) {
  const auto where = find_place(command.rows(), place, "place");
  if (!where) return where.error();
  std::optional<ProductId> only;
  if (!product.empty()) {
    auto found = products::find_product(command.rows(), product);
    if (!found) found = products::find_product(command.rows(), ProductId{product});
    if (!found) return error(Code::not_found, "product", "product.not_found");
    only = found->product.id;
  }
  const auto opened = taking::open(command, where->place.id, only);
  if (!opened) return opened.error();
  return take_json(command.rows(), opened->text);
}

Result<std::string> write_counts(catalog::changes::Command& command, const std::string& wanted,
                                 const std::vector<CountTyped>& typed, bool are_right) {
  const auto take = find_take(command.rows(), wanted);
  if (!take) return take.error();
  Products known(command.rows());
  const auto counts = counts_of(*take, known, typed, are_right);
  if (!counts) return counts.error();
  if (auto done = taking::write_counts(command, take->id, *counts); !done) return done.error();
  return take_json(command.rows(), take->id.text);
}

Result<std::string> step_take(catalog::changes::Command& command, const std::string& wanted,
                              const std::string& step, int line) {
  const auto take = find_take(command.rows(), wanted);
  if (!take) return take.error();
  Result<> done;
  if (step == "settle") {
    const auto settled = taking::settle(command, take->id);
    if (!settled) return settled.error();
  } else if (step == "drop") {
    done = taking::drop(command, take->id);
  } else if (step == "refresh") {
    done = taking::refresh_line(command, take->id, line);
  } else {
    return error(Code::invalid, "step", "stock_take.unknown_step", {{"step", step}});
  }
  if (!done) return done.error();
  return take_json(command.rows(), take->id.text);
}

Result<std::string> add_to_take(catalog::changes::Command& command, const std::string& wanted,
                                const std::string& lot) {
  const auto take = find_take(command.rows(), wanted);
  if (!take) return take.error();
  auto found = lot_of(command.rows(), lot);
  const auto code = catalog::text::without_check_digits(lot);
  if (!found && code) found = lot_of(command.rows(), *code);
  if (!found) return found.error();
  const auto added = taking::add_lot(command, take->id, found->row.lot.id);
  if (!added) return added.error();
  return take_json(command.rows(), take->id.text);
}

Result<documents::StockTakeSheet> sheet_of(const store::Scope& scope, const std::string& wanted,
                                           bool blind) {
  const auto take = find_take(scope, wanted);
  if (!take) return take.error();
  const auto cooperative = catalog::producers::find_cooperative(scope);
  const auto place = stock::find_place(scope, take->place);
  documents::StockTakeSheet sheet;
  sheet.cooperative = cooperative ? cooperative->cooperative.name : "";
  sheet.number = std::to_string(take->number);
  sheet.date = date_in_vietnam(take->opened_at);
  sheet.reasons = words::printed_reasons();
  Products known(scope);
  for (const auto& line : take->lines) {
    const auto& product = known.of(line.product);
    documents::StockTakeSheet::Line printed;
    printed.place = place ? place->place.name : "";
    printed.lot_code = line.lot_code;
    printed.product = product.name;
    printed.unit = counted_in(product.base);
    if (!blind) printed.expected = measure::Quantity{line.expected_base, product.base};
    sheet.lines.push_back(std::move(printed));
  }
  return sheet;
}

}  // namespace ganh::service::api
