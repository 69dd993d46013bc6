#include "catalog/json/json_text.h"
#include "connectors/transport/http_message.h"
#include "service/cli/command.h"
#include "service/cli/keeping.h"
#include "service/cli/sending.h"
#include "service/telling/show_shed.h"
#include "service/words/help_shed.h"
#include "service/words/messages_shed.h"

namespace ganh::service::cli {

namespace json = catalog::json;
using connectors::transport::percent_encode;
using office::Office;

namespace {

struct RecallOptions {
  std::string lot;
  std::string why;
  std::string say;
  std::string out;
  bool lift = false;
};

std::string path_of(const Office& office, const std::string& lot, const std::string& rest = "") {
  return office.path("/recalls/") + percent_encode(lot) + rest;
}

int run_lift(const Console& console, Office& office, const std::string& lot) {
  const auto lifted = office.ask({.method = "DELETE", .target = path_of(office, lot)});
  if (!lifted) return console.refuse(lifted);
  if (!console.json) console.paper().line(words::shed::recall_lifted, lot);
  tell_marketplaces(console, office);
  return done;
}

office::Reply ask_for_recall(Office& office, const RecallOptions& wanted) {
  json::Writer out;
  out.object([&] {
    out.field("lot", wanted.lot);
    out.field("why", wanted.why);
    if (!wanted.say.empty()) out.field("what_to_say", wanted.say);
  });
  return office.ask({.target = office.path("/recalls"), .body = std::move(out).text()});
}

std::string whole_json(const json::Value& first, const std::vector<json::Value>& orders) {
  json::Writer out;
  out.object([&] {
    for (const auto& [key, value] : first.members()) {
      if (key == "orders" || key == "next") continue;
      json::copy(out, key, value);
    }
    out.array("orders", [&] {
      for (const auto& order : orders) json::copy(out, order);
    });
    out.null_field("next");
  });
  return std::move(out).text();
}

// The first page and all that follow it: nobody who has to be called is left out.
int tell(const Console& console, Office& office, const std::string& lot, office::Reply first) {
  std::vector<office::Reply> pages;
  pages.push_back(std::move(first));
  std::vector<json::Value> orders;
  for (;;) {
    for (const auto& order : pages.back()["orders"].items()) orders.push_back(order);
    const std::string next = pages.back()["next"].text_or();
    if (next.empty()) break;
    pages.push_back(office.get(path_of(office, lot, "?limit=200&after=") + percent_encode(next)));
    if (!pages.back()) return console.refuse(pages.back());
  }
  if (console.json) return console.answer(whole_json(pages.front().root(), orders));
  telling::show_recall(console.paper(), pages.front().root(), orders);
  return done;
}

int run_recall(const Console& console, Office& office, const RecallOptions& wanted) {
  if (wanted.lift) return run_lift(console, office, wanted.lot);
  const bool is_new = !wanted.why.empty();
  auto recall = is_new ? ask_for_recall(office, wanted) : office.get(path_of(office, wanted.lot));
  if (!recall) return console.refuse(recall);
  if (!wanted.out.empty()) {
    return keep(console, office.get(path_of(office, wanted.lot, "/list.pdf")), wanted.out);
  }
  const int told = tell(console, office, wanted.lot, std::move(recall));
  if (!is_new || told != done) return told;
  console.notes().line(words::shed::recall_next, wanted.lot);
  tell_marketplaces(console, office);
  return done;
}

}  // namespace

void add_recall(const Commands& commands) {
  namespace help = words::help::shed;
  auto wanted = std::make_shared<RecallOptions>();
  CLI::App* recall = commands.add_inside(commands.app, "recall", help::recall);
  const auto option = [&](const char* flag, std::string& into, const words::Text& said,
                          const char* type) {
    return recall->add_option(flag, into, commands.say(said))->type_name(type);
  };
  option("lot", wanted->lot, words::help::lot_code, "LOT")->required();
  auto* why = option("--why", wanted->why, help::recall_why, "W");
  option("--say", wanted->say, help::recall_say, "WORDS")->needs(why);
  option("--out", wanted->out, help::out_file, "FILE");
  recall->add_flag("--lift", wanted->lift, commands.say(help::recall_lift))->excludes(why);
  commands.on_chosen(*recall, [wanted](const Console& console, Office& office) {
    return run_recall(console, office, *wanted);
  });
}

}  // namespace ganh::service::cli
