// The page, the API's description and what they are made of, compiled into the program.
//
// Made by CMakeLists.txt beside this from the sources beside this; knows nothing of HTTP.

#pragma once

#include <span>
#include <string_view>

namespace ganh::service::web {

struct Asset {
  std::string_view path;          // As it is asked for: "/", "/setup", "/assets/index-1c8f….js".
  std::string_view content_type;  // With its charset.
  std::string_view bytes;
  std::string_view gzip_bytes;  // The same, compressed; empty where that would gain nothing.
  std::string_view tag;         // An ETag, in its quotes.
  bool hashed;                  // The content is in the name: it may be kept for ever.
};

std::span<const Asset> assets();  // By path.

const Asset* find_asset(std::string_view path);  // Null: there is none.

}  // namespace ganh::service::web
