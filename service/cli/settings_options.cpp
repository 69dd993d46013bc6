#include "service/cli/settings_options.h"

#include <fmt/format.h>
#include <unistd.h>

#include "service/words/help_operation.h"

namespace ganh::service::cli {

std::shared_ptr<SettingsOptions> add_settings(const Commands& commands, CLI::App& command) {
  auto options = std::make_shared<SettingsOptions>();
  command.add_option("--config", options->file, commands.say(words::help::config_file))
      ->type_name("FILE");
  for (const config::Setting& setting : config::settings_table()) {
    if (setting.kind == config::Kind::database) continue;  // every command has it
    const std::string about =
        setting.built_in.empty()
            ? commands.say(setting.about)
            : fmt::format("{} [{}]", words::pick(commands.console.language, setting.about),
                          setting.built_in);
    command
        .add_option_function<std::string>(
            std::string(setting.flag),
            [options, key = setting.key](const std::string& text) { options->flags[key] = text; },
            about)
        ->type_name(config::allowed(setting));
  }
  return options;
}

Result<config::Configuration> settings_in_force(const Console& console,
                                                const SettingsOptions& options) {
  config::Inputs inputs;
  inputs.flags = options.flags;
  if (console.database) inputs.flags["database"] = *console.database;
  std::string named = options.file;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    const auto equals = text.find('=');
    if (!text.starts_with("GANH_") || equals == text.npos) continue;
    inputs.environment.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    if (named.empty() && text.substr(0, equals) == "GANH_CONFIG") named = text.substr(equals + 1);
  }
  inputs.file_must_be_there = !named.empty();
  inputs.file = named.empty() ? std::filesystem::path(console.data) / config::file_name
                              : std::filesystem::path(named);
  return config::read(inputs);
}

Result<std::string> database_in_force(const Console& console) {
  auto configuration = settings_in_force(console, {});
  if (!configuration) return std::move(configuration).error();
  return std::move(configuration->settings.database);
}

int as_served(const Console& console, office::Wanted wanted,
              const std::function<int(office::Office&)>& work) {
  const auto configuration = settings_in_force(console, {});
  if (!configuration) return console.refuse(configuration.error());
  const auto& settings = configuration->settings;
  const bool is_named = !settings.public_url.empty();
  return in_office(
      console, wanted, work,
      {is_named ? settings.public_url : "http://" + settings.listen, settings.customers_kept_days});
}

}  // namespace ganh::service::cli
