// A MariaDB of the test's own, to stop, freeze and start again: the shared one of with_mariadb
// serves every other test meanwhile.
#pragma once

#include "base/config.hpp"

#include <sys/types.h>
#include <string>

namespace db_test {

class Server {
public:
    Server();   // installs and starts; throws std::runtime_error when it does not answer in 20 s
    ~Server();  // stops and removes everything
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    Server(Server&&) = delete;
    Server& operator=(Server&&) = delete;

    void start();
    void stop();
    void freeze() const;  // SIGSTOP: connections are accepted by the kernel, nobody answers
    void thaw() const;
    base::Config config() const;

private:
    std::string folder_;
    std::string user_;
    pid_t process_ = -1;
};

}  // namespace db_test
