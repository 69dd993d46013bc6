#include <array>
#include <fstream>

#include "catalog/sheets/annotated_workbook.h"
#include "catalog/sheets/apply_plan.h"
#include "catalog/sheets/xlsx_reader.h"
#include "connectors/sentences.h"
#include "connectors/transport/signing.h"
#include "service/api/import.h"
#include "service/cli/command.h"
#include "service/cli/progress.h"
#include "service/cli/show_plan.h"
#include "service/words/messages.h"
#include "service/words/sentences.h"

namespace ganh::service::cli {

namespace fs = std::filesystem;
namespace sheets = catalog::sheets;

namespace {

constexpr std::string_view faults_suffix = "-loi";

struct ImportOptions {
  std::string file;
  std::string annotated;
  bool plan_only = false;
  bool all = false;
};

CooperativeId cooperative_of(folder::DataFolder& folder) {
  const auto cooperative = folder.cooperative();
  return cooperative ? cooperative->id
                     : new_id<CooperativeTag>(folder.clock().now(), folder.randomness());
}

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

// The file with each row's faults in it; its path.
Result<std::string> write_annotated(const Console& console, const ImportOptions& options,
                                    const std::string& bytes, const sheets::Plan& plan) {
  const auto tables = words::all_sentences();
  const auto annotated = sheets::annotate(bytes, sheets::notes_for(plan, console.language, tables));
  if (!annotated) return annotated.error();
  const fs::path to = options.annotated.empty() ? place_beside(options.file, *annotated)
                                                : fs::path(options.annotated);
  if (holds(to, *annotated)) return to.string();
  std::error_code missing;
  if (fs::equivalent(to, options.file, missing)) {
    return error(Code::conflict, "annotated", "file.would_overwrite", {{"file", to.string()}});
  }
  std::ofstream out(to, std::ios::binary | std::ios::trunc);
  out << *annotated << std::flush;
  if (!out) {
    return error(Code::not_now, "annotated", "file.cannot_write", {{"file", to.string()}});
  }
  return to.string();
}

Result<sheets::Applied> apply(const Console& console, folder::DataFolder& folder,
                              const ImportOptions& options, const std::string& bytes,
                              const sheets::Plan& plan) {
  Progress bar(console.err, console.err_is_terminal, console.notes().say(words::importing));
  sheets::ApplyOptions how;
  how.actor = actor;
  how.file_name = fs::path(options.file).filename().string();
  how.file_sha256 = connectors::transport::hex(connectors::transport::sha256(bytes));
  how.on_progress = [&](const sheets::Progress& progress) {
    bar.show(progress.done, progress.all);
    return true;
  };
  return sheets::apply(folder.database(), plan, how, folder.clock(), folder.randomness());
}

int run_import(const Console& console, const ImportOptions& options) {
  const auto bytes = sheets::read_file(options.file);
  if (!bytes) return console.refuse(bytes.error());
  const auto workbook = sheets::read_xlsx(*bytes);
  if (!workbook) return console.refuse(workbook.error());
  auto folder = folder::DataFolder::open(console.data);
  if (!folder) return console.refuse(folder.error());

  const CooperativeId cooperative = cooperative_of(**folder);
  const auto plan = (*folder)->database().read([&](const catalog::store::Read& read) {
    return sheets::plan(read.scope(cooperative), *workbook);
  });
  if (!plan) return console.refuse(plan.error());
  const Paper paper = console.paper();
  if (!console.json) {
    show_plan(paper, fs::path(options.file).filename().string(), *plan, options.all);
  }

  api::ImportReport report{*plan, "", nullptr};
  if (!plan->is_faultless() && (!options.plan_only || !options.annotated.empty())) {
    const auto written = write_annotated(console, options, *bytes, *plan);
    if (!written) return console.refuse(written.error());
    if (!console.json) paper.line(words::annotated_written, *written);
  }
  if (options.plan_only) {
    if (console.json) return console.answer(api::import_json(report));
    paper.line(words::plan_only);
    return done;
  }
  const auto applied = apply(console, **folder, options, *bytes, *plan);
  if (!applied) return console.refuse(applied.error());
  report.applied = &*applied;
  if (console.json) return console.answer(api::import_json(report));
  show_applied(paper, *applied, plan->counts().unchanged);
  paper.line(words::next_connect);
  return done;
}

}  // namespace

void add_import(const Commands& commands) {
  namespace help = words::help;
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command = commands.add("import", help::import);
  command->add_option("file", options->file, commands.say(help::import_file))
      ->required()
      ->type_name("FILE");
  command->add_flag("--plan", options->plan_only, commands.say(help::import_plan));
  command->add_option("--annotated", options->annotated, commands.say(help::import_annotated))
      ->type_name("FILE");
  command->add_flag("--all", options->all, commands.say(help::all));
  command->callback([&console = commands.console, &run = commands.run, options] {
    run = [&console, options] { return run_import(console, *options); };
  });
}

}  // namespace ganh::service::cli
