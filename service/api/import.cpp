#include "service/api/import.h"

#include "catalog/json/json.h"
#include "connectors/transport/signing.h"
#include "service/api/fault_json.h"

namespace ganh::service::api {

namespace json = catalog::json;
namespace sheets = catalog::sheets;

namespace {

void write_counts(json::Writer& out, std::string_view key, const sheets::Counts& counts) {
  out.object(key, [&] {
    out.field("created", counts.created);
    out.field("updated", counts.updated);
    out.field("unchanged", counts.unchanged);
    out.field("faulty", counts.faulty);
  });
}

void write_cell_fault(json::Writer& out, const std::string& sheet, const sheets::CellFault& cell) {
  out.object([&] {
    out.field("sheet", sheet);
    out.field("cell", cell.fault.field);
    out.field("row", cell.row);
    out.field("column", cell.column);
    out.field("heading", cell.heading);
    out.field("text", cell.text);
    write_fault(out, "fault", cell.fault);
  });
}

void write_item(json::Writer& out, const sheets::Item& item) {
  out.object([&] {
    out.field("noun", catalog::changes::name(item.noun));
    out.field("key", item.key);
    out.field("sheet", item.sheet);
    out.field("row", item.row);
    out.field("outcome", sheets::name(item.outcome));
    out.array("changes", [&] {
      for (const auto& change : item.changes) {
        out.object([&] {
          out.field("heading", change.heading);
          out.field("from", change.from);
          out.field("to", change.to);
        });
      }
    });
    out.array("faults", [&] {
      for (const auto& cell : item.faults) {
        write_cell_fault(out, cell.sheet.empty() ? item.sheet : cell.sheet, cell);
      }
    });
  });
}

void write_applied(json::Writer& out, const sheets::Applied& applied) {
  out.object("applied", [&] {
    write_counts(out, "counts", applied.counts);
    out.field("finished", applied.is_finished);
    out.array("skipped", [&] {
      for (const auto& skipped : applied.skipped) {
        out.object([&] {
          out.field("key", skipped.item->key);
          write_fault(out, "fault", skipped.fault);
        });
      }
    });
  });
}

void write_sheets(json::Writer& out, const sheets::Plan& plan) {
  out.array("sheet_faults", [&] {
    for (const auto& sheet : plan.sheets) {
      for (const auto& cell : sheet.faults) write_cell_fault(out, sheet.sheet, cell);
    }
  });
  out.array("unknown_sheets", [&] {
    for (const auto& sheet : plan.unknown_sheets) out.value(sheet);
  });
  out.array("unknown_headings", [&] {
    for (const auto& sheet : plan.sheets) {
      for (const auto& heading : sheet.unknown_headings) {
        out.object([&] {
          out.field("sheet", sheet.sheet);
          out.field("heading", heading);
        });
      }
    }
  });
  out.array("note_rows", [&] {
    for (const auto& sheet : plan.sheets) {
      for (const int row : sheet.note_rows) {
        out.object([&] {
          out.field("sheet", sheet.sheet);
          out.field("row", row);
        });
      }
    }
  });
}

}  // namespace

std::string plan_id(const sheets::Plan& plan, std::string_view file_sha256) {
  std::string whole(file_sha256);
  for (const auto& item : plan.items) {
    whole += '\n';
    whole += item.key;
    whole += '\t';
    whole += sheets::name(item.outcome);
    whole += '\t' + std::to_string(item.version_seen);
  }
  return connectors::transport::hex(connectors::transport::sha256(whole));
}

std::string import_json(const ImportReport& report) {
  const auto& plan = report.plan;
  json::Writer out;
  out.object([&] {
    out.field("cooperative_id", plan.cooperative.text);
    out.field("plan_id", report.plan_id);
    write_counts(out, "plan", plan.counts());
    out.object("by_noun", [&] {
      using enum catalog::changes::Noun;
      for (const auto noun : {cooperative, household, product, pack, place, lot}) {
        write_counts(out, catalog::changes::name(noun), plan.counts(noun));
      }
    });
    out.array("items", [&] {  // what stays as it is is only counted
      for (const auto& item : plan.items) {
        if (item.outcome != sheets::Outcome::unchanged) write_item(out, item);
      }
    });
    write_sheets(out, plan);
    if (plan.written_on)
      out.field("written_on", iso_date(*plan.written_on));
    else
      out.null_field("written_on");
    if (report.applied != nullptr)
      write_applied(out, *report.applied);
    else
      out.null_field("applied");
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
