#include "service/config/settings.h"

#include <fmt/format.h>

#include <array>

namespace ganh::service::config {

namespace {

LogLevel level_of(std::string_view text) {
  if (text == "debug") return LogLevel::debug;
  if (text == "warning") return LogLevel::warning;
  if (text == "error") return LogLevel::error;
  return LogLevel::info;
}

LogRequests requests_of(std::string_view text) {
  if (text == "none") return LogRequests::none;
  return text == "all" ? LogRequests::all : LogRequests::failed;
}

constexpr std::array<Setting, 16> table{{
    {.key = "database",
     .kind = Kind::database,
     .built_in = "",
     .flag = "--database",
     .environment = "GANH_DATABASE",
     .about = {"Máy chủ PostgreSQL giữ dữ liệu, khi nhiều dịch vụ dùng chung; để trống là tệp "
               "ganh.db trong thư mục dữ liệu.",
               "The PostgreSQL server that keeps the data, for several services on one; empty is "
               "ganh.db in the data folder."},
     .put = [](Settings& to, const Given& given) { to.database = given.text; }},
    {.key = "listen",
     .kind = Kind::address,
     .built_in = "127.0.0.1:8080",
     .flag = "--listen",
     .environment = "GANH_LISTEN",
     .about = {"Nghe ở đâu. 0.0.0.0 hoặc [::] nhận cả máy khác; ra ngoài Internet thì để TLS cho "
               "proxy.",
               "Where to listen. 0.0.0.0 or [::] lets other machines in; towards the Internet "
               "leave TLS to a proxy."},
     .put = [](Settings& to, const Given& given) { to.listen = given.text; }},
    {.key = "public_url",
     .kind = Kind::origin,
     .built_in = "",
     .flag = "--public-url",
     .environment = "GANH_PUBLIC_URL",
     .about = {"Địa chỉ https:// mà trình duyệt dùng, sau proxy có TLS. Có nó thì cookie chỉ đi "
               "qua TLS.",
               "The https:// address that browsers use, behind a TLS proxy. With it, cookies "
               "travel by TLS only."},
     .put = [](Settings& to, const Given& given) { to.public_url = given.text; }},
    {.key = "host_names",
     .kind = Kind::hosts,
     .built_in = "",
     .flag = "--host-names",
     .environment = "GANH_HOST_NAMES",
     .about = {"Các tên máy khác mà Gánh trả lời, ngoài tên của chính máy và của public_url.",
               "More host names that Gánh answers to, beside this machine's own and public_url's."},
     .put = [](Settings& to, const Given& given) { to.host_names = given.list; }},
    {.key = "trusted_proxies",
     .kind = Kind::proxies,
     .built_in = "",
     .flag = "--trusted-proxies",
     .environment = "GANH_TRUSTED_PROXIES",
     .about = {"Proxy được tin khi nói ai đứng sau nó (X-Forwarded-For, X-Forwarded-Proto).",
               "Proxies that are believed when they say who stands behind them (X-Forwarded-For, "
               "X-Forwarded-Proto)."},
     .put = [](Settings& to, const Given& given) { to.trusted_proxies = given.list; }},
    {.key = "workers",
     .kind = Kind::number,
     .built_in = "64",
     .flag = "--workers",
     .environment = "GANH_WORKERS",
     .about = {"Số yêu cầu làm cùng lúc; phần lớn thời gian chúng chờ ổ đĩa.",
               "Requests worked on at once; mostly they wait for the disk."},
     .put = [](Settings& to, const Given& given) { to.workers = given.number; },
     .least = 1,
     .most = 256},
    {.key = "connections_max",
     .kind = Kind::number,
     .built_in = "4096",
     .flag = "--connections-max",
     .environment = "GANH_CONNECTIONS_MAX",
     .about = {"Số kết nối mở cùng lúc.", "Connections open at once."},
     .put = [](Settings& to, const Given& given) { to.connections_max = given.number; },
     .least = 16,
     .most = 65536},
    {.key = "connections_per_address_max",
     .kind = Kind::number,
     .built_in = "256",
     .flag = "--connections-per-address-max",
     .environment = "GANH_CONNECTIONS_PER_ADDRESS_MAX",
     .about = {"Số kết nối mở cùng lúc từ một địa chỉ; không tính cho proxy được tin.",
               "Connections open at once from one address; trusted proxies are not counted."},
     .put = [](Settings& to, const Given& given) { to.connections_per_address_max = given.number; },
     .least = 1,
     .most = 65536},
    {.key = "drain_seconds",
     .kind = Kind::number,
     .built_in = "10",
     .flag = "--drain-seconds",
     .environment = "GANH_DRAIN_SECONDS",
     .about = {"Khi dừng: chờ việc đang làm nhiều nhất bấy lâu.",
               "When stopping: how long requests in flight are waited for."},
     .put = [](Settings& to, const Given& given) { to.drain_seconds = given.number; },
     .least = 0,
     .most = 300,
     .unit = "s"},
    {.key = "log_format",
     .kind = Kind::choice,
     .built_in = "text",
     .flag = "--log-format",
     .environment = "GANH_LOG_FORMAT",
     .about = {"Nhật ký ở luồng lỗi: cho người đọc, hoặc mỗi dòng một JSON.",
               "The log on the error stream: for people, or a line of JSON each."},
     .put =
         [](Settings& to, const Given& given) {
           to.log_format = given.text == "json" ? LogFormat::json : LogFormat::text;
         },
     .choices = "text|json"},
    {.key = "log_level",
     .kind = Kind::choice,
     .built_in = "info",
     .flag = "--log-level",
     .environment = "GANH_LOG_LEVEL",
     .about = {"Ghi nhật ký từ mức nào trở lên.", "From which level on to log."},
     .put = [](Settings& to, const Given& given) { to.log_level = level_of(given.text); },
     .choices = "debug|info|warning|error"},
    {.key = "log_requests",
     .kind = Kind::choice,
     .built_in = "failed",
     .flag = "--log-requests",
     .environment = "GANH_LOG_REQUESTS",
     .about = {"Ghi yêu cầu HTTP nào: không, những yêu cầu bị từ chối hoặc hỏng, tất cả.",
               "Which HTTP requests to log: none, those refused or failed, all."},
     .put = [](Settings& to, const Given& given) { to.log_requests = requests_of(given.text); },
     .choices = "none|failed|all"},
    {.key = "metrics",
     .kind = Kind::choice,
     .built_in = "off",
     .flag = "--metrics",
     .environment = "GANH_METRICS",
     .about = {"Số đo cho Prometheus tại /metrics, cho quản trị viên và khóa API trong máy.",
               "Figures for Prometheus at /metrics, for administrators and the local token."},
     .put = [](Settings& to, const Given& given) { to.metrics = given.text == "on"; },
     .choices = "off|on"},
    {.key = "plain_http",
     .kind = Kind::choice,
     .built_in = "off",
     .flag = "--plain-http",
     .environment = "GANH_PLAIN_HTTP",
     .about = {"Cho đăng nhập từ máy khác mà không mã hóa: chỉ trong mạng nội bộ tin cậy.",
               "Let people on other machines sign in without TLS: on a trusted network only."},
     .put = [](Settings& to, const Given& given) { to.plain_http = given.text == "on"; },
     .choices = "off|on"},
    {.key = "requests_per_minute",
     .kind = Kind::number,
     .built_in = "1200",
     .flag = "--requests-per-minute",
     .environment = "GANH_REQUESTS_PER_MINUTE",
     .about = {"Số yêu cầu mỗi phút của một người hoặc một khóa API; 0 là không giới hạn.",
               "Requests a minute of each person or token; 0 is any number."},
     .put = [](Settings& to, const Given& given) { to.requests_per_minute = given.number; },
     .least = 0,
     .most = 10'000'000},
    {.key = "customers_kept_days",
     .kind = Kind::number,
     .built_in = "0",
     .flag = "--customers-kept-days",
     .environment = "GANH_CUSTOMERS_KEPT_DAYS",
     .about =
         {"Giữ thông tin khách bấy nhiêu ngày sau khi đơn kết thúc; 0 là theo quy định đi kèm.",
          "Days that customers' data is kept after an order ended; 0 is as the shipped rule "
          "says."},
     .put = [](Settings& to, const Given& given) { to.customers_kept_days = given.number; },
     .least = 0,
     .most = 3650,
     .unit = "days"},
}};

}  // namespace

std::span<const Setting> settings_table() {
  return table;
}

std::string allowed(const Setting& setting) {
  switch (setting.kind) {
    case Kind::database:
      return "postgresql://…";
    case Kind::address:
      return "HOST:PORT";
    case Kind::origin:
      return "https://HOST";
    case Kind::hosts:
      return "HOST,…";
    case Kind::proxies:
      return "ADDRESS,…";
    case Kind::number:
      return fmt::format("{}…{}{}{}", setting.least, setting.most, setting.unit.empty() ? "" : " ",
                         setting.unit);
    case Kind::choice:
      return std::string(setting.choices);
  }
  return "";
}

}  // namespace ganh::service::config
