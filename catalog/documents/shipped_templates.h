// The text of purchase_list_templates.json, which the build puts into the library.

#pragma once

#include <string_view>

namespace ganh::catalog::documents {

std::string_view shipped_templates_json();

}  // namespace ganh::catalog::documents
