// `ganh serve` on a fresh folder, in a process of its own, as a stranger on the network meets it.

#pragma once

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <filesystem>
#include <string>

#include "catalog/json/json.h"
#include "tests/connectors/transport/raw_connection.h"
#include "tests/scratch_folder.h"
#include "tests/service/cli/process.h"
#include "tests/service/scratch_server.h"

namespace ganh::service {

class RunningProgram {
 public:
  // With these flags besides.
  explicit RunningProgram(const Arguments& more = {}) {
    Arguments made{"init", "--data", data_};
    // The folder remembers it.
    if (const auto database = server_.name(); !database.empty()) {
      made.insert(made.end(), {"--database", database});
    }
    BOOST_REQUIRE(run(made).status == 0);
    Arguments arguments{"serve", "--listen", "127.0.0.1:0", "--json", "--data", data_};
    arguments.insert(arguments.end(), more.begin(), more.end());
    program_.emplace(arguments);
    const std::string line = program_->first_line();
    const auto said = catalog::json::parse(line);
    BOOST_REQUIRE_MESSAGE(said, line);
    const std::string address = said->root()["address"].text_or();
    port_ = static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
  }

  std::filesystem::path data() const { return data_; }
  std::uint16_t port() const { return port_; }

  // What is answered to these bytes, until the connection ends.
  std::string answer(const std::string& bytes) const {
    connectors::transport::RawConnection connection(port_);
    connection.try_write(bytes);
    return connection.read_to_end();
  }
  // To one request with these fields besides Host.
  std::string ask(const std::string& line, const std::string& fields = "") const {
    return answer(line + " HTTP/1.1\r\nHost: localhost:" + std::to_string(port_) + "\r\n" + fields +
                  "Connection: close\r\n\r\n");
  }

  int stop() {
    program_->interrupt();
    return program_->wait();
  }

  // All of it, once it has stopped.
  std::string said() const { return program_->out() + program_->err(); }

 private:
  tests::ScratchFolder scratch_;
  ScratchServer server_;
  std::string data_ = scratch_.path() / "data";
  std::optional<Process> program_;
  std::uint16_t port_ = 0;
};

inline std::string status_of(const std::string& reply) {
  return reply.starts_with("HTTP/1.1 ") ? reply.substr(9, 3) : reply.substr(0, 20);
}

}  // namespace ganh::service
