#include "service/cli/orders.h"

#include <charconv>

#include "catalog/json/json.h"
#include "catalog/selling/selling.h"
#include "connectors/transport/http_message.h"
#include "service/cli/options.h"
#include "service/cli/sending.h"
#include "service/telling/show_carriers.h"
#include "service/telling/show_orders.h"
#include "service/words/help_orders.h"
#include "service/words/messages.h"
#include "service/words/messages_orders.h"
#include "service/words/typed_words.h"

namespace ganh::service::cli {

using catalog::json::Value;
using connectors::transport::percent_encode;
using office::Office;

namespace {

struct ListOptions {
  std::string after;
  std::string state;
  std::string named;
};

struct StepOptions {
  std::string order;
  std::vector<std::string> lines = {};  // "1=2=2,7kg"
  bool rest_later = false;
  bool rest_cut = false;
  bool pays_later = false;
  bool weight_is_right = false;
  std::int64_t shipment = 0;
  std::string carrier = {};
  std::string waybill = {};
  std::int64_t cod_vnd = -1;
  std::int64_t line = 0;
  std::int64_t packs = 0;
  std::string sku = {};
  std::int64_t sku_packs = 0;
  std::int64_t price_vnd = -1;
  std::string consent = {};
  std::string why = {};
  std::string by = {};
  std::string waste = {};
  std::string weighed = {};  // of what comes back
  std::string place = {};
};

int run_list(const Console& console, Office& office, const ListOptions& options) {
  std::string query;
  const auto add = [&](const char* key, const std::string& value) {
    if (value.empty()) return;
    query += (query.empty() ? "?" : "&") + std::string(key) + "=" + percent_encode(value);
  };
  add("after", options.after);
  add("state", options.state);
  add("find", options.named);
  const auto page = office.get(office.path("/orders") + query);
  if (!page) return console.refuse(page);
  if (console.json) return console.answer(page.body());
  if (!query.empty() && page["orders"].size() == 0) {
    console.paper().line(words::no_such_orders);
    if (!options.named.empty()) console.notes().line(words::found_by);
    return done;
  }
  telling::show_orders(console.paper(), page.root());
  return done;
}

int run_show(const Console& console, Office& office, const std::string& order) {
  const auto found = office.get(office.path("/orders/") + percent_encode(order));
  if (!found) return console.refuse(found);
  if (console.json) return console.answer(found.body());
  telling::show_order(console.paper(), found.root());
  if (found["order"]["shipments"].size() == 0) return done;
  const auto tracking = office.get(office.path("/tracking?reference=") +
                                   percent_encode(found["order"]["id"].text_or()));
  if (tracking) telling::show_tracking_links(console.paper(), tracking.root());
  return done;
}

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;  // what is no number is refused where the rest is looked at
}

// "1=2" or "1=2=2,7kg": line, packs, what the scales say.
void write_packed_line(catalog::json::Writer& out, std::string_view text) {
  const auto first = text.find('=');
  const auto second = first == text.npos ? text.npos : text.find('=', first + 1);
  out.object([&] {
    out.field("line", number_of(text.substr(0, first)));
    if (first == text.npos) return;
    out.field("packs", number_of(text.substr(first + 1, second - first - 1)));
    if (second != text.npos) out.field("weighed", text.substr(second + 1));
  });
}

std::string step_json(const std::string& step, const StepOptions& options) {
  catalog::json::Writer out;
  const auto text = [&](const char* key, const std::string& value) {
    if (!value.empty()) out.field(key, value);
  };
  const auto number = [&](const char* key, std::int64_t value) {
    if (value > 0) out.field(key, value);
  };
  out.object([&] {
    out.field("step", step);
    if (!options.lines.empty()) {
      out.array("lines", [&] {
        for (const auto& line : options.lines) write_packed_line(out, line);
      });
    }
    if (options.rest_later || options.rest_cut) {
      out.field("rest", options.rest_later ? "later" : "cut");
    }
    if (options.pays_later) out.field("pays_later", true);
    if (options.weight_is_right) out.field("weight_is_right", true);
    number("shipment", options.shipment);
    text("carrier", options.carrier);
    text("waybill", options.waybill);
    if (options.cod_vnd >= 0) out.field("cod_vnd", options.cod_vnd);
    number("line", options.line);
    number("packs", options.packs);
    text("sku", options.sku);
    if (step == "substitute")
      number("sku_packs", options.sku_packs > 0 ? options.sku_packs : options.packs);
    if (options.price_vnd >= 0) out.field("unit_price_vnd", options.price_vnd);
    text("consent", options.consent);
    text("why", options.why);
    text("by", options.by);
    text("waste", options.waste);
  });
  return std::move(out).text();
}

void tell_next_step(const Console& console, Office& office, const std::string& id) {
  const auto order = office.get(office.path("/orders/") + percent_encode(id));
  if (!order) return;
  const std::string step = order["order"]["next_step"].text_or();
  if (step == "confirm" || step == "pack" || step == "ship" || step == "deliver" ||
      step == "unpack" || step == "cut") {
    console.notes().line(words::next_order_step, step, id);
  }
}

// The last shipment in that state; of those sent, the one that left last.
std::int64_t last_shipment(Value order, std::string_view state) {
  std::int64_t last = 0;
  std::string left;
  for (const auto& shipment : order["shipments"].items()) {
    const std::string at = shipment["shipped_at"].text_or();
    if (shipment["state"].text_or() != state || at < left) continue;
    last = shipment["number"].integer_or(0);
    left = at;
  }
  return last;
}

// What the step did, and then what the order has come to. `before` is the order as it was.
void tell_step(const Paper& paper, const std::string& step, const StepOptions& options,
               Value before, Value now) {
  const auto order = now["order"];
  const auto named = [&](std::int64_t otherwise) {
    return options.shipment > 0 ? options.shipment : otherwise;
  };
  if (step == "pack") telling::show_packed(paper, now);
  if (step == "ship") telling::show_sent(paper, now, named(last_shipment(order, "shipped")));
  if (step == "unpack" && before.is_object()) {
    telling::show_unpacked(paper, before, named(last_shipment(before["order"], "packed")),
                           !options.waste.empty());
  }
  paper.line(words::order_now, order["external_id"].text_or(), telling::state_text(paper, order));
  telling::show_collects_too_much(paper, now);
}

int run_step(const Console& console, Office& office, const std::string& step,
             const StepOptions& options) {
  std::optional<office::Reply> before;
  if (step == "unpack" && !console.json) {
    before = office.get(office.path("/orders/") + percent_encode(options.order));
  }
  const auto taken =
      office.ask({.target = office.path("/orders/") + percent_encode(options.order) + "/steps",
                  .body = step_json(step, options)});
  if (!taken) {
    const int outcome = console.refuse(taken);
    const std::string reason = taken["reason"].text_or();
    if (reason == "order.state") tell_next_step(console, office, options.order);
    if (step == "pack" && reason == "goods.not_weighed") {
      console.notes().line(words::pack_weighed, options.order);
    }
    if (reason == "ship.unpaid") console.notes().line(words::ship_unpaid, options.order);
    if (step == "unpack" && reason == "step.why") {
      console.notes().line(words::unpack_why, options.order);
    }
    if (reason == "pack.rest") console.notes().line(words::pack_rest, options.order);
    return outcome;
  }
  if (console.json) {
    console.answer(taken.body());
  } else {
    tell_step(console.paper(), step, options, before && *before ? before->root() : Value(),
              taken.root());
  }
  tell_marketplaces(console, office);
  const ChannelId channel{taken["order"]["channel_id"].text_or()};
  const bool is_of_market = catalog::selling::name_of(channel).empty();
  if (step == "cancel" && is_of_market) {
    const bool is_theirs = options.by == "channel";
    console.notes().line(is_theirs ? words::cancel_waited_for : words::cancel_told);
  }
  return done;
}

std::string goods_back_json(const StepOptions& options) {
  catalog::json::Writer out;
  const auto text = [&](const char* key, const std::string& value) {
    if (!value.empty()) out.field(key, value);
  };
  out.object([&] {
    if (options.shipment > 0) out.field("shipment", options.shipment);
    const bool is_all =
        options.shipment > 0 && options.line == 0 && options.packs == 0 && options.weighed.empty();
    if (is_all) {
      text("waste", options.waste);
    } else {
      out.array("lines", [&] {
        out.object([&] {
          out.field("line", options.line);
          out.field("packs", options.packs);
          text("weighed", options.weighed);
          text("waste", options.waste);
        });
      });
    }
    text("place", options.place);
    if (options.weight_is_right) out.field("weight_is_right", true);
    text("by", options.by);
    text("why", options.why);
  });
  return std::move(out).text();
}

int run_return(const Console& console, Office& office, const StepOptions& options) {
  const auto taken =
      office.ask({.target = office.path("/orders/") + percent_encode(options.order) + "/returns",
                  .body = goods_back_json(options)});
  if (!taken) return console.refuse(taken);
  if (console.json) {
    console.answer(taken.body());
  } else {
    const Paper paper = console.paper();
    paper.line(words::goods_taken_back, taken["order"]["external_id"].text_or());
    telling::show_order_money(paper, taken["order"]);
    telling::show_collects_too_much(paper, taken.root());
  }
  tell_marketplaces(console, office);
  return done;
}

int run_returns(const Console& console, Office& office, const std::string& after) {
  const auto page = office.get(office.path("/returns") +
                               (after.empty() ? "" : "?after=" + percent_encode(after)));
  if (!page) return console.refuse(page);
  if (console.json) return console.answer(page.body());
  telling::show_returns(console.paper(), page.root());
  return done;
}

using Add = std::function<void(Options&, StepOptions&)>;

void add_step(const Commands& commands, CLI::App& orders, const std::string& step,
              const words::help::Command& about, const Add& add = {}) {
  auto options = std::make_shared<StepOptions>();
  CLI::App* command = commands.add_inside(orders, step, about);
  Options given(commands, *command);
  given.needed("order", options->order, words::help::order_id, "ID");
  if (add) add(given, *options);
  commands.on_chosen(*command, [step, options](const Console& console, Office& office) {
    return step == "return" ? run_return(console, office, *options)
                            : run_step(console, office, step, *options);
  });
}

void add_steps(const Commands& commands, CLI::App& orders) {
  namespace help = words::help;
  add_step(commands, orders, "confirm", help::confirm);
  add_step(commands, orders, "pack", help::pack, [](Options& given, StepOptions& of) {
    given.maybe("--line", of.lines, help::pack_lines, "LINE=PACKS");
    given.flag("--rest-later", of.rest_later, help::rest_later);
    given.flag("--rest-cut", of.rest_cut, help::rest_cut);
    given.flag("--weight-is-right", of.weight_is_right, help::weight_is_right);
  });
  add_step(commands, orders, "unpack", help::unpack, [](Options& given, StepOptions& of) {
    given.maybe("--shipment", of.shipment, help::which_shipment, "N");
    given.flag("--rest-later", of.rest_later, help::unpacked_later);
    given.flag("--rest-cut", of.rest_cut, help::unpacked_cut);
    given.maybe("--waste", of.waste, help::waste_kind, "KIND")->transform(words::waste_name);
    given.maybe("--why", of.why, help::why, "W");
  });
  add_step(commands, orders, "ship", help::ship, [](Options& given, StepOptions& of) {
    given.needed("--carrier", of.carrier, help::carrier, "C");
    given.needed("--waybill", of.waybill, help::waybill, "W");
    given.maybe("--cod", of.cod_vnd, help::cod, "VND");
    given.flag("--pays-later", of.pays_later, help::pays_later);
    given.maybe("--shipment", of.shipment, help::which_shipment, "N");
  });
  add_step(commands, orders, "cod", help::set_cod, [](Options& given, StepOptions& of) {
    given.needed("--cod", of.cod_vnd, help::cod, "VND");
    given.maybe("--shipment", of.shipment, help::which_shipment, "N");
  });
  add_step(commands, orders, "deliver", help::deliver, [](Options& given, StepOptions& of) {
    given.maybe("--shipment", of.shipment, help::which_shipment, "N");
  });
  add_step(commands, orders, "cut", help::cut, [](Options& given, StepOptions& of) {
    given.needed("--line", of.line, help::line_number, "N");
    given.needed("--packs", of.packs, help::line_packs, "N");
    given.needed("--why", of.why, help::why, "W");
  });
  add_step(commands, orders, "substitute", help::substitute, [](Options& given, StepOptions& of) {
    given.needed("--line", of.line, help::line_number, "N");
    given.needed("--packs", of.packs, help::line_packs, "N");
    given.needed("--sku", of.sku, help::substitute_sku, "SKU");
    given.maybe("--sku-packs", of.sku_packs, help::substitute_packs, "N");
    given.maybe("--price", of.price_vnd, help::substitute_price, "VND");
    given.needed("--consent", of.consent, help::consent, "WHO");
  });
  add_step(commands, orders, "cancel", help::cancel, [](Options& given, StepOptions& of) {
    given.needed("--why", of.why, help::why, "W");
    given.maybe("--by", of.by, help::cancelled_by, "WHO");
    given.maybe("--waste", of.waste, help::waste_kind, "KIND")->transform(words::waste_name);
  });
  add_step(commands, orders, "settle", help::settle,
           [](Options& given, StepOptions& of) { given.maybe("--why", of.why, help::why, "W"); });
  add_step(commands, orders, "return", help::goods_back, [](Options& given, StepOptions& of) {
    given.maybe("--shipment", of.shipment, help::which_shipment, "N");
    given.maybe("--line", of.line, help::line_number, "N");
    given.maybe("--packs", of.packs, help::line_packs, "N");
    given.maybe("--weighed", of.weighed, help::weighed, "Q");
    given.flag("--weight-is-right", of.weight_is_right, help::weight_is_right);
    given.maybe("--waste", of.waste, help::waste_kind, "KIND")->transform(words::waste_name);
    given.maybe("--place", of.place, help::back_at, "CODE");
    given.maybe("--by", of.by, help::returned_by, "WHO");
    given.maybe("--why", of.why, help::why, "W");
  });
}

}  // namespace

