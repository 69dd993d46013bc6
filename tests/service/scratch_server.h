// A server's database for a data folder, where the run of the tests is for a server.

#pragma once

#include <string>

#include "service/folder/migrations.h"
#include "tests/scratch_database.h"

namespace ganh::service {

class ScratchServer {
 public:
  // As DataFolder takes it: empty, the folder's own file, unless this run is for a server.
  std::string name() {
    return tests::is_on_server() ? database_.address(folder::all_migrations()).text() : "";
  }

 private:
  tests::ScratchDatabase database_;
};

}  // namespace ganh::service
