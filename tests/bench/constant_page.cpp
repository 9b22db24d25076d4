// The bare program the marks page is measured against: libfcgi, one constant body, nothing else.
// usage: constant_page FILE   (FastCGI on descriptor 0)
#include <fcgiapp.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::ifstream file(argv[1], std::ios::binary);
    const std::string body{std::istreambuf_iterator<char>(file), {}};
    if (body.empty()) return 1;
    const std::string head = "Content-Type: text/html; charset=utf-8\r\n\r\n";
    FCGX_Init();
    FCGX_Request request;
    FCGX_InitRequest(&request, 0, 0);
    while (FCGX_Accept_r(&request) == 0) {
        FCGX_PutStr(head.data(), static_cast<int>(head.size()), request.out);
        FCGX_PutStr(body.data(), static_cast<int>(body.size()), request.out);
        FCGX_Finish_r(&request);
    }
    return 0;
}
