// What every command has: where it reads and writes, in which language, on which data folder.

#pragma once

#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "catalog/result.h"
#include "service/office/open.h"
#include "service/telling/paper.h"

namespace ganh::service::cli {

using telling::Ink;
using telling::Paper;

// How the program ends.
enum Exit { done = 0, refused = 1, wrong_use = 2, in_use = 3, storage_failed = 4 };

struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  int columns = 100;
  words::Language language = words::Language::vietnamese;
  bool json = false;
  std::string data = {};
  std::string cooperative = {};  // its id or name; empty: the only one there is
  std::vector<std::string> options = {};  // of the chosen command, as they are typed
  std::optional<std::string> database = {};  // as --database says

  Paper paper() const { return {out, language, out_is_terminal, columns}; }
  Paper notes() const { return {err, language, err_is_terminal, columns}; }  // beside the answer

  // Says what is wrong and how to mend it; gives back how the program ends.
  int refuse(const Error& error) const;
  int refuse(const office::Reply& problem) const;

  // What is wrong, and under it the cure; members of a request under the names of the options.
  void tell(catalog::json::Value faults) const;

  // Writes a line of JSON.
  int answer(const std::string& json_text) const;
};

// Runs `work` in the office of the data folder; refuses when there is none.
int in_office(const Console& console, office::Wanted wanted,
              const std::function<int(office::Office&)>& work,
              const office::AsServed& settings = {});

}  // namespace ganh::service::cli
