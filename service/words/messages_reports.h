// What the reports are called and what stands in them, on the command line and in workbooks.

#pragma once

#include <array>

#include "service/words/text.h"

namespace ganh::service::words::reports {

// ---- Titles ------------------------------------------------------------------------------------
inline constexpr Text sales_by_product{"Doanh số theo sản phẩm", "Sales by product"};
inline constexpr Text sales_by_channel{"Doanh số theo kênh bán", "Sales by channel"};
inline constexpr Text sales_by_household{"Doanh số theo hộ", "Sales by household"};
inline constexpr Text sales_by_month{"Doanh số theo tháng", "Sales by month"};
inline constexpr Text sales_by_day{"Doanh số theo ngày", "Sales by day"};
inline constexpr Text stock_value{"Giá trị tồn kho", "Stock at its value"};
inline constexpr Text expiring{"Lô sắp hết hạn", "Expiring lots"};
inline constexpr Text fill_rate{"Tỷ lệ đáp ứng đơn", "Fill rate"};
inline constexpr Text time_to_ship{"Thời gian gửi hàng", "Time to ship"};
inline constexpr Text waste{"Hàng hao hụt", "Waste"};

// ---- What a report is about --------------------------------------------------------------------
inline constexpr Text period{"Từ {} đến hết {}", "From {} to {} included"};
inline constexpr Text as_of{"Ngày {}", "On {}"};
inline constexpr Text until{"Hạn bán đến hết {}", "Last day of sale until {}"};
inline constexpr Text how_sales{
    "Tính khi kiện hàng rời kho; hàng trả lại tính khi về tới.",
    "A sale counts when its shipment left, a return when it came back."};
inline constexpr Text how_value{
    "Giá vốn: lô mua đứt theo giá mua; lô ký gửi theo giá bán thấp nhất × phần của hộ.",
    "Cost: a lot that was bought at its price; one on consignment at the lowest price × the "
    "household's share."};
inline constexpr Text how_fill{
    "Đơn đặt trong những ngày này, không tính đơn đã hủy. Tỷ lệ = đã đóng ÷ (đã đóng + đã bớt).",
    "Orders placed in these days, without cancelled ones. Rate = packed ÷ (packed + cut)."};
inline constexpr Text how_time{"Từ lúc khách đặt đến lúc kiện cuối rời kho.",
                               "From being placed until the last parcel left."};
inline constexpr Text without_price{"{} lô chưa có giá nên tính là 0.",
                                    "{} without a known price count as 0."};
inline constexpr Text left_out{"Còn {} dòng nữa; số cộng là của tất cả.",
                               "{} more ⟦row|rows⟧; the sums are of all."};
inline constexpr Text nothing{"Không có gì trong những ngày này.",
                              "There is nothing in these days."};
inline constexpr Text nothing_on_hand{"Kho không có lô nào như vậy.", "No such lot is on hand."};
inline constexpr Text overdue{"{} đơn chưa gửi đã quá hạn gửi.",
                              "{} ⟦order is|orders are⟧ still here past the limit."};
inline constexpr Text workbook_written{"Đã ghi {}", "Written: {}"};
inline constexpr Text no_household{"Hàng mua đứt (không chia cho hộ)",
                                   "Bought outright (no household's)"};
inline constexpr Text unknown_goods{"Mã hàng chưa có trong sổ", "SKUs that are not known"};

// ---- Headings ----------------------------------------------------------------------------------
inline constexpr Text code{"Mã", "Code"};
inline constexpr Text product{"Sản phẩm", "Product"};
inline constexpr Text product_code{"Mã sản phẩm", "Product code"};
inline constexpr Text channel{"Kênh bán", "Channel"};
inline constexpr Text household{"Hộ", "Household"};
inline constexpr Text household_code{"Mã hộ", "Household code"};
inline constexpr Text month{"Tháng", "Month"};
inline constexpr Text day{"Ngày", "Day"};
inline constexpr Text lot{"Lô", "Lot"};
inline constexpr Text lots{"Số lô", "Lots"};
inline constexpr Text packs{"Số gói", "Packs"};
inline constexpr Text packs_back{"Gói trả lại", "Packs back"};
inline constexpr Text quantity{"Số lượng", "Quantity"};
inline constexpr Text unit{"Đơn vị", "Unit"};
inline constexpr Text billed{"Tiền hàng", "Billed"};
inline constexpr Text returned{"Trả lại", "Returned"};
inline constexpr Text net{"Còn lại", "Net"};
inline constexpr Text share{"Phần của hộ", "Household's share"};
inline constexpr Text sum{"Cộng", "Sum"};
inline constexpr Text terms{"Hình thức", "Terms"};
inline constexpr Text expires{"Hạn bán", "Sell by"};
inline constexpr Text days_left{"Còn (ngày)", "Days left"};
inline constexpr Text recalled{"Thu hồi", "Recalled"};
inline constexpr Text yes{"có", "yes"};
inline constexpr Text cost{"Giá vốn", "Cost"};
inline constexpr Text price{"Giá bán", "Price"};
inline constexpr Text ordered{"Đặt", "Ordered"};
inline constexpr Text packed{"Đã đóng", "Packed"};
inline constexpr Text cut{"Đã bớt", "Cut"};
inline constexpr Text waiting{"Đang chờ", "Waiting"};
inline constexpr Text rate{"Tỷ lệ", "Rate"};
inline constexpr Text why_cut{"Vì sao bị bớt", "Why packs were cut"};
inline constexpr Text cancelled_by{"Ai hủy", "Cancelled by"};
inline constexpr Text orders{"Số đơn", "Orders"};
inline constexpr Text median{"Một nửa trong (giờ)", "Half within (hours)"};
inline constexpr Text nine_tenths{"90 % trong (giờ)", "90 % within (hours)"};
inline constexpr Text with_limit{"Có hạn gửi", "With a limit"};
inline constexpr Text late{"Gửi muộn", "Late"};
inline constexpr Text all_channels{"Tất cả", "All"};
inline constexpr Text waste_kind{"Loại hao hụt", "Kind"};
inline constexpr Text entries{"Số lần", "Times"};

// ---- Words of the API, by its names ------------------------------------------------------------
struct Named {
  std::string_view name;
  Text text;
};
inline constexpr std::array wastes{
    Named{"spoiled", {"hỏng, thối, mốc", "spoiled"}},
    Named{"expired", {"quá hạn", "expired"}},
    Named{"damaged", {"dập, vỡ, rách", "damaged"}},
    Named{"pests", {"chuột, mối, mọt", "pests"}},
    Named{"lost", {"mất, thất lạc", "lost"}},
    Named{"sample", {"hàng mẫu, dùng thử", "samples"}},
    Named{"shrinkage", {"hao hụt tự nhiên", "shrinkage"}},
};
inline constexpr std::array terms_named{
    Named{"consigned", {"ký gửi", "consigned"}},
    Named{"bought", {"mua đứt", "bought"}},
};
inline constexpr std::array parties{
    Named{"cooperative", {"hợp tác xã", "the cooperative"}},
    Named{"customer", {"khách", "the customer"}},
    Named{"channel", {"sàn", "the channel"}},
    Named{"carrier", {"bên vận chuyển", "the carrier"}},
};
inline constexpr std::array cut_reasons{
    Named{"short", {"thiếu hàng", "short"}},
    Named{"returned", {"khách trả lại", "came back"}},
    Named{"substituted", {"thay bằng hàng khác", "substituted"}},
};

// The word for a name of the API; the name itself where there is none, as with clerks' own words.
template <std::size_t size>
std::string word_for(Language language, const std::array<Named, size>& words,
                     std::string_view name) {
  for (const Named& each : words) {
    if (each.name == name) return std::string(pick(language, each.text));
  }
  return std::string(name);
}

}  // namespace ganh::service::words::reports
