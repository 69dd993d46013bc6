#include "service/folder/settings.h"

namespace ganh::service::folder {

namespace store = catalog::store;

std::optional<std::string> find_setting(const store::Global& global, std::string_view key) {
  constexpr std::string_view sql = "SELECT value FROM settings WHERE key = $1";
  return global.one(sql, {key}, [](const store::Row& row) { return row.string(0); });
}

void save_setting(const store::WriteGlobal& global, std::string_view key, std::string_view value) {
  constexpr std::string_view sql = R"sql(
    INSERT INTO settings (key, value)
    VALUES ($1, $2)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value)sql";
  global.run(sql, {key, value});
}

void keep_first_setting(const store::WriteGlobal& global, std::string_view key,
                        std::string_view value) {
  constexpr std::string_view sql = R"sql(
    INSERT INTO settings (key, value)
    VALUES ($1, $2)
        ON CONFLICT (key) DO NOTHING)sql";
  global.run(sql, {key, value});
}

}  // namespace ganh::service::folder
