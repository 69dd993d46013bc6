// The settings of `ganh serve`: the one table of them, and a struct of their values.
//
// Reading them from file, environment and flags is in read.h; the table in README.md, the help of
// `ganh serve` and what is accepted all come from here.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "service/words/text.h"

namespace ganh::service::config {

enum class LogFormat { text, json };
enum class LogLevel { debug, info, warning, error };
enum class LogRequests { none, failed, all };

struct Settings {
  std::string listen;                        // "127.0.0.1:8080"
  std::string public_url;                    // "https://ganh.example", or empty
  std::vector<std::string> host_names;       // beside this machine's own and public_url's
  std::vector<std::string> trusted_proxies;  // addresses, or networks such as "10.0.0.0/8"
  int workers = 0;
  int connections_max = 0;
  int connections_per_address_max = 0;
  int drain_seconds = 0;
  LogFormat log_format{};
  LogLevel log_level{};
  LogRequests log_requests{};
  bool metrics = false;
  bool plain_http = false;  // people on other machines may sign in without TLS
  int requests_per_minute = 0;
  int customers_kept_days = 0;  // 0: as the rule says
  std::string database;         // a server's address; empty: the folder's own file
};

// What a value may look like.
enum class Kind {
  address,   // HOST:PORT
  origin,    // https://host or https://host:port
  hosts,     // names or addresses, without a port
  proxies,   // addresses, or networks (address/bits)
  number,    // whole, from least to most
  choice,    // one of `choices`
  database,  // postgresql://…, or empty
};

// A value as it was given, its kind checked.
struct Given {
  std::string text;
  std::vector<std::string> list;
  int number = 0;
};

struct Setting {
  std::string_view key;
  Kind kind;
  std::string_view built_in;  // as one would write it in the environment; lists: by commas
  std::string_view flag;
  std::string_view environment;
  words::Text about;
  void (*put)(Settings&, const Given&);
  int least = 0;
  int most = 0;
  std::string_view unit = {};
  std::string_view choices = {};  // "text|json"
};

std::span<const Setting> settings_table();

// What a value may look like, in short: "HOST:PORT", "1…256", "text|json".
std::string allowed(const Setting& setting);

}  // namespace ganh::service::config
