#include "catalog/store/grouping/group.h"

#include <algorithm>

namespace ganh::catalog::store {
namespace {

// How a command's run ended, for the transaction it was run in.
enum class Ended { in_order, turn_taken, transaction_lost };

void fail_all(std::span<Command* const> group, const std::exception_ptr& failure) {
  for (Command* command : group) {
    command->kept = false;
    command->failure = failure;
  }
}

Ended run_fn(Transaction& transaction, Command& command) {
  command.kept = false;
  command.failure = nullptr;
  transaction.take_failure();
  try {
    transaction.mark();
    Write write(transaction);
    command.kept = (*command.fn)(write);
    if (command.kept) transaction.settle();
    // Half of a command whose function swallowed the failure of the other half is not kept.
    command.failure = transaction.take_failure();
  } catch (const TurnTaken&) {
    command.kept = false;
    return Ended::turn_taken;
  } catch (...) {
    command.failure = std::current_exception();
  }
  if (command.failure) command.kept = false;
  return Ended::in_order;
}

Ended run_command(Transaction& transaction, Command& command) {
  Ended ended = run_fn(transaction, command);
  if (!transaction.in_transaction()) ended = Ended::transaction_lost;
  if (ended == Ended::transaction_lost) {
    command.kept = false;
    if (!command.failure) {
      command.failure = std::make_exception_ptr(
          StorageError(StorageError::Kind::other, "the transaction has been rolled back"));
    }
    return ended;
  }
  try {
    if (command.kept) {
      transaction.keep();
    } else {
      transaction.take_back();
    }
    return ended;
  } catch (...) {
    command.kept = false;
    if (!command.failure) command.failure = std::current_exception();
    return Ended::transaction_lost;
  }
}

// False when the transaction was lost and nothing of it is kept.
bool commit(Transaction& transaction, std::span<Command* const> group,
            const std::function<void()>& on_commit) {
  const bool has_kept = std::ranges::any_of(group, [](const Command* one) { return one->kept; });
  try {
    transaction.commit(has_kept);
  } catch (const StorageError&) {
    // It may or may not have reached the disk, so nobody is told either and nothing is run again.
    const std::exception_ptr failure = std::current_exception();
    transaction.roll_back();
    fail_all(group, failure);
    return true;
  } catch (const std::logic_error&) {
    // One command's deferred constraint does not hold; alone it is found.
    transaction.roll_back();
    group.front()->kept = false;
    group.front()->failure = std::current_exception();
    return false;
  }
  if (has_kept && on_commit) on_commit();
  return true;
}

// How many of the first are settled: all, fewer when the next one has to wait for its turn, none
// when the transaction was lost.
std::size_t run_together(Transaction& transaction, std::span<Command* const> group,
                         const std::function<void()>& on_commit) {
  try {
    transaction.begin();
  } catch (const StorageError&) {
    fail_all(group, std::current_exception());
    return group.size() > 1 ? group.size() : 0;
  } catch (const std::exception& error) {
    fail_all(group, std::make_exception_ptr(StorageError(StorageError::Kind::other, error.what())));
    return group.size();
  }
  std::size_t run = 0;
  for (; run < group.size(); ++run) {
    const Ended ended = run_command(transaction, *group[run]);
    if (ended == Ended::turn_taken) break;
    if (ended == Ended::in_order) continue;
    transaction.roll_back();
    return 0;
  }
  return commit(transaction, group.first(run), on_commit) ? run : 0;
}

void run_alone(Transaction& transaction, std::span<Command* const> one,
               const std::function<void()>& on_commit) {
  for (int tries = 1;; ++tries) {
    if (run_together(transaction, one, on_commit) > 0) return;
    try {
      std::rethrow_exception(one.front()->failure);
    } catch (const StorageError& failure) {
      if (!transaction.may_try_again(failure, tries)) return;
    } catch (...) {
      return;
    }
  }
}

}  // namespace

void run_group(Transaction& transaction, std::span<Command* const> group,
               const std::function<void()>& on_commit) noexcept {
  while (group.size() > 1) {
    const std::size_t settled = run_together(transaction, group, on_commit);
    if (settled == 0) break;
    group = group.subspan(settled);
  }
  for (std::size_t i = 0; i < group.size(); ++i) {
    run_alone(transaction, group.subspan(i, 1), on_commit);
  }
}

}  // namespace ganh::catalog::store
