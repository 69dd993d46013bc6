// What people call the thing that a change is about.

#pragma once

#include <map>
#include <string>
#include <utility>

#include "catalog/changes/command.h"
#include "catalog/store/database.h"

namespace ganh::service::api {

// Looks each up once.
class ChangeNames {
 public:
  explicit ChangeNames(const catalog::store::Scope& scope) : scope_(scope) {}

  // "Gạo nếp nương", "HONG-2KG", "L2026-031", "ĐT-1"; "" for what has no name, is gone, or is a
  // person: those belong to the installation.
  const std::string& of(catalog::changes::Noun noun, const std::string& id);

 private:
  const catalog::store::Scope& scope_;
  std::map<std::pair<catalog::changes::Noun, std::string>, std::string> known_;
};

}  // namespace ganh::service::api
