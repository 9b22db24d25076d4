#include "base/private_file.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace base {

void refuse_public_file(const std::string& path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0)
        throw std::system_error(errno, std::generic_category(), path);
    if ((found.st_mode & static_cast<mode_t>(S_IRWXO)) == 0) return;
    throw std::runtime_error(
        path + ": it holds a secret and is open to every account of this machine: chmod o= " + path
    );
}

}  // namespace base
