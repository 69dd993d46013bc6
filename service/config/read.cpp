#include "service/config/read.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <fstream>
#include <sstream>

#include "catalog/store/address.h"
#include "catalog/text/meant.h"
#include "service/config/value.h"

namespace ganh::service::config {

namespace fs = std::filesystem;

namespace {

// Variables of the program's that are no settings of the service.
constexpr std::string_view other_variables[] = {"GANH_DATA", "GANH_CONFIG", "GANH_CRASH_AT"};

const Setting* find_setting(std::string_view key) {
  const auto table = settings_table();
  const auto found = std::ranges::find(table, key, &Setting::key);
  return found == table.end() ? nullptr : &*found;
}

std::string shown(const Setting& setting, const std::string& text) {
  return setting.kind == Kind::database ? catalog::store::Address(text).shown() : text;
}

// What is being put together, and what was wrong on the way.
class Assembly {
 public:
  Assembly() {
    for (const Setting& setting : settings_table()) {
      const auto given = parse_value(setting, setting.built_in, setting.key);
      assert(given);
      setting.put(made_.settings, *given);
      made_.in_force.push_back({&setting, std::string(setting.built_in), Source::built_in, ""});
    }
  }

  void put(const Setting& setting, std::string_view text, Source source, std::string where) {
    const auto given = parse_value(setting, text, where);
    if (!given) return wrong(given.error());
    setting.put(made_.settings, *given);
    const auto at = &setting - settings_table().data();
    made_.in_force[static_cast<std::size_t>(at)] = {&setting, shown(setting, given->text), source,
                                                    std::move(where)};
  }
  void wrong(const Error& error) {
    faults_.insert(faults_.end(), error.faults.begin(), error.faults.end());
  }
  void unknown(std::string_view key, std::string where, std::string_view likely) {
    std::vector<Param> params{{"where", std::move(where)}, {"key", std::string(key)}};
    if (likely.empty())
      return wrong(error(Code::invalid, std::string(key), "config.unknown_key", std::move(params)));
    params.push_back({"meant", std::string(likely)});
    wrong(error(Code::invalid, std::string(key), "config.key_misspelt", std::move(params)));
  }
  Result<Configuration> finish() && {
    if (!faults_.empty()) return Error{Code::invalid, std::move(faults_)};
    return std::move(made_);
  }

 private:
  Configuration made_;
  std::vector<Fault> faults_;
};

// The text that parse_value takes. Nothing when the TOML value is of another type altogether.
std::optional<std::string> text_of(const Setting& setting, const toml::node& node) {
  const bool is_list = setting.kind == Kind::hosts || setting.kind == Kind::proxies;
  if (const toml::array* items = node.as_array(); items != nullptr && is_list) {
    std::string joined;
    for (const toml::node& item : *items) {
      const auto text = item.value_exact<std::string>();
      if (!text || text->find(',') != text->npos) return {};
      joined += (joined.empty() ? "" : ",") + *text;
    }
    return joined;
  }
  if (is_list) return {};
  if (setting.kind == Kind::number) {
    const auto number = node.value_exact<std::int64_t>();
    return number ? std::optional(std::to_string(*number)) : std::nullopt;
  }
  if (const auto flag = node.value_exact<bool>()) return *flag ? "on" : "off";
  return node.value_exact<std::string>();
}

std::vector<std::string_view> known_keys() {
  std::vector<std::string_view> keys;
  for (const Setting& setting : settings_table()) keys.push_back(setting.key);
  return keys;
}

Result<std::string> read_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(file_bytes_max + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad() || (!in.is_open()) || text.size() > file_bytes_max) {
    return error(Code::invalid, "config", "config.file", {{"file", file.string()}});
  }
  return text;
}

std::string shown(const toml::node& node) {
  std::ostringstream out;
  node.visit([&](const auto& value) { out << value; });
  return out.str().substr(0, 80);
}

void read_file(Assembly& assembly, const fs::path& file) {
  const auto text = read_text(file);
  if (!text) return assembly.wrong(text.error());
  const std::string name = file.filename().string();
  const auto at = [&](const toml::source_region& source) {
    return fmt::format("{}:{}", name, source.begin.line);
  };
  try {
    const toml::table table = toml::parse(*text);
    for (const auto& [key, node] : table) {
      const Setting* setting = find_setting(key.str());
      const std::string where = at(key.source());
      if (setting == nullptr) {
        assembly.unknown(key.str(), where, catalog::text::meant(key.str(), known_keys()));
      } else if (const auto value = text_of(*setting, node)) {
        assembly.put(*setting, *value, Source::file, where);
      } else {
        assembly.wrong(wrong_value(*setting, shown(node), where));
      }
    }
  } catch (const toml::parse_error& mistake) {
    assembly.wrong(
        error(Code::invalid, "config", "config.toml",
              {{"where", at(mistake.source())}, {"why", std::string(mistake.description())}}));
  }
}

void read_environment(Assembly& assembly, const Inputs& inputs) {
  constexpr std::string_view prefix = "GANH_";
  std::vector<std::string_view> known;
  for (const Setting& setting : settings_table()) known.push_back(setting.environment);
  for (const auto& [name, value] : inputs.environment) {
    if (!name.starts_with(prefix) || std::ranges::count(other_variables, name) > 0) continue;
    const auto found = std::ranges::find(settings_table(), name, &Setting::environment);
    if (found != settings_table().end()) {
      assembly.put(*found, value, Source::environment, name);
    } else if (const auto likely = catalog::text::meant(name, known); !likely.empty()) {
      assembly.unknown(name, name, likely);
    }
  }
}

}  // namespace

