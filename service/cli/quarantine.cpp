#include "catalog/json/json.h"
#include "service/cli/orders.h"
#include "service/telling/values.h"
#include "service/words/help_orders.h"
#include "service/words/messages_orders.h"

namespace ganh::service::cli {

using office::Office;

namespace {

struct Step {
  std::string name;
  std::string order;
  std::string why = {};
  std::string channel = {};
};

int show(const Console& console, const office::Reply& found) {
  if (console.json) return console.answer(found.body());
  const Paper paper = console.paper();
  if (found["orders"].size() == 0) paper.line(words::none_quarantined);
  for (const auto& order : found["orders"].items()) {
    paper.line(words::quarantined_order, order["external_id"].text_or(), order["channel"].text_or(),
               telling::moment(order["received_at"]), order["why"].text_or());
    paper.out << "    " << order["raw"].text_or() << '\n';
  }
  return done;
}

int run_list(const Console& console, Office& office) {
  const auto found = office.get(office.path("/quarantined-orders"));
  return found ? show(console, found) : console.refuse(found);
}

// The channel is looked up by the order's number, which is what people have before them; two
// channels may have given the same one.
Result<std::string> channel_of(const office::Reply& found, const Step& wanted) {
  std::string channel;
  std::string names;
  int count = 0;
  for (const auto& order : found["orders"].items()) {
    if (order["external_id"].text_or() != wanted.order) continue;
    const std::string id = order["channel_id"].text_or();
    const std::string name = order["channel"].text_or();
    if (!wanted.channel.empty() && wanted.channel != name && wanted.channel != id) continue;
    channel = id;
    names += (names.empty() ? "" : ", ") + name;
    ++count;
  }
  if (count == 0) {
    return error(Code::not_found, "external_id", "order.not_quarantined",
                 {{"order", wanted.order}});
  }
  if (count > 1) {
    return error(Code::conflict, "channel", "quarantine.channels",
                 {{"order", wanted.order}, {"channels", names}});
  }
  return channel;
}

int run_step(const Console& console, Office& office, const Step& wanted) {
  const auto found = office.get(office.path("/quarantined-orders"));
  if (!found) return console.refuse(found);
  const auto channel = channel_of(found, wanted);
  if (!channel) return console.refuse(channel.error());
  catalog::json::Writer body;
  body.object([&] {
    body.field("channel_id", *channel);
    body.field("external_id", wanted.order);
    body.field("step", wanted.name);
    if (!wanted.why.empty()) body.field("why", wanted.why);
  });
  const auto left =
      office.ask({.target = office.path("/quarantine-steps"), .body = std::move(body).text()});
  return left ? show(console, left) : console.refuse(left);
}

}  // namespace

void add_quarantine(const Commands& commands, CLI::App& orders) {
  namespace help = words::help;
  CLI::App* command = commands.add_inside(orders, "quarantine", help::quarantine);
  commands.on_chosen(*command, run_list);

  const auto add_step = [&](std::string_view verb, const help::Command& teaching,
                            const std::shared_ptr<Step>& step) {
    CLI::App* added = commands.add_inside(*command, std::string(verb), teaching);
    added->add_option("order", step->order, commands.say(help::order_id))
        ->required()
        ->type_name("ID");
    added->add_option("--channel", step->channel, commands.say(help::quarantine_channel))
        ->type_name("NAME");
    commands.on_chosen(*added, [step](const Console& console, Office& office) {
      return run_step(console, office, *step);
    });
    return added;
  };
  add_step("retry", help::read_again, std::make_shared<Step>(Step{"read_again", ""}));
  const auto dismissal = std::make_shared<Step>(Step{"dismiss", ""});
  add_step("dismiss", help::dismiss, dismissal)
      ->add_option("--why", dismissal->why, commands.say(help::why))
      ->required()
      ->type_name("W");
}

}  // namespace ganh::service::cli
