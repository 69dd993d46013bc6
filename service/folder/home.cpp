#include "service/folder/home.h"

#include "service/folder/settings.h"

namespace ganh::service::folder {

namespace store = catalog::store;

namespace {

constexpr std::string_view home_state = "home";
constexpr std::string_view home_where = "home_where";
constexpr std::string_view home_move = "home_move";

constexpr std::string_view moving_in = "moving_in";
constexpr std::string_view moved_away = "moved_away";
constexpr std::string_view here = "here";

}  // namespace

Home home_of(const store::Global& global) {
  Home home;
  const std::string state = find_setting(global, home_state).value_or("");
  if (state == moving_in) home.state = Home::State::moving_in;
  if (state == moved_away) home.state = Home::State::moved_away;
  home.where = find_setting(global, home_where).value_or("");
  home.move = find_setting(global, home_move).value_or("");
  return home;
}

void save_home(const store::WriteGlobal& global, const Home& home) {
  const std::string_view state = home.state == Home::State::moving_in    ? moving_in
                                 : home.state == Home::State::moved_away ? moved_away
                                                                         : here;
  save_setting(global, home_state, state);
  save_setting(global, home_where, home.where);
  save_setting(global, home_move, home.move);
}

Result<> check_home(const store::Global& global) {
  return check_home(home_of(global));
}

Result<> check_home(const Home& home) {
  if (home.state == Home::State::moving_in) {
    return error(Code::not_now, "data", "home.moving_in", {{"where", home.where}});
  }
  if (home.state == Home::State::moved_away) {
    return error(Code::not_now, "data", "home.moved_away", {{"where", home.where}});
  }
  return {};
}

bool is_of_home(const store::Table& table, const store::Record& record) {
  if (table.name != "settings") return false;
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (table.columns[i].name != "key") continue;
    const std::string& key = record[i].text;
    return key == home_state || key == home_where || key == home_move;
  }
  return false;
}

}  // namespace ganh::service::folder
