#include "service/cli/console.h"

#include "catalog/json/json_text.h"
#include "service/cli/settings_options.h"
#include "service/telling/faults.h"

namespace ganh::service::cli {

namespace json = catalog::json;

namespace {

// In the log a service names each request; here there is but one.
std::string without_request_id(json::Value problem) {
  json::Writer out;
  out.object([&] {
    for (const auto& [name, value] : problem.members()) {
      if (name != "request_id") json::copy(out, name, value);
    }
  });
  return std::move(out).text();
}

Exit exit_for(const std::string& reason) {
  if (reason.starts_with("storage.")) return storage_failed;
  if (reason.starts_with("folder.in_use") || reason == "service.no_answer") return in_use;
  return refused;
}

}  // namespace

int Console::refuse(const Error& error) const {
  const int ends = refuse(office::refusal(error, language));
  return error.code == Code::in_use ? in_use : ends;
}

int Console::refuse(const office::Reply& problem) const {
  if (json) out << without_request_id(problem.root()) << '\n';
  tell(problem["faults"]);
  return exit_for(problem["reason"].text_or());
}

void Console::tell(json::Value faults) const {
  telling::show_faults(notes(), faults, options);
}

int Console::answer(const std::string& json_text) const {
  out << json_text << '\n';
  return done;
}

int in_office(const Console& console, office::Wanted wanted,
              const std::function<int(office::Office&)>& work, const office::AsServed& settings) {
  auto database = database_in_force(console);
  if (!database) return console.refuse(database.error());
  auto opened = office::open({.data = console.data,
                              .database = *std::move(database),
                              .language = console.language,
                              .wanted = wanted,
                              .cooperative = console.cooperative,
                              .as_served = settings});
  if (opened.refusal) return console.refuse(*opened.refusal);
  return work(*opened.office);
}

}  // namespace ganh::service::cli
