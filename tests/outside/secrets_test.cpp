#include <fstream>
#include <iterator>

#include "service/http/route.h"
#include "tests/outside/running_program.h"

using namespace ganh::service;
namespace fs = std::filesystem;
namespace json = ganh::catalog::json;

namespace {

const std::string canaries[] = {"canary-key-5f1c9e", "canary-secret-8b27d0",
                                "whsec_Y2FuYXJ5LXdlYmhvb2s3YTNl"};

std::string file_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void has_none(const std::string& text, const std::string& where) {
  for (const auto& canary : canaries) {
    BOOST_TEST((text.find(canary) == text.npos), canary << " stands in " << where);
  }
}

struct Fixture : RunningProgram {
  Fixture() : RunningProgram({"--log-requests", "all", "--log-format", "json"}) {
    const auto machine = json::parse(file_text(data() / "service.json"));
    BOOST_REQUIRE(machine);
    token = machine->root()["token"].text_or();
    cooperative = id_in(post("/v1/cooperatives", R"({"name": "Hợp tác xã Thiên An"})"));
    channel = id_in(connect("postmart"));
  }
  std::string fields() const { return "Authorization: Bearer " + token + "\r\n"; }
  std::string get(const std::string& path) const { return ask("GET " + path, fields()); }
  std::string post(const std::string& path, const std::string& body) const {
    return answer("POST " + path + " HTTP/1.1\r\nHost: localhost:" + std::to_string(port()) +
                  "\r\n" + fields() + "Content-Type: application/json\r\nIdempotency-Key: k" +
                  std::to_string(body.size()) + "\r\nContent-Length: " +
                  std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
  }
  std::string of(const std::string& resource) const {
    return "/v1/cooperatives/" + cooperative + resource;
  }
  std::string connect(const std::string& connector, const std::string& more = "") const {
    return post(of("/channels"), R"({"name": "postmart", "connector": ")" + connector +
                                     R"(", "base_url": "http://127.0.0.1:1", "key": ")" +
                                     canaries[0] + R"(", "secret": ")" + canaries[1] +
                                     R"(", "webhook_secret": ")" + canaries[2] + "\"" + more + "}");
  }
  static std::string id_in(const std::string& reply) {
    const auto at = reply.find("\r\n\r\n");
    BOOST_REQUIRE_MESSAGE((at != reply.npos && reply.starts_with("HTTP/1.1 2")), reply);
    has_none(reply, "a reply");
    const auto found = json::parse(reply.substr(at + 4));
    BOOST_REQUIRE_MESSAGE(found, reply);
    return found->root()["id"].text_or();
  }

  std::string token;
  std::string cooperative;
  std::string channel;
};

std::string with(std::string path, const std::string& name, const std::string& value) {
  const auto at = path.find(name);
  return at == path.npos ? path : path.replace(at, name.size(), value);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(secrets_test, Fixture)

BOOST_AUTO_TEST_CASE(no_read_shows_a_channels_credentials) {
  for (const auto& route : http::routes()) {
    if (route.method != "GET" || route.path == "/v1/events") continue;
    const std::string path = with(with(std::string(route.path), "{cooperative_id}", cooperative),
                                  "{channel_id}", channel);
    has_none(get(path), path);
  }
  BOOST_TEST(get(of("/channels/" + channel)).starts_with("HTTP/1.1 200"));
  BOOST_TEST(stop() == 0);
}

BOOST_AUTO_TEST_CASE(no_refusal_repeats_credentials) {
  const std::string refused[] = {
      connect("nobody"),
      connect("agriconnect"),
      connect("postmart", ", \"rules\": {\"x\": 1}"),
      connect("postmart", ", \"what\": 1"),
      connect("postmart", "} and more"),
      post(of("/channels"), R"({"name": "x", "connector": "postmart", "base_url": "http://x/", )"
                            R"("secret": [")" +
                                canaries[1] + "\"]}")};
  for (const auto& reply : refused) {
    BOOST_TEST(reply.starts_with("HTTP/1.1 4"), reply);
    has_none(reply, reply);
  }
  BOOST_TEST(stop() == 0);
}

BOOST_AUTO_TEST_CASE(no_file_backup_or_log_holds_credentials) {
  const auto made = run({"backup", "--json", "--data", data().string()});
  BOOST_REQUIRE(made.status == 0);
  has_none(made.out + made.err, "what backup says");
  connect("postmart", ", \"rules\": {\"buffer_packs\": 3}");

  int files = 0;
  const auto look = [&] {
    for (const auto& entry : fs::recursive_directory_iterator(data())) {
      if (!entry.is_regular_file()) continue;
      has_none(file_text(entry.path()), entry.path().string());
      ++files;
    }
  };
  look();  // with the log beside the database
  BOOST_TEST(stop() == 0);
  look();
  BOOST_TEST(files >= 8);
  BOOST_TEST(said().find("access") != std::string::npos);
  has_none(said(), "the log");
}

BOOST_AUTO_TEST_SUITE_END()
