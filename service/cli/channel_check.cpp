#include "service/cli/channel_check.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "catalog/json/json.h"
#include "connectors/channel/profile_check.h"
#include "service/api/fault_json.h"
#include "service/words/messages_channels.h"
#include "service/words/sentences.h"

namespace ganh::service::cli {

namespace channel = connectors::channel;
using office::Office;

namespace {

constexpr std::streamsize profile_bytes_max = 4 * 1024 * 1024;

// As much as a profile may have and one byte more, so that what is longer does not read as whole.
Result<std::string> read_profile(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(static_cast<std::size_t>(profile_bytes_max) + 1, '\0');
  in.read(text.data(), profile_bytes_max + 1);
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  if (text.size() > static_cast<std::size_t>(profile_bytes_max)) {
    return error(Code::limit, "file", "profile.file_too_large", {{"file", file}});
  }
  return text;
}

std::string in_json(const std::string& name, const std::vector<channel::ProfileFault>& faults) {
  catalog::json::Writer out;
  out.object([&] {
    out.field("profile", name);
    out.field("valid", faults.empty());
    out.array("faults", [&] {
      for (const auto& [line, column, fault] : faults) {
        out.object([&] {
          out.field("line", static_cast<std::int64_t>(line));
          out.field("column", static_cast<std::int64_t>(column));
          api::write_fault(out, "fault", fault);
        });
      }
    });
  });
  return std::move(out).text();
}

int tell(const Console& console, const std::string& name, std::string_view text) {
  const auto faults = channel::check_profile(text);
  const int end = faults.empty() ? done : refused;
  if (console.json) {
    console.answer(in_json(name, faults));
    return end;
  }
  const Paper paper = console.paper();
  for (const auto& [line, column, fault] : faults) {
    const auto spoken = words::speak(fault, console.language);
    paper.line(words::profile_fault, name, line, column, spoken.problem);
    paper.line(words::profile_cure, spoken.cure);
  }
  if (faults.empty()) {
    paper.line(words::profile_holds, name);
  } else {
    paper.line(words::profile_faults, name, faults.size());
  }
  return end;
}

int check_file(const Console& console, const std::string& file) {
  const auto text = read_profile(file);
  return text ? tell(console, file, *text) : console.refuse(text.error());
}

int check_channel(const Console& console, Office& office, const std::string& name) {
  const auto channels = office.get(office.path("/channels"));
  if (!channels) return console.refuse(channels);
  for (const auto& of : channels["channels"].items()) {
    if (of["name"].text() != name) continue;
    const auto profile = office.get(office.path("/channels/") + of["id"].text_or() + "/profile");
    return profile ? tell(console, name, profile.body()) : console.refuse(profile);
  }
  return console.refuse(
      error(Code::not_found, "channel", "profile.neither_file_nor_channel", {{"name", name}}));
}

}  // namespace

void add_channel_check(const Commands& commands, CLI::App& channels) {
  CLI::App* command = commands.add_inside(channels, "check", words::help::check);
  auto of = std::make_shared<std::string>();
  command->add_option("profile", *of, commands.say(words::help::checked_profile))
      ->required()
      ->type_name("FILE|CHANNEL");
  command->callback([&console = commands.console, &run = commands.run, of] {
    // A file needs no data folder: it may be one that a marketplace's people are writing.
    run = [&console, of] {
      std::error_code failed;
      if (std::filesystem::is_regular_file(*of, failed)) return check_file(console, *of);
      return in_office(console, office::Wanted::cooperative,
                       [&](Office& office) { return check_channel(console, office, *of); });
    };
  });
}

}  // namespace ganh::service::cli
