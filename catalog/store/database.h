// The storage seam: what the rest of Gánh knows of a database.
//
// It knows no noun. Drivers (store/sqlite, store/postgres) implement Connection and Database; rows
// files ask through Scope and Global. A failing disk or server is StorageError and nothing else is.

#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "catalog/clock.h"
#include "catalog/ids.h"

namespace ganh::catalog::store {

// The disk or the database failed. Caught in one place; answered with "not now, try again".
class StorageError : public std::runtime_error {
 public:
  enum class Kind {
    full,
    busy,
    io,
    corrupt,
    too_new,
    unreachable,  // a server that does not answer, or takes no writes just now
    unsuitable,   // a server that cannot be used as it is: its version, its sorting, its rights
    other
  };
  StorageError(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

// One bound argument. Text is borrowed and must outlive the call.
class Value {
 public:
  enum class Kind { null, integer, text, bytes };
  Value(std::nullptr_t) {}
  Value(std::int64_t integer) : kind_(Kind::integer), integer_(integer) {}
  Value(int integer) : Value(std::int64_t{integer}) {}
  Value(bool flag) : Value(std::int64_t{flag}) {}
  Value(std::string_view text) : kind_(Kind::text), text_(text) {}
  Value(const std::string& text) : Value(std::string_view(text)) {}
  Value(const char* text) : Value(std::string_view(text)) {}
  template <class Tag>
  Value(const Id<Tag>& id) : Value(std::string_view(id.text)) {}
  template <class T>
  Value(const std::optional<T>& maybe) : Value(maybe ? Value(*maybe) : Value(nullptr)) {}
  static Value bytes(std::string_view raw) { Value v(raw); v.kind_ = Kind::bytes; return v; }

  Kind kind() const { return kind_; }
  std::int64_t integer() const { return integer_; }
  std::string_view text() const { return text_; }

 private:
  Kind kind_ = Kind::null;
  std::int64_t integer_ = 0;
  std::string_view text_;
};

// One row of an answer; valid inside the callback only. Columns count from 0.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;    // 0 for NULL
  virtual std::string_view text(int column) const = 0;   // text or bytes; "" for NULL
  std::string string(int column) const { return std::string(text(column)); }
};

using EachRow = std::function<void(const Row&)>;

// What a driver provides: runs one statement with $1…$n bound from `arguments`, calls `each` for
// every row, gives back the number of rows changed. Prepared once a connection.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual std::int64_t run(std::string_view sql, std::span<const Value> arguments,
                           const EachRow& each) = 0;

  // Runs a statement that gives no rows, at once or with the next one that is asked; what goes
  // wrong is thrown by then. changed() waits for it and says how many rows it changed.
  virtual std::int64_t post(std::string_view sql, std::span<const Value> arguments) {
    return run(sql, arguments, {});
  }
  virtual std::int64_t changed(std::int64_t posted) { return posted; }

  // Nobody else has this turn until the transaction ends: commands of one cooperative follow each
  // other, in whatever process they run.
  virtual void take_turn(std::string_view /*of*/) {}
};

// How many rows a statement changed. The statement may still be on its way until that is asked for.
class Changed {
 public:
  Changed(Connection& connection, std::int64_t posted)
      : connection_(&connection), posted_(posted) {}
  operator std::int64_t() const { return connection_->changed(posted_); }

 private:
  Connection* connection_;
  std::int64_t posted_;
};

// The questions, shared by Scope and Global.
template <class Self>
class Questions {
 public:
  template <class Map>
  auto all(std::string_view sql, std::initializer_list<Value> arguments, Map map) const {
    std::vector<std::invoke_result_t<Map, const Row&>> rows;
    self().ask(sql, arguments, [&](const Row& row) { rows.push_back(map(row)); });
    return rows;
  }
  template <class Map>
  auto one(std::string_view sql, std::initializer_list<Value> arguments, Map map) const {
    std::optional<std::invoke_result_t<Map, const Row&>> found;
    self().ask(sql, arguments, [&](const Row& row) { if (!found) found = map(row); });
    return found;
  }
  void each(std::string_view sql, std::initializer_list<Value> arguments,
            const EachRow& each) const {
    self().ask(sql, arguments, each);
  }
  // Exactly one row with one integer, such as COUNT(*) or a COALESCEd SUM.
  std::int64_t number(std::string_view sql, std::initializer_list<Value> arguments) const {
    return one(sql, arguments, [](const Row& row) { return row.integer(0); }).value_or(0);
  }

 private:
  const Self& self() const { return static_cast<const Self&>(*this); }
};

