#include "service/accounts/guard/guessed_passwords.h"

namespace ganh::service::accounts::guard {

namespace {

// What leaked lists begin with, and their Vietnamese relations.
constexpr std::string_view passwords[] = {
    "00000000",      "01234567",       "012345678",   "0123456781",    "0123456789",  "0912345678",
    "0987654321",    "11112222",       "11223344",    "112233445566",  "12312312",    "123123123",
    "12341234",      "123454321",      "1234554321",  "12345678",      "123456789",   "1234567890",
    "1234qwer",      "123qwe123",      "123qweasd",   "13572468",      "147258369",   "159753456",
    "19001900",      "1q2w3e4r",       "1q2w3e4r5t",  "1qaz2wsx",      "1qazxsw2",    "20202020",
    "20252025",      "20262026",       "24681357",    "741852963",     "789456123",   "87654321",
    "88888888a",     "987654321",      "9876543210",  "a12345678",     "a123456789",  "a1b2c3d4",
    "aa123456",      "aa12345678",     "abc12345",    "abc123456",     "abc123abc",   "abcd1234",
    "abcd12345",     "abcdefgh",       "admin123",    "admin1234",     "admin12345",  "admin@123",
    "administrator", "administrator1", "anhyeuem",    "anhyeuem1",     "anhyeuem123", "asdfasdf",
    "asdfghjk",      "asdfghjkl",      "backan123",   "backan97",      "baseball",    "bomeyeucon",
    "changeme",      "changeme1",      "computer",    "congchua",      "conyeume",    "default1",
    "demo1234",      "dragon123",      "emyeuanh",    "emyeuanh123",   "facebook",    "facebook123",
    "football",      "ganh1234",       "ganh12345",   "ganh@123",      "giadinh1",    "giadinh123",
    "google123",     "guest123",       "hanoi123",    "hoptacxa",      "hoptacxa1",   "hoptacxa123",
    "hoptacxa@123",  "htx12345",       "htx123456",   "iloveyou",      "iloveyou1",   "internet",
    "jennifer",      "khongbiet",      "khongco1",    "khongcopass",   "khongnho",    "letmein1",
    "letmein123",    "matkhau1",       "matkhau12",   "matkhau123",    "matkhau1234", "matkhau@123",
    "matkhaucuatoi", "meyeucon",       "michelle",    "monkey123",     "nguyen123",   "nguyenvana",
    "nongsan1",      "nongsan123",     "nongsansach", "p@ssw0rd",      "p@ssword",    "pass1234",
    "passw0rd",      "password",       "password1",   "password12",    "password123", "princess",
    "q123456789",    "q1w2e3r4",       "qazwsx123",   "qazwsxedc",     "qwerty12",    "qwerty123",
    "qwerty1234",    "qwertyui",       "qwertyuiop",  "root1234",      "saigon123",   "samsung1",
    "samsung123",    "starwars",       "sunshine",    "superman",      "test1234",    "thainguyen",
    "thainguyen20",  "toilatoi",       "toiyeuem",    "toiyeuvietnam", "trustno1",    "vietnam1",
    "vietnam123",    "vietnam2025",    "vietnam2026", "welcome1",      "welcome123",  "whatever",
    "yeuanh123",     "yeuem123",       "zalo1234",    "zalo12345",     "zxcvbnm1",    "zxcvbnm123",
};

}  // namespace

std::span<const std::string_view> guessed_passwords() {
  return passwords;
}

}  // namespace ganh::service::accounts::guard
