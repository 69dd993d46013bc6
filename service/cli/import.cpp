#include <filesystem>
#include <fstream>

#include "catalog/sheets/xlsx_reader.h"
#include "connectors/transport/http_message.h"
#include "service/cli/command.h"
#include "service/telling/show_plan.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace fs = std::filesystem;
namespace sheets = catalog::sheets;
using connectors::transport::percent_encode;
using office::Office;
using office::Reply;

namespace {

constexpr std::string_view faults_suffix = "-loi";

struct ImportOptions {
  std::string file;
  std::string annotated;
  bool plan_only = false;
  bool all = false;
};

// The n-th name beside the input: thien-an-loi.xlsx, thien-an-loi-2.xlsx …
fs::path nth_name_beside(const fs::path& file, int number) {
  std::string stem = file.stem().string();
  if (const auto at = stem.rfind(faults_suffix); at != stem.npos && at > 0) {
    const auto rest = stem.substr(at + faults_suffix.size());
    if (rest.find_first_not_of("-0123456789") == rest.npos) stem.resize(at);
  }
  stem += faults_suffix;
  if (number > 1) stem += "-" + std::to_string(number);
  return file.parent_path() / (stem + ".xlsx");
}

bool holds(const fs::path& file, const std::string& bytes) {
  const auto there = sheets::read_file(file);
  return there && *there == bytes;
}

// A name that nothing bears yet, since the clerk may be mending an earlier one; or a file that says
// just this already.
fs::path place_beside(const fs::path& file, const std::string& bytes) {
  for (int number = 1;; ++number) {
    const fs::path path = nth_name_beside(file, number);
    if (!fs::exists(path) || holds(path, bytes)) return path;
  }
}

Reply send_workbook(Office& office, const std::string& to, const std::string& bytes) {
  return office.ask({.target = office.path(to),
                     .body = bytes,
                     .type = office::workbook_type,
                     .deadline = office::patience_with_workbooks});
}

// Keeps the file with each row's faults in it; its path.
Result<std::string> keep_annotated(const ImportOptions& options, const std::string& annotated) {
  const fs::path to = options.annotated.empty() ? place_beside(options.file, annotated)
                                                : fs::path(options.annotated);
  if (holds(to, annotated)) return to.string();
  std::error_code missing;
  if (fs::equivalent(to, options.file, missing)) {
    return error(Code::conflict, "annotated", "file.would_overwrite", {{"file", to.string()}});
  }
  std::ofstream out(to, std::ios::binary | std::ios::trunc);
  out << annotated << std::flush;
  if (!out) {
    return error(Code::not_now, "annotated", "file.cannot_write", {{"file", to.string()}});
  }
  return to.string();
}

// How it ends, unless all is well.
std::optional<int> hand_back_faults(const Console& console, Office& office,
                                    const ImportOptions& options, const std::string& bytes) {
  const auto annotated = send_workbook(office, "/annotated-workbooks", bytes);
  if (!annotated) return console.refuse(annotated);
  const auto kept = keep_annotated(options, annotated.body());
  if (!kept) return console.refuse(kept.error());
  const Paper paper = console.json ? console.notes() : console.paper();
  paper.line(words::annotated_written, *kept);
  return std::nullopt;
}

int apply(const Console& console, Office& office, const std::string& file_name,
          const std::string& bytes, const std::string& plan_id) {
  if (console.err_is_terminal) console.notes().line(words::importing);
  const auto applied = send_workbook(
      office, "/imports?plan_id=" + plan_id + "&file_name=" + percent_encode(file_name), bytes);
  if (!applied) return console.refuse(applied);
  if (console.json) return console.answer(applied.body());
  telling::show_applied(console.paper(), applied.root());
  console.paper().line(words::next_connect);
  return done;
}

int run_import(const Console& console, Office& office, const ImportOptions& options) {
  const auto bytes = sheets::read_file(options.file);
  if (!bytes) return console.refuse(bytes.error());
  const std::string file_name = fs::path(options.file).filename().string();
  const auto plan = send_workbook(office, "/import-plans", *bytes);
  if (!plan) return console.refuse(plan);
  if (!console.json) {
    telling::show_plan(console.paper(), file_name, plan.root(), options.all);
  }
  const bool is_faulty =
      plan["plan"]["faulty"].integer_or(0) > 0 || plan["sheet_faults"].size() > 0;
  if (is_faulty && (!options.plan_only || !options.annotated.empty())) {
    if (const auto ends = hand_back_faults(console, office, options, *bytes)) return *ends;
  }
  if (!options.plan_only) {
    return apply(console, office, file_name, *bytes, plan["plan_id"].text_or());
  }
  if (console.json) return console.answer(plan.body());
  console.paper().line(words::plan_only);
  return done;
}

}  // namespace

void add_import(const Commands& commands) {
  namespace help = words::help;
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command = commands.add_inside(commands.app, "import", help::import);
  command->add_option("file", options->file, commands.say(help::import_file))
      ->required()
      ->type_name("FILE");
  command->add_flag("--plan", options->plan_only, commands.say(help::import_plan));
  command->add_option("--annotated", options->annotated, commands.say(help::import_annotated))
      ->type_name("FILE");
  command->add_flag("--all", options->all, commands.say(help::all));
  commands.on_chosen(
      *command,
      [options](const Console& console, Office& office) {
        return run_import(console, office, *options);
      },
      office::Wanted::cooperative_or_new);
}

}  // namespace ganh::service::cli
