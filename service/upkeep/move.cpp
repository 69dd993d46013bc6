#include "service/upkeep/move.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "catalog/crash_point.h"
#include "catalog/store/holding.h"
#include "catalog/store/migrate.h"
#include "connectors/transport/signing.h"
#include "connectors/transport/system_clock.h"
#include "service/folder/home.h"
#include "service/folder/lock.h"
#include "service/folder/migrations.h"
#include "service/upkeep/books.h"
#include "service/upkeep/new_home.h"

namespace ganh::service::upkeep {

namespace fs = std::filesystem;
namespace store = catalog::store;
using folder::Home;
using store::Purpose;

namespace {

std::string new_move() {
  connectors::transport::SystemRandomness randomness;
  return make_id("move", connectors::transport::SystemClock().now(), randomness);
}

// Whether everything has a place there: nothing but settings, or what may be replaced.
bool is_empty(store::Rows& rows) {
  return std::ranges::none_of(rows.tables(), [&](const store::Table& table) {
    return table.name != "settings" && !rows.slice(table, nullptr).empty();
  });
}

// What is known of the two before anything is written.
struct Standing {
  Home source;
  Home target;
  std::string move;      // what the two are marked with
  bool is_left = false;  // the source is moved away; the target has only to say that it is home
  bool is_done = false;
};

Result<Standing> compare_homes(store::Rows& from, store::Rows& to, const MoveWish& wish) {
  Standing found{folder::home_of(store::Global(from.connection())),
                 folder::home_of(store::Global(to.connection())), "", false, false};
  const Home& source = found.source;
  const Home& target = found.target;
  const bool same_move = !source.move.empty() && source.move == target.move;
  if (source.state != Home::State::here) {
    if (source.state == Home::State::moved_away && same_move) {
      found.is_done = target.state == Home::State::here;
      found.is_left = target.state == Home::State::moving_in;
    }
    found.move = source.move;
    if (found.is_done || found.is_left) return found;
    const bool is_away = source.state == Home::State::moved_away;
    return error(Code::not_now, "data", is_away ? "home.moved_away" : "home.moving_in",
                 {{"where", source.where}});
  }
  found.move = target.move;
  switch (target.state) {
    case Home::State::moving_in:
      if (target.where == wish.from.shown()) return found;
      return error(Code::conflict, "to", "move.of_another", {{"where", target.where}});
    case Home::State::moved_away:
      found.move = new_move();
      if (same_move) return found;  // and now it comes back
      return error(Code::conflict, "to", "home.moved_away", {{"where", target.where}});
    case Home::State::here:
      break;
  }
  found.move = new_move();
  if (is_empty(to)) return found;
  return error(Code::conflict, "to", "move.not_empty");
}

class Move {
 public:
  Move(const MoveWish& wish, store::Address to, const Moving& progress)
      : wish_(wish), to_(std::move(to)), progress_(progress) {}

  Result<Moved> whole();
  Result<Moved> first_copy();

 private:
  store::Carrying telling(MovePart part) const {
    return [this, part](const store::Carried& carried) {
      if (progress_) progress_(part, carried);
    };
  }
  void mark(store::Rows& rows, Home::State state, const std::string& where) const {
    folder::save_home(store::Write(rows.connection()).global(), {state, where, move_});
  }
  Result<> verify(store::Rows& from, store::Rows& to, Moved& moved) const;
  void settle_in() const;

