#include <filesystem>

#include "catalog/json/json.h"
#include "catalog/store/address.h"
#include "connectors/transport/system_clock.h"
#include "service/api/fault_json.h"
#include "service/cli/database.h"
#include "service/cli/progress.h"
#include "service/cli/settings_options.h"
#include "service/upkeep/backup.h"
#include "service/upkeep/restore.h"
#include "service/words/help_operation.h"
#include "service/words/operation.h"
#include "service/words/sentences.h"

namespace ganh::service::cli {

namespace {

std::string vietnamese_time(Time time) {
  const Date day = date_in_vietnam(time);
  const std::chrono::hh_mm_ss clock(
      std::chrono::duration_cast<std::chrono::seconds>(time - start_of_day(day)));
  return fmt::format("{} {:02}:{:02}", vietnamese_date(day), clock.hours().count(),
                     clock.minutes().count());
}

std::string in_words(const Paper& paper, const upkeep::Contents& contents) {
  return paper.say(words::contents, contents.cooperatives, contents.products, contents.orders,
                   contents.commands,
                   contents.last_command_at ? vietnamese_time(*contents.last_command_at) : "—");
}

void show_books(const Console& console, const std::vector<Fault>& books) {
  if (books.empty()) return;
  const Paper notes = console.notes();
  notes.line(words::books_not_in_order);
  for (const Fault& fault : books) {
    console.err << "  " << words::speak(fault, console.language).problem << '\n';
  }
}

// A server's database is filled from a file by a move.
std::optional<Error> is_servers(const Console& console, std::string reason) {
  const auto database = address_in_force(console);
  if (!database) return database.error();
  if (!database->is_server()) return std::nullopt;
  return error(Code::not_now, "database", std::move(reason), {{"database", database->shown()}});
}

int run_backup(const Console& console, const catalog::store::Address& from, const std::string& to) {
  const connectors::transport::SystemClock clock;
  Result<upkeep::Backup> made = [&] {
    Progress bar(console.err, console.err_is_terminal, console.notes().say(words::backing_up));
    return upkeep::backup_to(
        console.data, from, to, clock.now(),
        [&](std::int64_t done_pages, std::int64_t all) { bar.show(done_pages, all); });
  }();
  if (!made) return console.refuse(made.error());
  if (console.json) {
    catalog::json::Writer out;
    out.object([&] {
      out.field("file", made->file.string());
      out.field("bytes", static_cast<std::int64_t>(made->bytes));
      out.field("made_at", rfc3339(made->made_at));
      upkeep::write_contents(out, made->contents);
      api::write_faults(out, "faults", made->books);
    });
    console.answer(std::move(out).text());
  } else {
    const Paper paper = console.paper();
    paper.line(words::backup_made, made->file.string(), made->bytes / 1024);
    console.out << in_words(paper, made->contents) << '\n';
    paper.line(words::backup_holds_secrets);
    show_books(console, made->books);
  }
  return made->books.empty() ? done : refused;
}

int run_restore(const Console& console, const std::string& file,
                const upkeep::RestoreOptions& options) {
  if (const auto refused = is_servers(console, "restore.to_server")) {
    return console.refuse(*refused);
  }
  const connectors::transport::SystemClock clock;
  Result<upkeep::Restored> restored = [&] {
    Progress bar(console.err, console.err_is_terminal, console.notes().say(words::restoring));
    return upkeep::restore(
        file, console.data, options, clock.now(),
        [&](std::int64_t done_pages, std::int64_t all) { bar.show(done_pages, all); });
  }();
  if (!restored) return console.refuse(restored.error());
  if (console.json) {
    catalog::json::Writer out;
    out.object([&] {
      out.field("folder", restored->folder.string());
      out.field("kept_aside", restored->kept_aside.string());
      upkeep::write_contents(out, restored->contents);
      api::write_faults(out, "faults", restored->books);
      out.array("unreadable_channels", [&] {
        for (const auto& name : restored->unreadable_channels) out.value(name);
      });
    });
    return console.answer(std::move(out).text());
  }
  const Paper paper = console.paper();
  paper.line(words::restored, restored->folder.string());
  console.out << in_words(paper, restored->contents) << '\n';
  if (!restored->kept_aside.empty()) {
    paper.line(words::restore_kept_aside, restored->kept_aside.string());
  }
  show_books(console, restored->books);
  if (const auto& names = restored->unreadable_channels; !names.empty()) {
    paper.line(words::restore_unreadable, fmt::format("{}", fmt::join(names, ", ")));
  } else {
    paper.line(words::restore_works_on);
  }
  paper.line(words::next_doctor, console.data);
  return done;
}

}  // namespace

void add_backup(const Commands& commands) {
  auto to = std::make_shared<std::string>();
  CLI::App* command = commands.add("backup", words::help::backup);
  command->add_option("to", *to, commands.say(words::help::backup_to))->type_name("FILE|DIR");
  command->callback([&console = commands.console, &run = commands.run, to] {
    run = [&console, to] {
      return at_database(console, [&](const auto& from) { return run_backup(console, from, *to); });
    };
  });
}

void add_restore(const Commands& commands) {
  struct Given {
    std::string file;
    upkeep::RestoreOptions options;
  };
  auto given = std::make_shared<Given>();
  CLI::App* command = commands.add("restore", words::help::restore);
  command->add_option("file", given->file, commands.say(words::help::restore_file))
      ->required()
      ->type_name("FILE");
  command->add_flag("--replace", given->options.replace,
                    commands.say(words::help::restore_replace));
  command->add_flag("--even-so", given->options.even_so,
                    commands.say(words::help::restore_even_so));
  command->callback([&console = commands.console, &run = commands.run, given] {
    run = [&console, given] { return run_restore(console, given->file, given->options); };
  });
}

}  // namespace ganh::service::cli
