// What `--help` teaches of marketplaces and carriers in small.

#pragma once

#include "service/words/help.h"

namespace ganh::service::words::help {

inline constexpr Text sandbox_faults{
    "Đặt lỗi theo tên và khả năng (0 đến 1), lặp lại được theo seed",
    "What goes wrong, by name and chance (0 to 1), the same again for the same seed"};

inline constexpr Command sandbox{
    {"Chạy một sàn hoặc một bên vận chuyển thử nghiệm trên máy này để tập dùng.",
     "Runs a marketplace or a carrier in small on this machine, to try things out."},
    {"Sàn: postmart (127.0.0.1:9101), agriconnect (127.0.0.1:9102), shopone (127.0.0.1:9103), "
     "tiki (127.0.0.1:9104).\n"
     "Bên vận chuyển: ghn (127.0.0.1:9111), vietnam_post (127.0.0.1:9112), viettel_post "
     "(127.0.0.1:9113).\n\n"
     "Ví dụ:\n"
     "  ganh sandbox postmart\n"
     "  ganh sandbox agriconnect --listen 127.0.0.1:9102\n"
     "  ganh sandbox ghn\n"
     "  ganh sandbox postmart --faults seed=7,timeout-after=0.1,429=0.2\n\n"
     "Các lỗi: timeout-before, timeout-after, reset, 429, 500, 503, truncate, html, slow, "
     "expired-token, duplicate-webhook, lost-webhook, reorder-webhook.\n\n"
     "Bán một món tại quầy của shopone (hoặc bấm nút trên trang http://127.0.0.1:9103/):\n"
     "  curl http://127.0.0.1:9103/_sandbox/sales -d '{\"lines\":[{\"sku\":\"GAO-1KG\","
     "\"packs\":1}]}'\n\n"
     "Cho một kiện hàng đi (mã vận đơn như đã ghi ở \"ganh orders ship\"):\n"
     "  curl http://127.0.0.1:9111/_sandbox/parcels -d '{\"waybill\":\"GHN002\",\"moves\":true}'\n"
     "    kiện tự đi, cứ 30 giây một chặng; bỏ \"moves\" thì nằm yên\n"
     "  curl http://127.0.0.1:9111/_sandbox/events -d '{\"waybill\":\"GHN002\","
     "\"code\":\"delivered\"}'\n"
     "    báo một trạng thái, theo mã của bên vận chuyển\n"
     "  curl http://127.0.0.1:9111/_sandbox/webhook -d '{\"url\":\"ĐỊA-CHỈ\"}'\n"
     "    báo về đâu: địa chỉ lấy từ \"ganh carriers webhook ghn\"\n\n"
     "Tiếp theo: chép dòng \"ganh channels connect …\" hoặc \"ganh carriers connect …\" được in ra "
     "vào một cửa sổ khác.",
     "Marketplaces: postmart (127.0.0.1:9101), agriconnect (127.0.0.1:9102), shopone "
     "(127.0.0.1:9103), tiki (127.0.0.1:9104).\n"
     "Carriers: ghn (127.0.0.1:9111), vietnam_post (127.0.0.1:9112), viettel_post "
     "(127.0.0.1:9113).\n\n"
     "Example:\n"
     "  ganh sandbox postmart\n"
     "  ganh sandbox agriconnect --listen 127.0.0.1:9102\n"
     "  ganh sandbox ghn\n"
     "  ganh sandbox postmart --faults seed=7,timeout-after=0.1,429=0.2\n\n"
     "Faults: timeout-before, timeout-after, reset, 429, 500, 503, truncate, html, slow, "
     "expired-token, duplicate-webhook, lost-webhook, reorder-webhook.\n\n"
     "To sell over shopone's counter (or press the button at http://127.0.0.1:9103/):\n"
     "  curl http://127.0.0.1:9103/_sandbox/sales -d '{\"lines\":[{\"sku\":\"GAO-1KG\","
     "\"packs\":1}]}'\n\n"
     "To move a parcel along (the waybill as \"ganh orders ship\" had it):\n"
     "  curl http://127.0.0.1:9111/_sandbox/parcels -d '{\"waybill\":\"GHN002\",\"moves\":true}'\n"
     "    it goes by itself, a step every 30 seconds; without \"moves\" it lies still\n"
     "  curl http://127.0.0.1:9111/_sandbox/events -d '{\"waybill\":\"GHN002\","
     "\"code\":\"delivered\"}'\n"
     "    tells one state, by the carrier's own code\n"
     "  curl http://127.0.0.1:9111/_sandbox/webhook -d '{\"url\":\"ADDRESS\"}'\n"
     "    where it tells: the address that \"ganh carriers webhook ghn\" gives\n\n"
     "Next: copy the printed line \"ganh channels connect …\" or \"ganh carriers connect …\" into "
     "another window."}};

}  // namespace ganh::service::words::help
