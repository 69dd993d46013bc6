// The page, compiled into the program (see CMakeLists.txt).

#pragma once

#include <string_view>

namespace ganh::service::web {

extern const std::string_view index_html;
extern const std::string_view app_css;
extern const std::string_view app_js;

}  // namespace ganh::service::web
