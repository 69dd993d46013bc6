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
  std::string say(const words::Text& text) const {
    return std::string(words::pick(console.language, text));
  }
};

void add_init(const Commands& commands);
void add_import(const Commands& commands);
void add_channels(const Commands& commands);
void add_publish(const Commands& commands);
void add_orders(const Commands& commands);
void add_stock(const Commands& commands);
void add_shares(const Commands& commands);
void add_demo(const Commands& commands);
void add_serve(const Commands& commands);
void add_config(const Commands& commands);
void add_backup(const Commands& commands);
void add_restore(const Commands& commands);
void add_doctor(const Commands& commands);
void add_sandbox(const Commands& commands);

}  // namespace ganh::service::cli