// One cooperative's rows. $1 in every statement IS the cooperative; arguments count from $2.
class Scope : public Questions<Scope> {
 public:
  Scope(Connection& connection, CooperativeId cooperative)
      : connection_(&connection), cooperative_(std::move(cooperative)) {}
  const CooperativeId& cooperative() const { return cooperative_; }

 protected:
  friend class Questions<Scope>;
  void ask(std::string_view sql, std::initializer_list<Value> arguments, const EachRow& each) const;
  Changed post(std::string_view sql, std::initializer_list<Value> arguments) const;

 private:
  Connection* connection_;
  CooperativeId cooperative_;
};

class WriteScope final : public Scope {
 public:
  using Scope::Scope;
  Changed run(std::string_view sql, std::initializer_list<Value> arguments) const {
    return post(sql, arguments);
  }
};

// The few tables that belong to the installation, listed in store/README.md.
class Global : public Questions<Global> {
 public:
  explicit Global(Connection& connection) : connection_(&connection) {}

 protected:
  friend class Questions<Global>;
  void ask(std::string_view sql, std::initializer_list<Value> arguments, const EachRow& each) const;
  Changed post(std::string_view sql, std::initializer_list<Value> arguments) const;
  Connection& connection() const { return *connection_; }

 private:
  Connection* connection_;
};

class WriteGlobal final : public Global {
 public:
  using Global::Global;
  Changed run(std::string_view sql, std::initializer_list<Value> arguments) const {
    return post(sql, arguments);
  }

  // Commands that decide by global rows they do not write follow each other by a turn of their own.
  void take_turn(std::string_view of) const { connection().take_turn(of); }
};

// A snapshot: everything read through it is of one moment. Keep it short (≤ 5 s): an open reader
// keeps the write-ahead log from shrinking.
class Read {
 public:
  explicit Read(Connection& connection) : connection_(connection) {}
  Scope scope(const CooperativeId& cooperative) const { return {connection_, cooperative}; }
  Global global() const { return Global(connection_); }

 private:
  Connection& connection_;
};

// An open transaction. Lives inside Database::write only.
class Write {
 public:
  explicit Write(Connection& connection) : connection_(connection) {}
  // Waits until no other command of this cooperative is under way.
  WriteScope scope(const CooperativeId& cooperative) const {
    connection_.take_turn(cooperative.text);
    return {connection_, cooperative};
  }
  WriteGlobal global() const { return WriteGlobal(connection_); }

 private:
  Connection& connection_;
};

class Database {
 public:
  virtual ~Database() = default;

  // Runs `fn(const Read&)` on a snapshot and gives back what it returns. Any thread.
  template <class Fn>
  auto read(Fn&& fn) {
    using R = std::invoke_result_t<Fn, const Read&>;
    if constexpr (std::is_void_v<R>) {
      run_read([&](const Read& read) { fn(read); });
    } else {
      std::optional<R> answer;
      run_read([&](const Read& read) { answer.emplace(fn(read)); });
      return std::move(*answer);
    }
  }

  // Runs `fn(Write&) -> Result<T>` in a transaction. An Error rolls its work back; so does an
  // exception, which is passed on. Success and refusal alike are told only after the commit that
  // holds them is durable. `fn` may run more than once: it must touch nothing outside the
  // transaction but what it can overwrite. Must not be called from within read or write. Any
  // thread.
  template <class Fn>
  auto write(Fn&& fn) {
    using R = std::invoke_result_t<Fn, Write&>;
    std::optional<R> answer;
    run_write([&](Write& write) {
      answer.emplace(fn(write));
      return answer->has_value();
    });
    return std::move(*answer);
  }

  // Called after each durable commit that kept work, by this process or by another on the same
  // database, on a thread of the database's: be brief, wake others. Set before the first write.
  virtual void on_commit(std::function<void()> listener) = 0;

  // Tells the other processes on this database something that is not kept; in a file there are
  // none. Never waits and never fails: what is told may be lost.
  virtual void tell_others(std::string_view /*message*/) {}
  virtual void on_told(std::function<void(std::string_view message)> /*listener*/) {}

  // How far the database's clock is ahead of this machine's: every process goes by one clock.
  virtual Duration clock_ahead() { return {}; }

 protected:
  virtual void run_read(const std::function<void(const Read&)>& fn) = 0;
  virtual void run_write(const std::function<bool(Write&)>& fn) = 0;
};

// A step of the schema. Steps are numbered by module from 1, append-only, and run in the order
// given; a number in the database that the program does not know refuses to open (too_new).
struct Migration {
  std::string_view module;  // "catalog", "connectors", "service"
  int number = 0;
  std::string_view sql;     // may hold several statements
};

}  // namespace ganh::catalog::store
