#include <array>
#include <fstream>

#include "catalog/sheets/annotated_workbook.h"
#include "catalog/sheets/apply_plan.h"
#include "catalog/sheets/import_plan.h"
#include "catalog/sheets/xlsx_reader.h"
#include "connectors/sentences.h"
#include "connectors/transport/signing.h"
#include "service/api/import.h"
#include "service/demo/steps.h"
#include "service/telling/show_plan.h"
#include "service/words/demo.h"
#include "service/words/sentences.h"

namespace ganh::service::demo {

namespace fs = std::filesystem;
namespace sheets = catalog::sheets;
namespace text = words::demo;
using catalog::changes::Noun;

namespace {

constexpr std::chrono::hours opening_hour{8};
constexpr int faulty_rows = 2;  // what examples/thien-an.xlsx holds
constexpr int products_least = 15;

Result<sheets::Plan> plan_of(Stage& stage, const sheets::Workbook& workbook) {
  return stage.read([&](const auto& scope) { return sheets::plan(scope, workbook); });
}

Result<> hand_back(Stage& stage, const fs::path& file, const std::string& bytes,
                   const sheets::Plan& plan) {
  const auto tables = words::all_sentences();
  const auto annotated =
      sheets::annotate(bytes, sheets::notes_for(plan, stage.narrator().paper().language, tables));
  if (!annotated) return annotated.error();
  const fs::path to = stage.folder().path() / (file.stem().string() + "-loi.xlsx");
  std::ofstream out(to, std::ios::binary | std::ios::trunc);
  out << *annotated << std::flush;
  fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
  stage.narrator().check(out.good(), text::annotated, to.string());
  return {};
}

Result<> apply(Stage& stage, const fs::path& file, const std::string& bytes,
               const sheets::Plan& plan) {
  sheets::ApplyOptions how;
  how.actor = "demo";
  how.file_name = file.filename().string();
  how.file_sha256 = connectors::transport::hex(connectors::transport::sha256(bytes));
  const auto applied = sheets::apply(stage.folder().database(), plan, how, stage.folder().clock(),
                                     stage.folder().randomness());
  if (!applied) return applied.error();
  const int wanted = plan.counts().created + plan.counts().updated;
  const int done = applied->counts.created + applied->counts.updated;
  stage.narrator().check(applied->is_finished && applied->skipped.empty() && done == wanted,
                         text::applied_as_shown, done);
  return {};
}

}  // namespace

Result<> import_workbook(Stage& stage, const fs::path& file) {
  Narrator& narrator = stage.narrator();
  narrator.step(1, text::step_import);
  const auto bytes = sheets::read_file(file);
  if (!bytes) return bytes.error();
  const auto workbook = sheets::read_xlsx(*bytes);
  if (!workbook) return workbook.error();
  if (const auto written_on = sheets::written_on(*workbook)) {
    const Time start = start_of_day(*written_on) + opening_hour;
    stage.step_clock(start - stage.folder().clock().now(), text::clock_set);
  }

  const auto plan = plan_of(stage, *workbook);
  if (!plan) return plan.error();
  narrator.show_json(api::import_json({*plan, "", nullptr}), [&](const auto& paper, auto report) {
    telling::show_plan(paper, file.filename().string(), report, false);
  });
  narrator.check(plan->counts(Noun::product).created >= products_least, text::products_read,
                 plan->counts(Noun::product).created, plan->counts(Noun::pack).created,
                 plan->counts(Noun::lot).created, plan->counts(Noun::household).created);
  narrator.check(plan->counts().faulty == faulty_rows, text::faults_told);
  if (auto handed = hand_back(stage, file, *bytes, *plan); !handed) return handed;
  if (auto applied = apply(stage, file, *bytes, *plan); !applied) return applied;

  const auto again = plan_of(stage, *workbook);
  if (!again) return again.error();
  const auto counts = again->counts();
  narrator.check(counts.created == 0 && counts.updated == 0 &&
                     counts.unchanged == plan->counts().created + plan->counts().unchanged,
                 text::unchanged_again, counts.unchanged);
  return {};
}

}  // namespace ganh::service::demo
