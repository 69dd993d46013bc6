// Several machines, each with a data folder of its own, on one server's database.

#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "service/folder/data_folder.h"
#include "tests/scratch_folder.h"
#include "tests/service/scratch_server.h"

namespace ganh::service {

struct Machines {
  std::filesystem::path machine(const std::string& name) const { return scratch.path() / name; }

  void copy_key(const std::string& to) const {
    std::filesystem::create_directories(machine(to));
    std::filesystem::copy_file(machine("first") / "ganh.key", machine(to) / "ganh.key");
  }
  // One more that has the key.
  std::unique_ptr<folder::DataFolder> another(const std::string& name) const {
    copy_key(name);
    return folder::DataFolder::open(machine(name), database).value();
  }

  tests::ScratchFolder scratch;
  ScratchServer server;
  std::string database = server.name();
  std::unique_ptr<folder::DataFolder> first =
      folder::DataFolder::create(machine("first"), database).value();
};

}  // namespace ganh::service
