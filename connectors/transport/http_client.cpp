#include "connectors/transport/http_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <cassert>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ganh::connectors::transport {

namespace {

constexpr long idle_connections_max = 32;
constexpr std::size_t in_flight_max = 512;
// Many servers drop a connection after five idle seconds; one that is younger than that is not
// about to be cut just as a request is written to it.
constexpr long idle_s_max = 4;
constexpr int poll_ms = 60'000;

struct EasyDeleter {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct MultiDeleter {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct ListDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, ListDeleter>;

struct Transfer {
  std::string url;
  Request request;
  Duration deadline{};
  std::function<void(Answer)> on_answer;

  Reply reply = {0, {}, ""};
  std::size_t reply_bytes = 0;
  int attempts = 0;  // how often a connection stood and the request was about to be written
  HeaderList header_list;
  std::unique_ptr<CURL, EasyDeleter> easy;
};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// Zero makes libcurl end the transfer.
std::size_t count(Transfer& transfer, std::size_t bytes) {
  transfer.reply_bytes += bytes;
  return transfer.reply_bytes > reply_bytes_max ? 0 : bytes;
}

std::size_t on_body(char* bytes, std::size_t, std::size_t size, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  if (count(transfer, size) == size) transfer.reply.body.append(bytes, size);
  return transfer.reply_bytes > reply_bytes_max ? 0 : size;
}

std::size_t on_header(char* bytes, std::size_t, std::size_t size, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  const std::string_view line(bytes, size);
  if (line.starts_with("HTTP/")) transfer.reply.headers.clear();  // what came was an interim reply
  if (const auto colon = line.find(':'); colon != line.npos) {
    transfer.reply.headers.emplace_back(line.substr(0, colon), trimmed(line.substr(colon + 1)));
  }
  return count(transfer, size);
}

// When a kept connection breaks under a request, libcurl sends it once more by itself: only what
// changes nothing may be sent twice.
int before_request(void* context, char*, char*, int, int) {
  auto& transfer = *static_cast<Transfer*>(context);
  ++transfer.attempts;
  const bool safe = transfer.request.method == "GET" || transfer.request.method == "HEAD";
  return transfer.attempts == 1 || safe ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

template <class T>
void set(CURL* easy, CURLoption option, T value) {
  if (curl_easy_setopt(easy, option, value) != CURLE_OK) throw std::bad_alloc();
}

bool breaks_lines(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) != text.npos;
}

bool can_be_written(const Request& request) {
  if (request.method.empty() || breaks_lines(request.method)) return false;
  if (!request.target.starts_with('/') || breaks_lines(request.target)) return false;
  return std::ranges::none_of(request.headers, [](const auto& header) {
    return header.first.empty() || breaks_lines(header.first) || breaks_lines(header.second);
  });
}

HeaderList header_list(const Headers& headers) {
  HeaderList list;
  const auto append = [&](const std::string& line) {
    curl_slist* const longer = curl_slist_append(list.get(), line.c_str());
    if (!longer) throw std::bad_alloc();
    static_cast<void>(list.release());  // it is the head of the longer one, or nothing
    list.reset(longer);
  };
  for (const auto& [name, value] : headers) {
    append(value.empty() ? name + ";" : name + ": " + value);
  }
  append("Expect:");  // no waiting for "100 Continue"
  if (!find(headers, "Content-Type")) append("Content-Type:");
  if (!find(headers, "Accept")) append("Accept:");
  return list;
}

void set_bounds(CURL* easy, Duration deadline) {
  const auto deadline_ms = std::chrono::ceil<std::chrono::milliseconds>(deadline).count();
  // Zero would mean no deadline at all.
  set(easy, CURLOPT_TIMEOUT_MS,
      static_cast<long>(std::clamp<std::int64_t>(deadline_ms, 1, 3'600'000)));
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  set(easy, CURLOPT_PROXY, "");
  set(easy, CURLOPT_NOPROXY, "*");
  set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(easy, CURLOPT_MAXAGE_CONN, idle_s_max);
  set(easy, CURLOPT_PATH_AS_IS, 1L);
}

void set_request(CURL* easy, Transfer& transfer) {
  const Request& request = transfer.request;
  set(easy, CURLOPT_URL, transfer.url.c_str());
  if (request.method == "HEAD") {
    set(easy, CURLOPT_NOBODY, 1L);
  } else if (request.method != "GET" || !request.body.empty()) {
    set(easy, CURLOPT_POST, 1L);
    set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(easy, CURLOPT_POSTFIELDS, request.body.data());
    set(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }
  transfer.header_list = header_list(request.headers);
  set(easy, CURLOPT_HTTPHEADER, transfer.header_list.get());
  set(easy, CURLOPT_USERAGENT, "ganh");
  set(easy, CURLOPT_WRITEFUNCTION, &on_body);
  set(easy, CURLOPT_WRITEDATA, &transfer);
  set(easy, CURLOPT_HEADERFUNCTION, &on_header);
  set(easy, CURLOPT_HEADERDATA, &transfer);
  set(easy, CURLOPT_PREREQFUNCTION, &before_request);
  set(easy, CURLOPT_PREREQDATA, &transfer);
}

class CurlClient final : public HttpClient {
 public:
  CurlClient() : multi_(curl_multi_init()) {
    if (!multi_) throw std::bad_alloc();
    curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, idle_connections_max);
    thread_ = std::thread([this] { run(); });
  }

  ~CurlClient() override {
    assert(thread_.get_id() != std::this_thread::get_id());
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    curl_multi_wakeup(multi_.get());
    thread_.join();
    for (const auto& [easy, transfer] : under_way_) curl_multi_remove_handle(multi_.get(), easy);
  }

  void send(const std::string& base_url, Request request, Duration deadline,
            std::function<void(Answer)> on_answer) override {
    auto transfer = std::make_unique<Transfer>();
    transfer->url = base_url + request.target;
    transfer->request = std::move(request);
    transfer->deadline = deadline;
    transfer->on_answer = std::move(on_answer);
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(transfer));
    }
    curl_multi_wakeup(multi_.get());
  }

