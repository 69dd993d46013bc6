// The settings in force: built in, then the file, then the environment, then flags; the later wins.
//
// Touches nothing but the file that it is given.

#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/result.h"
#include "service/config/settings.h"

namespace ganh::service::config {

inline constexpr auto file_name = "ganh.toml";  // in the data folder, unless --config names another
inline constexpr std::size_t file_bytes_max = 256 * 1024;

enum class Source { built_in, file, environment, flag };

std::string_view name(Source source);

struct InForce {
  const Setting* setting = nullptr;
  std::string value;  // as one would write it in the environment, without a password
  Source source = Source::built_in;
  std::string where;  // "ganh.toml:12", "GANH_LISTEN", "--listen"; empty when built in
};

struct Configuration {
  Settings settings;
  std::vector<InForce> in_force;  // in the table's order
};

struct Inputs {
  std::filesystem::path file = {};
  bool file_must_be_there = false;
  std::vector<std::pair<std::string, std::string>> environment = {};  // every variable
  std::map<std::string_view, std::string> flags = {};                 // by key
};

// `invalid` with everything that is wrong, not only the first: "config.unknown_key" with where, key
// and what was likely meant; "config.file" when it cannot be read; "config.toml" with where; a
// value's reasons (value.h). A variable GANH_… that is no setting is wrong only when it is nearly
// one: others may be somebody's secrets.
Result<Configuration> read(const Inputs& inputs);

// The text of a settings file with that setting at its beginning, where it has none of that key.
// `conflict`, "config.set_already" with its "key", when it says something else.
Result<std::string> with_setting(const std::string& text, const Setting& setting,
                                 const std::string& value);

// That text without the setting.
Result<std::string> without_setting(const std::string& text, const Setting& setting);

}  // namespace ganh::service::config
