// Where a database is: a file on this machine, or a server.

#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/store/database.h"
#include "catalog/store/options.h"

namespace ganh::catalog::store {

class Address {
 public:
  // "postgresql://…" (or "postgres://…") is a server; anything else is a file's path.
  explicit Address(std::string text) : text_(std::move(text)) {}
  explicit Address(const std::filesystem::path& file) : text_(file.string()) {}

  bool is_server() const {
    return text_.starts_with("postgresql://") || text_.starts_with("postgres://");
  }
  std::filesystem::path file() const { return text_; }
  const std::string& text() const { return text_; }

  // For people and logs: without a password.
  std::string shown() const;

 private:
  std::string text_;
};

// The same steps in each dialect.
struct Steps {
  std::vector<Migration> sqlite;
  std::vector<Migration> postgres;

  Steps& operator+=(const Steps& later);
  Steps first(std::size_t number) const;  // as an older program knew them
  std::span<const Migration> of(const Address& address) const {
    return address.is_server() ? postgres : sqlite;
  }
};

// As sqlite::open and postgres::open.
std::unique_ptr<Database> open(const Address& address, const Steps& steps, Options options = {});

}  // namespace ganh::catalog::store
