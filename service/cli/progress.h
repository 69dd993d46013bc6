// A progress bar on a terminal; nothing at all elsewhere.

#pragma once

#include <cstdint>
#include <ostream>
#include <string>

namespace ganh::service::cli {

class Progress {
 public:
  // Drawn on `out` when `shown`.
  Progress(std::ostream& out, bool shown, std::string label);
  ~Progress();  // wipes the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::int64_t done, std::int64_t all);

  // Makes room for a line of text; the bar comes back with the next show().
  void wipe();

 private:
  std::ostream& out_;
  bool shown_;
  std::string label_;
  int drawn_percent_ = -1;
};

}  // namespace ganh::service::cli
