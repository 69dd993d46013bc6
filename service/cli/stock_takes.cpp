#include <algorithm>
#include <optional>

#include "catalog/json/json.h"
#include "catalog/sheets/csv_reader.h"
#include "catalog/sheets/xlsx_reader.h"
#include "connectors/transport/http_message.h"
#include "service/cli/counted_rows.h"
#include "service/cli/keeping.h"
#include "service/cli/sending.h"
#include "service/cli/stock_commands.h"
#include "service/telling/show_shed.h"
#include "service/words/help_shed.h"
#include "service/words/messages_shed.h"
#include "service/words/typed_words.h"

namespace ganh::service::cli {

using connectors::transport::percent_encode;
using office::Office;

namespace {

namespace help = words::help::shed;

constexpr std::size_t counts_max = 2000;

std::string path_of(const Office& office, const std::string& take, const std::string& rest = "") {
  return office.path("/stock-takes/") + percent_encode(take) + rest;
}

// The take as it is now, and what comes next.
int tell(const Console& console, const office::Reply& take, const words::Text* next) {
  if (!take) return console.refuse(take);
  if (console.json) return console.answer(take.body());
  telling::show_take(console.paper(), take.root());
  if (next != nullptr) console.notes().line(*next, take["number"].integer_or(0));
  return done;
}

int run_list(const Console& console, Office& office, const std::string& after) {
  const auto page = office.get(office.path("/stock-takes") +
                               (after.empty() ? "" : "?after=" + percent_encode(after)));
  if (!page) return console.refuse(page);
  if (console.json) return console.answer(page.body());
  telling::show_takes(console.paper(), page.root());
  return done;
}

int run_open(const Console& console, Office& office, const std::string& place,
             const std::string& product) {
  catalog::json::Writer out;
  out.object([&] {
    if (!place.empty()) out.field("place", place);
    if (!product.empty()) out.field("product", product);
  });
  const auto opened =
      office.ask({.target = office.path("/stock-takes"), .body = std::move(out).text()});
  return tell(console, opened, &words::shed::next_sheet);
}

Result<CountedFile> typed_in(const std::string& file) {
  const auto bytes = catalog::sheets::read_file(file);
  if (!bytes) return bytes.error();
  const auto workbook = catalog::sheets::read_table(*bytes);
  if (!workbook) return workbook.error();
  return counted_rows(workbook->sheets.empty() ? catalog::sheets::Sheet{}
                                               : workbook->sheets.front());
}

bool is_number(const std::string& text) {
  return !text.empty() && text.size() <= 4 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string counts_json(const std::vector<CountedRow>& all, bool are_right) {
  catalog::json::Writer out;
  out.object([&] {
    if (are_right) out.field("counts_are_right", true);
    out.array("items", [&] {
      for (const auto& one : all) {
        out.object([&] {
          if (!is_number(one.line_or_lot)) {
            out.field("lot", one.line_or_lot);
          } else {
            out.field("line", std::int64_t{std::stoi(one.line_or_lot)});
            if (!one.lot.empty()) out.field("lot", one.lot);
          }
          out.field("counted", one.counted);
          if (!one.waste.empty()) out.field("waste", one.waste);
          if (!one.why.empty()) out.field("why", one.why);
        });
      }
    });
  });
  return std::move(out).text();
}

struct CountOptions {
  std::string take;
  std::vector<std::string> counts;
  std::string file;
  std::string waste;
  std::string why;
  bool are_right = false;
};

int run_count(const Console& console, Office& office, const CountOptions& options) {
  std::vector<CountedRow> all;
  if (!options.file.empty()) {
    auto typed = typed_in(options.file);
    if (!typed) return console.refuse(typed.error());
    all = std::move(typed->rows);
    for (const auto& [row, text] : typed->uncounted) {
      console.notes().line(words::shed::row_uncounted, row, text);
    }
  }
  for (const auto& argument : options.counts) {
    auto one = counted_row(argument);
    if (!one) {
      return console.refuse(
          error(Code::invalid, "counts", "option.line_count", {{"text", argument}}));
    }
    one->waste = options.waste;
    one->why = options.why;
    all.push_back(*std::move(one));
  }
  const auto counted = office.ask({.target = path_of(office, options.take, "/counts"),
                                   .body = counts_json(all, options.are_right)});
  const int ended = tell(console, counted, &words::shed::next_settle);
  if (counted["reason"].text_or() == "stock_take.count_odd") {
    console.notes().line(words::shed::odd_counts);
  }
  return ended;
}

int run_step(const Console& console, Office& office, const std::string& take,
             const std::string& step, const std::optional<int>& line) {
  catalog::json::Writer out;
  out.object([&] {
    out.field("step", step);
    if (line) out.field("line", *line);
  });
  const auto stepped =
      office.ask({.target = path_of(office, take, "/steps"), .body = std::move(out).text()});
  const int ended = tell(console, stepped, nullptr);
  if (stepped && step == "settle") tell_marketplaces(console, office);
  return ended;
}

int run_add(const Console& console, Office& office, const std::string& take,
            const std::string& lot) {
  catalog::json::Writer out;
  out.object([&] { out.field("lot", lot); });
  return tell(console,
              office.ask({.target = path_of(office, take, "/lots"), .body = std::move(out).text()}),
              nullptr);
}

struct SheetOptions {
  std::string take;
  std::string out;
  std::string paper = "a4";
  bool blind = false;
};

// Options that its commands have in common.
struct Adding {
  const Commands& commands;
  CLI::App& take;

  CLI::App* add(const char* name, const words::help::Command& about, std::string& number) const {
    CLI::App* command = commands.add_inside(take, name, about);
    option(command, "number", number, help::take_number, "N")->required();
    return command;
  }
  CLI::Option* option(CLI::App* to, const char* flag, std::string& into, const words::Text& said,
                      const char* type) const {
    return to->add_option(flag, into, commands.say(said))->type_name(type);
  }
};

void add_sheet(const Adding& adding) {
  auto options = std::make_shared<SheetOptions>();
  CLI::App* sheet = adding.add("sheet", help::sheet, options->take);
  adding.option(sheet, "--out", options->out, help::out_file, "FILE")->required();
  adding.option(sheet, "--paper", options->paper, help::paper, "a4|a5");
  sheet->add_flag("--blind", options->blind, adding.commands.say(help::blind));
  adding.commands.on_chosen(*sheet, [options](const Console& console, Office& office) {
    return keep(console,
                office.get(path_of(office, options->take, "/sheet.pdf?paper=") +
                           percent_encode(options->paper) + (options->blind ? "&blind=true" : "")),
                options->out);
  });
}

void add_count(const Adding& adding) {
  auto options = std::make_shared<CountOptions>();
  CLI::App* count = adding.add("count", help::count, options->take);
  count->add_option("counts", options->counts, adding.commands.say(help::counts))
      ->type_name("N=COUNT");
  adding.option(count, "--file", options->file, help::counts_file, "CSV");
  adding.option(count, "--waste", options->waste, help::waste_of_missing, "KIND")
      ->transform(words::waste_name);
  adding.option(count, "--why", options->why, words::help::why, "W");
  count->add_flag("--counts-are-right", options->are_right,
                  adding.commands.say(help::counts_are_right));
  adding.commands.on_chosen(*count, [options](const Console& console, Office& office) {
    return run_count(console, office, *options);
  });
}

void add_steps(const Adding& adding) {
  struct Step {
    const char* name;
    const words::help::Command& about;
  };
  for (const auto& [name, about] :
       {Step{"settle", help::settle_take}, Step{"drop", help::drop_take}}) {
    auto number = std::make_shared<std::string>();
    CLI::App* command = adding.add(name, about, *number);
    adding.commands.on_chosen(
        *command, [number, step = std::string(name)](const Console& console, Office& office) {
          return run_step(console, office, *number, step, {});
        });
  }
  auto number = std::make_shared<std::string>();
  auto line = std::make_shared<int>(0);
  CLI::App* refresh = adding.add("refresh", help::refresh_line, *number);
  refresh->add_option("line", *line, adding.commands.say(help::line_number))
      ->required()
      ->type_name("LINE");
  adding.commands.on_chosen(*refresh, [number, line](const Console& console, Office& office) {
    return run_step(console, office, *number, "refresh", *line);
  });
}

}  // namespace

void add_stock_takes(const Commands& commands, CLI::App& stock) {
  CLI::App* take = commands.add_inside(stock, "take", help::take);
  const Adding adding{commands, *take};
  auto after = std::make_shared<std::string>();
  adding.option(take, "--after", *after, help::after_take, "N");
  commands.on_chosen(*take, [after](const Console& console, Office& office) {
    return run_list(console, office, *after);
  });

  auto place = std::make_shared<std::string>();
  auto product = std::make_shared<std::string>();
  CLI::App* open = commands.add_inside(*take, "open", help::open_take);
  adding.option(open, "--place", *place, help::at_place, "PLACE");
  adding.option(open, "--product", *product, help::take_product, "CODE");
  commands.on_chosen(*open, [place, product](const Console& console, Office& office) {
    return run_open(console, office, *place, *product);
  });

  auto number = std::make_shared<std::string>();
  CLI::App* show = adding.add("show", help::show_take, *number);
  commands.on_chosen(*show, [number](const Console& console, Office& office) {
    return tell(console, office.get(path_of(office, *number)), nullptr);
  });

  auto lot = std::make_shared<std::string>();
  auto to = std::make_shared<std::string>();
  CLI::App* found = adding.add("add", help::found, *to);
  adding.option(found, "lot", *lot, words::help::lot_code, "LOT")->required();
  commands.on_chosen(*found, [to, lot](const Console& console, Office& office) {
    return run_add(console, office, *to, *lot);
  });
  add_sheet(adding);
  add_count(adding);
  add_steps(adding);
}

}  // namespace ganh::service::cli
