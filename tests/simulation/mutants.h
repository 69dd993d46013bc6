// Faults planted in the program to see whether the simulation finds them.
//
// They are planted where its statements reach SQLite, and in the disk: nothing of it is in the
// program itself, let alone in a release.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace ganh::simulation {

struct Mutant {
  std::string_view name;
  std::string_view statement;  // what the statement contains; empty: the disk lies about syncs
  std::string_view instead_of;
  std::string_view stands;
};

const std::vector<Mutant>& mutants();

// From now on, until another one is planted; null: none. Before the database is opened.
void plant(const Mutant* mutant);
bool disk_lies();
std::int64_t times_planted();  // how many statements it was put in since

}  // namespace ganh::simulation
