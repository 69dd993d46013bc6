// The page, compiled into the program (see CMakeLists.txt).

#pragma once

#include <string_view>

namespace ganh::service::web {

extern const std::string_view index_html;
extern const std::string_view app_css;
extern const std::string_view app_js;
extern const std::string_view lists_js;
extern const std::string_view todo_js;
extern const std::string_view words_js;
extern const std::string_view icon_svg;

}  // namespace ganh::service::web
