// PDFs as replies: which paper is asked for, how the file is called.

#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "catalog/documents/paper.h"
#include "service/http/call.h"

namespace ganh::service::http {

// A document that has been read and is still to be laid out.
struct Sheet {
  std::string file_name;  // "Phiếu giao hàng PM-1001.pdf"
  std::function<Result<std::string>(catalog::documents::Paper)> lay_out;
};

// Reads the sheet on a snapshot and lays it out once that is closed, on the paper that `paper`
// names: a4, a5 or label (100 × 150 mm); `usual` when it names none. `invalid`, "paper.unknown".
Reply print(const Call& call, catalog::documents::Paper usual,
            const std::function<Result<Sheet>(const catalog::store::Scope&)>& read);

// Shown by browsers that can, and kept under that name.
Reply pdf_reply(std::string bytes, std::string_view file_name);

// How a file is called by whoever keeps it; `how` is "inline" or "attachment".
std::string disposition(std::string_view how, std::string_view file_name);

}  // namespace ganh::service::http
