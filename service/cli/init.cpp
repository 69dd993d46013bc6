#include "catalog/json/json.h"
#include "catalog/store/address.h"
#include "service/cli/command.h"
#include "service/cli/kept_database.h"
#include "service/cli/settings_options.h"
#include "service/folder/data_folder.h"
#include "service/folder/files.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace {

int run_init(const Console& console) {
  const auto database = database_in_force(console);
  if (!database) return console.refuse(database.error());
  const bool is_told = console.database && !console.database->empty();
  const auto settings =
      is_told ? settings_with_database(console.data, *console.database) : Result<std::string>("");
  if (!settings) return console.refuse(settings.error());
  const auto folder = folder::DataFolder::create(console.data, *database);
  if (!folder) return console.refuse(folder.error());
  if (is_told) folder::write_private(settings_file(console.data), *settings);
  const std::string path = (*folder)->path().string();
  const std::string shown = catalog::store::Address(*database).shown();
  if (console.json) {
    catalog::json::Writer out;
    out.object([&] {
      out.field("folder", path);
      if (!shown.empty()) out.field("database", shown);
    });
    return console.answer(std::move(out).text());
  }
  console.paper().line(words::folder_made, path);
  if (!shown.empty()) console.paper().line(words::database_kept_at, shown);
  if (const auto cooperative = (*folder)->cooperative()) {
    console.paper().line(words::joined, cooperative->name, path);
  } else {
    console.paper().line(words::next_import, " --data " + path);
  }
  return done;
}

}  // namespace

void add_init(const Commands& commands) {
  commands.add("init", words::help::init)
      ->callback([&console = commands.console, &run = commands.run] {
        run = [&console] { return run_init(console); };
      });
}

}  // namespace ganh::service::cli
