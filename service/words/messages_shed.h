// What the program says of places, lots, movements, holds, stock-takes and recalls.

#pragma once

#include "service/words/text.h"

namespace ganh::service::words::shed {

// ---- Words of tables ---------------------------------------------------------------------------
inline constexpr Text place{"Điểm kho", "Place"};
inline constexpr Text place_kind{"Loại", "Kind"};
inline constexpr Text free_to_sell{"Còn bán được", "Free"};
inline constexpr Text place_sells{"Bán được", "Sells"};
inline constexpr Text kind_shed{"kho", "shed"};
inline constexpr Text kind_shop{"quầy", "shop"};
inline constexpr Text kind_collection_point{"điểm thu gom", "collection point"};
inline constexpr Text yes_word{"có", "yes"};
inline constexpr Text no_word{"không", "no"};
inline constexpr Text harvested{"Thu hoạch", "Harvested"};
inline constexpr Text received_amount{"Đã nhận", "Received"};
inline constexpr Text recalled{"thu hồi", "recalled"};
inline constexpr Text entry_number{"Số", "No."};
inline constexpr Text entry_at{"Lúc", "At"};
inline constexpr Text entry_by{"Ai", "Who"};
inline constexpr Text entry_cause{"Việc", "What"};
inline constexpr Text entry_amount{"Lượng", "Amount"};
inline constexpr Text entry_why{"Lý do", "Why"};
inline constexpr Text hold_for{"Giữ cho", "For whom"};
inline constexpr Text hold_until{"Đến", "Until"};
inline constexpr Text hold_id{"Mã", "Id"};
inline constexpr Text sheet_line{"Dòng", "Line"};
inline constexpr Text sheet_expected{"Sổ ghi", "Book"};
inline constexpr Text sheet_counted{"Đếm được", "Counted"};
inline constexpr Text sheet_number{"Phiếu", "Sheet"};
inline constexpr Text sheet_state{"Tình trạng", "State"};
inline constexpr Text sheet_opened{"Mở lúc", "Opened"};
inline constexpr Text phone{"Điện thoại", "Telephone"};
inline constexpr Text sent{"Đã gửi", "Sent"};

// ---- Causes, kinds of waste, states ------------------------------------------------------------
inline constexpr Text cause_received{"nhận hàng", "received"};
inline constexpr Text cause_receipt_corrected{"sửa số nhận", "receipt corrected"};
inline constexpr Text cause_packed{"đóng gói", "packed"};
inline constexpr Text cause_adjusted{"kiểm kê", "counted"};
inline constexpr Text cause_wasted{"bỏ đi", "thrown away"};
inline constexpr Text cause_returned{"trả về", "came back"};
inline constexpr Text cause_transferred{"chuyển kho", "carried"};
inline constexpr Text take_open{"đang mở", "open"};
inline constexpr Text take_settled{"đã vào sổ", "settled"};
inline constexpr Text take_dropped{"đã bỏ", "dropped"};

// ---- places, lots, movements -------------------------------------------------------------------
inline constexpr Text no_places{"Chưa có điểm kho nào; lô đầu tiên sẽ nằm ở kho chính.",
                                "There are no places yet; the first lot will lie in the main one."};
inline constexpr Text place_put{"Điểm kho {}: {}.", "Place {}: {}."};
inline constexpr Text no_lots{"Chưa có lô hàng nào. Xem: ganh import --help",
                              "There are no lots yet. See: ganh import --help"};
inline constexpr Text lot_heading{"Lô {}: {}", "Lot {}: {}"};
inline constexpr Text lot_household{"Hộ: {} {}, {}", "Household: {} {}, {}"};
inline constexpr Text lot_contribution{"  {} {}, {}: {}", "  {} {}, {}: {}"};
inline constexpr Text lot_days{"Thu hoạch {}, bán đến hết {}", "Harvested {}, sold until {}"};
inline constexpr Text lot_amounts{"Đã nhận {}, còn {}, bán được {}",
                                  "Received {}, {} left, {} can be sold"};
inline constexpr Text lot_lies{"  {} ({}): {}", "  {} ({}): {}"};
inline constexpr Text lot_consigned{"Ký gửi: hộ được {} % tiền hàng",
                                    "Consigned: the household gets {} % of what is billed"};
inline constexpr Text lot_bought{"Mua đứt: {}", "Bought: {}"};
inline constexpr Text lot_recalled_why{"Đang thu hồi: {}", "Recalled: {}"};
inline constexpr Text later_entries{"Còn dòng sau đó: ganh stock lots {} --after {}",
                                    "There are later ones: ganh stock lots {} --after {}"};
inline constexpr Text carried{"Lô {}: đã chuyển {} từ {} sang {}.",
                              "Lot {}: {} carried from {} to {}."};
inline constexpr Text thrown_away{"Lô {}: đã bỏ {}.", "Lot {}: {} thrown away."};

// ---- holds -------------------------------------------------------------------------------------
inline constexpr Text no_holds{"Không giữ hàng cho ai.", "Nothing is held for anybody."};
inline constexpr Text hold_made{"Đã giữ {} gói {} cho {} đến {} ({}).",
                                "{} ⟦pack|packs⟧ of {} held for {} until {} ({})."};
inline constexpr Text hold_ended{"Đã thôi giữ; hàng bán được trở lại.",
                                 "Ended; they can be sold again."};

// ---- stock-takes -------------------------------------------------------------------------------
inline constexpr Text no_takes{"Chưa kiểm kê lần nào. Xem: ganh stock take open --help",
                               "There are no stock-takes yet. See: ganh stock take open --help"};
inline constexpr Text take_heading{"Phiếu kiểm kê {} ({}): {}", "Stock-take {} ({}): {}"};
inline constexpr Text take_counted{"Đã đếm {} / {} dòng; {} dòng lệch.",
                                   "{} of {} ⟦line|lines⟧ counted; {} ⟦differs|differ⟧."};
inline constexpr Text next_sheet{
    "Tiếp theo: ganh stock take sheet {0}, đếm, rồi ganh stock take count {0} …",
    "Next: ganh stock take sheet {0}, count, then ganh stock take count {0} …"};
inline constexpr Text odd_counts{"Đếm đúng như vậy thì thêm --counts-are-right",
                                 "If the counts are right, add --counts-are-right"};
inline constexpr Text next_settle{"Tiếp theo: ganh stock take settle {}",
                                  "Next: ganh stock take settle {}"};
inline constexpr Text row_uncounted{
    "Dòng {} của tệp không có số đếm nên bỏ qua, số gõ trước vẫn giữ: “{}”",
    "Row {} of the file has no count and is passed over; what was typed before stays: “{}”"};
inline constexpr Text older_takes{"Còn phiếu cũ hơn: ganh stock take --after {}",
                                  "There are older ones: ganh stock take --after {}"};

// ---- recall ------------------------------------------------------------------------------------
inline constexpr Text recall_heading{"Lô {} ({}) đang bị thu hồi: {}",
                                     "Lot {} ({}) is recalled: {}"};
inline constexpr Text recall_none{"Lô {} ({}) chưa bị thu hồi. Nếu thu hồi thì:",
                                  "Lot {} ({}) is not recalled. If it were:"};
inline constexpr Text recall_say{"Nói với khách: {}", "Tell customers: {}"};
inline constexpr Text recall_left{"Còn trong kho {} (đã nhận {}):", "{} left of {}:"};
inline constexpr Text recall_no_orders{"Không có đơn nào chứa hàng của lô này.",
                                       "No order holds anything of this lot."};
inline constexpr Text recall_orders{"Phải gọi {} đơn:", "{} ⟦order|orders⟧ to call about:"};
inline constexpr Text recall_nameless{
    "Còn {} đơn không ghi tên và số điện thoại (bán tại quầy): không gọi được ai.",
    "{} more ⟦has|have⟧ neither name nor telephone (sold at the counter): nobody can be called."};
inline constexpr Text recall_not_sent{"chưa gửi", "not sent"};
inline constexpr Text recall_next{"Danh sách để in: ganh recall {} --out thu-hoi.pdf",
                                  "To print the list: ganh recall {} --out recall.pdf"};
inline constexpr Text recall_lifted{"Lô {} bán được trở lại.", "Lot {} can be sold again."};

}  // namespace ganh::service::words::shed
