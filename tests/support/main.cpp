// The runner of every suite. Programs refuse keys that others can read: what tests write is theirs
// alone.
#define BOOST_TEST_MODULE teleservices
#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

namespace {

struct OwnFiles {
    OwnFiles() { ::umask(S_IRWXG | S_IRWXO); }
};
BOOST_TEST_GLOBAL_CONFIGURATION(OwnFiles);

}  // namespace
