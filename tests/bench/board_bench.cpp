// How long a page of the board of orders takes inside the process, however many orders there are.

#include <fmt/format.h>
#include <malloc.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "catalog/migrations.h"
#include "catalog/orders/orders.h"
#include "catalog/store/address.h"
#include "tests/bench/disk.h"
#include "tests/bench/flags.h"

namespace ganh::bench {
namespace {

namespace orders = catalog::orders;
namespace store = catalog::store;

constexpr std::string_view help = R"(board_bench [flags]

Fills a cooperative with orders of two lines and a shipment each, all but some
500 of them ended, and reads pages of 20 from everywhere on the board and in the
past. Prints the time and the processor's time of a page, and the memory that the
process holds; fails when a page is not what it should be, when the middle page's
processor time is above --most-us, or when reading leaves more memory held than
--most-mb above what reading as much of a thousand orders does.

  --orders N    how many there are (default 100000)
  --pages N     read of each kind (default 500)
  --most-us N   microseconds of the processor for the middle page (0: any)
  --most-mb N   megabytes that all the orders may add to what reading holds (0: any)
  --folder P    where to write (default: the temporary folder)
  --help
)";

struct Flags {
  unsigned orders = 100'000;
  unsigned pages = 500;
  unsigned most_us = 0;
  unsigned most_mb = 0;
  std::filesystem::path folder = std::filesystem::temp_directory_path();
};

constexpr int page_size = 20;
constexpr int open_orders = 500;
constexpr int few_orders = 2 * open_orders;
const CooperativeId village{"coop_thien_an"};

// $2 … $3: their numbers; the last of them all are open, in turns of their states.
constexpr std::string_view add_orders = R"sql(
  WITH RECURSIVE numbers (n) AS
    (SELECT CAST($2 AS BIGINT) UNION ALL SELECT n + 1 FROM numbers WHERE n < $3)
  INSERT INTO orders
    (cooperative_id, order_id, channel_id, external_id, state, customer_name, customer_phone,
     customer_address, placed_at_us, total_vnd, version, ended_at_us)
  SELECT $1, printf('ord_%020d', n), 'chan_postmart', printf('PM-%d', n),
         CASE WHEN n <= $4 THEN 'delivered' WHEN n % 3 = 0 THEN 'received'
              WHEN n % 3 = 1 THEN 'confirmed' ELSE 'packed' END,
         'Hoàng Thị Hoa', '0912345678', '12 phố Đức Xuân, phường Đức Xuân, Thái Nguyên',
         1763690400000000 + n * 1000000, 250000, 1,
         CASE WHEN n <= $4 THEN 1763690400000000 + n * 1000000 END
    FROM numbers)sql";
constexpr std::string_view add_lines = R"sql(
  INSERT INTO order_lines
    (cooperative_id, order_id, line, sku, name, packs, unit_price_vnd, packed_packs, billed_vnd)
  SELECT o.cooperative_id, o.order_id, l.line, 'GAO-BT-5KG', 'Gạo Bao Thai túi 5 kg', 1, 125000,
         CASE WHEN o.state IN ('packed', 'delivered') THEN 1 ELSE 0 END,
         CASE WHEN o.state IN ('packed', 'delivered') THEN 125000 ELSE 0 END
    FROM orders AS o
    JOIN (SELECT 1 AS line UNION ALL SELECT 2) AS l
   WHERE o.cooperative_id = $1 AND o.order_id >= printf('ord_%020d', $2)
     AND o.order_id <= printf('ord_%020d', $3))sql";
constexpr std::string_view add_shipments = R"sql(
  INSERT INTO shipments
    (cooperative_id, shipment_id, order_id, number, state, carrier, waybill, cod_vnd,
     tracking_code, packed_at_us)
  SELECT cooperative_id, order_id, order_id, 1, state, 'Vietnam Post', order_id, 0, order_id,
         placed_at_us
    FROM orders
   WHERE cooperative_id = $1 AND state IN ('packed', 'delivered')
     AND order_id >= printf('ord_%020d', $2) AND order_id <= printf('ord_%020d', $3))sql";

std::string id_of(std::int64_t number) {
  return fmt::format("ord_{:020}", number);
}

void fill(store::Database& database, std::int64_t count) {
  constexpr std::int64_t slice = 20'000;
  const std::int64_t last_ended = std::max<std::int64_t>(0, count - open_orders);
  for (std::int64_t from = 1; from <= count; from += slice) {
    const std::int64_t to = std::min(count, from + slice - 1);
    const auto filled = database.write([&](store::Write& write) {
      const auto rows = write.scope(village);
      rows.run(add_orders, {from, to, last_ended});
      rows.run(add_lines, {from, to});
      rows.run(add_shipments, {from, to});
      return Result<>();
    });
    if (!filled) throw std::runtime_error("the board cannot be filled");
  }
}

std::chrono::microseconds processor_time() {
  timespec spent{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
  return std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::seconds{spent.tv_sec} + std::chrono::nanoseconds{spent.tv_nsec});
}

