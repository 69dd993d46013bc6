// A database for one test, gone with it: a file in a folder of its own, or, where the environment's
// GANH_TEST_SERVER says which server, a database there.

#pragma once

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "catalog/store/address.h"
#include "tests/scratch_folder.h"

namespace ganh::tests {

// The server that this run of the tests is for; empty: none, files.
std::string server_of_this_run();
inline bool is_on_server() { return !server_of_this_run().empty(); }

// `* boost::unit_test::precondition(tests::on_a_file)`: what is about a file, or about what older
// programs left in one.
inline boost::test_tools::assertion_result on_a_file(boost::unit_test::test_unit_id) {
  return !is_on_server();
}

// Where a test's rows are kept: where the run says, or in a file whatever it says.
enum class Kept { where_this_run_says, in_a_file };

class ScratchDatabase {
 public:
  explicit ScratchDatabase(Kept kept = Kept::where_this_run_says) : kept_(kept) {}
  ~ScratchDatabase();
  ScratchDatabase(const ScratchDatabase&) = delete;
  ScratchDatabase& operator=(const ScratchDatabase&) = delete;

  // Empty when asked for first. On a server what another test left with the same steps is emptied
  // and used again, as making a database takes its time.
  const catalog::store::Address& address(const catalog::store::Steps& steps);

  std::unique_ptr<catalog::store::Database> open(
      const catalog::store::Steps& steps,
      catalog::store::Options options = {.writer = catalog::store::Writer::inline_}) {
    return catalog::store::open(address(steps), steps, options);
  }

  // The folder and file of a test that is not for a server.
  const std::filesystem::path& path() const { return folder_.path(); }
  std::filesystem::path file() const { return folder_.path() / "ganh.db"; }

 private:
  const Kept kept_;
  ScratchFolder folder_;
  std::unique_ptr<catalog::store::Address> address_;
  std::string key_;  // of its steps
};

}  // namespace ganh::tests
