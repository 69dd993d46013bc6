// Runs waiting commands as one transaction with one durable commit.
//
// The same code for a group of many on the writer's thread and a group of one on the caller's, and
// for every driver.

#pragma once

#include <exception>
#include <functional>
#include <span>

#include "catalog/store/grouping/transaction.h"

namespace ganh::catalog::store {

struct Command {
  explicit Command(const std::function<bool(Write&)>& work) : fn(&work) {}

  const std::function<bool(Write&)>* fn;
  bool kept = false;
  std::exception_ptr failure;
};

// Settles every command: `kept`, refused (neither), or `failure`. Each runs between mark() and
// keep(). Where the whole transaction was lost each is run again as a group of one, so that a
// command for which the disk is too full takes no other down with it; and again as often as the
// driver says that it may help. Calls `on_commit`, which must not throw, after each commit that
// kept work.
void run_group(Transaction& transaction, std::span<Command* const> group,
               const std::function<void()>& on_commit) noexcept;

}  // namespace ganh::catalog::store
