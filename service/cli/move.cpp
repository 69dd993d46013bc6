#include <optional>

#include "catalog/json/json.h"
#include "service/cli/database.h"
#include "service/cli/kept_database.h"
#include "service/cli/progress.h"
#include "service/upkeep/move.h"
#include "service/words/help_operation.h"
#include "service/words/operation.h"

namespace ganh::service::cli {

namespace {

const words::Text& label_of(upkeep::MovePart part) {
  switch (part) {
    case upkeep::MovePart::copying:
      return words::move_copying;
    case upkeep::MovePart::catching_up:
      return words::move_catching_up;
    case upkeep::MovePart::verifying:
      break;
  }
  return words::move_verifying;
}

// A bar for each part, one after the other.
class Bars {
 public:
  explicit Bars(const Console& console) : console_(console) {}
  void show(upkeep::MovePart part, const catalog::store::Carried& carried) {
    if (!bar_ || part != part_) {
      bar_.emplace(console_.err, console_.err_is_terminal, console_.notes().say(label_of(part)));
      part_ = part;
    }
    bar_->show(static_cast<std::int64_t>(carried.tables_done),
               static_cast<std::int64_t>(carried.tables));
  }

 private:
  const Console& console_;
  std::optional<Progress> bar_;
  upkeep::MovePart part_ = upkeep::MovePart::copying;
};

int show(const Console& console, const upkeep::MoveWish& wish, const upkeep::Moved& moved) {
  if (console.json) {
    catalog::json::Writer out;
    out.object([&] {
      out.field("to", moved.to);
      out.field("was_done_before", moved.was_done_before);
      out.field("tables", static_cast<std::int64_t>(moved.tables));
      out.field("rows", moved.rows);
      upkeep::write_contents(out, moved.contents);
    });
    return console.answer(std::move(out).text());
  }
  const Paper paper = console.paper();
  if (moved.was_done_before) {
    paper.line(words::moved_before, moved.to);
  } else {
    paper.line(words::moved, moved.tables, moved.rows, moved.to);
  }
  if (catalog::store::Address(wish.to).is_server()) {
    paper.line(words::moved_to_server, console.data, console.data);
  } else {
    paper.line(words::moved_to_folder, wish.to);
  }
  return done;
}

int run_move(const Console& console, const catalog::store::Address& from, const std::string& to) {
  const upkeep::MoveWish wish{console.data, from, to};
  const Result<upkeep::Moved> moved = [&] {
    Bars bars(console);
    return upkeep::move(wish, [&](upkeep::MovePart part, const catalog::store::Carried& carried) {
      bars.show(part, carried);
    });
  }();
  if (!moved) return console.refuse(moved.error());
  if (catalog::store::Address(to).is_server()) {
    keep_database(console, console.data, to);
  } else {
    keep_database(console, to, "");
  }
  return show(console, wish, *moved);
}

}  // namespace

void add_move(const Commands& commands) {
  auto to = std::make_shared<std::string>();
  CLI::App* command = commands.add("move", words::help::move);
  command->add_option("--to", *to, commands.say(words::help::move_to))
      ->required()
      ->type_name("postgresql://…|DIR");
  command->callback([&console = commands.console, &run = commands.run, to] {
    run = [&console, to] {
      return at_database(console, [&](const auto& from) { return run_move(console, from, *to); });
    };
  });
}

}  // namespace ganh::service::cli
