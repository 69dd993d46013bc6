// Documents of one cooperative, filled in as on a working day.

#pragma once

#include <string>

#include "catalog/documents/packing_slip.h"
#include "catalog/documents/payout_slip.h"
#include "catalog/documents/pick_list.h"
#include "catalog/documents/purchase_list.h"
#include "catalog/documents/recall_list.h"
#include "catalog/documents/shipping_label.h"
#include "catalog/documents/stock_take_sheet.h"

namespace ganh::tests {

using catalog::documents::PackingSlip;
using catalog::documents::Paper;
using catalog::documents::Party;
using catalog::documents::PayoutSlip;
using catalog::documents::PickList;
using catalog::documents::PurchaseList;
using catalog::documents::RecallList;
using catalog::documents::ShippingLabel;
using catalog::documents::StockTakeSheet;
using ganh::catalog::measure::BaseUnit;
using ganh::catalog::measure::Money;
using ganh::catalog::measure::Quantity;

inline Date day(const char* text) {
  return *parse_vietnamese_date(text);
}
inline Quantity kg(std::int64_t kilograms) {
  return {kilograms * 1'000, BaseUnit::gram};
}

inline Party thien_an() {
  return {"Hợp tác xã Nông nghiệp Thiên An", "Thôn Nà Ít, xã Phủ Thông, tỉnh Thái Nguyên",
          "0912 345 678", "4700123456"};
}
inline Party customer() {
  return {"Nguyễn Thị Hường", "Số 12 ngõ 34 phố Nghĩa Tân, phường Nghĩa Đô, thành phố Hà Nội",
          "0987 654 321"};
}

inline PackingSlip packing_slip_sample() {
  PackingSlip slip;
  slip.from = thien_an();
  slip.to = customer();
  slip.number = "KH-000123";
  slip.channel = "Postmart";
  slip.external_order_id = "PM2611210007";
  slip.packed_on = day("21/11/2026");
  slip.lines = {{"GAO-BT-5",
                 "Gạo Bao Thai Chợ Đồn, túi 5 kg",
                 2,
                 2,
                 "",
                 {{"L2026-031", "Kho 1, kệ A2", kg(5)}, {"L2026-032", "Kho 1, kệ A3", kg(5)}}},
                {"MIEN-500",
                 "Miến dong Bắc Kạn, túi 500 g",
                 10,
                 8,
                 "Thiếu hàng: giao trước 8 túi",
                 {{"L2026-040", "Kho 2", kg(4)}}},
                {"BOT-NGHE", "Tinh bột nghệ nếp đỏ, hộp 200 g", 1, 1, "", {}}};
  slip.to_collect = {1'235'000};
  slip.pay =
      catalog::money::VietQr{"970436", "0011004567890", {{1'235'000}}, "Trả đơn PM2611210007"};
  slip.note = "Khách hẹn nhận sau 17 giờ, gọi trước khi giao.";
  return slip;
}

inline ShippingLabel shipping_label_sample() {
  ShippingLabel label;
  label.from = thien_an();
  label.to = customer();
  label.carrier = "Bưu điện Việt Nam – EMS";
  label.waybill = "EB123456785VN";
  label.order_number = "PM2611210007";
  label.goods = "Gạo, miến dong, tinh bột nghệ";
  label.to_collect = {1'235'000};
  label.weight_g = 14'700;
  label.parcel = 1;
  label.parcels = 2;
  label.note = "Hàng dễ vỡ – cho khách xem hàng trước khi nhận";
  return label;
}

inline PickList pick_list_sample() {
  PickList list;
  list.cooperative = thien_an().name;
  list.number = "LH-0045";
  list.date = day("21/11/2026");
  list.lines = {{"Kho 2",
                 "Miến dong",
                 "Túi 500 g",
                 "L2026-040",
                 day("30/06/2027"),
                 kg(9),
                 {{"PM2611210007", 8}, {"ĐT-0012", 10}}},
                {"Kho 1, kệ A2",
                 "Gạo Bao Thai",
                 "Túi 5 kg",
                 "L2026-032",
                 day("15/05/2027"),
                 kg(20),
                 {{"AG-7781", 4}}},
                {"Kho 1, kệ A2",
                 "Gạo Bao Thai",
                 "Túi 5 kg",
                 "L2026-031",
                 day("15/03/2027"),
                 kg(10),
                 {{"PM2611210007", 2}}},
                {"Kho 1, kệ A2",
                 "Đậu xanh",
                 "Túi 1 kg",
                 "L2026-050",
                 day("01/02/2027"),
                 kg(3),
                 {{"AG-7781", 3}}}};
  return list;
}

inline StockTakeSheet stock_take_sample() {
  StockTakeSheet sheet;
  sheet.cooperative = thien_an().name;
  sheet.number = "KK-2026-11";
  sheet.date = day("30/11/2026");
  sheet.reasons = "H hỏng · M mất · N ghi nhầm · T thừa";
  sheet.lines = {{"Kho 1, kệ A2", "L2026-031", "Gạo Bao Thai", "kg", kg(120)},
                 {"Kho 1, kệ A2", "L2026-032", "Gạo Bao Thai", "kg", kg(1'085)},
                 {"Kho 2", "L2026-040", "Miến dong Bắc Kạn", "túi 500 g", {{64, BaseUnit::piece}}}};
  return sheet;
}

inline PayoutSlip payout_sample() {
  PayoutSlip slip;
  slip.cooperative = thien_an();
  slip.household = {"Bà Hoàng Thị Lường", "Thôn Khuổi Ổn, xã Phủ Thông", "0977 111 222"};
  slip.household_code = "H07";
  slip.number = "TT-2026-11-07";
  slip.from = day("01/11/2026");
  slip.to = day("30/11/2026");
  slip.lines = {{PayoutSlip::Terms::bought,
                 "L2026-031",
                 "Gạo Bao Thai",
                 kg(40),
                 kg(1),
                 {18'000},
                 "kg",
                 {0},
                 0,
                 {720'000}},
                {PayoutSlip::Terms::consigned,
                 "L2026-040",
                 "Miến dong Bắc Kạn",
                 kg(12),
                 kg(0),
                 {0},
                 "",
                 {960'000},
                 8'250,
                 {792'000}}};
  slip.fees = {45'995};
  slip.tax = {0};
  slip.advances = {232'000};
  slip.paid_to = "Agribank, số tài khoản 8500205123456";
  return slip;
}

inline PurchaseList purchase_sample() {
  PurchaseList list;
  list.cooperative = thien_an();
  list.number = "BK-2026-11";
  list.from = day("01/11/2026");
  list.to = day("30/11/2026");
  list.bought_at = "Kho hợp tác xã, thôn Nà Ít";
  list.in_charge = "Triệu Văn Đức";
  list.lines = {{day("03/11/2026"),
                 "Hoàng Thị Lường",
                 "Thôn Khuổi Ổn, xã Phủ Thông",
                 "006185001234",
                 "Thóc Bao Thai",
                 kg(350),
                 {11'500},
                 "kg",
                 {4'025'000},
                 ""},
                {day("05/11/2026"),
                 "Nông Văn Tưởng",
                 "Thôn Nà Phả, xã Phủ Thông",
                 "006179004321",
                 "Củ dong riềng",
                 kg(1'200),
                 {2'300},
                 "kg",
                 {2'760'000},
                 "Trả một nửa"}};
  return list;
}

inline RecallList recall_sample() {
  RecallList list;
  list.cooperative = thien_an().name;
  list.number = "TH-0001";
  list.date = day("02/12/2026");
  list.lot_code = "L2026-040";
  list.product = "Miến dong Bắc Kạn, túi 500 g";
  list.household = "H07 · Bà Hoàng Thị Lường";
  list.reason = "Mẫu kiểm nghiệm ngày 01/12 có độ ẩm vượt mức công bố";
  list.to_say = "Xin dừng sử dụng, giữ nguyên bao bì; hợp tác xã đến lấy lại và trả đủ tiền.";
  list.lines = {{"Nguyễn Thị Hường", "0987 654 321", "Phường Nghĩa Đô, Hà Nội", "Postmart",
                 "PM2611210007", 8, "21/11/2026"},
                {"Cửa hàng Nông sản Sạch", "0243 123 456", "Phường Cửa Nam, Hà Nội", "AgriConnect",
                 "AG-7781", 1'040, "22/11/2026"}};
  return list;
}

}  // namespace ganh::tests
