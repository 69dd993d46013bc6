// A command of the program as CLI11 knows it: its options beside those that all have, its help.

#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

#include "service/cli/console.h"
#include "service/words/help.h"

namespace ganh::service::cli {

// Where commands are added. The chosen one leaves in `run` what is to be done after parsing.
struct Commands {
  CLI::App& app;
  Console& console;
  std::function<int()>& run;

  CLI::App* add(CLI::App& parent, const std::string& name, const words::help::Command& help) const;
  CLI::App* add(const std::string& name, const words::help::Command& help) const {
    return add(app, name, help);
  }
  // One that works on a cooperative of the folder: with --cooperative.
  CLI::App* add_inside(CLI::App& parent, const std::string& name,
                       const words::help::Command& help) const;

  // When `command` is chosen and none of its own commands, `work` is run in the office.
  using Work = std::function<int(const Console&, office::Office&)>;
  void on_chosen(CLI::App& command, Work work,
                 office::Wanted wanted = office::Wanted::cooperative) const;

  std::string say(const words::Text& text) const {
    return std::string(words::pick(console.language, text));
  }
};

void add_init(const Commands& commands);
void add_import(const Commands& commands);
void add_channels(const Commands& commands);
void add_publish(const Commands& commands);
void add_orders(const Commands& commands);
void add_order_papers(const Commands& commands);
void add_payments(const Commands& commands);
void add_pick_list(const Commands& commands);
void add_stock(const Commands& commands);
void add_places(const Commands& commands);
void add_packs(const Commands& commands);
void add_holds(const Commands& commands);
void add_recall(const Commands& commands);
void add_to_do(const Commands& commands);
void add_shares(const Commands& commands);
void add_payouts(const Commands& commands);
void add_settlements(const Commands& commands);
void add_purchase_list(const Commands& commands);
void add_books(const Commands& commands);
void add_changes(const Commands& commands);
void add_demo(const Commands& commands);
void add_people(const Commands& commands);
void add_set_up_code(const Commands& commands);
void add_tokens(const Commands& commands);
void add_serve(const Commands& commands);
void add_config(const Commands& commands);
void add_backup(const Commands& commands);
void add_restore(const Commands& commands);
void add_doctor(const Commands& commands);
void add_sandbox(const Commands& commands);

}  // namespace ganh::service::cli
