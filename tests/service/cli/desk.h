// A place where commands are given to the real program: a data folder, and the example's workbook.

#pragma once

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "catalog/json/json.h"
#include "tests/scratch_folder.h"
#include "tests/service/cli/process.h"
#include "tests/service/scratch_server.h"

namespace ganh::service {

inline bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

inline catalog::json::Document parsed(const std::string& text) {
  auto document = catalog::json::parse(text);
  BOOST_REQUIRE_MESSAGE(document, text);
  return std::move(*document);
}

struct Desk {
  Desk() { std::filesystem::copy(GANH_EXAMPLES "/thien-an.xlsx", workbook); }

  // With this desk's data folder.
  Arguments here(Arguments arguments) const {
    arguments.insert(arguments.end(), {"--data", data});
    if (!database.empty()) arguments.insert(arguments.end(), {"--database", database});
    return arguments;
  }
  Ended ganh(const Arguments& arguments, const std::string& input = "") const {
    return run(here(arguments), input);
  }
  void import() const {
    BOOST_REQUIRE(ganh({"init"}).status == 0);
    BOOST_REQUIRE(ganh({"import", workbook}).status == 0);
  }
  // A sandbox that runs, and a channel of that name connected to it.
  std::string connect(Process& sandbox, const std::string& name) const {
    const auto told = parsed(sandbox.first_line());
    const std::string address = told.root()["address"].text_or();
    std::ofstream(folder / "secret.txt") << told.root()["secret"].text_or() << '\n';
    const auto connected =
        ganh({"channels", "connect", name, "--connector", name, "--url", address, "--key",
              told.root()["key"].text_or(), "--secret-file", folder / "secret.txt"});
    BOOST_REQUIRE_MESSAGE(connected.status == 0, connected.err);
    return address;
  }

  tests::ScratchFolder scratch;
  std::filesystem::path folder = scratch.path();
  std::string data = folder / "data";
  ScratchServer server;
  std::string database = server.name();
  std::string workbook = folder / "thien-an.xlsx";
};

}  // namespace ganh::service
