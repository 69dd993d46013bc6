#include "service/accounts/qr.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <iterator>
#include <memory>
#include <new>

namespace ganh::service::accounts {

std::string qr_svg(std::string_view text) {
  constexpr int quiet_zone = 4;
  if (text.empty() || text.size() > qr_bytes_max) return {};
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()),
                        reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
      &QRcode_free);
  if (!code) throw std::bad_alloc();  // a thousand bytes always fit

  const int width = code->width;
  const auto dark = [&](int row, int column) {
    return (code->data[row * width + column] & 1U) != 0;
  };
  std::string path;
  for (int row = 0; row < width; ++row) {
    for (int column = 0; column < width; ++column) {
      if (!dark(row, column)) continue;
      const int begin = column;
      while (column < width && dark(row, column)) ++column;
      fmt::format_to(std::back_inserter(path), "M{} {}h{}v1h-{}z", begin + quiet_zone,
                     row + quiet_zone, column - begin, column - begin);
    }
  }
  const int side = width + 2 * quiet_zone;
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" )"
      R"(shape-rendering="crispEdges">)"
      R"(<path fill="#fff" d="M0 0h{0}v{0}h-{0}z"/><path d="{1}"/></svg>)",
      side, path);
}

}  // namespace ganh::service::accounts
