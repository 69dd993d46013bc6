#include "catalog/store/sqlite/group.h"

#include <algorithm>

namespace ganh::catalog::store::sqlite {
namespace {

void roll_back(FileConnection& connection) {
  if (!connection.in_transaction()) return;
  try {
    connection.control("ROLLBACK");
  } catch (const StorageError&) {
    // Nearly always the transaction has ended even so; if not, it is tried again at the next BEGIN.
  }
}

void run_fn(FileConnection& connection, Command& command) {
  command.kept = false;
  command.failure = nullptr;
  connection.take_failure();
  try {
    connection.control("SAVEPOINT command");
    Write write(connection);
    command.kept = (*command.fn)(write);
    // Half of a command whose function swallowed the failure of the other half is not kept.
    command.failure = connection.take_failure();
  } catch (...) {
    command.failure = std::current_exception();
  }
  if (command.failure) command.kept = false;
}

// False when the transaction is lost, and with it the work of the commands before.
bool run_in_savepoint(FileConnection& connection, Command& command) {
  run_fn(connection, command);
  if (!connection.in_transaction()) return false;
  try {
    if (!command.kept) connection.control("ROLLBACK TO command");
    connection.control("RELEASE command");
    return true;
  } catch (...) {
    command.kept = false;
    if (!command.failure) command.failure = std::current_exception();
    return false;
  }
}

void fail_all(std::span<Command* const> group, const StorageError& error) {
  for (Command* command : group) {
    command->kept = false;
    command->failure = std::make_exception_ptr(error);
  }
}

// False when the transaction was lost and nothing of it is kept; a group of one is settled then.
bool run_once(FileConnection& connection, std::span<Command* const> group,
              const std::function<void()>& on_commit) {
  try {
    roll_back(connection);  // where an earlier ROLLBACK could not be done
    connection.control("BEGIN IMMEDIATE");
  } catch (const std::exception& error) {
    const auto* known = dynamic_cast<const StorageError*>(&error);
    fail_all(group, known ? *known : StorageError(StorageError::Kind::other, error.what()));
    return true;
  }
  for (Command* command : group) {
    if (run_in_savepoint(connection, *command)) continue;
    roll_back(connection);
    if (!command->failure) {
      command->kept = false;
      command->failure = std::make_exception_ptr(
          StorageError(StorageError::Kind::other, "the transaction has been rolled back"));
    }
    return false;
  }
  try {
    connection.control("COMMIT");
  } catch (const StorageError& error) {
    // It may or may not have reached the disk, so nobody is told either and nothing is run again.
    roll_back(connection);
    fail_all(group, error);
    return true;
  } catch (const std::logic_error&) {
    // One command's deferred constraint does not hold; alone it is found.
    roll_back(connection);
    group.front()->kept = false;
    group.front()->failure = std::current_exception();
    return false;
  }
  const auto kept = [](const Command* command) { return command->kept; };
  if (on_commit && std::any_of(group.begin(), group.end(), kept)) on_commit();
  return true;
}

}  // namespace

void run_group(FileConnection& connection, std::span<Command* const> group,
               const std::function<void()>& on_commit) noexcept {
  if (run_once(connection, group, on_commit) || group.size() == 1) return;
  for (std::size_t i = 0; i < group.size(); ++i) {
    run_once(connection, group.subspan(i, 1), on_commit);
  }
}

}  // namespace ganh::catalog::store::sqlite