void add_orders(const Commands& commands) {
  namespace help = words::help;
  auto list = std::make_shared<ListOptions>();
  CLI::App* command = commands.add_inside(commands.app, "orders", help::orders);
  Options given(commands, *command);
  given.maybe("--after", list->after, help::after, "ID");
  given.maybe("--state", list->state, help::state_filter, "STATE");
  given.maybe("--find", list->named, help::find_order, "TEXT");
  commands.on_chosen(*command, [list](const Console& console, Office& office) {
    return run_list(console, office, *list);
  });

  auto order = std::make_shared<std::string>();
  CLI::App* show = commands.add_inside(*command, "show", help::show_order);
  Options(commands, *show).needed("order", *order, help::order_id, "ID");
  commands.on_chosen(*show, [order](const Console& console, Office& office) {
    return run_show(console, office, *order);
  });
  add_steps(commands, *command);
  add_take_order(commands, *command);
  add_quarantine(commands, *command);

  auto after = std::make_shared<std::string>();
  CLI::App* returns = commands.add_inside(*command, "returns", help::returns);
  Options(commands, *returns).maybe("--after", *after, help::after_return, "ID");
  commands.on_chosen(*returns, [after](const Console& console, Office& office) {
    return run_returns(console, office, *after);
  });
}

}  // namespace ganh::service::cli
