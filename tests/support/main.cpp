// The runner of every suite.
#define BOOST_TEST_MODULE teleservices
#include <boost/test/unit_test.hpp>
