// What the tests of mail and letters share: a folder that goes away, a shell command's output, and
// a real SMTP server in a process of its own.
#pragma once

#include "support/files.hpp"

#include <sys/types.h>
#include <unistd.h>

#include <sys/wait.h>
#include <array>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace tools {

struct Folder : support::Folder {
    std::string operator/(const std::string& name) const { return (path / name).string(); }
};

struct ClosePipe {
    void operator()(FILE* pipe) const { pclose(pipe); }
};

inline std::string output_of(const std::string& command) {
    const std::unique_ptr<FILE, ClosePipe> pipe(popen(command.c_str(), "r"));
    std::string out;
    std::array<char, 4096> buffer{};
    while (const auto size = fread(buffer.data(), 1, buffer.size(), pipe.get())) {
        out.append(buffer.data(), size);
    }
    return out;
}

inline std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

class SmtpServer {
public:
    explicit SmtpServer(int port = 0) : SmtpServer(std::make_shared<Folder>(), port) {}
    SmtpServer(std::shared_ptr<Folder> folder, int port) : folder_(std::move(folder)) {
        std::array<int, 2> in{};
        std::array<int, 2> out{};
        if (pipe(in.data()) != 0 || pipe(out.data()) != 0) throw std::runtime_error("pipe");
        pid_ = fork();
        if (pid_ == 0) {
            dup2(in[0], 0);
            dup2(out[1], 1);
            for (const int end : {in[0], in[1], out[0], out[1]}) close(end);
            const std::string script = TS_SOURCE_DIR "/tests/courrier/smtp_server.py";
            execlp(
                "/usr/bin/python3",  // Debian's own: that is where python3-aiosmtpd is
                "python3",
                script.c_str(),
                folder_->path.c_str(),
                std::to_string(port).c_str(),
                static_cast<char*>(nullptr)
            );
            _exit(127);
        }
        close(in[0]);
        close(out[1]);
        stdin_ = in[1];
        FILE* answer = fdopen(out[0], "r");
        if (fscanf(answer, "%d", &port_) != 1)
            throw std::runtime_error("smtp server did not start");
        fclose(answer);
    }
    SmtpServer(const SmtpServer&) = delete;
    SmtpServer& operator=(const SmtpServer&) = delete;
    ~SmtpServer() {
        close(stdin_);
        kill(pid_, SIGTERM);
        waitpid(pid_, nullptr, 0);
    }
    int port() const { return port_; }
    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
    std::shared_ptr<Folder> folder() const { return folder_; }
    std::vector<std::string> messages() const {
        std::vector<std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(folder_->path)) {
            if (entry.path().extension() == ".eml") all.push_back(contents(entry.path()));
        }
        return all;
    }

private:
    std::shared_ptr<Folder> folder_;
    pid_t pid_ = 0;
    int stdin_ = -1;
    int port_ = 0;
};

}  // namespace tools
