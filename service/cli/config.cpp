#include "catalog/json/json.h"
#include "service/cli/command.h"
#include "service/cli/settings_options.h"
#include "service/config/document.h"
#include "service/telling/table.h"
#include "service/words/help_operation.h"
#include "service/words/operation.h"

namespace ganh::service::cli {

using telling::Table;

namespace {

std::string in_json(const config::Configuration& configuration) {
  catalog::json::Writer out;
  out.object([&] {
    out.array("settings", [&] {
      for (const auto& one : configuration.in_force) {
        out.object([&] {
          out.field("key", one.setting->key);
          out.field("value", one.value);
          out.field("source", config::name(one.source));
          out.field("where", one.where);
        });
      }
    });
  });
  return std::move(out).text();
}

int run_config(const Console& console, const SettingsOptions& options, bool sample) {
  if (sample) {
    console.out << config::sample_file(console.language);
    return done;
  }
  const auto configuration = settings_in_force(console, options);
  if (!configuration) return console.refuse(configuration.error());
  if (console.json) return console.answer(in_json(*configuration));
  const Paper paper = console.paper();
  Table table({{words::setting}, {words::setting_value}, {words::setting_from}});
  for (const auto& one : configuration->in_force) {
    const bool built_in = one.source == config::Source::built_in;
    table.row({std::string(one.setting->key), config::in_toml(one.setting->kind, one.value),
               built_in ? paper.paint(Ink::faint, paper.say(words::setting_built_in)) : one.where});
  }
  table.print(paper);
  return done;
}

}  // namespace

void add_config(const Commands& commands) {
  CLI::App* command = commands.add("config", words::help::config);
  auto sample = std::make_shared<bool>(false);
  command->add_flag("--sample", *sample, commands.say(words::help::config_sample));
  const auto options = add_settings(commands, *command);
  command->callback([&console = commands.console, &run = commands.run, options, sample] {
    run = [&console, options, sample] { return run_config(console, *options, *sample); };
  });
}

}  // namespace ganh::service::cli