std::string_view name(Source source) {
  switch (source) {
    case Source::built_in:
      return "built_in";
    case Source::file:
      return "file";
    case Source::environment:
      return "environment";
    case Source::flag:
      return "flag";
  }
  return "";
}

Result<Configuration> read(const Inputs& inputs) {
  Assembly assembly;
  std::error_code unknown;  // then reading it says so
  if (!inputs.file.empty() && (inputs.file_must_be_there || fs::exists(inputs.file, unknown))) {
    read_file(assembly, inputs.file);
  }
  read_environment(assembly, inputs);
  for (const auto& [key, text] : inputs.flags) {
    const Setting* setting = find_setting(key);
    assert(setting != nullptr);
    assembly.put(*setting, text, Source::flag, std::string(setting->flag));
  }
  return std::move(assembly).finish();
}

namespace {

Error not_toml(const toml::parse_error& mistake) {
  return error(Code::invalid, "config", "config.toml",
               {{"where", fmt::format("{}:{}", file_name, mistake.source().begin.line)},
                {"why", std::string(mistake.description())}});
}

}  // namespace

Result<std::string> with_setting(const std::string& text, const Setting& setting,
                                 const std::string& value) {
  try {
    const toml::table table = toml::parse(text);
    const auto there = table[setting.key].value<std::string>();
    if (there == value) return text;
    if (table.contains(setting.key)) {
      return error(Code::conflict, std::string(setting.key), "config.set_already",
                   {{"key", std::string(setting.key)}});
    }
  } catch (const toml::parse_error& mistake) {
    return not_toml(mistake);
  }
  std::ostringstream out;
  out << setting.key << " = " << toml::value<std::string>(value) << '\n' << text;
  return std::move(out).str();
}

Result<std::string> without_setting(const std::string& text, const Setting& setting) {
  std::size_t first = 0;  // its lines, counted from 1
  std::size_t last = 0;
  try {
    const toml::table table = toml::parse(text);
    const auto found = table.find(setting.key);
    if (found == table.end()) return text;
    first = found->first.source().begin.line;
    last = found->second.source().end.line;
  } catch (const toml::parse_error& mistake) {
    return not_toml(mistake);
  }
  std::istringstream in(text);
  std::string kept;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (number < first || number > last) kept += line + '\n';
  }
  return kept;
}

}  // namespace ganh::service::config
