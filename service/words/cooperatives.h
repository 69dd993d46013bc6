// What the command about cooperatives says, and what its `--help` teaches.

#pragma once

#include "service/words/help.h"

namespace ganh::service::words {

inline constexpr Text cooperative_id{"Mã", "Id"};
inline constexpr Text cooperative_name{"Hợp tác xã", "Cooperative"};
inline constexpr Text no_cooperatives{
    "Thư mục này chưa có hợp tác xã nào. Xem: ganh import --help",
    "There is no cooperative in this folder yet. See: ganh import --help"};
inline constexpr Text cooperative_made{
    "Đã tạo {0} ({1}).\nTiếp theo: ganh import TỆP.xlsx --cooperative {1}",
    "{0} ({1}) is begun.\nNext: ganh import FILE.xlsx --cooperative {1}"};

namespace help {

inline constexpr Command cooperatives{
    {"Các hợp tác xã trong thư mục này.", "The cooperatives of this folder."},
    {"Ví dụ:\n  ganh cooperatives\n  ganh cooperatives add \"HTX Nậm Lành\"\n\n"
     "Khi có nhiều hợp tác xã, mọi lệnh cần --cooperative. Tiếp theo: ganh import",
     "Example:\n  ganh cooperatives\n  ganh cooperatives add \"HTX Nậm Lành\"\n\n"
     "Where there are several, every command needs --cooperative. Next: ganh import"}};
inline constexpr Command add_cooperative{
    {"Tạo thêm một hợp tác xã, chỉ với tên.", "Begins a further cooperative, by its name alone."},
    {"Ví dụ:\n  ganh cooperatives add \"HTX Nậm Lành\"\n\n"
     "Tiếp theo: ganh import TỆP.xlsx --cooperative \"HTX Nậm Lành\"",
     "Example:\n  ganh cooperatives add \"HTX Nậm Lành\"\n\n"
     "Next: ganh import FILE.xlsx --cooperative \"HTX Nậm Lành\""}};
inline constexpr Text cooperative_to_be{"Tên của hợp tác xã.", "The cooperative's name."};

}  // namespace help

}  // namespace ganh::service::words
