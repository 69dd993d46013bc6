// A document as others see it: poppler's tools read its text and pages, zbar its codes.

#pragma once

#include <stdio.h>

#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>

#include "catalog/text/normal_form.h"
#include "tests/scratch_folder.h"

namespace ganh::tests {

class Printed {
 public:
  explicit Printed(const std::string& bytes) { std::ofstream(file(), std::ios::binary) << bytes; }

  // In reading order, every run of spaces and line ends as one space.
  std::string text() const {
    return catalog::text::normalise(run("pdftotext -raw " + file() + " -"));
  }
  bool shows(const std::string& words) const { return text().find(words) != std::string::npos; }
  std::string page(int number) const {
    const std::string at = std::to_string(number);
    return catalog::text::normalise(
        run("pdftotext -raw -f " + at + " -l " + at + " " + file() + " -"));
  }

  int pages() const { return std::stoi(info("Pages:")); }
  std::string info(const std::string& label) const {
    std::istringstream lines(run("pdfinfo " + file()));
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with(label)) return catalog::text::normalise(line.substr(label.size()));
    }
    return {};
  }
  std::string fonts() const { return run("pdffonts " + file()); }

  // What a reader finds on the first page, printed at 200 dots an inch: "QR-Code:…", "CODE-128:…".
  std::set<std::string> codes() const {
    run("pdftoppm -r 200 -gray -f 1 -l 1 -singlefile -png " + file() + " " + stem());
    std::istringstream lines(run("zbarimg --quiet --nodbus " + stem() + ".png"));
    std::set<std::string> found;
    for (std::string line; std::getline(lines, line);) found.insert(line);
    return found;
  }

  // The words that do not lie wholly on their page, with their boxes; empty when none.
  std::string words_off_the_page() const {
    std::istringstream lines(run("pdftotext -bbox " + file() + " -"));
    std::string found;
    double width = 0;
    double height = 0;
    const auto number = [](const std::string& line, const std::string& name) {
      const auto at = line.find(name + "=\"");
      return std::stod(line.substr(at + name.size() + 2));
    };
    for (std::string line; std::getline(lines, line);) {
      if (line.find("<page ") != std::string::npos) {
        width = number(line, "width");
        height = number(line, "height");
      } else if (line.find("<word ") != std::string::npos &&
                 (number(line, "xMin") < 0 || number(line, "yMin") < 0 ||
                  number(line, "xMax") > width || number(line, "yMax") > height)) {
        found += line + "\n";
      }
    }
    return found;
  }

 private:
  std::string stem() const { return folder_.path().string() + "/printed"; }
  std::string file() const { return stem() + ".pdf"; }

  static std::string run(const std::string& command) {
    FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error(command);
    std::string out;
    char some[4096];
    for (std::size_t size = 0; (size = ::fread(some, 1, sizeof some, pipe)) > 0;) {
      out.append(some, size);
    }
    ::pclose(pipe);
    return out;
  }

  ScratchFolder folder_;
};

}  // namespace ganh::tests