 private:
  void run() {
    for (std::vector<std::unique_ptr<Transfer>> taken; take(taken); taken.clear()) {
      for (auto& transfer : taken) begin(std::move(transfer));
      int running = 0;
      check(curl_multi_perform(multi_.get(), &running));
      finish_done();
      check(curl_multi_poll(multi_.get(), nullptr, 0, poll_ms, nullptr));
    }
  }

  // False when the client is being destroyed.
  bool take(std::vector<std::unique_ptr<Transfer>>& taken) {
    const std::lock_guard lock(mutex_);
    taken.swap(waiting_);
    return !stopping_;
  }

  void begin(std::unique_ptr<Transfer> transfer) {
    if (under_way_.size() >= in_flight_max || !can_be_written(transfer->request)) {
      return transfer->on_answer(Loss::not_sent);
    }
    transfer->easy.reset(curl_easy_init());
    CURL* const easy = transfer->easy.get();
    if (!easy) throw std::bad_alloc();
    set_bounds(easy, transfer->deadline);
    set_request(easy, *transfer);
    under_way_.emplace(easy, std::move(transfer));
    check(curl_multi_add_handle(multi_.get(), easy));
  }

  void finish_done() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      finish(message->easy_handle, message->data.result);
    }
  }

  void finish(CURL* easy, CURLcode result) {
    const auto found = under_way_.find(easy);
    assert(found != under_way_.end());
    const std::unique_ptr<Transfer> transfer = std::move(found->second);
    under_way_.erase(found);
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    check(curl_multi_remove_handle(multi_.get(), easy));
    if (result == CURLE_OK && status > 0) {
      transfer->reply.status = static_cast<int>(status);
      return transfer->on_answer(std::move(transfer->reply));
    }
    // Judged by whether a connection ever stood, not by libcurl's code: a second attempt can fail
    // to connect after the first one was acted on.
    transfer->on_answer(transfer->attempts == 0 ? Loss::not_sent : Loss::unknown);
  }

  // Only lack of memory or a misuse gets here; going on would lose answers.
  static void check(CURLMcode code) {
    if (code != CURLM_OK) throw std::runtime_error(curl_multi_strerror(code));
  }

  std::unique_ptr<CURLM, MultiDeleter> multi_;
  std::unordered_map<CURL*, std::unique_ptr<Transfer>> under_way_;  // the thread's own
  std::mutex mutex_;
  std::vector<std::unique_ptr<Transfer>> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace

std::unique_ptr<HttpClient> make_http_client() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw std::runtime_error(curl_easy_strerror(started));
  return std::make_unique<CurlClient>();
}

}  // namespace ganh::connectors::transport
