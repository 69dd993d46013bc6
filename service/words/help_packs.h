// What `--help` teaches of packs.

#pragma once

#include "service/words/help.h"

namespace ganh::service::words::help {

inline constexpr Command packs{
    {"Các quy cách: giá, lượng, có đang bán không, bán theo gói hay tính cân.",
     "The packs: price, content, whether they are available, sold by the pack or by weight."},
    {"Ví dụ:\n"
     "  ganh packs\n"
     "  ganh packs change GA-RI-CON --by-weight yes\n\n"
     "Thêm quy cách mới bằng bảng tính. Tiếp theo: ganh stock",
     "Example:\n"
     "  ganh packs\n"
     "  ganh packs change GA-RI-CON --by-weight yes\n\n"
     "New packs come with the workbook. Next: ganh stock"}};
inline constexpr Command change_pack{
    {"Sửa một quy cách: giá, đang bán hay tạm ngừng, tính cân hay không.",
     "Changes a pack: its price, whether it is available, whether it is sold by weight."},
    {"Ví dụ:\n"
     "  ganh packs change GAO-BT-5KG --price 180000\n"
     "  ganh packs change GAO-BT-5KG --available no\n"
     "  ganh packs change GA-RI-CON --by-weight yes\n\n"
     "Tính cân (--by-weight yes): bán con, bán gói, tính tiền theo số cân khi đóng gói; giá và "
     "lượng là của một gói cỡ trung bình.\n"
     "Tiếp theo: ganh publish --rehearse",
     "Example:\n"
     "  ganh packs change GAO-BT-5KG --price 180000\n"
     "  ganh packs change GAO-BT-5KG --available no\n"
     "  ganh packs change GA-RI-CON --by-weight yes\n\n"
     "By weight (--by-weight yes): sold by the piece, billed by what it weighs when it is packed; "
     "price and content are those of a pack of usual weight.\n"
     "Next: ganh publish --rehearse"}};
inline constexpr Text pack_sku{"Mã quy cách (SKU)", "The pack's SKU"};
inline constexpr Text pack_price{"Giá một gói, đồng", "Price of one pack, in đồng"};
inline constexpr Text pack_available{"Đang bán: yes hoặc no", "Available: yes or no"};
inline constexpr Text pack_by_weight{"Tính cân: yes hoặc no", "By weight: yes or no"};

}  // namespace ganh::service::words::help
