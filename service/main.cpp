// The program `ganh`.

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>

#include "catalog/crash_point.h"
#include "service/cli/program.h"

namespace {

constexpr int columns_min = 60;
constexpr int columns_max = 140;
constexpr int columns_elsewhere = 100;  // into a file or a pipe

int terminal_columns() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return columns_elsewhere;
  return std::clamp<int>(size.ws_col, columns_min, columns_max);
}

#ifdef GANH_CRASH_POINTS
// Dies at the point that the test has named, as if the power had gone.
void die_at_named_point() {
  const char* wanted = std::getenv("GANH_CRASH_AT");
  if (wanted == nullptr) return;
  ganh::on_crash_point([point = std::string(wanted)](std::string_view name) {
    if (name == point) ::kill(::getpid(), SIGKILL);
  });
}
#endif

}  // namespace

int main(int count, char** arguments) {
#ifdef GANH_CRASH_POINTS
  die_at_named_point();
#endif
  ganh::service::cli::Console console{std::cin, std::cout, std::cerr};
  console.in_is_terminal = ::isatty(STDIN_FILENO) == 1;
  console.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  console.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  console.columns = terminal_columns();
  return ganh::service::cli::run({arguments + 1, arguments + count}, console);
}
