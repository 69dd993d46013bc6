#include "catalog/store/postgres/connecting.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

#include "catalog/store/postgres/failures.h"

namespace ganh::catalog::store::postgres {
namespace {

using Kind = StorageError::Kind;

constexpr std::chrono::seconds refused_within{3};
constexpr int port_max = 65535;

struct Freed {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
using Parts = std::unique_ptr<PQconninfoOption, Freed>;

[[noreturn]] void refuse(Obstacle obstacle, std::string about, const std::string& what) {
  throw ServerError(Kind::unsuitable, obstacle, std::move(about), what);
}

std::string_view value_of(const Parts& parts, std::string_view keyword) {
  for (const PQconninfoOption* part = parts.get(); part->keyword != nullptr; ++part) {
    if (part->keyword == keyword) return part->val == nullptr ? "" : part->val;
  }
  return "";
}

// What libpq says of an address that it reads otherwise than was meant holds a part of the
// password.
void check_password_is_escaped(std::string_view rest) {
  const auto at = rest.rfind('@');
  const auto colon = rest.find(':');
  const auto slash = rest.find('/');
  if (at == rest.npos || colon > std::min(at, slash)) return;
  if (rest.substr(0, at).find_first_of("@/#") == rest.npos) return;
  refuse(Obstacle::address, "",
         "in the address, a user or password with @ / # is written %40 %2F %23");
}

// libpq takes what it does not know for a mistake, and repeats its value.
void check_parameters(std::string_view rest) {
  const auto begin = rest.find('?', rest.rfind('@') == rest.npos ? 0 : rest.rfind('@'));
  if (begin == rest.npos) return;
  const Parts known(PQconninfoParse("", nullptr));
  for (std::string_view left = rest.substr(begin + 1); !left.empty();) {
    const std::string_view one = left.substr(0, left.find('&'));
    left.remove_prefix(std::min(one.size() + 1, left.size()));
    const std::string_view key = one.substr(0, one.find('='));
    // What libpq parses otherwise, or refuses itself.
    bool is_known = key == "ssl" || key.find('%') != key.npos || key.size() == one.size();
    for (const PQconninfoOption* part = known.get(); part->keyword != nullptr; ++part) {
      is_known = is_known || part->keyword == key;
    }
    if (!is_known) {
      refuse(Obstacle::parameter, std::string(key), "the address has an unknown parameter");
    }
  }
}

void check_ports(std::string_view ports) {
  for (;;) {
    const std::string_view one = ports.substr(0, ports.find(','));
    int port = 0;
    const auto [end, failed] = std::from_chars(one.data(), one.data() + one.size(), port);
    const bool is_port =
        failed == std::errc() && end == one.data() + one.size() && port >= 1 && port <= port_max;
    if (!one.empty() && !is_port) {
      refuse(Obstacle::port, std::string(one), "the address has a port that is none");
    }
    if (one.size() == ports.size()) return;
    ports.remove_prefix(one.size() + 1);
  }
}

void check_address(const std::string& address) {
  const auto begin = address.find("://");
  const std::string_view rest =
      begin == std::string::npos ? "" : std::string_view(address).substr(begin + 3);
  check_password_is_escaped(rest);
  check_parameters(rest);
  const Parts parts(PQconninfoParse(address.c_str(), nullptr));
  if (!parts) {
    refuse(Obstacle::address, "",
           "the address cannot be read: write postgresql://USER@HOST/DATABASE, and %XX for the "
           "bytes that have a meaning there");
  }
  check_ports(value_of(parts, "port"));
}

struct Wanted {
  // What stands in the address wins over what stands before it here.
  static constexpr auto options =
      "-c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000"
      " -c statement_timeout=25000 -c client_min_messages=warning";
  explicit Wanted(const std::string& address)
      : values{"3",    "read-write", "ganh",          "10",   "5", "3", "15000",
               "UTF8", options,      address.c_str(), nullptr} {}
  const char* keywords[11] = {"connect_timeout",
                              "target_session_attrs",
                              "application_name",
                              "keepalives_idle",
                              "keepalives_interval",
                              "keepalives_count",
                              "tcp_user_timeout",
                              "client_encoding",
                              "options",
                              "dbname",
                              nullptr};
  const char* values[11];
};

// The SQLSTATE with which a server does not let us in: libpq tells it only to who has asked for it
// before the line is made. Empty when it comes to nothing this time.
std::string sqlstate_of_refusal(const std::string& address) {
  const Wanted wanted(address);
  const Line line(PQconnectStartParams(wanted.keywords, wanted.values, 1));
  PQsetErrorVerbosity(line.get(), PQERRORS_SQLSTATE);
  const auto deadline = std::chrono::steady_clock::now() + refused_within;
  auto step = PGRES_POLLING_WRITING;
  while (step == PGRES_POLLING_WRITING || step == PGRES_POLLING_READING) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd socket{PQsocket(line.get()),
                  static_cast<short>(step == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    if (left.count() <= 0 || ::poll(&socket, 1, static_cast<int>(left.count())) == 0) return "";
    step = PQconnectPoll(line.get());
  }
  const std::string_view told = PQerrorMessage(line.get());
  const auto code = told.rfind(":  ");
  return code == told.npos ? "" : std::string(told.substr(code + 3, 5));
}

// What a server said by itself.
ServerError refusal_of(const std::string& address, PGconn* line, const std::string& why) {
  const auto obstacle = obstacle_of(sqlstate_of_refusal(address));
  if (!obstacle) return {Kind::unreachable, Obstacle::no_writer, "", why};
  const bool is_database = obstacle == Obstacle::database;
  return {Kind::unsuitable, *obstacle, is_database ? PQdb(line) : PQuser(line), why};
}

}  // namespace

Line connect(const std::string& address) {
  check_address(address);
  const Wanted wanted(address);
  Line line(PQconnectdbParams(wanted.keywords, wanted.values, 1));
  // What a server says beside its answers is for its own log, not for whoever runs this program.
  PQsetNoticeProcessor(
      line.get(), [](void*, const char*) {}, nullptr);
  return line;
}

ServerError why_not(const std::string& address, PGconn* line) {
  const std::string_view told = PQerrorMessage(line);
  const std::string why = in_one_line(told);
  if (PQconnectionNeedsPassword(line) != 0) {
    return {Kind::unsuitable, Obstacle::password_needed, PQuser(line), why};
  }
  // A server's own words stand after how grave they are and two spaces, in whatever language.
  if (told.find(":  ") != told.npos) return refusal_of(address, line, why);
  // libpq's words are English: this program asks for no other language.
  const auto says = [&](std::string_view word) { return why.find(word) != std::string::npos; };
  if (says("could not translate host name")) {
    return {Kind::unreachable, Obstacle::host, PQhost(line), why};
  }
  if (says("SSL")) return {Kind::unsuitable, Obstacle::encryption, "", why};
  if (says("session is read-only") || says("hot standby")) {
    return {Kind::unreachable, Obstacle::no_writer, "", why};
  }
  if (why.starts_with("invalid ")) return {Kind::unsuitable, Obstacle::address, "", why};
  return {Kind::unreachable, Obstacle::nobody_answers,
          fmt::format("{}:{}", PQhost(line), PQport(line)), why};
}

std::string in_one_line(std::string_view text) {
  std::string line;
  std::string_view parted;
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      parted = "; ";
    } else if (c == ' ' || c == '\t') {
      if (parted.empty()) parted = " ";
    } else {
      if (!line.empty()) line += parted;
      line += c;
      parted = "";
    }
  }
  return line;
}

}  // namespace ganh::catalog::store::postgres
