#include "catalog/text/paper_sentences.h"

namespace ganh::catalog::text {

namespace {

constexpr Sentence sentences[] = {
    {"order.erased", "Thông tin khách của đơn này đã được xóa.",
     "Không lưu thêm giấy tờ có tên khách vào đơn này.", "This order's customer has been erased.",
     "Keep no more papers with the customer's name here."},
    {"retention.malformed", "Quy định lưu thông tin khách có chỗ thiếu hoặc sai: {field}.",
     "Sửa chỗ đó trong tệp quy định theo tệp đi kèm chương trình.",
     "The retention rules lack {field}, or have it wrong.",
     "Mend that place after the file that comes with the program."},
    {"waybill.not_pdf", "Tệp này không phải là PDF.", "Tải lại vận đơn từ trang của sàn, dạng PDF.",
     "This file is no PDF.", "Download the waybill from the marketplace again, as a PDF."},
    {"waybill.too_large", "Vận đơn lớn quá {most} byte.", "Tải vận đơn của một kiện thôi.",
     "The waybill is larger than {most} bytes.", "Download that of one parcel only."},
};

}  // namespace

std::span<const Sentence> paper_sentences() {
  return sentences;
}

}  // namespace ganh::catalog::text
