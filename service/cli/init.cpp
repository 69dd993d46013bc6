#include "catalog/json/json.h"
#include "service/cli/command.h"
#include "service/folder/data_folder.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace {

int run_init(const Console& console) {
  const auto folder = folder::DataFolder::create(console.data);
  if (!folder) return console.refuse(folder.error());
  const std::string path = (*folder)->path().string();
  if (console.json) {
    catalog::json::Writer out;
    out.object([&] { out.field("folder", path); });
    return console.answer(std::move(out).text());
  }
  console.paper().line(words::folder_made, path);
  console.paper().line(words::next_import, " --data " + path);
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
