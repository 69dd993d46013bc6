#include "service/cli/program.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>

#include "catalog/text/storable.h"
#include "service/cli/carriers.h"
#include "service/cli/command.h"
#include "service/cli/cooperatives.h"
#include "service/cli/database.h"
#include "service/cli/help_format.h"
#include "service/cli/mistakes.h"
#include "service/cli/orders.h"
#include "service/cli/period_reports.h"
#include "service/words/messages.h"
#include "service/words/storage.h"

namespace ganh::service::cli {

namespace {

constexpr auto default_folder = "./ganh-data";

// Before anything else is parsed, because help speaks it too.
words::Language wanted_language(const std::vector<std::string>& arguments) {
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    if (arguments[at] == "--lang=en") return words::Language::english;
    if (arguments[at] == "--lang" && at + 1 < arguments.size()) {
      return arguments[at + 1] == "en" ? words::Language::english : words::Language::vietnamese;
    }
  }
  return words::Language::vietnamese;
}

std::string initial_folder() {
  const char* from_environment = std::getenv("GANH_DATA");
  return from_environment != nullptr && *from_environment != '\0' ? from_environment
                                                                  : default_folder;
}

// What may be given to the command that was named, however deep.
std::vector<std::string> options_of(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  if (!chosen.empty()) return options_of(*chosen.front());
  std::vector<std::string> names;
  for (const auto* option : app.get_options()) names.push_back(option->get_name());
  return names;
}

// The command that was named, however deep, for "see … --help".
std::string command_line(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return app.get_name() + (chosen.empty() ? "" : " " + command_line(*chosen.front()));
}

int wrong(const Console& console, const CLI::App& app, const CLI::ParseError& error) {
  const Paper paper = console.notes();
  const auto said = mistake(console.language, app, error);
  console.err << paper.paint(Ink::bad, paper.say(words::wrong_use, said.problem)) << '\n';
  if (!said.cure.empty()) paper.line(words::refusal_cure, said.cure);
  paper.line(words::see_help, command_line(app));
  return wrong_use;
}

// Of help that was asked of a command that is none: that of the one above it would be another's.
std::optional<CLI::ExtrasError> unknown_command(const CLI::App& app) {
  const auto rest = app.remaining(true);
  if (rest.empty() || rest.front().starts_with('-')) return std::nullopt;
  const CLI::App* named = &app;
  while (!named->get_subcommands().empty()) named = named->get_subcommands().front();
  if (named->get_subcommands(std::function<bool(const CLI::App*)>()).empty()) return std::nullopt;
  return CLI::ExtrasError(named->get_name(), rest);
}

// Which word of the command, counted from 1, nobody could read or keep.
std::optional<std::size_t> word_at_fault(const std::vector<std::string>& words) {
  const auto odd = std::ranges::find_if_not(
      words, [](const std::string& word) { return catalog::text::is_storable(word); });
  if (odd == words.end()) return std::nullopt;
  return static_cast<std::size_t>(odd - words.begin()) + 1;
}

int run_guarded(const Console& console, const std::function<int()>& chosen) {
  try {
    return chosen();
  } catch (const catalog::store::StorageError& failure) {
    console.refuse({Code::unavailable, {words::fault_for_operators(failure)}});
    console.err << "  (" << failure.what() << ")\n";
    return storage_failed;
  } catch (const std::filesystem::filesystem_error& failure) {
    return console.refuse(
        error(Code::invalid, "data", "folder.cannot_make",
              {{"folder", failure.path1().string()}, {"why", failure.code().message()}}));
  }
}

}  // namespace

CLI::App* Commands::add(CLI::App& parent, const std::string& name,
                        const words::help::Command& help) const {
  CLI::App* command = parent.add_subcommand(name, say(help.about));
  command->footer("\n" + say(help.footer));
  command->set_help_flag("--help,-h", say(words::help::help_flag));
  command->add_option("--data", console.data, say(words::help::data))->type_name("DIR");
  command->add_option("--database", console.database, say(words::help::database))
      ->type_name("postgresql://…");
  command->add_flag("--json", console.json, say(words::help::json));
  command
      ->add_option_function<std::string>(
          "--lang", [](const std::string&) {}, say(words::help::lang))
      ->check(one_of(console.language, {"vi", "en"}))
      ->type_name("vi|en");
  return command;
}

CLI::App* Commands::add_inside(CLI::App& parent, const std::string& name,
                               const words::help::Command& help) const {
  CLI::App* command = add(parent, name, help);
  command->add_option("--cooperative", console.cooperative, say(words::help::cooperative))
      ->type_name("ID|NAME");
  return command;
}

void Commands::on_chosen(CLI::App& command, Work work, office::Wanted wanted) const {
  command.callback([&given = console, &chosen = run, work = std::move(work), wanted] {
    if (chosen) return;  // its own command comes first
    chosen = [&given, work, wanted] {
      return in_office(given, wanted, [&](office::Office& office) { return work(given, office); });
    };
  });
}

namespace {

void add_all(const Commands& commands) {
  add_init(commands);
  add_import(commands);
  add_cooperatives(commands);
  add_channels(commands);
  add_publish(commands);
  add_orders(commands);
  add_carriers(commands);
  add_track(commands);
  add_sell(commands);
  add_order_papers(commands);
  add_payments(commands);
  add_pick_list(commands);
  add_packs(commands);
  add_stock(commands);
  add_places(commands);
  add_holds(commands);
  add_recall(commands);
  add_to_do(commands);
  add_shares(commands);
  add_reports(commands);
  add_payouts(commands);
  add_settlements(commands);
  add_purchase_list(commands);
  add_books(commands);
  add_changes(commands);
  add_people(commands);
  add_tokens(commands);
  add_set_up_code(commands);
  add_serve(commands);
  add_config(commands);
  add_backup(commands);
  add_restore(commands);
  add_move(commands);
  add_database(commands);
  add_doctor(commands);
  add_sandbox(commands);
  add_demo(commands);
}

}  // namespace

int run(std::vector<std::string> arguments, Console& console) {
  console.language = wanted_language(arguments);
  console.data = initial_folder();
  if (const auto word = word_at_fault(arguments)) {
    console.refuse(
        error(Code::invalid, "", "command.not_text", {{"number", std::to_string(*word)}}));
    return wrong_use;
  }
  std::function<int()> chosen;

  CLI::App app{"", "ganh"};
  const Commands commands{app, console, chosen};
  app.description(commands.say(words::help::program.about));
  app.footer("\n" + commands.say(words::help::program.footer));
  app.set_help_flag("--help,-h", commands.say(words::help::help_flag));
  app.set_version_flag("--version", "ganh " GANH_VERSION, commands.say(words::help::version));
  app.add_option_function<std::string>(
         "--lang", [](const std::string&) {}, commands.say(words::help::lang))
      ->check(one_of(console.language, {"vi", "en"}))
      ->type_name("vi|en");
  app.formatter(help_format(console.language));
  app.require_subcommand(1);
  add_all(commands);

  std::ranges::reverse(arguments);  // as CLI11 takes them
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      const auto unknown = unknown_command(app);
      return unknown ? wrong(console, app, *unknown) : app.exit(error, console.out, console.err);
    }
    return wrong(console, app, error);
  }
  console.options = options_of(app);
  return run_guarded(console, chosen);
}

}  // namespace ganh::service::cli
