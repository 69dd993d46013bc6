// What `--help` teaches of payments, papers and the erasing of customers' data.

#pragma once

#include "service/words/help.h"

namespace ganh::service::words::help {

inline constexpr Command payments{
    {"Các đơn phải hoàn tiền cho khách.", "Orders with money to be given back."},
    {"Ví dụ:\n"
     "  ganh payments\n"
     "  ganh payments show PM-1001\n"
     "  ganh payments add PM-1001 --method bank --amount 50000 --reference FT26325001\n"
     "  ganh payments qr PM-1001      mã VietQR cho khách quét\n\n"
     "Tiếp theo: ganh payments refund",
     "Example:\n"
     "  ganh payments\n"
     "  ganh payments show PM-1001\n"
     "  ganh payments add PM-1001 --method bank --amount 50000 --reference FT26325001\n"
     "  ganh payments qr PM-1001      a VietQR for the customer to scan\n\n"
     "Next: ganh payments refund"}};
inline constexpr Command payments_show{
    {"Đơn này phải trả bao nhiêu, đã trả và đã hoàn bao nhiêu.",
     "What an order comes to, what was paid and given back."},
    {"Ví dụ:\n  ganh payments show PM-1001\n\nTiếp theo: ganh payments add",
     "Example:\n  ganh payments show PM-1001\n\nNext: ganh payments add"}};
inline constexpr Command payments_add{
    {"Ghi khách đã trả. Cùng mã giao dịch ghi lại thì không đổi gì.",
     "Enters what the customer paid. The same reference again changes nothing."},
    {"Ví dụ:\n"
     "  ganh payments add PM-1001 --method bank --amount 50000 --reference FT26325001\n"
     "  ganh payments add DT-12 --method \"tiền mặt\" --amount 50000\n\n"
     "Ghi nhầm thì ghi hoàn: ganh payments refund DT-12 --method cash --amount 50000 --why \"ghi "
     "nhầm\"\n"
     "Tiếp theo: ganh payments show",
     "Example:\n"
     "  ganh payments add PM-1001 --method bank --amount 50000 --reference FT26325001\n"
     "  ganh payments add DT-12 --method cash --amount 50000\n\n"
     "A mistake is taken back: ganh payments refund DT-12 --method cash --amount 50000 "
     "--why mistake\n"
     "Next: ganh payments show"}};
inline constexpr Command payments_refund{
    {"Ghi tiền đã hoàn cho khách.", "Enters what was given back to the customer."},
    {"Ví dụ:\n  ganh payments refund PM-1001 --method bank --amount 25000 --why \"thiếu một "
     "túi\"\n\n"
     "Tiếp theo: ganh payments",
     "Example:\n  ganh payments refund PM-1001 --method bank --amount 25000 --why \"one bag "
     "short\"\n\n"
     "Next: ganh payments"}};
inline constexpr Command payments_qr{
    {"Mã VietQR của phần còn phải trả, để khách quét.",
     "A VietQR of what is left to be paid, to be scanned."},
    {"Tài khoản nhận tiền lấy ở trang Hợp tác xã của bảng tính.\n\n"
     "Ví dụ:\n  ganh payments qr PM-1001\n\nTiếp theo: ganh payments add",
     "The account is the one on the workbook's sheet Hợp tác xã.\n\n"
     "Example:\n  ganh payments qr PM-1001\n\nNext: ganh payments add"}};

inline constexpr Command pick_list{
    {"Lấy gì ở đâu cho các đơn chờ đóng gói: theo đường đi, lô hết hạn sớm trước.",
     "What to fetch for orders to be packed: in the order of the walk, first expired first."},
    {"Không ghi đơn nào thì lấy mọi đơn đã xác nhận.\n\n"
     "Ví dụ:\n  ganh pick-list\n  ganh pick-list PM-1001 AC-7 --out phieu.pdf --paper a5\n\n"
     "Tiếp theo: ganh orders pack",
     "Without orders: all that are confirmed.\n\n"
     "Example:\n  ganh pick-list\n  ganh pick-list PM-1001 AC-7 --out list.pdf --paper a5\n\n"
     "Next: ganh orders pack"}};
inline constexpr Command slip{
    {"Ghi phiếu giao hàng của một kiện ra tệp PDF.", "Writes a parcel's packing slip as a PDF."},
    {"Ví dụ:\n  ganh orders slip PM-1001 --out phieu.pdf\n"
     "  ganh orders slip DT-12 --out phieu.pdf --pay     kèm mã VietQR phần còn phải trả\n\n"
     "Tiếp theo: ganh orders label",
     "Example:\n  ganh orders slip PM-1001 --out slip.pdf\n"
     "  ganh orders slip DT-12 --out slip.pdf --pay      with a VietQR of what is left to pay\n\n"
     "Next: ganh orders label"}};
inline constexpr Command label{
    {"Ghi nhãn gửi hàng của một kiện ra tệp PDF.", "Writes a parcel's label as a PDF."},
    {"Ví dụ:\n  ganh orders label PM-1001 --out nhan.pdf\n\nTiếp theo: ganh orders ship",
     "Example:\n  ganh orders label PM-1001 --out label.pdf\n\nNext: ganh orders ship"}};
inline constexpr Command waybill_pdf{
    {"Vận đơn PDF của sàn: lưu vào kiện, hoặc lấy ra để in.",
     "The marketplace's own waybill: keep it with the parcel, or take it out to print."},
    {"Ví dụ:\n  ganh orders waybill PM-1001 --keep tai-ve.pdf\n"
     "  ganh orders waybill PM-1001 --out van-don.pdf\n\nTiếp theo: ganh orders ship",
     "Example:\n  ganh orders waybill PM-1001 --keep downloaded.pdf\n"
     "  ganh orders waybill PM-1001 --out waybill.pdf\n\nNext: ganh orders ship"}};
inline constexpr Command invoice{
    {"Ghi số hóa đơn điện tử của đơn.", "Notes the number of the order's e-invoice."},
    {"Muốn thay số đã ghi thì nói số cũ bằng --expected.\n\n"
     "Ví dụ:\n  ganh orders invoice PM-1001 --number \"1C26TTA 17\"\n\nTiếp theo: ganh payments "
     "show",
     "To replace one, name it with --expected.\n\n"
     "Example:\n  ganh orders invoice PM-1001 --number \"1C26TTA 17\"\n\nNext: ganh payments "
     "show"}};
inline constexpr Command erase_customers{
    {"Xóa tên, điện thoại, địa chỉ khách của đơn đã kết thúc từ lâu. Số liệu giữ nguyên.",
     "Erases names, telephone numbers and addresses of orders that ended long ago. The figures "
     "stay."},
    {"Không có --yes thì chỉ xem trước. \"ganh serve\" tự làm việc này mỗi ngày theo quy định.\n"
     "Bản sao lưu cũ vẫn còn thông tin khách: xóa những bản quá hạn.\n\n"
     "Ví dụ:\n  ganh orders erase-customers\n"
     "  ganh orders erase-customers --ended-before 2025-11-21 --yes\n\nTiếp theo: ganh backup",
     "Without --yes it only looks. \"ganh serve\" does it by itself every day, by the rule.\n"
     "Older backups still hold the customers: delete those that are too old.\n\n"
     "Example:\n  ganh orders erase-customers\n"
     "  ganh orders erase-customers --ended-before 2025-11-21 --yes\n\nNext: ganh backup"}};

inline constexpr Text method{
    "Cách trả: cash (tiền mặt), bank (chuyển khoản), marketplace (sàn thu hộ), carrier (bưu tá thu "
    "hộ)",
    "How: cash, bank, marketplace, carrier"};
inline constexpr Text pay_even_so{"Thu nhiều hơn số còn phải trả: đã xem lại",
                                  "More than is open: looked at twice"};
inline constexpr Text amount{"Số tiền, đồng", "The amount in đồng"};
inline constexpr Text reference{"Mã giao dịch của ngân hàng, sàn, bưu tá",
                                "The bank's, marketplace's or carrier's reference"};
inline constexpr Text after_overpaid{"Các đơn sau đơn này", "Orders after this one"};
inline constexpr Text pdf_file{"Ghi PDF ra tệp này", "Write the PDF to this file"};
inline constexpr Text paper{"Khổ giấy: a4, a5, label (100 × 150 mm)",
                            "Paper: a4, a5, label (100 × 150 mm)"};
inline constexpr Text shipment_number{"Kiện thứ mấy của đơn (mặc định: kiện cuối)",
                                      "Which of the order's parcels (the last one)"};
inline constexpr Text with_code{"Kèm mã VietQR phần còn phải trả",
                                "With a VietQR of what is left to pay"};
inline constexpr Text keep_file{"Lưu tệp PDF này vào kiện", "Keep this PDF with the parcel"};
inline constexpr Text invoice_number{"Số hóa đơn; để trống là bỏ số đã ghi",
                                     "Its number; empty takes it away"};
inline constexpr Text invoice_expected{"Số đang ghi", "The number that stands there"};
inline constexpr Text ended_before{"Đơn kết thúc trước ngày này (NĂM-THÁNG-NGÀY)",
                                   "Orders that ended before this day (YEAR-MONTH-DAY)"};
inline constexpr Text erase_yes{"Xóa thật", "Erase them"};
inline constexpr Text orders_to_pick{"Các đơn; bỏ trống: mọi đơn đã xác nhận",
                                     "Orders; none: all that are confirmed"};

}  // namespace ganh::service::words::help