// What the process holds now, with what it gave up given back.
std::int64_t held_kb() {
  malloc_trim(0);
  std::int64_t all_pages = 0;
  std::int64_t held_pages = 0;
  std::ifstream("/proc/self/statm") >> all_pages >> held_pages;
  return held_pages * sysconf(_SC_PAGESIZE) / 1024;
}

struct Page {
  std::string_view name;
  // A page from about there on, 0 … 1.
  std::function<std::vector<orders::Order>(const store::Scope&, double)> read;
};

struct Times {
  std::vector<std::int64_t> wall_us;
  std::vector<std::int64_t> processor_us;
};

std::int64_t at(std::vector<std::int64_t> times, double part) {
  std::ranges::sort(times);
  return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
}

void check(const std::vector<orders::Order>& page, std::string_view name) {
  const bool whole = std::ranges::all_of(page, [](const orders::Order& order) {
    return order.lines.size() == 2 && order.total.vnd == 250'000;
  });
  if (page.size() != page_size || !whole) {
    throw std::runtime_error(fmt::format("{}: a page of {} orders", name, page.size()));
  }
}

Times read_pages(store::Database& database, const Page& page, unsigned pages) {
  Times times;
  for (unsigned n = 0; n < pages; ++n) {
    const double where = static_cast<double>(n * 7919 % pages) / static_cast<double>(pages);
    const auto began = std::chrono::steady_clock::now();
    const auto spent = processor_time();
    const auto found = database.read(
        [&](const store::Read& read) { return page.read(read.scope(village), where); });
    times.processor_us.push_back((processor_time() - spent).count());
    times.wall_us.push_back(std::chrono::duration_cast<std::chrono::microseconds>(
                                std::chrono::steady_clock::now() - began)
                                .count());
    check(found, page.name);
  }
  return times;
}

std::array<Page, 4> pages_of(std::int64_t count) {
  const auto board_from = [count](double where) {
    return id_of(count - open_orders + static_cast<std::int64_t>(where * open_orders * 0.8));
  };
  return {
      {{"what is to be packed",
        [=](const store::Scope& scope, double where) {
          return orders::orders_in(scope, orders::State::confirmed, board_from(where), page_size);
        }},
       {"what is open, oldest first",
        [](const store::Scope& scope, double) { return orders::open_orders(scope, page_size); }},
       {"the newest", [](const store::Scope& scope,
                         double) { return orders::orders_before(scope, "", page_size); }},
       {"anywhere in the past", [count](const store::Scope& scope, double where) {
          const auto before = static_cast<std::int64_t>(where * static_cast<double>(count));
          return orders::orders_before(scope, id_of(std::max<std::int64_t>(before, 21)), page_size);
        }}}};
}

std::unique_ptr<store::Database> open_board(const WorkFolder& work, const char* file) {
  return store::open(store::Address(work.path / file), catalog::schema_steps(),
                             {.writer = store::Writer::inline_});
}

// What is held after reading as much from a board that has hardly any past.
std::int64_t held_with_few(const WorkFolder& work, unsigned pages) {
  const auto database = open_board(work, "few.db");
  fill(*database, few_orders);
  for (const Page& page : pages_of(few_orders)) read_pages(*database, page, pages);
  return held_kb();
}

int measure(const Flags& flags) {
  if (flags.orders < 2 * open_orders || flags.pages == 0) {
    throw std::invalid_argument("--orders from 1000 on, --pages from 1 on");
  }
  const WorkFolder work(flags.folder);
  const std::int64_t few_kb = held_with_few(work, flags.pages);
  const auto database = open_board(work, "board.db");
  fill(*database, flags.orders);
  bool is_slow = false;
  fmt::print("{} orders; microseconds a page of {}\n", flags.orders, page_size);
  fmt::print("{:<28} {:>8} {:>8} {:>10}\n", "", "middle", "99 %", "processor");
  for (const Page& page : pages_of(flags.orders)) {
    const Times times = read_pages(*database, page, flags.pages);
    const std::int64_t middle = at(times.processor_us, 0.5);
    fmt::print("{:<28} {:>8} {:>8} {:>10}\n", page.name, at(times.wall_us, 0.5),
               at(times.wall_us, 0.99), middle);
    is_slow = is_slow || (flags.most_us > 0 && middle > flags.most_us);
  }
  const std::int64_t many_kb = held_kb();
  fmt::print("memory: {} MB held with {} orders, {} MB with all\n", few_kb / 1024, few_orders,
             many_kb / 1024);
  const bool grows = flags.most_mb > 0 && many_kb - few_kb > std::int64_t{flags.most_mb} * 1024;
  if (grows) fmt::print(stderr, "memory grows with the orders, by {} KB\n", many_kb - few_kb);
  if (is_slow) fmt::print(stderr, "the middle page takes more than {} µs\n", flags.most_us);
  return is_slow || grows ? 1 : 0;
}

}  // namespace
}  // namespace ganh::bench

int main(int count, char** words) {
  ganh::bench::Flags flags;
  return ganh::bench::run_bench(count, words, ganh::bench::help,
                                {{"--orders", &flags.orders},
                                 {"--pages", &flags.pages},
                                 {"--most-us", &flags.most_us},
                                 {"--most-mb", &flags.most_mb}},
                                flags.folder, [&] { return ganh::bench::measure(flags); });
}
