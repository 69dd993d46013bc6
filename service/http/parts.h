// What the service answers from. All of it outlives the routes.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/ids.h"
#include "catalog/result.h"
#include "catalog/store/database.h"
#include "service/folder/data_folder.h"

namespace ganh::service::accounts {
class Accounts;
}
namespace ganh::service::live {
class Hub;
}

namespace ganh::service::http {

// For the log: never what was typed.
struct SignInNews {
  enum class Kind { signed_in, refused, signed_out };
  Kind kind = Kind::signed_in;
  std::string person;  // an id; empty when refused
  std::string client;
  std::string how;  // "password", "link", "setup"; a reason key when refused
};

struct Health {
  bool is_well = true;
  std::string json;
};

struct Backup {
  std::string file;
  std::int64_t bytes = 0;
  Time made_at{};
};

struct Parts {
  folder::DataFolder& folder;
  // Fetches a channel's orders now; empty: nobody works on channels at present.
  std::function<void(const ChannelId&)> poll_orders = {};
  // What last went wrong on the channel of that name, while it has not gone right since.
  std::function<std::optional<std::string>(const std::string&)> trouble_of = {};
  accounts::Accounts* accounts = nullptr;  // null: only the machine is known
  live::Hub* live = nullptr;               // null: there is nobody to tell
  std::function<std::string()> metrics = {};  // as Prometheus reads them
  std::function<Health()> ready = {};  // whether writes would be kept; empty: only reads count
  std::function<void(const catalog::store::StorageError&)> on_storage_failure = {};
  std::function<void(const SignInNews&)> on_sign_in = {};
  // A verified backup beside the data; and those there are.
  std::function<Result<Backup>()> make_backup = {};
  std::function<std::vector<Backup>()> list_backups = {};
  std::string machine_token = {};  // of service.json; empty: there is none
  std::string public_url = {};            // "https://ganh.example.vn"; empty: as it is asked for
  std::vector<std::string> host_names = {};  // accepted beside loopback and bare addresses
  bool plain_http = false;                // people may sign in without TLS from other machines
  int requests_per_minute = 1'200;        // of each caller; 0: any number
  std::string run = {};                   // tells this process's ETags from an earlier one's
  int customers_kept_days = 0;            // after their orders ended; 0: as the rule says
};

}  // namespace ganh::service::http
