// A row of an answer in binary, as Row gives it.

#pragma once

#include <libpq-fe.h>

#include "catalog/store/database.h"

namespace ganh::catalog::store::postgres {

class ServerRow final : public Row {
 public:
  ServerRow(const PGresult* answer, int row) : answer_(answer), row_(row) {}
  bool is_null(int column) const override { return PQgetisnull(answer_, row_, column) != 0; }

  // Whole numbers of every width, booleans as 0 and 1, and NUMERIC that is whole, as sums are.
  // std::logic_error for anything else.
  std::int64_t integer(int column) const override;
  // std::logic_error for a number.
  std::string_view text(int column) const override;

 private:
  std::string_view bytes(int column) const;

  const PGresult* answer_;
  int row_;
};

}  // namespace ganh::catalog::store::postgres
