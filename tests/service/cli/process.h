// The real program in a process of its own: what it says, and how it ends.

#pragma once

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace ganh::service {

using Arguments = std::vector<std::string>;

class Process {
 public:
  explicit Process(const Arguments& arguments, const std::string& input = "") {
    std::array<int, 2> in{}, out{}, err{};
    BOOST_REQUIRE(::pipe(in.data()) == 0 && ::pipe(out.data()) == 0 && ::pipe(err.data()) == 0);
    pid_ = ::fork();
    BOOST_REQUIRE(pid_ >= 0);
    if (pid_ == 0) become(arguments, in, out, err);
    for (const int end : {in[0], out[1], err[1]}) ::close(end);
    BOOST_REQUIRE(::write(in[1], input.data(), input.size()) == static_cast<ssize_t>(input.size()));
    ::close(in[1]);
    ends_ = {out[0], err[0]};
  }
  ~Process() {
    if (pid_ > 0) {
      ::kill(pid_, SIGKILL);
      ::waitpid(pid_, nullptr, 0);
    }
    for (const int end : ends_) ::close(end);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // The first line of its answer.
  std::string first_line() {
    while (said_[0].find('\n') == std::string::npos && read_more()) {
    }
    return said_[0].substr(0, said_[0].find('\n'));
  }

  bool has_ended() const {
    siginfo_t ended{};
    ::waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED | WNOHANG | WNOWAIT);
    return ended.si_pid == pid_;
  }

  void interrupt() const { ::kill(pid_, SIGINT); }

  // How it ended; −1 when it was killed.
  int wait() {
    while (read_more()) {
    }
    int status = 0;
    ::waitpid(std::exchange(pid_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  const std::string& out() const { return said_[0]; }
  const std::string& err() const { return said_[1]; }

 private:
  [[noreturn]] static void become(const Arguments& arguments, const std::array<int, 2>& in,
                                  const std::array<int, 2>& out, const std::array<int, 2>& err) {
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    ::dup2(err[1], STDERR_FILENO);
    for (const auto& pipe : {in, out, err}) {
      for (const int end : pipe) ::close(end);
    }
    std::vector<char*> words{const_cast<char*>(GANH_PROGRAM)};
    for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    ::execv(GANH_PROGRAM, words.data());
    ::_exit(127);
  }

  // False when it says no more.
  bool read_more() {
    std::array<pollfd, 2> waiting{{{ends_[0], POLLIN, 0}, {ends_[1], POLLIN, 0}}};
    for (std::size_t at = 0; at < 2; ++at) {
      if (ended_[at]) waiting[at].fd = -1;
    }
    if (ended_[0] && ended_[1]) return false;
    BOOST_REQUIRE_MESSAGE(::poll(waiting.data(), 2, 20'000) > 0, "it says nothing: " << err());
    for (std::size_t at = 0; at < 2; ++at) {
      if (waiting[at].revents == 0) continue;
      std::array<char, 4096> bytes{};
      const ssize_t count = ::read(ends_[at], bytes.data(), bytes.size());
      if (count <= 0)
        ended_[at] = true;
      else
        said_[at].append(bytes.data(), static_cast<std::size_t>(count));
    }
    return true;
  }

  pid_t pid_ = -1;
  std::array<int, 2> ends_{};
  std::array<bool, 2> ended_{};
  std::array<std::string, 2> said_;
};

struct Ended {
  int status = 0;
  std::string out;
  std::string err;
};

inline Ended run(const Arguments& arguments, const std::string& input = "") {
  Process process(arguments, input);
  const int status = process.wait();
  return {status, process.out(), process.err()};
}

}  // namespace ganh::service
