#include "catalog/faults.h"

#include "catalog/text/normal_form.h"

namespace ganh::catalog {

void Faults::required(std::string_view field, std::string_view text, std::size_t bytes_max) {
  if (text::is_plain(text) && text::normalise(text).empty()) {
    add(field, "required");
  } else {
    optional(field, text, bytes_max);
  }
}

void Faults::optional(std::string_view field, std::string_view text, std::size_t bytes_max) {
  if (!text::is_plain(text)) {
    add(field, "text.not_plain");
  } else if (text::normalise(text).size() > bytes_max) {
    add(field, "too_long", {{"bytes_max", std::to_string(bytes_max)}});
  }
}

void Faults::optional_lines(std::string_view field, std::string_view text, std::size_t bytes_max) {
  std::string on_one_line(text);
  for (char& c : on_one_line) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  if (!text::is_plain(on_one_line)) {
    add(field, "text.not_plain");
  } else if (normalise_lines(text).size() > bytes_max) {
    add(field, "too_long", {{"bytes_max", std::to_string(bytes_max)}});
  }
}

void Faults::range(std::string_view field, std::int64_t value, std::int64_t min, std::int64_t max) {
  if (value < min || value > max) {
    add(field, "out_of_range", {{"min", std::to_string(min)}, {"max", std::to_string(max)}});
  }
}

void Faults::add(std::string_view field, std::string_view reason, std::vector<Param> params) {
  faults_.push_back({std::string(field), std::string(reason), std::move(params)});
}

Result<> Faults::result() && {
  if (faults_.empty()) return {};
  return Error{Code::invalid, std::move(faults_)};
}

std::string normalise_lines(std::string_view utf8) {
  std::string lines;
  std::size_t line_breaks = 0;
  while (!utf8.empty()) {
    const std::size_t end = utf8.find('\n');
    const std::string line = text::normalise(utf8.substr(0, end));
    if (!line.empty()) {
      if (!lines.empty()) lines.append(line_breaks, '\n');
      lines += line;
      line_breaks = 0;
    }
    ++line_breaks;
    utf8 = end == std::string_view::npos ? std::string_view() : utf8.substr(end + 1);
  }
  return lines;
}

Error changed_since(std::string_view field) {
  return error(Code::conflict, std::string(field), "changed_since");
}

}  // namespace ganh::catalog
