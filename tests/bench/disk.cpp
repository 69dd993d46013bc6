#include "tests/bench/disk.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace ganh::bench {

using SteadyClock = std::chrono::steady_clock;

WorkFolder::WorkFolder(const std::filesystem::path& parent) {
  std::string made = (parent / "ganh-bench-XXXXXX").string();
  if (::mkdtemp(made.data()) == nullptr) throw std::runtime_error("cannot write there");
  path = made;
}

std::chrono::microseconds fsync_time(const std::filesystem::path& file) {
  constexpr std::size_t samples = 301;
  const int descriptor = ::open(file.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  const std::vector<char> page(4096, 'x');
  std::vector<std::chrono::microseconds> times;
  for (std::size_t i = 0; i < samples; ++i) {
    const auto start = SteadyClock::now();
    if (::write(descriptor, page.data(), page.size()) != static_cast<ssize_t>(page.size()) ||
        ::fsync(descriptor) != 0) {
      throw std::runtime_error(fmt::format("fsync: {}", std::strerror(errno)));
    }
    times.push_back(
        std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - start));
  }
  ::close(descriptor);
  std::sort(times.begin(), times.end());
  return times[samples / 2];
}

}  // namespace ganh::bench
