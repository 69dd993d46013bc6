#include "catalog/json/json.h"
#include "catalog/sheets/xlsx_reader.h"
#include "connectors/transport/http_message.h"
#include "service/cli/command.h"
#include "service/cli/keeping.h"
#include "service/cli/settings_options.h"
#include "service/cli/typed_days.h"
#include "service/telling/show_payments.h"
#include "service/words/help_till.h"
#include "service/words/messages_till.h"

namespace ganh::service::cli {

using connectors::transport::percent_encode;
using office::Office;

namespace {

struct PaperOptions {
  std::string order = {};
  std::vector<std::string> orders = {};
  std::string pdf = {};
  std::string paper = {};
  std::string keep = {};
  int shipment = 0;
  bool pay = false;
};

std::string query(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string text;
  for (const auto& [name, value] : members) {
    if (value.empty()) continue;
    text += (text.empty() ? "?" : "&") + name + "=" + percent_encode(value);
  }
  return text;
}

// Calls `work` with the path of the parcel that is meant.
int with_shipment(const Console& console, Office& office, const PaperOptions& options,
                  const std::function<int(const std::string& path, int number)>& work) {
  const auto papers =
      office.get(office.path("/orders/") + percent_encode(options.order) + "/papers");
  if (!papers) return console.refuse(papers);
  std::string id;
  int number = 0;
  for (const auto& shipment : papers["shipments"].items()) {
    const int its = static_cast<int>(shipment["number"].integer_or(0));
    if (options.shipment != 0 && options.shipment != its) continue;
    id = shipment["id"].text_or();
    number = its;
  }
  if (!id.empty()) return work(office.path("/shipments/") + percent_encode(id), number);
  console.notes().line(words::no_shipment, options.order);
  return refused;
}

int run_slip(const Console& console, Office& office, const PaperOptions& options) {
  return with_shipment(console, office, options, [&](const std::string& path, int) {
    const auto asked = query({{"paper", options.paper}, {"pay", options.pay ? "true" : ""}});
    return keep(console, office.get(path + "/packing-slip.pdf" + asked), options.pdf);
  });
}

int run_label(const Console& console, Office& office, const PaperOptions& options) {
  return with_shipment(console, office, options, [&](const std::string& path, int) {
    return keep(console, office.get(path + "/label.pdf" + query({{"paper", options.paper}})),
                options.pdf);
  });
}

int run_waybill(const Console& console, Office& office, const PaperOptions& options) {
  return with_shipment(console, office, options, [&](const std::string& path, int number) {
    if (options.keep.empty()) {
      return keep(console, office.get(path + "/waybill.pdf"), options.pdf);
    }
    const auto bytes = catalog::sheets::read_file(options.keep);
    if (!bytes) return console.refuse(bytes.error());
    const auto kept = office.ask({.method = "PUT",
                                  .target = path + "/waybill.pdf",
                                  .body = *bytes,
                                  .type = "application/pdf"});
    if (!kept) return console.refuse(kept);
    if (!console.json) console.paper().line(words::waybill_kept, number, options.order);
    return static_cast<int>(done);
  });
}

int run_pick_list(const Console& console, Office& office, const PaperOptions& options) {
  std::string orders;
  for (const auto& order : options.orders) orders += (orders.empty() ? "" : ",") + order;
  if (!options.pdf.empty()) {
    const auto asked = query({{"orders", orders}, {"paper", options.paper}});
    return keep(console, office.get(office.path("/pick-list.pdf") + asked), options.pdf);
  }
  const auto list = office.get(office.path("/pick-list") + query({{"orders", orders}}));
  if (!list) return console.refuse(list);
  if (console.json) return console.answer(list.body());
  telling::show_pick_list(console.paper(), list.root());
  if (list["lines"].size() > 0) console.notes().line(words::next_fetch);
  return done;
}

struct Invoice {
  std::string order;
  std::string number;
  std::string expected;
};

int run_invoice(const Console& console, Office& office, const Invoice& invoice) {
  catalog::json::Writer out;
  out.object([&] {
    out.field("number", invoice.number);
    out.field("expected", invoice.expected);
  });
  const auto set = office.ask(
      {.method = "PUT",
       .target = office.path("/orders/") + percent_encode(invoice.order) + "/invoice-number",
       .body = std::move(out).text()});
  if (!set) return console.refuse(set);
  if (console.json) return console.answer(set.body());
  telling::show_payments_of(console.paper(), set.root());
  return done;
}

int run_erase(const Console& console, Office& office, const std::string& typed, bool yes) {
  std::string before;
  if (!typed.empty()) {
    const auto day = typed_day(typed, today());
    if (!day) return console.refuse(day.error());
    before = iso_date(*day);
  }
  catalog::json::Writer out;
  out.object([&] {
    out.field("rehearse", !yes);
    if (!before.empty()) out.field("ended_before", before);
  });
  const auto erased = office.ask({.target = office.path("/customer-erasures"),
                                  .body = std::move(out).text(),
                                  .deadline = office::patience_with_workbooks});
  if (!erased) return console.refuse(erased);
  if (console.json) return console.answer(erased.body());
  telling::show_erasure(console.paper(), erased.root());
  return done;
}

using Run = int (*)(const Console&, Office&, const PaperOptions&);

CLI::App* add_paper(const Commands& commands, CLI::App& orders, const char* name,
                    const words::help::Command& about, Run run,
                    const std::shared_ptr<PaperOptions>& options) {
  namespace help = words::help;
  CLI::App* command = commands.add_inside(orders, name, about);
  command->add_option("order", options->order, commands.say(help::order_id))
      ->required()
      ->type_name("ID");
  command->add_option("--shipment", options->shipment, commands.say(help::shipment_number))
      ->type_name("N");
  commands.on_chosen(*command, [options, run](const Console& console, Office& office) {
    return run(console, office, *options);
  });
  return command;
}

void add_paper_option(const Commands& commands, CLI::App& command, PaperOptions& options) {
  command.add_option("--paper", options.paper, commands.say(words::help::paper))
      ->type_name("a4|a5|label");
}

void add_papers_of_orders(const Commands& commands, CLI::App& orders) {
  namespace help = words::help;
  const auto pdf = [&](CLI::App& command, PaperOptions& options) {
    return command.add_option("--out", options.pdf, commands.say(help::pdf_file))
        ->type_name("FILE");
  };
  auto of_slip = std::make_shared<PaperOptions>();
  CLI::App* slip = add_paper(commands, orders, "slip", help::slip, run_slip, of_slip);
  pdf(*slip, *of_slip)->required();
  add_paper_option(commands, *slip, *of_slip);
  slip->add_flag("--pay", of_slip->pay, commands.say(help::with_code));

  auto of_label = std::make_shared<PaperOptions>();
  CLI::App* label = add_paper(commands, orders, "label", help::label, run_label, of_label);
  pdf(*label, *of_label)->required();
  add_paper_option(commands, *label, *of_label);

  auto of_waybill = std::make_shared<PaperOptions>();
  CLI::App* waybill =
      add_paper(commands, orders, "waybill", help::waybill_pdf, run_waybill, of_waybill);
  auto* one = waybill->add_option_group("file");
  one->add_option("--out", of_waybill->pdf, commands.say(help::pdf_file))->type_name("FILE");
  one->add_option("--keep", of_waybill->keep, commands.say(help::keep_file))->type_name("FILE");
  one->require_option(1);
}

}  // namespace

void add_order_papers(const Commands& commands) {
  namespace help = words::help;
  CLI::App& orders = *commands.app.get_subcommand("orders");
  add_papers_of_orders(commands, orders);

  auto invoice = std::make_shared<Invoice>();
  CLI::App* invoicing = commands.add_inside(orders, "invoice", help::invoice);
  invoicing->add_option("order", invoice->order, commands.say(help::order_id))
      ->required()
      ->type_name("ID");
  invoicing->add_option("--number", invoice->number, commands.say(help::invoice_number))
      ->required()
      ->type_name("N");
  invoicing->add_option("--expected", invoice->expected, commands.say(help::invoice_expected))
      ->type_name("N");
  commands.on_chosen(*invoicing, [invoice](const Console& console, Office& office) {
    return run_invoice(console, office, *invoice);
  });

  auto before = std::make_shared<std::string>();
  auto yes = std::make_shared<bool>(false);
  CLI::App* erasing = commands.add_inside(orders, "erase-customers", help::erase_customers);
  erasing->add_option("--ended-before", *before, commands.say(help::ended_before))
      ->type_name("DATE");
  erasing->add_flag("--yes", *yes, commands.say(help::erase_yes));
  erasing->callback([&console = commands.console, &run = commands.run, before, yes] {
    run = [&console, before, yes] {
      return as_served(console, office::Wanted::cooperative,
                       [&](Office& office) { return run_erase(console, office, *before, *yes); });
    };
  });
}

void add_pick_list(const Commands& commands) {
  namespace help = words::help;
  auto options = std::make_shared<PaperOptions>();
  CLI::App* command = commands.add_inside(commands.app, "pick-list", help::pick_list);
  command->add_option("orders", options->orders, commands.say(help::orders_to_pick))
      ->type_name("ID");
  command->add_option("--out", options->pdf, commands.say(help::pdf_file))->type_name("FILE");
  add_paper_option(commands, *command, *options);
  commands.on_chosen(*command, [options](const Console& console, Office& office) {
    return run_pick_list(console, office, *options);
  });
}

}  // namespace ganh::service::cli
