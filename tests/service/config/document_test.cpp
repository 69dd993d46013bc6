#include "service/config/document.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "service/config/read.h"
#include "tests/scratch_folder.h"

using namespace ganh;
using namespace ganh::service;

BOOST_AUTO_TEST_SUITE(document_test)

BOOST_AUTO_TEST_CASE(the_readme_has_the_table_as_it_is) {
  std::ostringstream readme;
  readme << std::ifstream(GANH_SERVICE "/config/README.md").rdbuf();

  BOOST_TEST(readme.str().find(config::settings_in_markdown()) != std::string::npos,
             "put this into service/config/README.md:\n"
                 << config::settings_in_markdown());
}

BOOST_AUTO_TEST_CASE(flag_and_variable_are_the_key_in_other_letters) {
  for (const auto& setting : config::settings_table()) {
    std::string flag = "--", variable = "GANH_";
    for (const char letter : setting.key) {
      flag += letter == '_' ? '-' : letter;
      variable += static_cast<char>(std::toupper(letter));
    }
    BOOST_TEST(setting.flag == flag);
    BOOST_TEST(setting.environment == variable);
  }
}

BOOST_AUTO_TEST_CASE(the_sample_without_its_marks_is_what_is_built_in) {
  const tests::ScratchFolder scratch;
  const auto file = scratch.path() / "ganh.toml";
  std::istringstream sample(config::sample_file(words::Language::vietnamese));
  std::ofstream out(file);
  for (std::string line; std::getline(sample, line);) {
    if (line.find(" = ") != line.npos) out << line.substr(2) << '\n';
  }
  out.close();

  const auto configuration = config::read({.file = file});

  BOOST_REQUIRE(configuration);
  for (const auto& one : configuration->in_force) {
    BOOST_TEST(one.value == one.setting->built_in);
    BOOST_TEST((one.source == config::Source::file), one.setting->key);
  }
}

BOOST_AUTO_TEST_SUITE_END()
