#include "service/config/document.h"

#include <fmt/format.h>

namespace ganh::service::config {

namespace {

std::string cell(std::string text) {
  for (auto at = text.find('|'); at != text.npos; at = text.find('|', at + 2)) {
    text.insert(at, 1, '\\');
  }
  return text;
}

}  // namespace

std::string in_toml(Kind kind, std::string_view value) {
  if (kind == Kind::number) return std::string(value);
  if (kind != Kind::hosts && kind != Kind::proxies) return fmt::format("\"{}\"", value);
  std::string items;
  while (!value.empty()) {
    const auto end = std::min(value.find(','), value.size());
    items += fmt::format("{}\"{}\"", items.empty() ? "" : ", ", value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return "[" + items + "]";
}

std::string settings_in_markdown() {
  std::string text =
      "| Key | Built in | Allowed | Environment | Flag | What it does "
      "|\n|---|---|---|---|---|---|\n";
  for (const Setting& setting : settings_table()) {
    text += fmt::format("| `{}` | `{}` | `{}` | `{}` | `{}` | {} |\n", setting.key,
                        in_toml(setting.kind, setting.built_in), cell(allowed(setting)),
                        setting.environment, setting.flag, setting.about.english);
  }
  return text;
}

std::string sample_file(words::Language language) {
  std::string text;
  for (const Setting& setting : settings_table()) {
    text += fmt::format("{}# {} ({})\n# {} = {}\n", text.empty() ? "" : "\n",
                        words::pick(language, setting.about), allowed(setting), setting.key,
                        in_toml(setting.kind, setting.built_in));
  }
  return text;
}

}  // namespace ganh::service::config
