/* A file that gets a closed socket's number is a plain file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_to(listener("127.0.0.1", 0));
    const int number = line.client;

    close(number);
    int file = open("/proc/self/exe", O_RDONLY);
    claim("the same number", file == number);
    char bytes[5] = "";
    say_bytes("read", read(file, bytes, 4), bytes);
    say("recv", recv(file, bytes, 4, 0));
    struct stat stat;
    need(fstat(file, &stat));
    claim("regular", S_ISREG(stat.st_mode));
    say_poll_for("poll", file, POLLIN | POLLOUT);
    close(file);
    int again = stream(AF_INET6);
    claim("a socket again", again == number);
    say_own("getsockname", again);
}
