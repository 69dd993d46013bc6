#include "service/cli/keeping.h"

#include <fstream>

#include "catalog/json/json.h"
#include "service/words/messages_printing.h"

namespace ganh::service::cli {

int keep(const Console& console, const office::Reply& reply, const std::string& file) {
  if (!reply) return console.refuse(reply);
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << reply.body() << std::flush;
  if (!out) {
    return console.refuse(error(Code::not_now, "file", "file.cannot_write", {{"file", file}}));
  }
  if (!console.json) {
    console.paper().line(words::file_written, file);
    return done;
  }
  catalog::json::Writer told;
  told.object([&] {
    told.field("file", file);
    told.field("bytes", static_cast<std::int64_t>(reply.body().size()));
  });
  return console.answer(std::move(told).text());
}

}  // namespace ganh::service::cli