  const MoveWish& wish_;
  const store::Address to_;
  const Moving& progress_;
  std::string move_;
};

Error in_use(const std::string& reason, std::int64_t count) {
  return error(Code::in_use, "data", reason, {{"count", std::to_string(count)}});
}

// Reads both sides anew: what was written is looked for where it was written.
Result<> Move::verify(store::Rows& from, store::Rows& to, Moved& moved) const {
  const auto wanted = store::sum_up(from, folder::is_of_home, telling(MovePart::verifying));
  const auto found = store::sum_up(to, folder::is_of_home, telling(MovePart::verifying));
  for (const store::TableSum& sum : wanted) {
    if (std::ranges::find(found, sum) == found.end()) {
      return error(Code::invalid, "to", "move.differs", {{"table", sum.table}});
    }
    ++moved.tables;
    moved.rows += sum.rows;
  }
  const store::Read read(to.connection());
  const auto books = check_books(read);
  moved.contents = contents_of(read);
  if (books.empty()) return {};
  Error refused = error(Code::invalid, "data", "move.not_sound");
  refused.faults.insert(refused.faults.end(), books.begin(), books.end());
  return refused;
}

// What an onlooker may see of a home that is in use.
Result<Moved> Move::first_copy() {
  const auto from = store::rows_of(wish_.from, Purpose::snapshot);
  const auto to = store::rows_of(to_, Purpose::filling);
  from->begin();
  to->begin();
  const auto standing = compare_homes(*from, *to, wish_);
  if (!standing) return standing.error();
  if (standing->is_done || standing->is_left) return in_use("move.source_in_use", 1);
  if (const auto others = to->others(); others > 0) return in_use("move.target_in_use", others);
  move_ = standing->move;
  mark(*to, Home::State::moving_in, wish_.from.shown());
  const auto mended = store::carry(*from, *to, folder::is_of_home, telling(MovePart::copying));
  to->commit();
  return error(Code::in_use, "data", "move.first_copy_made",
               {{"rows", std::to_string(mended.added)}});
}

// Three commits, in this order: the target holds everything; the source is no home any more; the
// target is one. Whoever ends between them does the rest when he is asked again.
Result<Moved> Move::whole() {
  Moved moved;
  moved.to = to_.shown();
  {
    const auto from = store::rows_of(wish_.from, Purpose::keeping);
    const auto to = store::rows_of(to_, Purpose::filling);
    from->begin();
    to->begin();
    const auto standing = compare_homes(*from, *to, wish_);
    if (!standing) return standing.error();
    moved.was_done_before = standing->is_done;
    if (standing->is_done) return moved;
    if (const auto others = to->others(); others > 0) return in_use("move.target_in_use", others);
    if (const auto others = from->others(); others > 0) {
      return in_use("move.source_in_use", others);
    }
    move_ = standing->move;
    if (!standing->is_left) {
      mark(*to, Home::State::moving_in, wish_.from.shown());
      const auto part =
          standing->target.state == Home::State::here ? MovePart::copying : MovePart::catching_up;
      store::carry(*from, *to, folder::is_of_home, telling(part));
    }
    if (const auto verified = verify(*from, *to, moved); !verified) return verified.error();
    to->commit();
    crash_point("move.carried");
    mark(*from, Home::State::moved_away, to_.shown());
    from->commit();
    crash_point("move.left");
  }
  settle_in();
  return moved;
}

void Move::settle_in() const {
  const auto to = store::rows_of(to_, Purpose::keeping);
  to->begin();
  mark(*to, Home::State::here, "");
  to->commit();
}

// Whether the program's own steps are what the source has: a first copy is made beside a service of
// this very version only.
bool knows_all_steps(const store::Address& address) {
  const auto rows = store::rows_of(address, Purpose::snapshot);
  rows->begin();
  const auto found =
      store::standing(store::Global(rows->connection()), folder::all_migrations().of(address));
  return found.missing == 0 && found.unknown.empty();
}

// Only what is there moves; nothing is made where there is none.
Result<> check_there(const MoveWish& wish) {
  switch (store::look_at(wish.from)) {
    case store::Holding::something:
      return {};
    case store::Holding::no_file:
      return error(Code::not_found, "data", "folder.not_found", {{"folder", wish.folder.string()}});
    case store::Holding::nothing:
      break;
  }
  if (wish.from.is_server()) {
    return error(Code::not_found, "database", "database.holds_nothing",
                 {{"database", wish.from.shown()}});
  }
  return error(Code::not_found, "data", "folder.empty_database",
               {{"folder", wish.folder.string()}});
}

// Who was interrupted after the last step asks once more for what is done.
Result<Moved> moved_before(const MoveWish& wish) {
  Home home;
  store::look_into(wish.from,
                   [&](const store::Read& read) { home = folder::home_of(read.global()); });
  if (home.state != Home::State::here || home.move.empty()) {
    return error(Code::conflict, "to", "move.same_place", {{"where", wish.from.shown()}});
  }
  return Moved{.to = wish.from.shown(), .was_done_before = true};
}

// Nobody uses the source: nobody holds the folder, nobody else is on the server.
Result<bool> is_alone(const MoveWish& wish, std::unique_ptr<folder::Lock>& owner) {
  auto lock = folder::Lock::take(wish.folder);
  if (!lock && !knows_all_steps(wish.from)) return std::move(lock).error();
  if (!lock) return {false};
  owner = std::move(*lock);
  if (!wish.from.is_server()) return {true};
  const auto rows = store::rows_of(wish.from, Purpose::snapshot);
  rows->begin();
  return {rows->others() == 0};
}

}  // namespace

Result<Moved> move(const MoveWish& wish, const Moving& progress) {
  if (const auto there = check_there(wish); !there) return there.error();
  if (is_same_place(wish)) return moved_before(wish);
  std::unique_ptr<folder::Lock> owner;
  const auto alone = is_alone(wish, owner);
  if (!alone) return alone.error();
  if (*alone) store::open(wish.from, folder::all_migrations()).reset();  // an older schema
  const auto target = make_ready(wish);
  if (!target) return target.error();
  Move moving(wish, target->address, progress);
  return *alone ? moving.whole() : moving.first_copy();
}

}  // namespace ganh::service::upkeep
