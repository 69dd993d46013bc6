// What `ganh reports --help` teaches.

#pragma once

#include "service/words/help.h"

namespace ganh::service::words::help {

inline constexpr Command reports{
    {"Báo cáo: doanh số, giá trị tồn kho, lô sắp hết hạn, hao hụt, đáp ứng đơn, thời gian gửi.",
     "Reports: sales, stock at its value, expiring lots, waste, fill rate, time to ship."},
    {"Ví dụ:\n"
     "  ganh reports sales --by household --from 1/11/2026 --to 30/11/2026\n"
     "  ganh reports sales --by month --from 1/1/2026 --xlsx doanh-so.xlsx\n"
     "  ganh reports expiring --days 7\n\n"
     "Nếu không nói gì thì từ đầu tháng đến hôm nay. Tiếp theo: ganh shares",
     "Example:\n"
     "  ganh reports sales --by household --from 1/11/2026 --to 30/11/2026\n"
     "  ganh reports sales --by month --from 1/1/2026 --xlsx sales.xlsx\n"
     "  ganh reports expiring --days 7\n\n"
     "Unless given, from the first of this month to today. Next: ganh shares"}};
inline constexpr Command report_sales{
    {"Đã bán được bao nhiêu; hàng trả lại đã trừ.", "What was sold, less what came back."},
    {"Ví dụ:\n  ganh reports sales --by product\n"
     "  ganh reports sales --by channel --from 1/10/2026 --to 31/10/2026 --xlsx thang-10.xlsx\n\n"
     "Tính khi kiện hàng rời kho; hàng trả lại tính khi về tới. Tiếp theo: ganh reports fill-rate",
     "Example:\n  ganh reports sales --by product\n"
     "  ganh reports sales --by channel --from 1/10/2026 --to 31/10/2026 --xlsx october.xlsx\n\n"
     "A sale counts when its shipment left, a return when it came back. Next: ganh reports "
     "fill-rate"}};
inline constexpr Command report_stock_value{
    {"Từng lô trong kho đáng giá bao nhiêu.", "What each lot on hand is worth."},
    {"Ví dụ:\n  ganh reports stock-value\n\n"
     "Lô mua đứt tính theo giá mua; lô ký gửi theo giá bán thấp nhất × phần của hộ.\n"
     "Tiếp theo: ganh reports expiring",
     "Example:\n  ganh reports stock-value\n\n"
     "A lot that was bought counts at its price; one on consignment at the lowest price × the "
     "household's share.\nNext: ganh reports expiring"}};
inline constexpr Command report_expiring{
    {"Lô sắp hết hạn hoặc đã quá hạn, còn bao nhiêu, của hộ nào.",
     "Lots that expire soon or have expired, how much, whose."},
    {"Ví dụ:\n  ganh reports expiring --days 7\n\nTiếp theo: ganh stock --lots",
     "Example:\n  ganh reports expiring --days 7\n\nNext: ganh stock --lots"}};
inline constexpr Command report_waste{
    {"Đã hao hụt những gì, vì sao, mất bao nhiêu tiền.",
     "What was thrown away or went missing, why, and what it cost."},
    {"Ví dụ:\n  ganh reports waste --from 1/11/2026 --to 30/11/2026\n\n"
     "Tiếp theo: ganh reports expiring",
     "Example:\n  ganh reports waste --from 1/11/2026 --to 30/11/2026\n\n"
     "Next: ganh reports expiring"}};
inline constexpr Command report_fill_rate{
    {"Khách đặt bao nhiêu gói, đã đóng bao nhiêu, phần bị bớt vì sao.",
     "How many packs were ordered and packed, and why the rest was cut."},
    {"Ví dụ:\n  ganh reports fill-rate\n\nTiếp theo: ganh reports time-to-ship",
     "Example:\n  ganh reports fill-rate\n\nNext: ganh reports time-to-ship"}};
inline constexpr Command report_time_to_ship{
    {"Từ lúc khách đặt đến lúc gửi mất bao lâu, bao nhiêu đơn gửi muộn.",
     "How long orders take until they have left, and how many left late."},
    {"Ví dụ:\n  ganh reports time-to-ship\n\nTiếp theo: ganh to-do",
     "Example:\n  ganh reports time-to-ship\n\nNext: ganh to-do"}};
inline constexpr Text report_by{"Xếp theo gì (mặc định: product).",
                                "How sales are added up (default: product)."};
inline constexpr Text report_days{"Hết hạn trong bao nhiêu ngày nữa (mặc định: 14).",
                                  "Within how many days they expire (default: 14)."};
inline constexpr Text report_xlsx{"Ghi ra tệp Excel thay vì in ở đây.",
                                  "Write a workbook instead of printing it here."};

}  // namespace ganh::service::words::help
