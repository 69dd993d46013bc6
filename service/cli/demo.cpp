#include <array>
#include <filesystem>

#include "catalog/producers/cooperatives.h"
#include "catalog/sheets/xlsx_reader.h"
#include "catalog/store/holding.h"
#include "service/cli/command.h"
#include "service/config/read.h"
#include "service/demo/steps.h"
#include "service/folder/settings.h"
#include "service/words/demo.h"

namespace ganh::service::cli {

namespace fs = std::filesystem;
namespace store = catalog::store;
namespace text = words::demo;

namespace {

constexpr auto default_folder = "./ganh-demo";
constexpr std::array resources{"products", "stock", "orders", "channels", "to-do"};

struct DemoOptions {
  std::string workbook;
  std::string listen = "127.0.0.1:8080";
  bool exit = false;
};

// Beside the program when it is installed, in the tree that it was built in when it is not.
fs::path find_workbook(const std::string& given) {
  if (!given.empty()) return given;
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  for (fs::path up = program.parent_path(); up != up.parent_path(); up = up.parent_path()) {
    const fs::path in_tree = up / "examples/thien-an.xlsx";
    if (fs::exists(in_tree, failed)) return in_tree;
  }
  return program.parent_path().parent_path() / "share/ganh/thien-an.xlsx";
}

bool has_cooperative(const std::string& database) {
  const store::Address address(database);
  if (database.empty() || store::look_at(address) != store::Holding::something) return false;
  bool found = false;
  store::look_into(address, [&](const store::Read& read) {
    found = !catalog::producers::all_cooperatives(read.global()).empty();
  });
  return found;
}

// A folder of an earlier demonstration makes room; any other is left alone, and so is a server's
// database in which there is something.
Result<std::unique_ptr<folder::DataFolder>> fresh_folder(demo::Narrator& narrator,
                                                         const fs::path& path,
                                                         const std::string& database) {
  if (has_cooperative(database)) {
    return error(Code::conflict, "database", "demo.database_in_use",
                 {{"database", store::Address(database).shown()}});
  }
  if (fs::exists(path / folder::demo_mark)) {
    {
      const auto earlier = folder::Lock::take(path);
      if (!earlier) return earlier.error();
    }
    narrator.say(text::replaced, path.string());
    fs::remove_all(path);
  }
  auto made = folder::DataFolder::create(path, database);
  if (made) (*made)->mark_as_demo();
  return made;
}

Result<> play(demo::Stage& stage, const fs::path& workbook,
              const config::Settings& settings) {
  if (auto done = demo::import_workbook(stage, workbook); !done) return done;
  if (auto done = stage.serve(settings); !done) return done;
  if (auto done = demo::publish_on_agriconnect(stage); !done) return done;
  if (auto done = demo::publish_on_postmart(stage); !done) return done;
  const auto order = demo::take_orders(stage);
  if (!order) return order.error();
  if (auto done = demo::ship_order(stage, *order); !done) return done;
  return demo::show_truth(stage);
}

void show_service(demo::Stage& stage) {
  stage.narrator().step(7, text::step_serve);
  for (const auto* resource : resources) {
    stage.narrator().check(stage.answers(resource), text::api_answers, resource, stage.address());
  }
}

int run_demo(const Console& console, const DemoOptions& options, const std::string& data) {
  jobs::UntilSignal until_signal;
  config::Inputs inputs{.flags = {{"listen", options.listen}}};
  if (console.database) inputs.flags["database"] = *console.database;
  const auto configuration = config::read(inputs);
  if (!configuration) return console.refuse(configuration.error());
  const fs::path workbook = find_workbook(options.workbook);
  std::error_code failed;
  if (options.workbook.empty() && !fs::exists(workbook, failed)) {
    return console.refuse(
        error(Code::not_found, "workbook", "demo.no_workbook", {{"file", workbook.string()}}));
  }
  // Before an earlier demonstration makes room.
  if (const auto file = catalog::sheets::read_file(workbook); !file) {
    return console.refuse(file.error());
  }
  demo::Narrator narrator(console.paper());
  narrator.paper().line(text::welcome);
  auto folder = fresh_folder(narrator, data, configuration->settings.database);
  if (!folder) return console.refuse(folder.error());
  const auto cooperative =
      new_id<CooperativeTag>((*folder)->clock().now(), (*folder)->randomness());
  demo::Stage stage(narrator, until_signal, std::move(*folder), cooperative);
  try {
    const auto played = play(stage, workbook, configuration->settings);
    if (!played) return console.refuse(played.error());
    show_service(stage);
  } catch (const demo::Interrupted&) {
    narrator.paper().line(text::interrupted);
    return refused;
  }
  console.out << '\n';
  const bool held = narrator.failed() == 0;
  if (held)
    narrator.paper().line(text::all_held, narrator.checked());
  else
    narrator.paper().line(text::not_all_held, narrator.failed(), narrator.checked());
  if (!options.exit) {
    narrator.paper().line(text::stays_up, stage.service().set_up_address(), data);
    console.out << std::flush;
    until_signal.wait();
  }
  return held ? done : refused;
}

}  // namespace

void add_demo(const Commands& commands) {
  namespace help = words::help;
  auto options = std::make_shared<DemoOptions>();
  CLI::App* command = commands.add("demo", help::demo);
  command->add_option("workbook", options->workbook, commands.say(help::demo_workbook))
      ->type_name("FILE");
  command->add_option("--listen", options->listen, commands.say(help::listen))
      ->type_name("HOST:PORT")
      ->capture_default_str();
  command->add_flag("--exit", options->exit, commands.say(help::demo_exit));
  command->callback([command, &console = commands.console, &run = commands.run, options] {
    const bool chosen = command->count("--data") > 0;
    run = [&console, options, chosen] {
      return run_demo(console, *options, chosen ? console.data : default_folder);
    };
  });
}

}  // namespace ganh::service::cli
