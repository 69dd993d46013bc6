// What `--help` teaches of places, lots, movements, holds, stock-takes and recalls.

#pragma once

#include "service/words/help.h"

namespace ganh::service::words::help::shed {

inline constexpr Command places{{"Các điểm kho: nơi để hàng, và nơi nào bán được.",
                                 "The places where goods lie, and which of them sell."},
                                {"Ví dụ:\n  ganh places\n"
                                 "  ganh places put QUAY --name \"Quầy ở chợ\" --kind shop\n\n"
                                 "Tiếp theo: ganh stock transfer",
                                 "Example:\n  ganh places\n"
                                 "  ganh places put QUAY --name \"Market stall\" --kind shop\n\n"
                                 "Next: ganh stock transfer"}};
inline constexpr Command put_place{
    {"Thêm một điểm kho, hoặc sửa điểm kho có mã đó.",
     "Makes a place, or changes the one of that code."},
    {"Ví dụ:\n"
     "  ganh places put QUAY --name \"Quầy ở chợ\" --kind shop\n"
     "  ganh places put HAM --name \"Hầm lạnh\" --kind shed --no-sales\n\n"
     "Hàng ở điểm kho không bán (--no-sales) thì không hứa được cho khách.\n"
     "Tiếp theo: ganh stock transfer",
     "Example:\n"
     "  ganh places put QUAY --name \"Market stall\" --kind shop\n"
     "  ganh places put HAM --name Cellar --kind shed --no-sales\n\n"
     "What lies in a place without sales is promised to nobody.\n"
     "Next: ganh stock transfer"}};
inline constexpr Text place_code{"Mã điểm kho, tự đặt", "The place's code, yours to choose"};
inline constexpr Text place_name{"Tên điểm kho", "Its name"};
inline constexpr Text place_kind{"Loại: kho (shed), quầy (shop), điểm thu gom (collection_point)",
                                 "Kind: shed, shop, collection_point"};
inline constexpr Text no_sales{"Hàng ở đó không bán", "What lies there is not sold"};

inline constexpr Command lots{
    {"Liệt kê mọi lô hàng, cả lô đã hết; hoặc xem một lô và sổ kho của lô đó.",
     "Lists every lot, also those that are gone; or shows one and its ledger."},
    {"Ví dụ:\n  ganh stock lots\n  ganh stock lots L2026-031\n\nTiếp theo: ganh recall L2026-031",
     "Example:\n  ganh stock lots\n  ganh stock lots L2026-031\n\nNext: ganh recall L2026-031"}};
inline constexpr Text lot_or_all{"Mã lô; bỏ trống: mọi lô", "A lot's code; none: all of them"};
inline constexpr Text after_entry{"Sau lô này, hoặc sau dòng số này của sổ",
                                  "After this lot, or after this number in the ledger"};

inline constexpr Command transfer{
    {"Chuyển hàng của một lô từ điểm kho này sang điểm kho khác.",
     "Carries goods of a lot from place to place."},
    {"Ví dụ:\n  ganh stock transfer L2026-031 \"20 kg\" --to QUAY --why \"ra chợ\"\n\n"
     "Không ghi --from thì lấy từ kho chính. Tiếp theo: ganh stock lots L2026-031",
     "Example:\n  ganh stock transfer L2026-031 \"20 kg\" --to QUAY --why \"to the market\"\n\n"
     "Without --from it comes from the main place. Next: ganh stock lots L2026-031"}};
inline constexpr Text quantity{"Số lượng, ví dụ \"12,5 kg\"", "How much: \"12,5 kg\""};
inline constexpr Text from_place{"Từ điểm kho (mặc định: kho chính)",
                                 "From this place (the main one)"};
inline constexpr Text to_place{"Đến điểm kho", "To this place"};
inline constexpr Text at_place{"Ở điểm kho (mặc định: kho chính)", "In this place (the main one)"};

inline constexpr Command waste{
    {"Ghi hàng bỏ đi, kèm vì sao.", "Takes out what was thrown away, and says what became of it."},
    {"Ví dụ:\n  ganh stock waste L2026-031 \"3 kg\" --kind \"hỏng\" --why \"mốc\"\n\n"
     "Ghi cả đơn vị; hàng đếm cái thì chỉ ghi số.\n"
     "Loại: hỏng (spoiled), quá hạn (expired), dập vỡ (damaged), chuột mọt (pests), mất (lost),\n"
     "hàng mẫu (sample), hao hụt (shrinkage). Tiếp theo: ganh stock",
     "Example:\n  ganh stock waste L2026-031 \"3 kg\" --kind spoiled --why mould\n\n"
     "Weights and volumes need their unit.\n"
     "Kinds: spoiled, expired, damaged, pests, lost, sample, shrinkage. Next: ganh stock"}};
inline constexpr Text waste_kind{
    "Vì sao bỏ: spoiled (hỏng, thối, mốc), expired (quá hạn), damaged (dập, vỡ), pests "
    "(chuột, mọt), lost (mất), sample (hàng mẫu), shrinkage (hao hụt)",
    "What became of it: spoiled, expired, damaged, pests, lost, sample, shrinkage"};

inline constexpr Command holds{
    {"Hàng đang giữ cho khách chưa đặt, và đến bao giờ.", "What is kept for whom, and until when."},
    {"Ví dụ:\n  ganh holds\n  ganh holds make GAO-5KG 4 --for \"chị Hoa 0912…\" --hours 24\n\n"
     "Hết hạn thì hàng tự bán lại được. Tiếp theo: ganh orders",
     "Example:\n  ganh holds\n  ganh holds make GAO-5KG 4 --for \"Hoa 0912…\" --hours 24\n\n"
     "When the time has come they can be sold again by themselves. Next: ganh orders"}};
inline constexpr Command make_hold{
    {"Giữ hàng cho một khách, nhiều nhất 14 ngày.", "Keeps packs for somebody, 14 days at most."},
    {"Ví dụ:\n"
     "  ganh holds make GAO-5KG 4 --for \"chị Hoa 0912…\" --hours 24\n"
     "  ganh holds make GAO-5KG 4 --for \"chị Hoa\" --until 2026-11-23T17:00:00+07:00\n\n"
     "Giữ đủ hoặc không giữ gói nào. Tiếp theo: ganh holds",
     "Example:\n"
     "  ganh holds make GAO-5KG 4 --for \"Hoa 0912…\" --hours 24\n"
     "  ganh holds make GAO-5KG 4 --for Hoa --until 2026-11-23T17:00:00+07:00\n\n"
     "All of the packs or none. Next: ganh holds"}};
inline constexpr Command end_hold{{"Thôi giữ hàng.", "Keeps them no longer."},
                                  {"Ví dụ:\n  ganh holds end hold_01…\n\nTiếp theo: ganh holds",
                                   "Example:\n  ganh holds end hold_01…\n\nNext: ganh holds"}};
inline constexpr Text sku{"Mã hàng", "The pack's SKU"};
inline constexpr Text hold_packs{"Số gói", "How many packs"};
inline constexpr Text hold_for{"Giữ cho ai", "For whom"};
inline constexpr Text hold_hours{"Giữ bao nhiêu giờ, nhiều nhất 336",
                                 "For so many hours, 336 at most"};
inline constexpr Text hold_until{
    "Giữ đến lúc nào, ví dụ \"25/11/2026 17:00\"; không ghi giờ: đến hết ngày",
    "Until when, such as \"25/11/2026 17:00\"; without a time: to the end of the day"};
inline constexpr Text hold_id{"Mã lần giữ hàng", "The hold's id"};

inline constexpr Command take{
    {"Kiểm kê: mở phiếu, in ra đếm, gõ số vào, rồi ghi vào sổ.",
     "Stock-takes: open a sheet, print and count it, type it back, settle it."},
    {"Ví dụ:\n"
     "  ganh stock take open\n"
     "  ganh stock take sheet 3 --out kiem-ke.pdf\n"
     "  ganh stock take count 3 1=12,5kg 2=0 --waste spoiled\n"
     "  ganh stock take settle 3\n\n"
     "Tiếp theo: ganh stock --lots",
     "Example:\n"
     "  ganh stock take open\n"
     "  ganh stock take sheet 3 --out sheet.pdf\n"
     "  ganh stock take count 3 1=12,5kg 2=0 --waste spoiled\n"
     "  ganh stock take settle 3\n\n"
     "Next: ganh stock --lots"}};
inline constexpr Command open_take{
    {"Mở phiếu kiểm kê các lô ở một điểm kho.", "Opens a sheet of the lots in a place."},
    {"Ví dụ:\n  ganh stock take open\n  ganh stock take open --place QUAY --product GAO\n\n"
     "Vẫn bán hàng được trong lúc đếm. Tiếp theo: ganh stock take sheet",
     "Example:\n  ganh stock take open\n  ganh stock take open --place QUAY --product GAO\n\n"
     "Goods may move meanwhile. Next: ganh stock take sheet"}};
inline constexpr Command show_take{
    {"Xem một phiếu: từng dòng, đã đếm bao nhiêu, lệch ở đâu.",
     "Shows a sheet: its lines, what was counted, what differs."},
    {"Ví dụ:\n  ganh stock take show 3\n\nTiếp theo: ganh stock take settle 3",
     "Example:\n  ganh stock take show 3\n\nNext: ganh stock take settle 3"}};
inline constexpr Command sheet{
    {"Ghi phiếu ra tệp PDF để in và mang đi đếm.", "Writes the sheet as a PDF to print."},
    {"Ví dụ:\n  ganh stock take sheet 3 --out kiem-ke.pdf\n"
     "  ganh stock take sheet 3 --out kiem-ke.pdf --paper a5 --blind\n\n"
     "--blind: không in số trong sổ. Tiếp theo: ganh stock take count 3 1=12,5kg",
     "Example:\n  ganh stock take sheet 3 --out sheet.pdf\n"
     "  ganh stock take sheet 3 --out sheet.pdf --paper a5 --blind\n\n"
     "--blind leaves the book's figures out. Next: ganh stock take count 3 1=12,5kg"}};
inline constexpr Command count{
    {"Gõ lại số đã đếm, theo số dòng hoặc mã lô.",
     "Types back what was counted, by line or by lot."},
    {"Ví dụ:\n"
     "  ganh stock take count 3 1=12,5kg 2=0 --waste spoiled --why \"mốc\"\n"
     "  ganh stock take count 3 \"L2026-031 63=118,5 kg\" --why \"cân lại\"\n"
     "  ganh stock take count 3 --file dem.csv\n\n"
     "Số không ghi đơn vị thì theo đơn vị in trên phiếu (kg, lít, cái). \"2=\" thì xóa số đã gõ.\n"
     "Dòng của tệp không có số đếm thì bỏ qua; có cả số dòng và mã lô thì hai thứ phải khớp.\n"
     "Tệp CSV hoặc XLSX: mỗi dòng là số dòng (hoặc mã lô);số đếm;loại hao hụt;lý do; hoặc có dòng "
     "tiêu đề như trên phiếu in: TT, Mã lô, Đếm được, Lý do lệch; thêm được cột Loại hao hụt.\n"
     "Lý do ghi đúng một từ trên phiếu (hỏng, quá hạn, dập vỡ …) thì cũng là loại hao hụt.\n"
     "Tiếp theo: ganh stock take settle 3",
     "Example:\n"
     "  ganh stock take count 3 1=12,5kg 2=0 --waste spoiled --why mould\n"
     "  ganh stock take count 3 \"L2026-031 63=118,5 kg\" --why reweighed\n"
     "  ganh stock take count 3 --file counted.csv\n\n"
     "A bare number is in the unit that the sheet prints. \"2=\" empties a line.\n"
     "Rows without a count are passed over; line and lot, where both stand, must agree.\n"
     "CSV or XLSX: line (or lot);counted;kind of waste;why in each row; or with a row of headings: "
     "Line, Lot, Counted, Why, and Waste if you like.\n"
     "A reason that is one of the sheet's words (hỏng, quá hạn, dập vỡ …) is the kind as well.\n"
     "Next: ganh stock take settle 3"}};
inline constexpr Command found{
    {"Thêm vào phiếu một lô tìm thấy mà phiếu không có.",
     "Puts a lot on the sheet that was found there."},
    {"Ví dụ:\n  ganh stock take add 3 L2026-017\n\nTiếp theo: ganh stock take count 3",
     "Example:\n  ganh stock take add 3 L2026-017\n\nNext: ganh stock take count 3"}};
inline constexpr Command refresh_line{
    {"Xem lại sổ cho một dòng có lô đã nhập hoặc xuất, rồi đếm lại.",
     "Looks at the book again for a line whose lot has moved; count it anew."},
    {"Ví dụ:\n  ganh stock take refresh 3 2\n\nTiếp theo: ganh stock take count 3 2=…",
     "Example:\n  ganh stock take refresh 3 2\n\nNext: ganh stock take count 3 2=…"}};
inline constexpr Command settle_take{
    {"Ghi chỗ lệch vào sổ kho, tất cả hoặc không dòng nào.",
     "Enters what differs in the ledger, all or nothing."},
    {"Ví dụ:\n  ganh stock take settle 3\n\nDòng chưa đếm thì giữ nguyên. Tiếp theo: ganh stock",
     "Example:\n  ganh stock take settle 3\n\nLines not counted stay as they are. Next: ganh "
     "stock"}};
inline constexpr Command drop_take{
    {"Bỏ phiếu, không ghi gì vào sổ kho.", "Drops the sheet; nothing is entered."},
    {"Ví dụ:\n  ganh stock take drop 3\n\nTiếp theo: ganh stock take open",
     "Example:\n  ganh stock take drop 3\n\nNext: ganh stock take open"}};
inline constexpr Text take_number{"Số phiếu", "The sheet's number"};
inline constexpr Text take_product{"Chỉ sản phẩm này", "Only this product"};
inline constexpr Text out_file{"Ghi vào tệp PDF này", "Write this PDF file"};
inline constexpr Text paper{"Khổ giấy: a4 hoặc a5", "Paper: a4 or a5"};
inline constexpr Text blind{"Không in số trong sổ", "Without the book's figures"};
inline constexpr Text counts{"DÒNG=SỐ hoặc \"LÔ=SỐ\"", "LINE=COUNT or \"LOT=COUNT\""};
inline constexpr Text counts_file{"Tệp CSV hoặc XLSX thay cho các đối số",
                                  "A CSV or XLSX file in place of arguments"};
inline constexpr Text counts_are_right{"Số đếm lạ so với sổ nhưng đúng: đã xem lại",
                                       "Odd beside the book but right: looked at twice"};
inline constexpr Text line_number{"Số dòng", "The line's number"};
inline constexpr Text waste_of_missing{
    "Hàng thiếu là: spoiled (hỏng, thối, mốc), expired (quá hạn), damaged (dập, vỡ), pests "
    "(chuột, mọt), lost (mất), sample (hàng mẫu), shrinkage (hao hụt)",
    "What is missing is: spoiled, expired, damaged, pests, lost, sample, shrinkage"};
inline constexpr Text after_take{"Các phiếu cũ hơn số này", "Sheets older than this number"};

inline constexpr Command recall{
    {"Thu hồi một lô: ngừng bán ngay, và cho biết phải gọi ai, hàng từ ruộng nào.",
     "Recalls a lot: off sale at once, whom to call, and from which fields it came."},
    {"Ví dụ:\n"
     "  ganh recall L2026-031                          chỉ xem, chưa thu hồi\n"
     "  ganh recall L2026-031 --why \"nấm mốc\" --say \"Anh chị đừng dùng, chúng tôi đến lấy "
     "lại\"\n"
     "  ganh recall L2026-031 --out thu-hoi.pdf        danh sách gọi để in\n"
     "  ganh recall L2026-031 --lift                   bán lại được\n\n"
     "Tiếp theo: gọi từng khách trong danh sách.",
     "Example:\n"
     "  ganh recall L2026-031                          look only\n"
     "  ganh recall L2026-031 --why mould --say \"Please do not use it, we will fetch it\"\n"
     "  ganh recall L2026-031 --out recall.pdf         the list of calls, to print\n"
     "  ganh recall L2026-031 --lift                   it may be sold again\n\n"
     "Next: call the customers on the list."}};
inline constexpr Text recall_why{"Vì sao thu hồi", "Why it is recalled"};
inline constexpr Text recall_say{"Nói gì với khách", "What customers are told"};
inline constexpr Text recall_lift{"Thôi thu hồi", "Recall it no longer"};

}  // namespace ganh::service::words::help::shed
