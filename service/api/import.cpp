#include "service/api/import.h"

#include "catalog/json/json.h"
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

void write_cell_fault(json::Writer& out, const sheets::CellFault& cell) {
  out.object([&] {
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
      for (const auto& cell : item.faults) write_cell_fault(out, cell);
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

}  // namespace

std::string import_json(const ImportReport& report) {
  json::Writer out;
  out.object([&] {
    write_counts(out, "plan", report.plan.counts());
    out.array("items", [&] {  // what stays as it is is only counted
      for (const auto& item : report.plan.items) {
        if (item.outcome != sheets::Outcome::unchanged) write_item(out, item);
      }
    });
    out.array("sheet_faults", [&] {
      for (const auto& sheet : report.plan.sheets) {
        for (const auto& cell : sheet.faults) write_cell_fault(out, cell);
      }
    });
    if (report.applied != nullptr)
      write_applied(out, *report.applied);
    else
      out.null_field("applied");
    if (report.annotated_file.empty())
      out.null_field("annotated_file");
    else
      out.field("annotated_file", report.annotated_file);
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
