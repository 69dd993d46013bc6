// Damage done to a database file behind the program's back.

#pragma once

#include <sqlite3.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <string>

namespace ganh::service {

// Runs what no program of ours would.
inline void meddle(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* handle = nullptr;
  BOOST_REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
  BOOST_TEST(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK,
             sqlite3_errmsg(handle));
  sqlite3_close(handle);
}

// Overwrites the middle half of every page but the first few.
inline void scratch(const std::filesystem::path& file) {
  constexpr std::size_t page_bytes = 4096;
  const auto size = std::filesystem::file_size(file);
  std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
  for (std::size_t at = 8 * page_bytes; at < size; at += page_bytes) {
    out.seekp(static_cast<std::streamoff>(at));
    out << std::string(page_bytes / 2, 'x');
  }
}

}  // namespace ganh::service
