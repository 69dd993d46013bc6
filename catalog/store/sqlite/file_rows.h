// A file's rows as store::Rows.

#pragma once

#include <filesystem>
#include <memory>

#include "catalog/store/moving/rows.h"

namespace ganh::catalog::store::sqlite {

// The file must be there. Nobody but the caller may open it for writing meanwhile, unless it is
// for a snapshot.
std::unique_ptr<Rows> rows_of(const std::filesystem::path& file, Purpose purpose);

}  // namespace ganh::catalog::store::sqlite
