/* To fstat() and /proc a socket is a socket.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET);
    struct stat stat;
    char path[40], link[100] = "";

    need(fstat(fd, &stat));
    claim("S_ISSOCK", S_ISSOCK(stat.st_mode));
    say("mode", stat.st_mode & 0777);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    need(readlink(path, link, sizeof link - 1));
    claim("socket:[inode]", strncmp(link, "socket:[", 8) == 0);
}
