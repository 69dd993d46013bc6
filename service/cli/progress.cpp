#include "service/cli/progress.h"

#include <algorithm>

namespace ganh::service::cli {

namespace {

constexpr int bar_columns = 30;

}  // namespace

Progress::Progress(std::ostream& out, bool shown, std::string label)
    : out_(out), shown_(shown), label_(std::move(label)) {}

Progress::~Progress() {
  wipe();
}

void Progress::show(std::int64_t done, std::int64_t all) {
  if (!shown_ || all <= 0) return;
  const int percent = static_cast<int>(std::clamp<std::int64_t>(done * 100 / all, 0, 100));
  if (percent == drawn_percent_) return;
  drawn_percent_ = percent;
  const int filled = percent * bar_columns / 100;
  out_ << "\r\x1b[K" << label_ << " [";
  for (int at = 0; at < bar_columns; ++at) out_ << (at < filled ? "█" : "·");
  out_ << "] " << percent << " %" << std::flush;
}

void Progress::wipe() {
  if (drawn_percent_ < 0) return;
  out_ << "\r\x1b[K" << std::flush;
  drawn_percent_ = -1;
}

}  // namespace ganh::service::cli
