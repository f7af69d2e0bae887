/* Requests to a web server that listens on a socket of AF_UNIX: of the two, only the server is
 * watched.
 * SPDX-License-Identifier: Apache-2.0 */
#include "workload.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { REQUESTS = 1000, WARMING = 50 };

static const double patience = 1.5e10;

static struct sockaddr_un address;

static int connection(void)
{
    const int fd = want(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");

    if (connect(fd, (const struct sockaddr *)&address, sizeof address) == 0) {
        return fd;
    }
    close(fd);
    return -1;
}

static void wait_for_it(void)
{
    const double start = now();

    for (int fd; (fd = connection()) < 0; usleep(1000)) {
        if (now() - start > patience) {
            cannot("nobody listens");
        }
    }
}

static void request(void)
{
    static const char question[] = "GET /page HTTP/1.0\r\n\r\n";
    static const char good[] = "HTTP/1.1 200";
    char answer[8192];
    const int fd = want(connection(), "connect");
    ssize_t length = 0, count;

    if (write(fd, question, sizeof question - 1) < 0) {
        cannot("the question was not taken");
    }
    while ((count = read(fd, answer + length, sizeof answer - (size_t)length)) > 0) {
        length += count;
    }
    if (length < (ssize_t)sizeof good || memcmp(answer, good, sizeof good - 1) != 0) {
        cannot("no page");
    }
    close(fd);
}

double server(const char *path)
{
    address.sun_family = AF_UNIX;
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    unlink(path);
    const pid_t child =
        companion_program(command_line + 1, want(open("/dev/null", O_WRONLY | O_CLOEXEC), "open"));
    wait_for_it();
    for (int i = 0; i < WARMING; i++) {
        request();
    }
    const double start = now();
    for (int i = 0; i < REQUESTS; i++) {
        request();
    }
    const double time = now() - start;
    end_companion(child);
    return time / 1e6;
}
