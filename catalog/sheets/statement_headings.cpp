#include <iterator>

#include "catalog/sheets/statement_reader.h"

namespace ganh::catalog::sheets {

std::span<const StatementHeading> statement_headings() {
  using enum StatementColumn;
  // A marketplace's or carrier's own word for a thing is a further name in its row.
  static const StatementHeading headings[] = {
      {order,
       "Mã đơn hàng",
       {"ma don", "so don hang", "so don", "don hang", "order id", "order number", "order no",
        "order code", "order", "order sn"}},
      {waybill,
       "Mã vận đơn",
       {"van don", "so van don", "ma buu gui", "so hieu buu gui", "ma buu pham", "ma don ghn",
        "ma don vtp", "ma phieu gui", "tracking number", "tracking no", "tracking id", "waybill",
        "awb", "item code"}},
      {sale, "Tiền hàng", {"doanh thu",        "tien ban",    "tien ban hang",
                           "gia tri don hang", "gia tri don", "tong tien hang",
                           "tien thu ho",      "thu ho",      "cod",
                           "tien cod",         "so tien cod", "so tien thu ho",
                           "tien da thu",      "sale",        "sales",
                           "sale amount",      "item price",  "product price",
                           "order amount",     "cod amount",  "amount collected",
                           "collected"}},
      {refund, "Hoàn tiền", {"tien hoan", "tien hoan lai", "hoan lai", "refund", "refund amount"}},
      {fee,
       "Phí",
       {"phi san",         "phi hoa hong",   "hoa hong",      "phi co dinh",  "phi thanh toan",
        "phi giao dich",   "phi van chuyen", "phi giao hang", "phi dich vu",  "phi thu ho",
        "phi cod",         "cuoc",           "tien cuoc",     "cuoc phi",     "cuoc van chuyen",
        "tong cuoc",       "tong phi",       "phi hoan hang", "fee",          "fees",
        "commission",      "commission fee", "service fee",   "shipping fee", "payment fee",
        "transaction fee", "platform fee",   "cod fee",       "postage"}},
      {tax,
       "Thuế",
       {"thue khau tru", "thue gtgt", "thue tncn", "thue nha thau", "tien thue", "tax",
        "tax withheld", "withholding tax", "vat", "pit"}},
      {adjustment,
       "Điều chỉnh",
       {"khac", "khoan khac", "chenh lech", "boi thuong", "den bu", "adjustment", "adjustments",
        "other", "compensation"}},
      {kind,
       "Loại",
       {"loai giao dich", "loai khoan", "khoan muc", "kind", "type", "transaction type",
        "category"}},
      {amount, "Số tiền", {"gia tri", "amount", "value"}},
      {net,
       "Thực nhận",
       {"con lai", "thuc tra", "tien thuc nhan", "so tien thuc nhan", "tong tien chuyen",
        "tien chuyen", "so tien chuyen", "tien tra shop", "thanh toan", "so tien thanh toan", "net",
        "net amount", "payout", "settlement amount", "amount paid", "total"}},
      {note,
       "Ghi chú",
       {"noi dung", "dien giai", "ly do", "note", "notes", "description", "remark"}},
  };
  return headings;
}

}  // namespace ganh::catalog::sheets
