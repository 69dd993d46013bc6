#include "service/cli/database.h"

#include <filesystem>

#include "catalog/json/json.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/store/spreading.h"
#include "service/cli/settings_options.h"
#include "service/folder/files.h"
#include "service/folder/migrations.h"
#include "service/words/help_operation.h"
#include "service/words/operation.h"

namespace ganh::service::cli {

namespace store = catalog::store;

namespace {

constexpr std::string_view spread_by_column = "cooperative_id";
constexpr std::string_view table_of_each = "households";  // which every cooperative has

int run_spread(const Console& console, const store::Address& address) {
  const auto spread = store::spread(address, folder::global_tables(), spread_by_column);
  if (!spread) {
    return console.refuse(error(Code::not_now, "database", "database.cannot_spread",
                                {{"database", address.shown()}}));
  }
  if (console.json) {
    catalog::json::Writer out;
    out.object([&] {
      out.field("by_cooperative", static_cast<std::int64_t>(spread->by_column));
      out.field("everywhere", static_cast<std::int64_t>(spread->everywhere));
      out.field("before", static_cast<std::int64_t>(spread->before));
    });
    return console.answer(std::move(out).text());
  }
  console.paper().line(words::database_spread, spread->by_column, spread->everywhere,
                       spread->before);
  return done;
}

struct Living {
  catalog::producers::Cooperative cooperative;
  std::string machine;
};

std::vector<Living> find_living(const store::Address& address, const store::Status& status) {
  std::vector<Living> living;
  if (status.tables_spread == 0) return living;
  const auto database = store::open(address, folder::all_migrations());
  const auto all = database->read(
      [](const store::Read& read) { return catalog::producers::all_cooperatives(read.global()); });
  std::vector<std::string> ids;
  for (const auto& of : all) ids.push_back(of.id.text);
  const auto machines = store::machines_of(address, table_of_each, ids);
  for (std::size_t i = 0; i < all.size(); ++i) living.push_back({all[i], machines[i]});
  return living;
}

int run_status(const Console& console, const store::Address& address) {
  if (!address.is_server() && !std::filesystem::exists(address.file())) {
    return console.refuse(
        error(Code::not_found, "data", "folder.not_found", {{"folder", console.data}}));
  }
  const store::Status status = store::status_of(address);
  const auto living = find_living(address, status);
  if (console.json) {
    catalog::json::Writer out;
    out.object([&] {
      out.field("database", address.shown());
      out.field("kept_by", status.kept_by);
      out.field("spread_by", status.spread_by);
      out.field("tables_spread", status.tables_spread);
      out.field("bytes", status.bytes);
      out.array("cooperatives", [&] {
        for (const auto& [cooperative, machine] : living) {
          out.object([&] {
            out.field("id", cooperative.id.text);
            out.field("name", cooperative.name);
            out.field("machine", machine);
          });
        }
      });
    });
    return console.answer(std::move(out).text());
  }
  const Paper paper = console.paper();
  paper.line(words::database_is, address.shown(), status.kept_by, status.bytes / 1024);
  if (status.tables_spread > 0) {
    paper.line(words::database_is_spread, status.spread_by, status.tables_spread);
  }
  for (const auto& [cooperative, machine] : living) {
    paper.line(words::cooperative_lives, cooperative.name, machine);
  }
  return done;
}

}  // namespace

Result<store::Address> address_in_force(const Console& console) {
  auto database = database_in_force(console);
  if (!database) return std::move(database).error();
  if (!database->empty()) return store::Address(*database);
  return store::Address(std::filesystem::path(console.data) / folder::database_file);
}

int at_database(const Console& console, const std::function<int(const store::Address&)>& work) {
  const auto address = address_in_force(console);
  return address ? work(*address) : console.refuse(address.error());
}

void add_database(const Commands& commands) {
  namespace help = words::help;
  CLI::App* database = commands.add("database", help::database_command);
  database->require_subcommand(1);
  const auto add = [&](const char* name, const help::Command& about, auto work) {
    CLI::App* command = commands.add(*database, name, about);
    command->callback([&console = commands.console, &run = commands.run, work] {
      run = [&console, work] {
        return at_database(console, [&](const auto& address) { return work(console, address); });
      };
    });
  };
  add("spread", help::database_spread, run_spread);
  add("status", help::database_status, run_status);
}

}  // namespace ganh::service::cli
