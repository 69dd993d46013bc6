// openapi.yaml is read line by line, by how far each is indented: enough to tell what it promises.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "service/http/route.h"

using namespace ganh::service;

namespace {

struct Operation {
  std::string method;
  std::string path;
  std::string id;
  std::string text;  // all of its lines
};

std::size_t indent_of(const std::string& line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

std::vector<Operation> described() {
  std::ifstream file(GANH_SERVICE "/openapi.yaml");
  BOOST_REQUIRE(file);
  std::vector<Operation> all;
  std::string path;
  bool in_paths = false;
  bool in_operation = false;
  for (std::string line; std::getline(file, line);) {
    const std::size_t indent = indent_of(line);
    if (indent == line.size()) continue;
    if (indent == 0) in_paths = line == "paths:";
    if (!in_paths) continue;
    if (indent == 2) path = line.substr(2, line.size() - 3);
    if (indent <= 4) in_operation = indent == 4 && !line.starts_with("    parameters:");
    if (indent == 4 && in_operation) {
      std::string method = line.substr(4, line.size() - 5);
      std::ranges::transform(method, method.begin(), [](char c) { return c - 'a' + 'A'; });
      all.push_back({method, path, "", ""});
    }
    if (indent <= 4 || !in_operation) continue;
    constexpr std::string_view id = "      operationId: ";
    if (line.starts_with(id)) all.back().id = line.substr(id.size());
    all.back().text += line + "\n";
  }
  return all;
}

const http::Route* find_route(const Operation& of) {
  const auto all = http::routes();
  const auto found = std::ranges::find_if(all, [&](const http::Route& route) {
    return route.method == of.method && route.path == of.path;
  });
  return found == all.end() ? nullptr : &*found;
}

bool says(const Operation& of, const std::string& text) {
  return of.text.find(text) != of.text.npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(openapi_test)

BOOST_AUTO_TEST_CASE(every_route_of_the_api_is_described) {
  const auto all = described();
  for (const auto& route : http::routes()) {
    if (route.operation.empty()) continue;
    const auto found = std::ranges::find(all, route.operation, &Operation::id);
    BOOST_TEST_REQUIRE((found != all.end()), route.operation << " is not described");
    BOOST_TEST(found->method == route.method, route.operation);
    BOOST_TEST(found->path == route.path, route.operation);
  }
}

BOOST_AUTO_TEST_CASE(everything_described_has_its_route) {
  for (const auto& of : described()) {
    const auto* route = find_route(of);
    BOOST_TEST_REQUIRE((route != nullptr), "nothing answers " << of.method << " " << of.path);
    BOOST_TEST(route->operation == of.id);
  }
}

BOOST_AUTO_TEST_CASE(each_description_says_who_may) {
  using Kind = http::Access::Kind;
  for (const auto& of : described()) {
    const auto* route = find_route(of);
    BOOST_REQUIRE(route != nullptr);
    const auto kind = route->access.kind;
    BOOST_TEST(says(of, "      security: []") == (kind == Kind::anybody), of.id);
    BOOST_TEST(says(of, "(administrators)") == (kind == Kind::administrator), of.id);
    BOOST_TEST(says(of, "Needs `") == (kind == Kind::member), of.id);
    if (kind != Kind::member) continue;
    const std::string permission{accounts::name(route->access.permission)};
    BOOST_TEST(says(of, "Needs `" + permission + "`"), of.id << " does not name " << permission);
  }
}

BOOST_AUTO_TEST_CASE(each_description_has_a_body_where_the_route_takes_one) {
  for (const auto& of : described()) {
    const auto* route = find_route(of);
    BOOST_REQUIRE(route != nullptr);
    BOOST_TEST(says(of, "      requestBody:") == (route->body != http::Body::none), of.id);
    BOOST_TEST(says(of, "requestBodies/Workbook") == (route->body == http::Body::workbook), of.id);
  }
}

BOOST_AUTO_TEST_SUITE_END()
