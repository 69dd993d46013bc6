// What every command has: where it reads and writes, in which language, on which data folder.

#pragma once

#include <filesystem>
#include <istream>
#include <memory>
#include <ostream>

#include "catalog/producers/cooperative.h"
#include "service/cli/paper.h"
#include "service/folder/data_folder.h"

namespace ganh::service::cli {

// How the program ends.
enum Exit { done = 0, refused = 1, wrong_use = 2, in_use = 3, storage_failed = 4 };

inline constexpr auto actor = "clerk";  // of commands given here; people have no accounts yet

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

  Paper paper() const { return {out, language, out_is_terminal, columns}; }
  Paper notes() const { return {err, language, err_is_terminal, columns}; }  // beside the answer

  // Says what is wrong and how to mend it; gives back how the program ends.
  int refuse(const Error& error) const;

  // Writes a line of JSON.
  int answer(const std::string& json_text) const;
};

// The folder together with its cooperative: what most commands begin with. Where a day has begun
// since the last one, the stock is told of it first. `not_found`, "folder.no_cooperative" beside
// DataFolder::open's refusals.
struct Opened {
  std::unique_ptr<folder::DataFolder> folder;
  catalog::producers::Cooperative cooperative;
  Date today() const { return date_in_vietnam(folder->clock().now()); }
};
Result<Opened> open(const Console& console);

}  // namespace ganh::service::cli
