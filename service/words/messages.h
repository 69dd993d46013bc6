// What the program itself says, beside refusals (words/sentences.h) and help (words/help.h).

#pragma once

#include "service/words/text.h"

namespace ganh::service::words {

// ---- Words of tables ---------------------------------------------------------------------------
inline constexpr Text sku{"Mã hàng", "SKU"};
inline constexpr Text product{"Sản phẩm", "Product"};
inline constexpr Text channel{"Kênh", "Channel"};
inline constexpr Text channel_state{"Tình trạng", "State"};
inline constexpr Text change{"Việc", "Action"};
inline constexpr Text difference{"Thay đổi", "Changes"};
inline constexpr Text why_not{"Vì sao chưa bán được", "Why it cannot be bought"};
inline constexpr Text sheet_place{"Ô", "Cell"};
inline constexpr Text problem{"Lỗi", "Problem"};
inline constexpr Text cure{"Cách sửa", "Cure"};
inline constexpr Text code{"Mã", "Code"};
inline constexpr Text on_hand{"Tồn", "On hand"};
inline constexpr Text sellable{"Bán được", "Sellable"};
inline constexpr Text reserved{"Khách đặt", "Reserved"};
inline constexpr Text may_sell{"Được bán (gói)", "May sell (packs)"};
inline constexpr Text lot{"Lô", "Lot"};
inline constexpr Text household{"Hộ", "Household"};
inline constexpr Text expires{"Hạn bán", "Sell by"};
inline constexpr Text order{"Đơn", "Order"};
inline constexpr Text customer{"Khách", "Customer"};
inline constexpr Text goods{"Hàng", "Goods"};
inline constexpr Text ordered_packs{"Số gói", "Packs"};
inline constexpr Text short_packs{"Thiếu", "Short"};
inline constexpr Text unit_price{"Đơn giá", "Price"};
inline constexpr Text total{"Tổng tiền", "Total"};
inline constexpr Text next_step{"Việc tiếp theo", "Next"};
inline constexpr Text connector{"Kết nối", "Connector"};
inline constexpr Text address{"Địa chỉ", "Address"};
inline constexpr Text live{"Đang bán", "Live"};
inline constexpr Text pending{"Chờ duyệt", "Pending"};
inline constexpr Text refused{"Từ chối", "Refused"};
inline constexpr Text waiting{"Chờ đăng", "Held"};
inline constexpr Text sending{"Đang gửi", "Sending"};
inline constexpr Text rules{"Quy tắc", "Rules"};
inline constexpr Text billed{"Tiền hàng", "Billed"};
inline constexpr Text share{"Hộ được", "Share"};
inline constexpr Text rest{"Hợp tác xã", "Cooperative"};
inline constexpr Text sum{"Cộng", "Sum"};

// ---- States, steps, nouns ----------------------------------------------------------------------
inline constexpr Text to_confirm{"xác nhận", "confirm"};
inline constexpr Text to_pack{"đóng gói", "pack"};
inline constexpr Text to_ship{"gửi hàng", "ship"};
inline constexpr Text done{"xong", "done"};
inline constexpr Text action_create{"đăng mới", "create"};
inline constexpr Text action_update{"sửa", "update"};
inline constexpr Text action_price{"đổi giá", "price"};
inline constexpr Text created{"thêm", "new"};
inline constexpr Text updated{"sửa", "changed"};
inline constexpr Text faulty{"lỗi", "at fault"};
inline constexpr Text unchanged{"giữ nguyên", "unchanged"};
inline constexpr Text cooperatives{"Hợp tác xã", "Cooperative"};
inline constexpr Text households{"Hộ", "Households"};
inline constexpr Text products{"Sản phẩm", "Products"};
inline constexpr Text packs{"Quy cách", "Packs"};
inline constexpr Text lots{"Lô hàng", "Lots"};
inline constexpr Text kind{"Loại", "Kind"};

// ---- Fields of a listing -----------------------------------------------------------------------
inline constexpr Text field_title{"tên", "title"};
inline constexpr Text field_description{"mô tả", "description"};
inline constexpr Text field_category{"nhóm", "category"};
inline constexpr Text field_origin{"nơi sản xuất", "origin"};
inline constexpr Text field_certificate{"chứng nhận", "certificate"};
inline constexpr Text field_barcode{"mã vạch", "barcode"};
inline constexpr Text field_net{"lượng", "net"};
inline constexpr Text field_price{"giá", "price"};

// ---- Refusals' frame ---------------------------------------------------------------------------
inline constexpr Text refusal_cure{"  → {}", "  → {}"};
inline constexpr Text wrong_use{"Lệnh chưa đúng: {}", "Wrong use: {}"};
inline constexpr Text see_help{"Xem cách dùng: {} --help", "How to use it: {} --help"};
inline constexpr Text and_more{"… và {} nữa (thêm --all để xem hết)",
                               "… and {} more (--all shows them)"};

// ---- init, import ------------------------------------------------------------------------------
inline constexpr Text folder_made{"Đã tạo thư mục dữ liệu {}.", "Made the data folder {}."};
inline constexpr Text database_kept_at{
    "Dữ liệu nằm ở {}. Máy khác muốn dùng chung cần cùng tệp ganh.key: chép nó sang trước.",
    "The data is kept at {}. Other machines on it need the same ganh.key: copy it there first."};
inline constexpr Text joined{
    "Trong đó đã có dữ liệu của {}: máy này dùng chung.\nTiếp theo: ganh serve --data {}",
    "The data of {} is there already: this machine joins in.\nNext: ganh serve --data {}"};
inline constexpr Text next_import{"Tiếp theo: ganh import TỆP.xlsx{}",
                                  "Next: ganh import FILE.xlsx{}"};
inline constexpr Text importing{"Đang nhập", "Importing"};
inline constexpr Text plan_heading{"Tệp {} — sẽ thay đổi:", "File {} would change:"};
inline constexpr Text plan_faults{"Có {} dòng lỗi (các dòng khác vẫn nhập được):",
                                  "{} ⟦row is|rows are⟧ at fault (the others can be imported):"};
inline constexpr Text plan_sheet_ignored{"Không dùng trang tính \"{}\".",
                                         "The sheet \"{}\" is not used."};
inline constexpr Text plan_sheets_expected{
    "  Các trang tính Gánh đọc: Hợp tác xã, Hộ, Sản phẩm, Lô hàng.",
    "  The sheets that Gánh reads: Hợp tác xã, Hộ, Sản phẩm, Lô hàng."};
inline constexpr Text plan_column_ignored{"Không dùng cột \"{1}\" của trang \"{0}\".",
                                          "Column \"{1}\" of sheet \"{0}\" is not used."};
inline constexpr Text plan_only{"Chưa ghi gì. Bỏ --plan để nhập đúng như trên.",
                                "Nothing was written. Without --plan, exactly this is imported."};
inline constexpr Text imported{"Đã nhập: thêm {}, sửa {}, giữ nguyên {}.",
                               "Imported: {} new, {} changed, {} unchanged."};
inline constexpr Text changed_since_plan{
    "{} dòng đã có người khác sửa trong lúc nhập nên để nguyên; nhập lại tệp nếu vẫn cần.",
    "{} ⟦row was|rows were⟧ changed by somebody else meanwhile and left alone; import the file "
    "again if "
    "you still need to."};
inline constexpr Text annotated_written{"Tệp có ghi lỗi từng dòng: {}",
                                        "The workbook with each row's fault: {}"};
inline constexpr Text next_connect{
    "Tiếp theo: nối kênh bán bằng \"ganh channels connect\", rồi \"ganh publish --rehearse\".",
    "Next: connect a channel with \"ganh channels connect\", then \"ganh publish --rehearse\"."};

// ---- channels ----------------------------------------------------------------------------------
inline constexpr Text no_channels{"Chưa nối kênh bán nào. Xem: ganh channels connect --help",
                                  "No channel is connected yet. See: ganh channels connect --help"};
inline constexpr Text channel_connected{"Đã nối kênh {} ({}) tại {}.",
                                        "Connected channel {} ({}) at {}."};
inline constexpr Text channel_changed{"Đã đổi kênh {} ({}) tại {}.",
                                      "Changed channel {} ({}) at {}."};
inline constexpr Text webhook_address{
    "Địa chỉ webhook để khai với sàn: địa chỉ của dịch vụ, rồi {}",
    "Webhook address to give to the marketplace: the service's address, then {}"};
inline constexpr Text next_publish{"Tiếp theo: ganh publish {} --rehearse",
                                   "Next: ganh publish {} --rehearse"};
inline constexpr Text rules_in_short{"chừa {0} gói · bán {1}% · còn ≥ {2} ngày · {3}",
                                     "buffer {0} · share {1}% · ≥ {2} days left · {3}"};
inline constexpr Text follows{"tự đăng", "follows by itself"};
inline constexpr Text waits_for_publish{"đăng khi có lệnh", "waits for publish"};
inline constexpr Text quarantined{"Kênh {}: {} đơn không đọc được, đang giữ riêng.",
                                  "Channel {}: {} ⟦order|orders⟧ could not be read, kept aside."};
inline constexpr Text clock_offset{
    "Đồng hồ trình diễn: trong thư mục này hôm nay là {0} (lệch {1:+} giờ so với máy).",
    "A demonstration's clock: in this folder today is {0} ({1:+} hours off this machine's)."};

// ---- publish -----------------------------------------------------------------------------------
inline constexpr Text rehearsal_heading{"Kênh {} ({})", "Channel {} ({})"};
inline constexpr Text rehearsal_counts{
    "  {} mặt hàng sẽ gửi · {} giữ nguyên · {} đang trên đường · {} chưa bán được",
    "  {} to be sent · {} unchanged · {} on the way · {} cannot be bought"};
inline constexpr Text rehearsal_only{
    "Chưa gửi gì. Bỏ --rehearse để đăng đúng như trên.",
    "Nothing was sent. Without --rehearse, exactly this goes out."};
inline constexpr Text nothing_to_publish{"Không có gì mới để đăng.",
                                         "There is nothing to publish."};
inline constexpr Text ask_publish{"Đăng {} mặt hàng như trên? [c/K] ",
                                  "Publish {} ⟦listing|listings⟧ as above? [y/N] "};
inline constexpr Text not_published{"Chưa gửi gì.", "Nothing was sent."};
inline constexpr Text publishing{"Đang gửi", "Sending"};
inline constexpr Text changed_since{
    "{}: đã sửa sau khi xem trước nên chưa gửi; xem trước lại.",
    "{}: changed since the rehearsal, so not sent; rehearse again."};
inline constexpr Text released{"{}: đã cho gửi {} mặt hàng.",
                               "{}: released {} ⟦listing|listings⟧."};
inline constexpr Text all_sent{"Đã gửi xong mọi thứ.", "Everything has been sent."};
inline constexpr Text still_waits{
    "Vẫn còn việc chờ gửi; \"ganh serve\" hoặc lần \"ganh publish\" sau sẽ gửi tiếp.",
    "Something still waits; \"ganh serve\" or the next \"ganh publish\" goes on."};
inline constexpr Text channel_in_trouble{
    "{}: chưa nói chuyện được với sàn ({}). Kiểm tra địa chỉ, --key và mã bí mật của kênh; "
    "\"ganh serve\" hoặc lần \"ganh publish\" sau sẽ thử lại.",
    "{}: the marketplace could not be spoken to ({}). Check the channel's address, --key and "
    "secret; "
    "\"ganh serve\" or the next \"ganh publish\" tries again."};
inline constexpr Text pending_count{
    "{}: {} mặt hàng chờ sàn duyệt.",
    "{}: {} ⟦listing waits|listings wait⟧ for the marketplace's decision."};
inline constexpr Text next_order_step{"Tiếp theo: ganh orders {} {}", "Next: ganh orders {} {}"};
inline constexpr Text refused_more{"{}: và {} sản phẩm nữa bị từ chối.",
                                   "{}: and {} more ⟦listing is|listings are⟧ refused."};
inline constexpr Text refused_by_market{"{}: sàn từ chối {}: {}", "{} refused {}: {}"};

// ---- Events ------------------------------------------------------------------------------------
inline constexpr Text event_sent{"{0}: gửi {1} mục ({2})", "{0}: sent {1} ({2})"};
inline constexpr Text event_accepted{"{0}: {1} đã lên sàn", "{0}: {1} stands there"};
inline constexpr Text event_pending{"{0}: {1} chờ sàn duyệt", "{0}: {1} waits for their decision"};
inline constexpr Text event_refused{"{0}: sàn từ chối {1}: {2}", "{0}: refused {1}: {2}"};
inline constexpr Text event_throttled{"{0}: sàn bảo chậm lại, chờ {3} giây",
                                      "{0}: asked to slow down, waiting {3} s"};
inline constexpr Text event_retrying{"{0}: chưa được ({2}), thử lại sau {3} giây",
                                     "{0}: went wrong ({2}), again in {3} s"};
inline constexpr Text event_looking_up{"{0}: hỏi lại sàn về {1} mục chưa rõ kết quả",
                                       "{0}: looking up {1} of unknown outcome"};
inline constexpr Text event_order{"{0}: đơn {1}, {3} dòng", "{0}: order {1}, {3} ⟦line|lines⟧"};
inline constexpr Text event_quarantined{"{0}: {3} đơn không đọc được, giữ riêng",
                                        "{0}: {3} ⟦order|orders⟧ could not be read"};
inline constexpr Text event_told{"{0}: sàn đã biết đơn {1}", "{0}: told of order {1}"};
inline constexpr Text event_storage{"{1} Thử lại sau {3} giây ({2})", "{1} Again in {3} s ({2})"};
inline constexpr Text storage_failed{"{} ({})", "{} ({})"};
inline constexpr Text event_locked_out{"{0}: không đọc được mã bí mật; hãy kết nối lại kênh này",
                                       "{0}: its credentials cannot be read; connect it again"};

// ---- orders ------------------------------------------------------------------------------------
inline constexpr Text no_orders{"Chưa có đơn hàng nào.", "There are no orders yet."};
inline constexpr Text no_such_orders{"Không có đơn nào như vậy.", "No order is like that."};
inline constexpr Text short_line{"{}: thiếu {} trong {}", "{}: short {} of {}"};
inline constexpr Text confirm_before{"xác nhận trước {}", "confirm before {}"};
inline constexpr Text refused_to_hear{"  Sàn không nhận tin về đơn {}: {}",
                                      "  The marketplace would not hear of order {}: {}"};
inline constexpr Text order_now{"Đơn {}: {}.", "Order {}: {}."};
inline constexpr Text picked{"  {} từ lô {} ({}, hạn {})", "  {} from lot {} ({}, until {})"};
inline constexpr Text telling_market{"Đang báo cho sàn …", "Telling the marketplace …"};
inline constexpr Text market_told{"Sàn đã biết.", "The marketplace knows."};
inline constexpr Text market_not_told{
    "Chưa báo được cho sàn; \"ganh serve\" hoặc lần \"ganh publish\" sau sẽ báo.",
    "The marketplace could not be told yet; \"ganh serve\" or the next \"ganh publish\" will."};
inline constexpr Text order_heading{"Đơn {} ({}): {}", "Order {} ({}): {}"};
inline constexpr Text order_customer{"Khách: {}, {}, {}", "Customer: {}, {}, {}"};
inline constexpr Text order_placed{"Đặt lúc {}", "Placed at {}"};
inline constexpr Text order_next{"Việc tiếp theo: {}", "Next: {}"};
inline constexpr Text older_orders{"Còn đơn cũ hơn: ganh orders --after {}",
                                   "There are older ones: ganh orders --after {}"};

// ---- to-do, changes ----------------------------------------------------------------------------
inline constexpr Text due{"Hạn", "Due"};
inline constexpr Text task{"Việc cần làm", "What needs doing"};
inline constexpr Text urgent{"gấp", "urgent"};
inline constexpr Text nothing_to_do{"Không có việc gì đang chờ.", "Nothing needs doing."};
inline constexpr Text change_number{"Số", "No."};
inline constexpr Text change_at{"Lúc", "At"};
inline constexpr Text change_by{"Ai", "Who"};
inline constexpr Text change_cause{"Bằng việc", "By"};
inline constexpr Text without_name{"không còn tên", "no longer named"};
inline constexpr Text no_changes{"Không có thay đổi nào.", "There are no changes."};
inline constexpr Text later_changes{"Còn thay đổi sau đó: ganh changes --after {}",
                                    "There are later ones: ganh changes --after {}"};

// ---- stock, shares -----------------------------------------------------------------------------
inline constexpr Text no_products{"Chưa có sản phẩm nào. Xem: ganh import --help",
                                  "There are no products yet. See: ganh import --help"};
inline constexpr Text expired{"quá hạn", "expired"};
inline constexpr Text lots_left_out{"… và {} lô nữa", "… and {} more ⟦lot|lots⟧"};
inline constexpr Text books_agree{"Sổ kho khớp.", "The books agree."};
inline constexpr Text books_differ{"Sổ kho lệch: {} ghi {}, tính lại {}.",
                                   "The books differ: {} says {}, derived {}."};
inline constexpr Text lot_adjusted{"Lô {}: {} → {}.", "Lot {}: {} → {}."};
inline constexpr Text shares_heading{"Phần của các hộ, đơn gửi từ {} đến hết {}",
                                     "Households' shares, orders shipped {} to {}"};
inline constexpr Text no_shares{"Không có đơn nào gửi trong thời gian này.",
                                "No order was shipped in this time."};

// ---- serve, sandbox ----------------------------------------------------------------------------
inline constexpr Text set_up_at{
    "Chưa có ai dùng. Mở địa chỉ này để tạo người đầu tiên (mã chỉ dùng một lần):\n  {}",
    "Nobody uses it yet. Open this address to make the first person (the code serves once):\n  {}"};
inline constexpr Text serving{"Gánh đang chạy tại {} — Ctrl-C để dừng.",
                              "Gánh serves at {} — Ctrl-C ends it."};
inline constexpr Text stopped{"Đã dừng.", "Ended."};
inline constexpr Text sandbox_runs{"Sàn {} thử nghiệm chạy tại {} — Ctrl-C để dừng.",
                                   "The {} sandbox runs at {} — Ctrl-C ends it."};
inline constexpr Text sandbox_forgets{
    "Chỉ để thử: không phải sàn thật, mã bí mật là mã đặt sẵn, tắt là mất hết.",
    "For trying out only: not the real marketplace, its secrets are made up, it forgets when it "
    "ends."};
inline constexpr Text sandbox_connect{"Nối kênh bán (chép cả dòng):",
                                      "Connect a channel (copy the whole line):"};
inline constexpr Text sandbox_look{"Xem hàng trên sàn thử: {}/", "Look at its listings: {}/"};

}  // namespace ganh::service::words
