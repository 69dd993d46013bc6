#define BOOST_TEST_MODULE ganh
#include <boost/test/unit_test.hpp>
